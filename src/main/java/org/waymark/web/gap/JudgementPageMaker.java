package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.waymark.account.Person;
import org.waymark.gap.CellEvidence;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.desk.GapJudgementDesk;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.AreaCode;
import org.waymark.geography.DutyHolder;
import org.waymark.query.GapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Makes the form in which something is said of a cell, and reads it back. */
final class JudgementPageMaker {

  private final Snapshot snapshot;
  private final GapJudgements judgements;
  private final GapQuestion question;
  private final Person person;
  private final Function<String, PageFrame> frame;
  private final CellEvidence evidence;
  private final GapCell cell;

  JudgementPageMaker(
      Snapshot snapshot,
      GapAnalysis analysis,
      GapJudgements judgements,
      GapQuestion question,
      Person person,
      Function<String, PageFrame> frame) {
    this.snapshot = snapshot;
    this.judgements = judgements;
    this.question = question;
    this.person = person;
    this.frame = frame;
    this.cell =
        analysis
            .of(question.area())
            .cell(
                Objects.requireNonNull(question.crimeType()),
                question.cohort(),
                Objects.requireNonNull(question.supportType()));
    this.evidence = analysis.evidence(cell, snapshot.catalogue(), judgements);
  }

  /** The number of the latest judgement of the cell; 0 for none. */
  long version() {
    return judgements.versionOf(cell);
  }

  /** The body they speak for in this area, where they speak for one alone; empty otherwise. */
  String usualBody() {
    Set<AreaCode> bodies = person.authority().dutyBodies();
    List<String> names =
        snapshot.geography().policeAreasOf(question.area().code(), snapshot.today()).stream()
            .flatMap(
                policeArea ->
                    snapshot.geography().dutyHolders(policeArea, snapshot.today()).stream())
            .filter(holder -> bodies.contains(code(holder)))
            .map(DutyHolder::name)
            .distinct()
            .toList();
    return names.size() == 1 ? names.getFirst() : "";
  }

  private static AreaCode code(DutyHolder holder) {
    return holder.bodyCode() == null ? holder.policeArea() : holder.bodyCode();
  }

  /** What the form asks to have kept. */
  GapJudgementDesk.Request request(SentForm sent) {
    TermId cohort = question.cohort();
    return new GapJudgementDesk.Request(
        cell.kind().slug(),
        cell.area().value(),
        "",
        cell.crimeType().value(),
        cohort == null ? "" : cohort.value(),
        cell.supportType().value(),
        sent.first("sort"),
        person.account().name(),
        sent.first("body"),
        sent.first("reason"),
        sent.first("seen"));
  }

  /**
   * @param seen the version the form is filled from
   * @param since what others said while it was being typed, oldest first
   */
  JudgementPage page(SentForm sent, long seen, List<FieldError> errors, List<GapJudgement> since) {
    TermId cohort = question.cohort();
    String heading =
        "Say what you know of "
            + lower(cell.supportType())
            + " for "
            + (cohort == null ? "anybody" : lower(cohort));
    return new JudgementPage(
        frame.apply((errors.isEmpty() ? "" : "Error: ") + heading),
        question.at("/gap/cell"),
        question.at(JudgementController.PATH),
        question.area().shortName() + ", " + lower(cell.crimeType()),
        heading,
        errors,
        FindingMark.of(evidence.finding()),
        evidence.finding().meaning(),
        Said.history(since, judgements.standing(cell, snapshot.today()), false),
        cautions(),
        sorts(sent.first("sort")),
        sent,
        seen,
        Said.history(
            judgements.historyOf(cell),
            evidence.findJudgement(),
            evidence.contradictsConfirmation()));
  }

  private String lower(TermId term) {
    return MatrixPageMaker.lower(snapshot.vocabularies().getTerm(term).label());
  }

  private List<String> cautions() {
    List<String> cautions = new ArrayList<>();
    if (evidence.result().open().provision().services() > 0) {
      cautions.add(
          "Services that count are recorded here. A confirmed absence never hides a service: it"
              + " speaks where none is recorded. Say what is wrong with a listing to whoever keeps"
              + " it.");
    }
    if (evidence.contradictsConfirmation()) {
      cautions.add(
          "An absence was confirmed, and a service has appeared since. If the service is right,"
              + " take the confirmation back.");
    }
    return cautions;
  }

  private List<JudgementPage.Sort> sorts(String chosen) {
    Stream<GapJudgement.Sort> all = Arrays.stream(GapJudgement.Sort.values());
    return all.filter(
            sort -> sort != GapJudgement.Sort.WITHDRAWN || evidence.findJudgement().isPresent())
        .map(
            sort ->
                new JudgementPage.Sort(
                    sort.slug(), words(sort), hint(sort), sort.slug().equals(chosen)))
        .toList();
  }

  /** A judgement as something to do. */
  static String words(GapJudgement.Sort sort) {
    return switch (sort) {
      case ABSENCE_CONFIRMED -> "Confirm that there is none";
      case NOT_RELEVANT -> "Say that it is not relevant here";
      case NOTE -> "Add a note";
      case WITHDRAWN -> "Take back what stands";
    };
  }

  private static String hint(GapJudgement.Sort sort) {
    return switch (sort) {
      case ABSENCE_CONFIRMED ->
          "Somebody looked, and there is no such support for people of this area. It holds until"
              + " the next annual review.";
      case NOT_RELEVANT ->
          "The question does not arise here, so it counts as no gap. It holds until the next annual"
              + " review.";
      case NOTE -> "Something others should know. It changes no finding and does not expire.";
      case WITHDRAWN -> "What was said stays in the history, and no longer counts.";
    };
  }
}
