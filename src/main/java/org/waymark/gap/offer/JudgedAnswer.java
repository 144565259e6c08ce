package org.waymark.gap.offer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.judgement.JudgedFinding;
import org.waymark.geography.Area;
import org.waymark.vocabulary.TermId;

/**
 * Lays over an answer what commissioners have said: of the line itself, or else of the cells behind
 * it, one for each support type of the function. What is said of cells holds for the question when
 * it is said of every one of them.
 */
final class JudgedAnswer {

  private JudgedAnswer() {}

  static OfferAnswer of(OfferAnswer of, Area area, GapJudgements judgements, LocalDate day) {
    JudgedFinding ofLine =
        JudgedFinding.of(of.answer().finding(), of.line().askedOf(area), judgements, day);
    if (ofLine.judgement() != null) {
      return new OfferAnswer(
          of.line(), of.answer(), ofLine.finding(), of.residents(), ofLine.judgement());
    }
    List<JudgedFinding> judged = new ArrayList<>();
    for (TermId support : of.line().function().supportTypes()) {
      judged.add(
          JudgedFinding.of(
              of.answer().finding(),
              new GapCell(
                  area.kind(), area.code(), of.line().crimeType(), of.line().audience(), support),
              judgements,
              day));
    }
    return new OfferAnswer(
        of.line(),
        of.answer(),
        judged.stream().allMatch(each -> each.finding() == GapFinding.ABSENCE_CONFIRMED)
            ? GapFinding.ABSENCE_CONFIRMED
            : of.answer().finding(),
        of.residents(),
        common(judged));
  }

  private static @Nullable GapJudgement common(List<JudgedFinding> judged) {
    GapJudgement first = judged.getFirst().judgement();
    return first != null
            && judged.stream()
                .map(JudgedFinding::judgement)
                .allMatch(each -> each != null && each.sort() == first.sort())
        ? first
        : null;
  }
}
