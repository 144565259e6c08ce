package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.waymark.account.Person;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.desk.GapJudgementDesk;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.DutyHolder;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/** Makes the form in which something is said of a cell, and reads it back. */
final class JudgementPageMaker {

  private final GapJudgements judgements;
  private final JudgedSubject subject;
  private final Optional<GapJudgement> standing;
  private final Function<String, PageFrame> frame;

  JudgementPageMaker(
      Snapshot snapshot,
      GapJudgements judgements,
      JudgedSubject subject,
      Function<String, PageFrame> frame) {
    this.judgements = judgements;
    this.subject = subject;
    this.standing = judgements.standing(subject.question(), snapshot.today());
    this.frame = frame;
  }

  /** The number of the latest judgement of the same; 0 for none. */
  long version() {
    return judgements.versionOf(subject.question());
  }

  /** The body somebody speaks for in an area, where it is one alone; empty otherwise. */
  static String usualBody(Person person, Area area, Snapshot snapshot) {
    Set<AreaCode> bodies = person.authority().dutyBodies();
    List<String> names =
        snapshot.geography().policeAreasOf(area.code(), snapshot.today()).stream()
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
    JudgedQuestion question = subject.question();
    TermId cohort = question instanceof GapCell ? question.cohort() : null;
    return new GapJudgementDesk.Request(
        question.kind().slug(),
        question.area().value(),
        question instanceof LineQuestion line ? line.line() : "",
        question instanceof GapCell cell ? cell.crimeType().value() : "",
        cohort == null ? "" : cohort.value(),
        question instanceof GapCell cell ? cell.supportType().value() : "",
        sent.first("sort"),
        "",
        sent.first("body"),
        sent.first("reason"),
        sent.first("seen"));
  }

  /**
   * @param seen the version the form is filled from
   * @param since what others said while it was being typed, oldest first
   */
  JudgementPage page(SentForm sent, long seen, List<FieldError> errors, List<GapJudgement> since) {
    String heading = "Say what you know of " + subject.heading();
    return new JudgementPage(
        frame.apply((errors.isEmpty() ? "" : "Error: ") + heading),
        subject.back(),
        subject.action(),
        subject.caption(),
        heading,
        errors,
        FindingMark.of(subject.finding()),
        subject.finding().meaning(),
        Said.history(since, standing, false),
        cautions(),
        sorts(sent.first("sort")),
        sent,
        seen,
        Said.history(
            judgements.historyOf(subject.question()), standing, contradictsConfirmation()));
  }

  private boolean contradictsConfirmation() {
    return subject.finding() != GapFinding.ABSENCE_CONFIRMED
        && standing.filter(each -> each.sort() == GapJudgement.Sort.ABSENCE_CONFIRMED).isPresent();
  }

  private List<String> cautions() {
    List<String> cautions = new ArrayList<>();
    if (subject.served()) {
      cautions.add(
          "Services that count are recorded here. A confirmed absence never hides a service: it"
              + " speaks where none is recorded. Say what is wrong with a listing to whoever keeps"
              + " it.");
    }
    if (contradictsConfirmation()) {
      cautions.add(
          "An absence was confirmed, and a service has appeared since. If the service is right,"
              + " take the confirmation back.");
    }
    return cautions;
  }

  /** A line that is not relevant here is removed from the offer of the area instead. */
  private List<JudgementPage.Sort> sorts(String chosen) {
    boolean ofLine = subject.question() instanceof LineQuestion;
    return Arrays.stream(GapJudgement.Sort.values())
        .filter(sort -> sort != GapJudgement.Sort.WITHDRAWN || standing.isPresent())
        .filter(sort -> sort != GapJudgement.Sort.NOT_RELEVANT || !ofLine)
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
