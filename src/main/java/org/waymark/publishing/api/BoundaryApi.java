package org.waymark.publishing.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.judgement.GapJudgementSource;
import org.waymark.gap.report.BoundaryReport;
import org.waymark.geography.AreaCode;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/** A police area and its neighbours. */
@Controller(WireMaker.ROOT)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Gap analysis")
record BoundaryApi(Answers answers, GapAnalyses analyses, GapJudgementSource judgements) {

  @Operation(
      operationId = "getBoundary",
      summary = "Across the boundary of a police area: who lives near it, and whom services take",
      description =
          "Services over the line that take the area's residents and that do not, with the"
              + " residents to whom they are nearer than what takes them, and the gaps that"
              + " neighbours share. Distances are straight lines between points of small areas and"
              + " public places; a service without a public place has none.",
      parameters = {
        @Parameter(
            name = "area",
            in = ParameterIn.QUERY,
            required = true,
            description = "ONS code of a police area of England",
            schema = @Schema(type = "string"),
            example = "E23000002"),
        @Parameter(
            name = "crime",
            in = ParameterIn.QUERY,
            description = "crime type under the Duty; the first of the vocabulary unless told",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "cohort",
            in = ParameterIn.QUERY,
            description = "group of victims; anybody unless told",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "support",
            in = ParameterIn.QUERY,
            description = "support type under the Duty; any unless told",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      description = "Both sides",
      content = @Content(schema = @Schema(implementation = BoundaryWire.Boundary.class)))
  @Get("/gap/boundary")
  HttpResponse<?> boundary(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    LocalGapQuestion local =
        LocalGapQuestion.ofPoliceArea(request.getParameters().asMap(), snapshot);
    List<ParameterProblem> problems = local.problemsOfProgram();
    if (!problems.isEmpty()) {
      return answers.refuse(request, problems);
    }
    GapQuestion question = local.question();
    return answers.ok(
        request,
        snapshot,
        "judged-" + judgements.judgements().revision() + "-returns-" + analyses.returnsRevision(),
        () ->
            wire(
                BoundaryReport.of(
                    analyses.of(snapshot),
                    judgements.judgements(),
                    question.area(),
                    Objects.requireNonNull(question.crimeType()),
                    question.cohort(),
                    question.supportType()),
                question,
                snapshot));
  }

  private static BoundaryWire.Boundary wire(
      BoundaryReport report, GapQuestion question, Snapshot snapshot) {
    TermId cohort = report.cohort();
    TermId support = report.supportType();
    return new BoundaryWire.Boundary(
        WireMaker.named(report.area()),
        report.crimeType().value(),
        cohort == null ? null : cohort.value(),
        support == null ? null : support.value(),
        report.settings().nearKilometres(),
        report.population(),
        report.listed(),
        report.taken(),
        slug(report.finding()),
        report.nearTheLineResidents(),
        report.nearerElsewhereResidents(),
        report.neighbours().stream().map(BoundaryApi::wire).toList(),
        report.services().stream()
            .map(each -> wire(each, report, new WireMaker(snapshot)))
            .toList(),
        report.nationwide(),
        report.sharedGaps().stream().map(BoundaryApi::wire).toList(),
        question.notes(),
        snapshot.today());
  }

  private static @Nullable String slug(@Nullable GapFinding finding) {
    return finding == null ? null : finding.slug();
  }

  private static BoundaryWire.Neighbour wire(BoundaryReport.Neighbour each) {
    return new BoundaryWire.Neighbour(
        WireMaker.named(each.area()),
        each.inDuty(),
        each.population(),
        each.listed(),
        each.taken(),
        slug(each.finding()),
        each.hereResidents(),
        each.hereNotTaken(),
        each.hereNearerElsewhere(),
        each.thereResidents(),
        each.thereNotTaken(),
        each.icbs().stream()
            .map(
                board ->
                    new BoundaryWire.Board(
                        WireMaker.named(board.icb()),
                        board.residentsHere(),
                        board.residentsThere()))
            .toList());
  }

  private static BoundaryWire.OverTheLine wire(
      BoundaryReport.OverTheLine each, BoundaryReport report, WireMaker wire) {
    boolean measured = !each.places().isEmpty();
    return new BoundaryWire.OverTheLine(
        wire.named(each.service()),
        each.group().slug(),
        report.reasonOf(each),
        each.basedIn().stream().map(AreaCode::value).toList(),
        each.reaches().stream().map(AreaCode::value).toList(),
        each.crosses(),
        each.takes(),
        measured,
        measured ? each.nearer() : null,
        measured ? each.onlyNear() : null);
  }

  private static BoundaryWire.SharedGap wire(BoundaryReport.SharedGap gap) {
    return new BoundaryWire.SharedGap(
        gap.supportType().value(),
        gap.anybody(),
        gap.cohorts().stream().map(TermId::value).toList(),
        gap.finding().slug(),
        gap.unreached(),
        gap.partners().stream()
            .map(
                partner ->
                    new BoundaryWire.Partner(
                        partner.area().code().value(),
                        partner.finding().slug(),
                        partner.unreached(),
                        gap.helpedWith(partner)))
            .toList(),
        gap.helped());
  }
}
