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
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.drawing.BoundarySource;
import org.waymark.gap.BoundaryReport;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapJudgementSource;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.ReaderNotes;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;

/** A police area and its neighbours. */
@Controller("/gap/boundary")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Hidden
final class BoundaryController {

  private final SnapshotKeeper snapshots;
  private final GapAnalyses analyses;
  private final GapJudgementSource judgements;
  private final BoundarySource boundaries;
  private final PageFrames frames;
  private final Pages pages;

  BoundaryController(
      SnapshotKeeper snapshots,
      GapAnalyses analyses,
      GapJudgementSource judgements,
      BoundarySource boundaries,
      PageFrames frames,
      Pages pages) {
    this.snapshots = snapshots;
    this.analyses = analyses;
    this.judgements = judgements;
    this.boundaries = boundaries;
    this.frames = frames;
    this.pages = pages;
  }

  /** What was not understood is on top (status 400), and the rest answered all the same. */
  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> show(HttpRequest<?> request, @Nullable Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    LocalGapQuestion local =
        LocalGapQuestion.ofPoliceArea(request.getParameters().asMap(), snapshot);
    GapQuestion question = local.question();
    List<FieldError> errors = AskedGap.errors(local.problems());
    String heading =
        local.answerable()
            ? "Across the boundary of " + question.area().shortName()
            : "Across the boundary of a police area";
    PageFrame frame =
        frames
            .of(errors.isEmpty() ? heading : "Error: " + heading, Section.GAP)
            .withStyle("map.css")
            .withStyle("gap.css")
            .withStyle("gap-local.css");
    BoundaryPage page =
        new BoundaryPage(
            frame,
            GapNavigation.of(GapView.BOUNDARY, question),
            heading,
            errors,
            GapForm.of(
                question, snapshot, "Choose an area", "", "Whoever it happened to", "Any support"),
            local.answerable() ? ReaderNotes.with(question.notes(), snapshot) : question.notes(),
            local.answerable() ? answer(question, snapshot) : null);
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "gap/boundary", page);
  }

  private BoundaryPage.@Nullable Answer answer(GapQuestion question, Snapshot snapshot) {
    BoundaryReport report =
        BoundaryReport.of(
            analyses.of(snapshot),
            judgements.judgements(),
            question.area(),
            Objects.requireNonNull(question.crimeType()),
            question.cohort(),
            question.supportType());
    return new BoundaryPageMaker(snapshot, question, report)
        .answer(BoundaryPicture.of(report, snapshot, boundaries).orElse(null));
  }
}
