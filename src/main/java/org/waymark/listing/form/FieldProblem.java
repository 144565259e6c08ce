package org.waymark.listing.form;

import java.util.Objects;
import org.waymark.catalogue.field.ListingPart;

/**
 * One thing that is wrong or missing.
 *
 * @param field name of the field, which is also its identifier on the page
 * @param value what was typed; empty when nothing was
 * @param message what is wrong and what to do
 */
public record FieldProblem(ListingPart part, String field, String value, String message) {
  public FieldProblem {
    Objects.requireNonNull(part);
    Objects.requireNonNull(value);
    if (field.isBlank() || message.isBlank()) {
      throw new IllegalArgumentException("A problem names its field and says what to do");
    }
  }
}
