package org.waymark.listing.withheld;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a withheld or area-only location is; for the eyes of whoever asked and nobody else.
 *
 * @param lines one line each, without the postcode
 * @param postcode as it was typed, upper case, or null
 */
public record HiddenAddress(List<String> lines, @Nullable String postcode) {

  public HiddenAddress {
    lines = List.copyOf(lines);
  }

  /** Says nothing: this text ends up in logs. */
  @Override
  public String toString() {
    return "HiddenAddress";
  }
}
