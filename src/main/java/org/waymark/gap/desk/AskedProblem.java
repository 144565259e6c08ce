package org.waymark.gap.desk;

import java.util.Objects;

/**
 * What is wrong with one field.
 *
 * @param value as it was given; cut where it is long
 * @param message what is wrong, as a sentence
 * @param remedy what the person can do, as a sentence
 */
public record AskedProblem(AskedField field, String value, String message, String remedy) {
  public AskedProblem {
    Objects.requireNonNull(field);
    Objects.requireNonNull(value);
    if (message.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException("A problem needs a message and a remedy");
    }
  }
}
