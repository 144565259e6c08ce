package org.waymark.gap;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.need.NeedEstimator;
import org.waymark.vocabulary.TermId;

/**
 * One crime type, cohort and support type at one level across the areas of a kind: the figures of a
 * map.
 *
 * @param within the area whose parts these are
 * @param by their kind
 * @param level open for "whoever it happened to"
 * @param rows by name
 */
public record GapByArea(
    Area within,
    AreaKind by,
    TermId crimeType,
    @Nullable TermId cohort,
    TermId supportType,
    CohortLevel.Level level,
    List<Row> rows) {

  /**
   * One area.
   *
   * @param cell of the whole area, even where only a part of it lies in the one asked about
   * @param listed true when any service at all is listed there
   * @param whole false when some of its residents live outside the area asked about
   */
  public record Row(Area area, GapReading.Cell cell, boolean listed, boolean whole) {

    /** Share of residents, 0 to 1, whom local services reach. */
    public double share() {
      return cell.result().share(cell.at().provision().reached());
    }
  }

  public GapByArea {
    Objects.requireNonNull(within);
    Objects.requireNonNull(by);
    Objects.requireNonNull(crimeType);
    Objects.requireNonNull(supportType);
    rows = List.copyOf(rows);
  }

  /**
   * The areas of a kind that share residents with an area; of England all English ones.
   *
   * @throws java.util.NoSuchElementException when a term is unknown or outside the Duty
   */
  public static GapByArea of(
      GapAnalysis analysis,
      GapJudgements judgements,
      Area within,
      AreaKind by,
      TermId crimeType,
      @Nullable TermId cohort,
      TermId supportType,
      CohortLevel.Level level) {
    CohortLevel.Level asked = cohort == null ? CohortLevel.Level.OPEN : level;
    List<Row> rows =
        within.kind() == AreaKind.COUNTRY
            ? analysis.forCells(by, crimeType, cohort).stream()
                .map(
                    gap ->
                        row(
                            new GapReading(gap, judgements, analysis.today()),
                            crimeType,
                            cohort,
                            supportType,
                            asked,
                            true))
                .toList()
            : analysis.geography().crosswalk(within.code(), by, analysis.today()).stream()
                .filter(share -> share.population() > 0)
                .sorted(Comparator.comparing(share -> share.area().shortName()))
                .map(
                    share ->
                        row(
                            new GapReading(
                                analysis.forCells(share.area(), crimeType, cohort),
                                judgements,
                                analysis.today()),
                            crimeType,
                            cohort,
                            supportType,
                            asked,
                            share.otherOfPopulation() >= 1))
                .toList();
    return new GapByArea(within, by, crimeType, cohort, supportType, asked, rows);
  }

  /**
   * How much the gap of a row matters; empty where there is none, where a commissioner has said
   * that it is not relevant, and where there is no figure of need.
   */
  public Optional<Priority> priorityOf(Row row, NeedEstimator need) {
    GapReading.Cell cell = row.cell();
    return cell.notRelevant()
        ? Optional.empty()
        : need.volume(row.area(), crimeType, cohort)
            .flatMap(
                volume ->
                    Priority.of(
                        cell.finding(),
                        cell.at().provision(),
                        cell.result().population(),
                        volume,
                        cell.result().settings()));
  }

  private static Row row(
      GapReading reading,
      TermId crimeType,
      @Nullable TermId cohort,
      TermId supportType,
      CohortLevel.Level level,
      boolean whole) {
    return new Row(
        reading.area().area(),
        reading.cell(crimeType, cohort, supportType, level).orElseThrow(),
        reading.area().isListed(),
        whole);
  }
}
