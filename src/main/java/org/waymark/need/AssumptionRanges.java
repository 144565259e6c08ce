package org.waymark.need;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.tables.TableFile;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * How far off each assumption may be, as data: {@code geodata/need/assumption_ranges.csv}. A figure
 * that rests on an assumption has its lower end multiplied by {@code least} and its upper end by
 * {@code most}; several assumptions multiply, so that the range covers all of them at once.
 *
 * @param rows every row of the table
 */
record AssumptionRanges(List<Row> rows) {

  /** What may be assumed; the name in the table is the constant's in kebab case. */
  enum Assumption {
    /** A figure of a wider area is moved to this one by shares of residents. */
    MOVED_BETWEEN_AREAS,
    /** A group of people is as often a victim as those the figure is about. */
    GROUP_AS_OFTEN,
    /** A prevalence was published without an interval. */
    NO_INTERVAL,
    /** The ages of a five-year band are equally many. */
    SPLIT_AGE_BAND,
    /** People are moved between areas with all residents. */
    PEOPLE_MOVED_BETWEEN_AREAS,
    /** An age is as large a share of one sex as of both. */
    SEX_AND_AGE_INDEPENDENT
  }

  /**
   * One row.
   *
   * @param crimeType for this crime type and narrower ones only; null for every one
   * @param cohort for this cohort and narrower ones only; null for every one
   * @param least what the lower end is multiplied by, above 0 and at most 1
   * @param most what the upper end is multiplied by, 1 or more
   * @param basis where the two come from, a sentence
   */
  record Row(
      Assumption assumption,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      double least,
      double most,
      String basis) {
    Row {
      if (!(least > 0 && least <= 1 && most >= 1 && most < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "The range of "
                + assumption
                + " is "
                + least
                + " to "
                + most
                + "; give more than 0 and at most 1, and 1 or more");
      }
    }
  }

  AssumptionRanges {
    rows = List.copyOf(rows);
  }

  static AssumptionRanges builtIn() {
    return BuiltIn.RANGES;
  }

  /** The row for an assumption about everything. */
  Row of(Assumption assumption) {
    return rows.stream()
        .filter(row -> row.assumption() == assumption)
        .filter(row -> row.crimeType() == null && row.cohort() == null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no range for " + assumption));
  }

  /** The row for the nearest crime type at or above this one. */
  Row ofCrime(Assumption assumption, TermId crimeType, Vocabularies terms) {
    return rows.stream()
        .filter(row -> row.assumption() == assumption)
        .filter(
            row ->
                row.crimeType() != null && terms.crimeTypes().isWithin(crimeType, row.crimeType()))
        .max(Comparator.comparingInt(row -> depth(row.crimeType(), terms)))
        .orElseGet(() -> of(assumption));
  }

  /** The row for the nearest cohort at or above this one. */
  Row ofCohort(Assumption assumption, TermId cohort, Vocabularies terms) {
    return rows.stream()
        .filter(row -> row.assumption() == assumption)
        .filter(row -> row.cohort() != null && terms.cohorts().isWithin(cohort, row.cohort()))
        .max(Comparator.comparingInt(row -> depth(row.cohort(), terms)))
        .orElseGet(() -> of(assumption));
  }

  private static int depth(@Nullable TermId term, Vocabularies terms) {
    return term == null ? -1 : terms.containing(term).depth(term);
  }

  private static final class BuiltIn {
    private static final AssumptionRanges RANGES =
        new AssumptionRanges(
            TableFile.read("need/assumption_ranges.csv")
                .rows(
                    row ->
                        new Row(
                            Assumption.valueOf(
                                row.text("assumption").toUpperCase(Locale.ROOT).replace('-', '_')),
                            term(row.textOrNull("crime_type")),
                            term(row.textOrNull("cohort")),
                            row.decimal("least"),
                            row.decimal("most"),
                            row.text("basis"))));

    private static @Nullable TermId term(@Nullable String id) {
      return id == null ? null : new TermId(id);
    }
  }
}
