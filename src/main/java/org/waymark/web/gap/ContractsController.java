package org.waymark.web.gap;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.gap.ContractDisclosure;
import org.waymark.gap.ContractTimeline;
import org.waymark.gap.GapAnalyses;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** When funding ends. Asks {@link ContractDisclosure} before anything of a contract is read. */
@Controller("/gap/contracts")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class ContractsController {

  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.UK);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

  private final SnapshotKeeper snapshots;
  private final GapAnalyses analyses;
  private final ContractDisclosure disclosure;
  private final PageFrames frames;
  private final Pages pages;

  ContractsController(
      SnapshotKeeper snapshots,
      GapAnalyses analyses,
      ContractDisclosure disclosure,
      PageFrames frames,
      Pages pages) {
    this.snapshots = snapshots;
    this.analyses = analyses;
    this.disclosure = disclosure;
    this.frames = frames;
    this.pages = pages;
  }

  /** What was not understood is on top (status 400), and the rest answered all the same. */
  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> show(HttpRequest<?> request, @Nullable Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    LocalGapQuestion local = LocalGapQuestion.ofArea(request.getParameters().asMap(), snapshot);
    GapQuestion question = local.question();
    List<FieldError> errors = AskedGap.errors(local.problems());
    boolean disclosed =
        local.answerable()
            ? disclosure.isOpenTo(person, snapshot, question.area())
            : person != null || disclosure.isOpen(snapshot.catalogue());
    String heading =
        local.answerable()
            ? "When funding ends in " + question.area().shortName()
            : "When funding ends";
    ContractsPage page =
        new ContractsPage(
            frames
                .of(errors.isEmpty() ? heading : "Error: " + heading, Section.GAP)
                .withStyle("map.css")
                .withStyle("gap.css")
                .withStyle("gap-local.css"),
            GapNavigation.of(GapView.CONTRACTS, question),
            heading,
            errors,
            GapForm.of(
                question,
                snapshot,
                "Choose an area",
                "Any crime",
                "Whoever it happened to",
                "Any support"),
            disclosed && local.answerable()
                ? ReaderNotes.with(question.notes(), snapshot)
                : question.notes(),
            disclosed,
            disclosed && local.answerable() ? answer(question, snapshot) : null);
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "gap/contracts", page);
  }

  private ContractsPage.Answer answer(GapQuestion question, Snapshot snapshot) {
    ContractTimeline timeline =
        ContractTimeline.of(
            analyses.of(snapshot),
            question.area(),
            question.crimeType(),
            question.cohort(),
            question.supportType());
    return new ContractsPage.Answer(
        sentences(timeline, AskedGap.words(question, snapshot.vocabularies())),
        disclosure.isOpenedByOperator()
            ? "The operator of this Waymark has opened dates and money of contracts to everybody"
                + " who can reach it."
            : disclosure.isOpen(snapshot.catalogue())
                ? "Every contract here is invented, so it is shown. Real ones are for signed-in"
                    + " commissioners."
                : "You see this because your account is of a body that this area concerns.",
        question.area().shortName(),
        ContractChart.of(timeline),
        timeline.quarters().stream().map(ContractsController::row).toList(),
        timeline.ends().stream().map(end -> row(end, snapshot)).toList(),
        timeline.undated().stream()
            .map(
                each ->
                    new ContractsPage.UndatedRow(
                        line(each.service(), snapshot), commissioners(each.arrangement())))
            .toList(),
        timeline.unrecorded().stream().map(service -> line(service, snapshot)).toList(),
        question.at("/gap/contracts.csv"),
        snapshot.today().format(AskedGap.DATE));
  }

  /** "Apr–Jun 2026". */
  static String quarter(ContractTimeline.Quarter quarter) {
    return months(quarter) + " " + quarter.ends().getYear();
  }

  /** "Apr–Jun". */
  static String months(ContractTimeline.Quarter quarter) {
    return quarter.starts().format(MONTH) + "–" + quarter.ends().format(MONTH);
  }

  private static ContractsPage.QuarterRow row(ContractTimeline.Quarter quarter) {
    long last = quarter.ending().stream().filter(ContractTimeline.End::last).count();
    return new ContractsPage.QuarterRow(
        quarter(quarter),
        Figures.whole(last),
        Figures.whole(quarter.ending().size() - last),
        Figures.whole(quarter.losing()));
  }

  private static ContractsPage.EndRow row(ContractTimeline.End end, Snapshot snapshot) {
    CommissioningArrangement arrangement = end.arrangement();
    Long value = arrangement.yearlyValuePounds();
    String extension = arrangement.extension();
    return new ContractsPage.EndRow(
        line(end.service(), snapshot),
        end.lastDay().format(DAY),
        commissioners(arrangement),
        value == null ? "Not recorded" : "£" + Figures.whole(value),
        extension == null || extension.isBlank() ? "None recorded" : extension,
        end.last() ? "Nothing recorded" : "Other funding goes on",
        end.last() ? Figures.whole(end.onlyProvision()) : "0");
  }

  private static String commissioners(CommissioningArrangement arrangement) {
    return arrangement.commissioners().isEmpty()
        ? "Not commissioned, or not recorded"
        : String.join(", ", arrangement.commissioners());
  }

  private static ContractsPage.ServiceLine line(Service service, Snapshot snapshot) {
    return new ContractsPage.ServiceLine(
        "/services/" + service.id(),
        service.name(),
        snapshot.catalogue().organisationOf(service).name());
  }

  private static List<String> sentences(ContractTimeline timeline, String words) {
    String place = timeline.area().shortName();
    List<String> sentences = new ArrayList<>();
    long ending =
        timeline.quarters().stream()
            .flatMap(quarter -> quarter.ending().stream())
            .filter(ContractTimeline.End::last)
            .count();
    ContractTimeline.Quarter year = timeline.quarters().get(3);
    sentences.add(
        "The last recorded funding of "
            + Figures.whole(ending)
            + " of "
            + Figures.count(timeline.services(), "local service", "local services")
            + words
            + " that "
            + (timeline.services() == 1 ? "takes" : "take")
            + " people from "
            + place
            + " ends within three years.");
    sentences.add(
        "If nothing were renewed, "
            + Figures.whole(year.losing())
            + " residents would have lost the only provision of a kind that they have today by "
            + year.ends().format(AskedGap.DATE)
            + ", and "
            + Figures.whole(timeline.quarters().getLast().losing())
            + " by "
            + timeline.quarters().getLast().ends().format(AskedGap.DATE)
            + ".");
    sentences.add(
        "For "
            + Figures.count(timeline.undated().size(), "arrangement", "arrangements")
            + " no end is recorded, and for "
            + Figures.count(timeline.unrecorded().size(), "service", "services")
            + " no arrangement at all. That is missing information, not funding without end.");
    return sentences;
  }
}
