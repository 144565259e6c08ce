package org.waymark.web.problem;

import java.util.Objects;

/**
 * One line of an error summary.
 *
 * @param field identifier of the field on the page, that the line links to; empty when the page has
 *     no such field
 * @param message what is wrong and what to do, in words
 */
public record FieldError(String field, String message) {
  public FieldError {
    Objects.requireNonNull(field);
    if (message.isBlank()) {
      throw new IllegalArgumentException("An error needs words");
    }
  }
}
