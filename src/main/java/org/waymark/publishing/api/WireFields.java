package org.waymark.publishing.api;

import java.util.List;
import org.waymark.gap.desk.AskedField;
import org.waymark.gap.desk.AskedProblem;
import org.waymark.query.ParameterProblem;

/** The names on the wire of what the desks of the gap are asked. */
final class WireFields {

  private WireFields() {}

  static String name(AskedField field) {
    return switch (field) {
      case AREA_KIND -> "areaKind";
      case AREA -> "area";
      case LINE -> "line";
      case CRIME_TYPE -> "crimeType";
      case COHORT -> "cohort";
      case SUPPORT_TYPE -> "supportType";
      case FUNCTION -> "function";
      case CLOSENESS -> "closeness";
      case ORGANISED_AT -> "organisedAt";
      case YARDSTICK -> "yardstick";
      case QUESTION -> "question";
      case SOURCE -> "source";
      case SOURCE_ADDRESS -> "sourceAddress";
      case SORT -> "sort";
      case AUTHOR -> "author";
      case BODY -> "body";
      case REASON -> "reason";
      case SEEN -> "seen";
    };
  }

  /** Problems of a desk, as programs know the fields. */
  static List<ParameterProblem> problems(List<AskedProblem> problems) {
    return problems.stream()
        .map(
            each ->
                new ParameterProblem(
                    name(each.field()), each.value(), each.message(), each.remedy()))
        .toList();
  }
}
