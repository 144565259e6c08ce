package org.waymark.listing.form;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.waymark.catalogue.field.ListingPart;

/** Which fields are on which part of the form. */
final class FormFields {

  /** Facts that have no one field: they are asked row by row, day by day, or not at all. */
  private static final Set<String> APART = Set.of("group", "opening", "capacity-date");

  private FormFields() {}

  /** True for a fact that is asked in a field of its own name. */
  static boolean isField(String key) {
    return !APART.contains(key) && !key.startsWith("contact-");
  }

  /** The fields that every listing has in a part; rows and groups have more. */
  static List<String> fixed(ListingPart part) {
    List<String> fields = new ArrayList<>();
    if (!part.isApart()) {
      part.fields().stream()
          .flatMap(field -> field.facts().stream())
          .map(fact -> fact.key())
          .filter(FormFields::isField)
          .forEach(fields::add);
    }
    switch (part) {
      case ELIGIBILITY -> fields.add("residence-name");
      case LANGUAGES -> fields.add("language-name");
      case OPENING -> Stream.of(DayOfWeek.values()).map(FormFields::ofDay).forEach(fields::add);
      default -> {}
    }
    return List.copyOf(fields);
  }

  /** The field of the hours of a day of the week. */
  static String ofDay(DayOfWeek day) {
    return "opening-" + day.name().toLowerCase(Locale.ROOT);
  }
}
