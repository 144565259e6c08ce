package org.waymark.gap;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.CellResult;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapCounts;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.judgement.JudgedFinding;
import org.waymark.vocabulary.TermId;

/**
 * The cells of an area together with what commissioners have said of them on a day: what pages and
 * files show.
 */
public record GapReading(AreaGap area, GapJudgements judgements, LocalDate today) {

  public GapReading {
    Objects.requireNonNull(area);
    Objects.requireNonNull(judgements);
    Objects.requireNonNull(today);
  }

  /** One cell at one level or closer. */
  public record Cell(
      GapCell cell,
      CellResult result,
      CellResult.AtLevel at,
      GapFinding finding,
      boolean notRelevant) {}

  /**
   * A cell; empty at a level closer than open for "whoever it happened to".
   *
   * @throws NoSuchElementException when a term is unknown or outside the Duty
   */
  public Optional<Cell> cell(
      TermId crimeType, @Nullable TermId cohort, TermId supportType, CohortLevel.Level level) {
    GapCell cell = area.cell(crimeType, cohort, supportType);
    CellResult result = area.result(crimeType, cohort, supportType);
    JudgedFinding judged = JudgedFinding.of(result.finding(), cell, judgements, today);
    return result
        .at(level)
        .map(at -> new Cell(cell, result, at, finding(judged, at), judged.isNotRelevant()));
  }

  /** Where it is confirmed that there is nothing, there is nothing closer either. */
  private static GapFinding finding(JudgedFinding judged, CellResult.AtLevel at) {
    return judged.finding() == GapFinding.ABSENCE_CONFIRMED ? judged.finding() : at.finding();
  }

  /**
   * How many cells have each finding, as {@link AreaGap#count}, confirmed absences counted as such.
   *
   * @param crimeType null for all of them
   */
  public GapCounts count(@Nullable TermId crimeType, CohortLevel.Level level) {
    GapCounts recorded = area.count(crimeType, level);
    Map<GapFinding, Integer> counts = new EnumMap<>(GapFinding.class);
    counts.putAll(recorded.byFinding());
    Set<GapCell> seen = new HashSet<>();
    for (GapJudgement each : judgements.list()) {
      if (each.question() instanceof GapCell cell
          && cell.kind() == area.area().kind()
          && cell.area().equals(area.area().code())
          && (crimeType == null || crimeType.equals(cell.crimeType()))
          && seen.add(cell)
          && area.findResult(cell.crimeType(), cell.cohort(), cell.supportType()).isPresent()) {
        cell(cell.crimeType(), cell.cohort(), cell.supportType(), level)
            .filter(found -> found.finding() != found.at().finding())
            .ifPresent(
                found -> {
                  counts.merge(found.at().finding(), -1, Integer::sum);
                  counts.merge(found.finding(), 1, Integer::sum);
                });
      }
    }
    counts.values().removeIf(count -> count == 0);
    return new GapCounts(counts);
  }
}
