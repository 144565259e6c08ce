package org.waymark.gap.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.gap.cell.GapCell;

/** All judgements at one revision, read-only and in memory. Immutable and thread-safe. */
public final class GapJudgements {

  private static final GapJudgements NONE = new GapJudgements(0, List.of());

  private final long revision;
  private final List<GapJudgement> all;
  private final Map<GapCell, List<GapJudgement>> byCell = new HashMap<>();

  /**
   * @param revision the number of the latest of them; 0 for none
   * @param all in any order
   */
  public GapJudgements(long revision, List<GapJudgement> all) {
    this.revision = revision;
    this.all = all.stream().sorted(Comparator.comparingLong(GapJudgement::id)).toList();
    for (GapJudgement each : this.all) {
      byCell.computeIfAbsent(each.cell(), cell -> new ArrayList<>()).add(each);
    }
  }

  public static GapJudgements none() {
    return NONE;
  }

  public long revision() {
    return revision;
  }

  /** Every judgement, oldest first. */
  public List<GapJudgement> list() {
    return all;
  }

  /**
   * What stands of a cell on that day: the latest confirmation or "not relevant", unless a later
   * one of either sort or a withdrawal has taken its place, or it has expired.
   */
  public Optional<GapJudgement> standing(GapCell cell, LocalDate day) {
    return latest(cell, day).filter(last -> last.holdsOn(day));
  }

  /**
   * The latest confirmation or "not relevant" of a cell on that day, whether it still holds or has
   * expired; empty when there is none or it was withdrawn.
   */
  public Optional<GapJudgement> latest(GapCell cell, LocalDate day) {
    GapJudgement last = null;
    for (GapJudgement each : byCell.getOrDefault(cell, List.of())) {
      if (each.sort() != GapJudgement.Sort.NOTE && !day.isBefore(each.made())) {
        last = each;
      }
    }
    return Optional.ofNullable(last).filter(each -> each.sort().expires());
  }

  /** {@link #latest} of every cell that has one, oldest first. */
  public List<GapJudgement> listLatest(LocalDate day) {
    return byCell.keySet().stream()
        .flatMap(cell -> latest(cell, day).stream())
        .sorted(Comparator.comparingLong(GapJudgement::id))
        .toList();
  }

  /**
   * Whether this judgement itself has force on that day: a confirmation or "not relevant" that is
   * {@link #standing}, or a note. A withdrawal has none beyond what it took away.
   */
  public boolean stands(GapJudgement judgement, LocalDate day) {
    return switch (judgement.sort()) {
      case NOTE -> judgement.holdsOn(day);
      case WITHDRAWN -> false;
      case ABSENCE_CONFIRMED, NOT_RELEVANT ->
          standing(judgement.cell(), day).filter(judgement::equals).isPresent();
    };
  }

  /** Everything that was ever said of a cell, oldest first. */
  public List<GapJudgement> historyOf(GapCell cell) {
    return List.copyOf(byCell.getOrDefault(cell, List.of()));
  }

  /** The number of the latest thing that was said of a cell; 0 when nothing ever was. */
  public long versionOf(GapCell cell) {
    List<GapJudgement> said = byCell.getOrDefault(cell, List.of());
    return said.isEmpty() ? 0 : said.getLast().id();
  }

  /** The notes on a cell, oldest first. */
  public List<GapJudgement> notesOn(GapCell cell) {
    return byCell.getOrDefault(cell, List.of()).stream()
        .filter(each -> each.sort() == GapJudgement.Sort.NOTE)
        .toList();
  }
}
