package org.waymark.web.gap;

import java.util.Map;
import java.util.Objects;
import org.waymark.gap.CellEvidence;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OfferLine;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/**
 * What something is said of, a cell or a line of the expected offer, as the page of the form needs
 * to know it.
 *
 * @param served true when services that count are recorded for it
 * @param caption the area, over the heading
 * @param heading what it is, to follow "Say what you know of"
 * @param back where its reader came from
 * @param action where the form is sent
 */
record JudgedSubject(
    JudgedQuestion question,
    GapFinding finding,
    boolean served,
    String caption,
    String heading,
    String back,
    String action) {

  static JudgedSubject ofCell(
      Snapshot snapshot, GapAnalysis analysis, GapJudgements judgements, GapQuestion question) {
    TermId cohort = question.cohort();
    GapCell cell =
        analysis
            .of(question.area())
            .cell(
                Objects.requireNonNull(question.crimeType()),
                cohort,
                Objects.requireNonNull(question.supportType()));
    CellEvidence evidence = analysis.evidence(cell, snapshot.catalogue(), judgements);
    return new JudgedSubject(
        cell,
        evidence.finding(),
        evidence.result().open().provision().services() > 0,
        question.area().shortName() + ", " + lower(snapshot, cell.crimeType()),
        lower(snapshot, cell.supportType())
            + " for "
            + (cohort == null ? "anybody" : lower(snapshot, cohort)),
        question.at("/gap/cell"),
        question.at(JudgementController.PATH));
  }

  static JudgedSubject ofLine(
      Snapshot snapshot,
      GapAnalysis analysis,
      GapJudgements judgements,
      GapQuestion question,
      OfferInForce offer,
      OfferLine line) {
    OfferAnswer answer =
        analysis
            .offerOf(question.area(), offer)
            .judged(judgements, snapshot.today())
            .find(line.id())
            .orElseThrow();
    return new JudgedSubject(
        line.askedOf(question.area()),
        answer.finding(),
        answer.provision().services() > 0,
        question.area().shortName() + ", expected offer",
        "this: " + line.question(),
        question.at(ExpectedController.FORM, Map.of("line", line.id())),
        question.at(JudgementController.PATH, Map.of("line", line.id())));
  }

  private static String lower(Snapshot snapshot, TermId term) {
    return MatrixPageMaker.lower(snapshot.vocabularies().getTerm(term).label());
  }
}
