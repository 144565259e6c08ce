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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.DistanceReport;
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

/** How far residents live from a place that takes them. */
@Controller("/gap/distance")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class DistanceController {

  /** Distances named in the answer, in kilometres. */
  private static final List<Integer> NAMED = List.of(5, 10, 20);

  private final SnapshotKeeper snapshots;
  private final GapAnalyses analyses;
  private final PageFrames frames;
  private final Pages pages;

  DistanceController(
      SnapshotKeeper snapshots, GapAnalyses analyses, PageFrames frames, Pages pages) {
    this.snapshots = snapshots;
    this.analyses = analyses;
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
    String heading =
        local.answerable()
            ? "How far it is in " + question.area().shortName()
            : "How far it is to a service";
    DistancePage page =
        new DistancePage(
            frames
                .of(errors.isEmpty() ? heading : "Error: " + heading, Section.GAP)
                .withStyle("map.css")
                .withStyle("gap.css")
                .withStyle("gap-local.css"),
            GapNavigation.of(GapView.DISTANCE, question),
            heading,
            errors,
            GapForm.of(
                question,
                snapshot,
                "Choose an area",
                "Any crime",
                "Whoever it happened to",
                "Any support"),
            local.answerable() ? ReaderNotes.with(question.notes(), snapshot) : question.notes(),
            local.answerable() ? answer(question, snapshot) : null);
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "gap/distance", page);
  }

  private DistancePage.Answer answer(GapQuestion question, Snapshot snapshot) {
    DistanceReport report =
        DistanceReport.of(
            analyses.of(snapshot),
            question.area(),
            question.crimeType(),
            question.cohort(),
            question.supportType());
    return new DistancePage.Answer(
        sentences(report, AskedGap.words(question, snapshot.vocabularies())),
        question.area().shortName(),
        DistanceChart.of(report).orElse(null),
        report.measured() == 0
            ? List.of()
            : report.steps().stream()
                .map(
                    step ->
                        new DistancePage.Row(
                            "Within " + step.kilometres() + " km",
                            Figures.whole(step.residents()),
                            Figures.percent(step.share())))
                .toList(),
        apart(report),
        row("All residents", report.population(), report),
        question.at("/gap/distance.csv"),
        snapshot.today().format(AskedGap.DATE));
  }

  private static DistancePage.Row row(String what, long residents, DistanceReport report) {
    return new DistancePage.Row(
        what, Figures.whole(residents), Figures.percent(share(residents, report)));
  }

  private static double share(long residents, DistanceReport report) {
    return report.population() == 0 ? 0 : residents / (double) report.population();
  }

  private static List<DistancePage.Row> apart(DistanceReport report) {
    List<DistancePage.Row> rows = new ArrayList<>();
    rows.add(
        row("Further than " + DistanceReport.LONGEST_KILOMETRES + " km", report.further(), report));
    report
        .unmeasured()
        .forEach((reason, residents) -> rows.add(row(reason.label(), residents, report)));
    rows.add(row("No local service takes them", report.notTaken(), report));
    return rows;
  }

  private static List<String> sentences(DistanceReport report, String words) {
    String place = report.area().shortName();
    List<String> sentences = new ArrayList<>();
    if (!report.listed()) {
      sentences.add(
          "No local services are listed for "
              + place
              + " yet. That is missing information, not proof that there are none.");
      return sentences;
    }
    if (report.measured() == 0) {
      sentences.add(
          "Nobody in "
              + place
              + " can be given a distance: no local service"
              + words
              + " that takes them has a public place to visit.");
    } else {
      List<String> within =
          NAMED.stream()
              .map(
                  kilometres ->
                      Figures.percent(share(report.within(kilometres), report))
                          + " within "
                          + kilometres
                          + " km")
              .toList();
      sentences.add(
          within.getFirst().replace(" within ", " of " + place + "’s residents live within ")
              + " of the nearest public place of a service"
              + words.replace(" that take ", " that takes ")
              + " that takes people from where they live; "
              + within.get(1)
              + " and "
              + within.getLast()
              + ".");
      Double median = report.medianKilometres();
      if (median != null) {
        sentences.add(
            "Of those who can be given a distance, half live within "
                + Figures.oneDecimal(median)
                + " km, in a straight line from the small area where they live.");
      }
    }
    if (report.unmeasuredResidents() > 0) {
      sentences.add(
          Figures.whole(report.unmeasuredResidents())
              + " residents are taken only by services that have no public place to visit. They are"
              + " counted apart and never as far away.");
    }
    sentences.add(
        "Counted: "
            + Figures.count(report.services(), "local service", "local services")
            + ", of which "
            + Figures.whole(report.measuredServices())
            + (report.measuredServices() == 1 ? " has" : " have")
            + " a public place to visit. "
            + Figures.count(
                report.nationwide(), "England-wide service is", "England-wide services are")
            + " left out.");
    return sentences;
  }
}
