package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.account.Person;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.JudgedQuestion;
import org.waymark.gap.cell.LineQuestion;
import org.waymark.gap.desk.DeskOutcome;
import org.waymark.gap.desk.GapDesks;
import org.waymark.gap.desk.GapJudgementDesk;
import org.waymark.gap.desk.Speaker;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.query.ParameterProblem;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;

/** What commissioners say of cells: to read for everybody, to add for whoever has the token. */
@Controller(JudgementsApi.ROOT)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Gap analysis")
@SecurityScheme(
    name = "judgementToken",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "The token that the operator of this Waymark has set")
record JudgementsApi(
    Answers answers, GapJudgementKeeper judgements, GapDesks desks, JudgementGate gate) {

  static final String ROOT = WireMaker.ROOT + "/gap/judgements";

  /** The longest words in six bytes a character, and room for the rest. */
  static final int LARGEST_BODY_BYTES = 16 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(JudgementsApi.class);
  private static final Set<String> PARAMETERS = Set.of("area", "kind");

  @Operation(
      operationId = "listJudgements",
      summary = "What commissioners have said of cells of the gap analysis",
      description =
          "Every confirmation of absence, \"not relevant\", note and withdrawal, oldest first, with"
              + " who, when and why; of one area where area (a code) is given, and of one kind of"
              + " area where kind is. Whoever has the operator's token adds one by POST.")
  @ApiResponse(
      responseCode = "200",
      description = "Judgements",
      content = @Content(schema = @Schema(implementation = JudgementWire.Judgements.class)))
  @Get
  HttpResponse<?> judgements(
      HttpRequest<?> request,
      @Nullable @QueryValue String area,
      @Nullable @QueryValue String kind) {
    Snapshot snapshot = answers.snapshot();
    refuseUnknownParameters(request);
    String askedKind = kind == null ? "" : kind.strip();
    Optional<AreaKind> of = AreaKind.ofSlug(askedKind);
    if (of.isEmpty() && !askedKind.isEmpty()) {
      return answers.refuse(
          request,
          "kind",
          askedKind,
          "There is no such kind of area.",
          "Use one of: "
              + Arrays.stream(AreaKind.values())
                  .map(AreaKind::slug)
                  .collect(Collectors.joining(", "))
              + ".");
    }
    String askedArea = area == null ? "" : area.strip();
    Optional<AreaCode> code =
        snapshot.geography().names(snapshot.today()).findOne(askedArea).map(Area::code);
    if (!askedArea.isEmpty() && code.isEmpty()) {
      return answers.refuse(
          request,
          "area",
          askedArea,
          "No one area has this code or name.",
          "Give the nine characters of an ONS code, as E23000002 for Cumbria, or a name with its"
              + " kind; see "
              + WireMaker.ROOT
              + "/areas.");
    }
    GapJudgements known = judgements.judgements();
    return answers.ok(
        request,
        snapshot,
        "judgements-" + known.revision(),
        () ->
            new JudgementWire.Judgements(
                known.list().stream()
                    .filter(each -> of.isEmpty() || each.question().kind() == of.get())
                    .filter(each -> code.isEmpty() || each.question().area().equals(code.get()))
                    .map(each -> wire(each, known, snapshot))
                    .toList()));
  }

  private void refuseUnknownParameters(HttpRequest<?> request) {
    List<ParameterProblem> unknown =
        request.getParameters().names().stream()
            .filter(name -> !PARAMETERS.contains(name))
            .sorted()
            .map(
                name ->
                    new ParameterProblem(
                        name.isBlank() ? "(no name)" : name,
                        "",
                        "There is no such parameter.",
                        "Use area and kind, or neither."))
            .toList();
    if (!unknown.isEmpty()) {
      answers.refuse(request, unknown);
    }
  }

  @Operation(operationId = "getJudgement", summary = "One judgement")
  @ApiResponse(
      responseCode = "200",
      description = "The judgement",
      content = @Content(schema = @Schema(implementation = JudgementWire.Judgement.class)))
  @Get("/{id}")
  HttpResponse<?> judgement(HttpRequest<?> request, @PathVariable String id) {
    Snapshot snapshot = answers.snapshot();
    GapJudgements known = judgements.judgements();
    return known.list().stream()
        .filter(each -> Long.toString(each.id()).equals(id))
        .findFirst()
        .<HttpResponse<?>>map(
            found ->
                answers.ok(
                    request,
                    snapshot,
                    "judgements-" + known.revision(),
                    () -> wire(found, known, snapshot)))
        .orElseGet(
            () -> answers.notFound(request, "No judgement has this number. See " + ROOT + "."));
  }

  @Operation(
      operationId = "addJudgement",
      summary = "Say something of a cell",
      description =
          "For whoever has the operator's token, and for signed-in commissioners and convenors of"
              + " the area. Judgements are only ever added: a later confirmation or \"not"
              + " relevant\" takes the place of an earlier one of the same cell, \"withdrawn\""
              + " takes back what stands. All of it is published.",
      security = @SecurityRequirement(name = "judgementToken"))
  @RequestBody(
      required = true,
      description = "At most 16 kB; fields that do not exist are refused",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = JudgementWire.NewJudgement.class)))
  @ApiResponse(
      responseCode = "201",
      description = "It is kept; Location names it",
      content = @Content(schema = @Schema(implementation = JudgementWire.Judgement.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Problem details: each field that is wrong, its value and the remedy",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "401",
      description = "Problem details: no token, or another",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "403",
      description = "Problem details: the operator has not opened this, or it is not your area",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "409",
      description = "Problem details: something was said since the judgement that was seen",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @Post
  HttpResponse<?> add(
      HttpRequest<?> request,
      @Nullable @Parameter(hidden = true) Person person,
      @Nullable @Body byte[] body) {
    // A program's token is for listings alone; the gate has its own.
    Person signedIn = person == null || person.token() != null ? null : person;
    if (signedIn == null) {
      gate.check(request);
    }
    JudgementBody read =
        JudgementBody.read(
            Answers.json(
                request,
                body,
                LARGEST_BODY_BYTES,
                "Send at most 16 kB: a reason has at most "
                    + GapJudgement.LONGEST_REASON
                    + " characters."));
    GapJudgementDesk.Request asked = read.request();
    if (asked == null) {
      return answers.refuse(request, read.problems());
    }
    Snapshot snapshot = answers.snapshot();
    Speaker speaker = signedIn == null ? Speaker.Operator.TOKEN : new Speaker.SignedIn(signedIn);
    return switch (desks.ofJudgements(snapshot).take(speaker, asked)) {
      case DeskOutcome.Refused<GapJudgement> refused ->
          answers.refuse(request, WireFields.problems(refused.problems()));
      case DeskOutcome.NotAllowed<GapJudgement> notAllowed ->
          throw Answers.problem(
              request, HttpStatus.FORBIDDEN, "You cannot judge this area", notAllowed.why());
      case DeskOutcome.MovedOn<GapJudgement> movedOn ->
          throw Answers.problem(
              request,
              HttpStatus.CONFLICT,
              "Something was said of this cell meanwhile",
              "Read what was said at " + ROOT + ", and send its number as \"seen\".");
      case DeskOutcome.Kept<GapJudgement> kept -> created(kept.kept(), snapshot);
    };
  }

  private HttpResponse<?> created(GapJudgement kept, Snapshot snapshot) {
    LOG.info("Judgement {} was kept", kept.id());
    return HttpResponse.<Object>created(wire(kept, judgements.judgements(), snapshot))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header(HttpHeaders.LOCATION, self(kept));
  }

  private static String self(GapJudgement judgement) {
    return ROOT + "/" + judgement.id();
  }

  private static JudgementWire.Judgement wire(
      GapJudgement judgement, GapJudgements among, Snapshot snapshot) {
    JudgedQuestion question = judgement.question();
    TermId cohort = question.cohort();
    return new JudgementWire.Judgement(
        judgement.id(),
        question.kind().slug(),
        question.area().value(),
        snapshot
            .geography()
            .findArea(question.kind(), question.area())
            .map(Area::shortName)
            .orElse(question.area().value()),
        question.crimeType().value(),
        cohort == null ? null : cohort.value(),
        question instanceof GapCell cell ? cell.supportType().value() : null,
        question instanceof LineQuestion line ? line.line() : null,
        judgement.sort().slug(),
        judgement.author(),
        judgement.body(),
        judgement.reason(),
        judgement.made(),
        judgement.expires(),
        among.stands(judgement, snapshot.today()),
        self(judgement));
  }
}
