package org.waymark.publishing.download;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.waymark.account.Person;
import org.waymark.gap.BoundaryReport;
import org.waymark.gap.ContractDisclosure;
import org.waymark.gap.ContractTimeline;
import org.waymark.gap.DistanceReport;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapJudgementSource;
import org.waymark.publishing.api.Answers;
import org.waymark.query.GapQuestion;
import org.waymark.query.LocalGapQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.snapshot.Snapshot;

/** Figures of the pages of one area of the gap analysis, as CSV. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Downloads")
class LocalGapDownloads {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");

  private final Answers answers;
  private final GapAnalyses analyses;
  private final GapJudgementSource judgements;
  private final ContractDisclosure disclosure;

  LocalGapDownloads(
      Answers answers,
      GapAnalyses analyses,
      GapJudgementSource judgements,
      ContractDisclosure disclosure) {
    this.answers = answers;
    this.analyses = analyses;
    this.judgements = judgements;
    this.disclosure = disclosure;
  }

  @Operation(
      operationId = "getBoundaryCsv",
      summary = "A police area and its neighbours as CSV",
      description =
          "Parameters: area (a police area of England), crime, cohort, support. The column part"
              + " says what a row is of: area, neighbour, board (on both sides), service (over the"
              + " line) or gap (a shared cell and one neighbour). Empty: not of this part, or not"
              + " measured. Distances are straight lines between points of small areas and public"
              + " places.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; the last rows are credit lines",
      content = @Content(mediaType = "text/csv"))
  @Get("/gap/boundary.csv")
  HttpResponse<?> boundary(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    LocalGapQuestion local =
        LocalGapQuestion.ofPoliceArea(request.getParameters().asMap(), snapshot);
    GapQuestion question = asked(request, local);
    return file(
        request,
        snapshot,
        "boundary-" + question.area().code(),
        () ->
            new BoundaryTable(
                    snapshot,
                    BoundaryReport.of(
                        analyses.of(snapshot),
                        judgements.judgements(),
                        question.area(),
                        Objects.requireNonNull(question.crimeType()),
                        question.cohort(),
                        question.supportType()))
                .toBytes(question));
  }

  @Operation(
      operationId = "getDistanceCsv",
      summary = "How far residents of an area live from the nearest place that takes them, as CSV",
      description =
          "Parameters: area, crime, cohort, support. Columns: what, kilometres, residents, share"
              + " (0 to 1, of all residents). Rows of within hold those nearer too; residents"
              + " without a distance have rows of their own and no kilometres.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; the last rows are credit lines",
      content = @Content(mediaType = "text/csv"))
  @Get("/gap/distance.csv")
  HttpResponse<?> distance(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    GapQuestion question =
        asked(request, LocalGapQuestion.ofArea(request.getParameters().asMap(), snapshot));
    return file(
        request,
        snapshot,
        "distance-" + question.area().code(),
        () ->
            LocalGapTables.distance(
                snapshot,
                question,
                DistanceReport.of(
                    analyses.of(snapshot),
                    question.area(),
                    question.crimeType(),
                    question.cohort(),
                    question.supportType())));
  }

  @Operation(
      operationId = "getContractsCsv",
      summary = "When the funding of services in an area ends, as CSV",
      description =
          "For signed-in commissioners and convenors of every police area the area lies in."
              + " Answered for everybody only while every contract is of the invented demonstration"
              + " catalogue, or where the operator has opened contracts; otherwise status 403."
              + " Parameters: area, crime, cohort, support.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; the last rows are credit lines",
      content = @Content(mediaType = "text/csv"))
  @ApiResponse(responseCode = "403", description = "Contracts are not shown here")
  @Get("/gap/contracts.csv")
  HttpResponse<?> contracts(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    boolean forAll = disclosure.isOpen(snapshot.catalogue());
    if (!forAll && person == null) {
      return forbidden(request);
    }
    GapQuestion question =
        asked(request, LocalGapQuestion.ofArea(request.getParameters().asMap(), snapshot));
    if (!disclosure.isOpenTo(person, snapshot, question.area())) {
      return forbidden(request);
    }
    HttpResponse<?> response = contracts(request, snapshot, question);
    // What one person may see is kept nowhere on the way.
    if (!forAll && response instanceof MutableHttpResponse<?> open) {
      open.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    return response;
  }

  private HttpResponse<?> forbidden(HttpRequest<?> request) {
    return answers.forbidden(
        request,
        "Dates and money of contracts are for signed-in commissioners and convenors of every police"
            + " area that the area lies in. The operator of a Waymark that the public cannot reach"
            + " may set waymark.gap.show-contracts=true.");
  }

  private HttpResponse<?> contracts(
      HttpRequest<?> request, Snapshot snapshot, GapQuestion question) {
    return file(
        request,
        snapshot,
        "contracts-" + question.area().code(),
        () ->
            LocalGapTables.contracts(
                snapshot,
                question,
                ContractTimeline.of(
                    analyses.of(snapshot),
                    question.area(),
                    question.crimeType(),
                    question.cohort(),
                    question.supportType())));
  }

  /** The question, or leaves with everything that is wrong with it. */
  private GapQuestion asked(HttpRequest<?> request, LocalGapQuestion local) {
    List<ParameterProblem> problems = local.problemsOfProgram();
    if (!problems.isEmpty()) {
      answers.refuse(request, problems);
    }
    return local.question();
  }

  private HttpResponse<?> file(
      HttpRequest<?> request, Snapshot snapshot, String name, Supplier<byte[]> body) {
    HttpResponse<?> response =
        answers.ok(request, snapshot, "judged-" + judgements.judgements().revision(), CSV, body);
    return response instanceof MutableHttpResponse<?> open
        ? open.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
        : response;
  }
}
