package org.waymark.gap.judgement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.gap.cell.JudgedQuestion;

/** All judgements at one revision, read-only and in memory. Immutable and thread-safe. */
public final class GapJudgements {

  private static final GapJudgements NONE = new GapJudgements(0, List.of());

  private final long revision;
  private final List<GapJudgement> all;
  private final Map<JudgedQuestion, List<GapJudgement>> byQuestion = new HashMap<>();

  /**
   * @param revision the number of the latest of them; 0 for none
   * @param all in any order
   */
  public GapJudgements(long revision, List<GapJudgement> all) {
    this.revision = revision;
    this.all = all.stream().sorted(Comparator.comparingLong(GapJudgement::id)).toList();
    for (GapJudgement each : this.all) {
      byQuestion.computeIfAbsent(each.question(), question -> new ArrayList<>()).add(each);
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
   * What stands of a question on that day: the latest confirmation or "not relevant", unless a
   * later one of either sort or a withdrawal has taken its place, or it has expired.
   */
  public Optional<GapJudgement> standing(JudgedQuestion question, LocalDate day) {
    return latest(question, day).filter(last -> last.holdsOn(day));
  }

  /**
   * The latest confirmation or "not relevant" of a question on that day, whether it still holds or
   * has expired; empty when there is none or it was withdrawn.
   */
  public Optional<GapJudgement> latest(JudgedQuestion question, LocalDate day) {
    GapJudgement last = null;
    for (GapJudgement each : byQuestion.getOrDefault(question, List.of())) {
      if (each.sort() != GapJudgement.Sort.NOTE && !day.isBefore(each.made())) {
        last = each;
      }
    }
    return Optional.ofNullable(last).filter(each -> each.sort().expires());
  }

  /** {@link #latest} of every question that has one, oldest first. */
  public List<GapJudgement> listLatest(LocalDate day) {
    return byQuestion.keySet().stream()
        .flatMap(question -> latest(question, day).stream())
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
          standing(judgement.question(), day).filter(judgement::equals).isPresent();
    };
  }

  /** Everything that was ever said of a question, oldest first. */
  public List<GapJudgement> historyOf(JudgedQuestion question) {
    return List.copyOf(byQuestion.getOrDefault(question, List.of()));
  }

  /** The number of the latest thing that was said of a question; 0 when nothing ever was. */
  public long versionOf(JudgedQuestion question) {
    List<GapJudgement> said = byQuestion.getOrDefault(question, List.of());
    return said.isEmpty() ? 0 : said.getLast().id();
  }

  /** The notes on a question, oldest first. */
  public List<GapJudgement> notesOn(JudgedQuestion question) {
    return byQuestion.getOrDefault(question, List.of()).stream()
        .filter(each -> each.sort() == GapJudgement.Sort.NOTE)
        .toList();
  }
}
