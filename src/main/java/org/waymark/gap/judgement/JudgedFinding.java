package org.waymark.gap.judgement;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.JudgedQuestion;

/**
 * A finding with what commissioners have said of the question.
 *
 * @param finding that of the catalogue; {@link GapFinding#ABSENCE_CONFIRMED} in its place where
 *     nothing is recorded and somebody has confirmed that there is nothing
 * @param judgement the confirmation or "not relevant" that stands; null when none does
 */
public record JudgedFinding(GapFinding finding, @Nullable GapJudgement judgement) {

  public JudgedFinding {
    Objects.requireNonNull(finding);
  }

  /** A confirmation never hides a service that counts: it only speaks where there is none. */
  public static JudgedFinding of(
      GapFinding recorded, JudgedQuestion question, GapJudgements judgements, LocalDate day) {
    GapJudgement judgement = judgements.standing(question, day).orElse(null);
    boolean confirmed =
        judgement != null
            && judgement.sort() == GapJudgement.Sort.ABSENCE_CONFIRMED
            && recorded.compareTo(GapFinding.NATIONAL_ONLY) < 0;
    return new JudgedFinding(confirmed ? GapFinding.ABSENCE_CONFIRMED : recorded, judgement);
  }

  /** True when a commissioner has said that the cell is not relevant in this area. */
  public boolean isNotRelevant() {
    return judgement != null && judgement.sort() == GapJudgement.Sort.NOT_RELEVANT;
  }
}
