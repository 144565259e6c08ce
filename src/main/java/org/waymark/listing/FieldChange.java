package org.waymark.listing;

import java.util.List;
import java.util.Objects;
import org.waymark.catalogue.field.ListingField;

/**
 * What one field said and what it says instead, in words a provider understands.
 *
 * @param before lines; empty when it said nothing
 * @param after lines; empty when it says nothing
 * @param removed of {@code before}, what is not in {@code after}, in order
 * @param added of {@code after}, what is not in {@code before}, in order
 */
public record FieldChange(
    ListingField field,
    List<String> before,
    List<String> after,
    List<String> removed,
    List<String> added) {

  public FieldChange {
    Objects.requireNonNull(field);
    before = List.copyOf(before);
    after = List.copyOf(after);
    removed = List.copyOf(removed);
    added = List.copyOf(added);
  }
}
