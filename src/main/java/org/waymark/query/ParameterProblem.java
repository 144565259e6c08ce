package org.waymark.query;

import java.util.List;
import java.util.Objects;
import org.waymark.geography.PlaceLookup;

/**
 * What is wrong with one parameter.
 *
 * @param name the parameter's name as it was given, e.g. {@code crime}
 * @param value the value as it was given
 * @param message what is wrong, as a sentence
 * @param remedy what the person can do, as a sentence
 * @param choices places that could have been meant; empty when it is about no place
 */
public record ParameterProblem(
    String name, String value, String message, String remedy, List<PlaceLookup.Choice> choices) {

  /** A problem that is about no place. */
  public ParameterProblem(String name, String value, String message, String remedy) {
    this(name, value, message, remedy, List.of());
  }

  public ParameterProblem {
    Objects.requireNonNull(value);
    choices = List.copyOf(choices);
    if (name.isBlank() || message.isBlank() || remedy.isBlank()) {
      throw new IllegalArgumentException(
          "A problem names the parameter, what is wrong and the remedy; got %s, %s, %s"
              .formatted(name, message, remedy));
    }
  }
}
