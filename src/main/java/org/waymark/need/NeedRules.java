package org.waymark.need;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.tables.TableFile;
import org.waymark.vocabulary.TermId;

/**
 * How cohorts and crimes are read from indicators, as data: {@code
 * geodata/need/cohort_populations.csv} and {@code crime_measures.csv}. What stands in neither has
 * no built-in population or figure.
 *
 * @param populations one for each cohort
 * @param measures for each crime type and cohort one of each series
 */
record NeedRules(List<Population> populations, List<CrimeMeasure> measures) {

  /** An indicator, and how much of it counts: 0.6 of the people of an age band. */
  record Part(String indicator, double weight) {
    Part {
      if (!(weight > 0 && weight <= 1)) {
        throw new IllegalArgumentException(
            "The weight of " + indicator + " is " + weight + "; give more than 0 and at most 1");
      }
    }
  }

  /**
   * The people of a cohort are the weighted sum of its parts.
   *
   * @param shareOf a cohort by whose share of all people the sum is multiplied; null for none
   */
  record Population(
      TermId cohort, List<Part> parts, @Nullable TermId shareOf, List<String> assumptions) {
    Population {
      parts = List.copyOf(parts);
      assumptions = List.copyOf(assumptions);
    }
  }

  /**
   * What is recorded of a crime is the sum of the indicators.
   *
   * @param cohort whom the figures are about; null for everybody
   * @param uncertain those of the indicators that may not be of this crime at all: the lower end of
   *     the range leaves them out
   */
  record CrimeMeasure(
      TermId crimeType,
      @Nullable TermId cohort,
      List<String> indicators,
      Set<String> uncertain,
      List<String> assumptions) {
    CrimeMeasure {
      indicators = List.copyOf(indicators);
      uncertain = Set.copyOf(uncertain);
      assumptions = List.copyOf(assumptions);
    }
  }

  NeedRules {
    populations = List.copyOf(populations);
    measures = List.copyOf(measures);
  }

  static NeedRules builtIn() {
    return BuiltIn.RULES;
  }

  /** Every indicator that a rule reads. */
  Set<String> indicators() {
    Set<String> ids =
        populations.stream()
            .flatMap(each -> each.parts().stream())
            .map(Part::indicator)
            .collect(Collectors.toSet());
    measures.forEach(each -> ids.addAll(each.indicators()));
    return ids;
  }

  private static final class BuiltIn {
    private static final NeedRules RULES =
        new NeedRules(
            readPopulations(TableFile.read("need/cohort_populations.csv")),
            readMeasures(TableFile.read("need/crime_measures.csv")));

    private record PopulationRow(
        TermId cohort, Part part, @Nullable TermId shareOf, @Nullable String assumption) {}

    private static List<Population> readPopulations(TableFile file) {
      Map<TermId, List<PopulationRow>> byCohort = new LinkedHashMap<>();
      for (PopulationRow row :
          file.rows(
              row ->
                  new PopulationRow(
                      new TermId(row.text("cohort")),
                      new Part(row.text("indicator"), row.decimal("weight")),
                      term(row.textOrNull("share_of")),
                      row.textOrNull("assumption")))) {
        byCohort.computeIfAbsent(row.cohort(), cohort -> new ArrayList<>()).add(row);
      }
      List<Population> populations = new ArrayList<>();
      byCohort.forEach(
          (cohort, rows) ->
              populations.add(
                  new Population(
                      cohort,
                      rows.stream().map(PopulationRow::part).toList(),
                      rows.getFirst().shareOf(),
                      rows.stream()
                          .flatMap(row -> Optional.ofNullable(row.assumption()).stream())
                          .distinct()
                          .toList())));
      return populations;
    }

    private record MeasureKey(TermId crimeType, @Nullable TermId cohort, String series) {}

    private record MeasureRow(
        MeasureKey key, String indicator, boolean certain, @Nullable String assumption) {}

    private static List<CrimeMeasure> readMeasures(TableFile file) {
      Map<MeasureKey, List<MeasureRow>> byKey = new LinkedHashMap<>();
      for (MeasureRow row :
          file.rows(
              row ->
                  new MeasureRow(
                      new MeasureKey(
                          new TermId(row.text("crime_type")),
                          term(row.textOrNull("cohort")),
                          row.text("series")),
                      row.text("indicator"),
                      row.text("certain").equals("yes"),
                      row.textOrNull("assumption")))) {
        byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row);
      }
      List<CrimeMeasure> measures = new ArrayList<>();
      byKey.forEach(
          (key, rows) ->
              measures.add(
                  new CrimeMeasure(
                      key.crimeType(),
                      key.cohort(),
                      rows.stream().map(MeasureRow::indicator).toList(),
                      rows.stream()
                          .filter(row -> !row.certain())
                          .map(MeasureRow::indicator)
                          .collect(Collectors.toSet()),
                      rows.stream()
                          .flatMap(row -> Optional.ofNullable(row.assumption()).stream())
                          .distinct()
                          .toList())));
      return measures;
    }

    private static @Nullable TermId term(@Nullable String id) {
      return id == null ? null : new TermId(id);
    }
  }
}
