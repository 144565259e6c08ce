package org.waymark.query;

import java.util.Objects;

/**
 * What is wrong with one parameter.
 *
 * @param name the parameter's name as it was given, e.g. {@code crime}
 * @param value the value as it was given
 * @param message what is wrong, as a sentence
 * @param remedy what the person can do, as a sentence
 */
public record ParameterProblem(String name, String value, String message, String remedy) {

  public ParameterProblem {
    Objects.requireNonNull(value);
    if (name.isBlank() || message.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException(
          "A problem names the parameter, what is wrong and the remedy; got %s, %s, %s"
              .formatted(name, message, remedy));
    }
  }
}
