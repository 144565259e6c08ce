package org.waymark.pathway.description;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.PlaceLookup;
import org.waymark.pathway.DescribedPerson;

/**
 * What the fields came to. As text it says nothing.
 *
 * @param person null when a field is wrong, or one that is needed is missing
 * @param place the place in words; empty when it is not known
 * @param notes what the reader should know of how the fields were read, as sentences
 * @param problems what is wrong, in the order of the fields
 * @param places what the place could have been instead; empty when nothing
 */
public record PersonReading(
    @Nullable DescribedPerson person,
    String place,
    List<String> notes,
    List<Problem> problems,
    List<PlaceLookup.Choice> places) {

  /**
   * A field that is wrong.
   *
   * @param message what is wrong, without what was typed
   * @param remedy what to do
   */
  public record Problem(String field, String message, String remedy) {}

  public PersonReading {
    notes = List.copyOf(notes);
    problems = List.copyOf(problems);
    places = List.copyOf(places);
  }

  @Override
  public String toString() {
    return "PersonReading";
  }
}
