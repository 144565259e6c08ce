package org.waymark.web.gap;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.waymark.query.ParameterProblem;
import org.waymark.web.problem.FieldError;

/** How pages of reports say what was not understood, and days. */
final class AskedGap {

  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private static final Set<String> FIELDS = Set.of("area", "crime", "cohort", "support");

  private AskedGap() {}

  /** The lines of an error summary. */
  static List<FieldError> errors(List<ParameterProblem> problems) {
    return problems.stream()
        .map(
            problem ->
                new FieldError(
                    FIELDS.contains(problem.name()) ? problem.name() : "",
                    problem.message() + " " + problem.remedy()))
        .toList();
  }
}
