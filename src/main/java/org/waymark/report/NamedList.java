package org.waymark.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Several values in one cell.
 *
 * @param address of the page that has all of them, where a page shows only the first; empty for
 *     none
 */
public record NamedList(List<Named> items, String address) {

  public NamedList {
    items = List.copyOf(items);
    Objects.requireNonNull(address);
  }

  /** All of them as a file has them in one cell, divided by semicolons. */
  public String labels() {
    return items.stream().map(Named::label).collect(Collectors.joining("; "));
  }
}
