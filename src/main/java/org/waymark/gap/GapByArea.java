package org.waymark.gap;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * One crime type, cohort and support type across the areas of a kind: the figures of a map.
 *
 * @param within the area whose parts these are
 * @param by their kind
 * @param rows by name
 */
public record GapByArea(
    Area within,
    AreaKind by,
    TermId crimeType,
    @Nullable TermId cohort,
    TermId supportType,
    List<Row> rows) {

  /**
   * One area.
   *
   * @param result of the whole area, even where only a part of it lies in the one asked about
   * @param whole false when some of its residents live outside the area asked about
   */
  public record Row(Area area, GapCell cell, CellResult result, boolean whole) {}

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
      Area within,
      AreaKind by,
      TermId crimeType,
      @Nullable TermId cohort,
      TermId supportType) {
    List<Row> rows =
        within.kind() == AreaKind.COUNTRY
            ? analysis.ofKind(by).stream()
                .map(gap -> row(gap, crimeType, cohort, supportType, true))
                .toList()
            : analysis.geography().crosswalk(within.code(), by, analysis.today()).stream()
                .filter(share -> share.population() > 0)
                .sorted(Comparator.comparing(share -> share.area().shortName()))
                .map(
                    share ->
                        row(
                            analysis.of(share.area()),
                            crimeType,
                            cohort,
                            supportType,
                            share.otherOfPopulation() >= 1))
                .toList();
    return new GapByArea(within, by, crimeType, cohort, supportType, rows);
  }

  private static Row row(
      AreaGap gap, TermId crimeType, @Nullable TermId cohort, TermId supportType, boolean whole) {
    return new Row(
        gap.area(),
        gap.cell(crimeType, cohort, supportType),
        gap.result(crimeType, cohort, supportType),
        whole);
  }
}
