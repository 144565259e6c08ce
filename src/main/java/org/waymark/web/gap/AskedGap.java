package org.waymark.web.gap;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.FilterWords;
import org.waymark.coverage.ServiceFilter;
import org.waymark.query.GapQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.web.problem.FieldError;

/** A question of the gap analysis in the words of a page. */
final class AskedGap {

  static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);

  private static final Set<String> FIELDS = Set.of("area", "crime", "cohort", "support");

  private AskedGap() {}

  /** What the services in question have in common, to follow "services"; empty for any. */
  static String words(GapQuestion question, Vocabularies vocabularies) {
    return new FilterWords(vocabularies)
        .describe(
            ServiceFilter.builder()
                .crimeTypes(setOf(question.crimeType()))
                .cohorts(setOf(question.cohort()))
                .supportTypes(setOf(question.supportType()))
                .build());
  }

  private static Set<TermId> setOf(@Nullable TermId term) {
    return term == null ? Set.of() : Set.of(term);
  }

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

  /** A label to read in a sentence: "sexual abuse". */
  static String label(TermId term, Vocabularies vocabularies) {
    return vocabularies.findTerm(term).map(found -> found.label()).orElse(term.value());
  }

  /** A whole number of kilometres without a decimal, any other with one. */
  static String kilometres(double kilometres) {
    return kilometres == Math.rint(kilometres)
        ? String.format(Locale.UK, "%.0f km", kilometres)
        : String.format(Locale.UK, "%.1f km", kilometres);
  }
}
