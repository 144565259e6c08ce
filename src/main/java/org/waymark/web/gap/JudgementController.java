package org.waymark.web.gap;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.waymark.account.Person;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.desk.AskedProblem;
import org.waymark.gap.desk.DeskOutcome;
import org.waymark.gap.desk.GapDesks;
import org.waymark.gap.desk.Speaker;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.gap.offer.OffersInForce;
import org.waymark.geography.AreaKind;
import org.waymark.query.GapParameters;
import org.waymark.query.GapQuestion;
import org.waymark.query.ParsedGap;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;

/** Where a duty holder's people say something of a cell. The desk has the rules. */
@Controller(JudgementController.PATH)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Hidden
record JudgementController(
    SnapshotKeeper snapshots,
    GapAnalyses analyses,
    GapJudgementKeeper judgements,
    GapDesks desks,
    OffersInForce offers,
    PageFrames frames,
    Pages pages,
    ProblemPages problems) {

  static final String PATH = "/gap/judge";

  /** What is asked for besides the question: the sort that is chosen beforehand. */
  private static final Set<String> OTHERS = Set.of("sort", "line", "done");

  @Get
  HttpResponse<?> ask(HttpRequest<?> request, Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    ParsedGap parsed = parse(request, snapshot);
    List<FieldError> errors = errors(parsed, line(request));
    if (!errors.isEmpty()) {
      return problems.refuse(request, errors);
    }
    GapQuestion question = parsed.question();
    if (!desks.ofJudgements(snapshot).mayJudge(new Speaker.SignedIn(person), question.area())) {
      return problems.forbidden(request, notTheirs(question));
    }
    JudgementPageMaker maker = maker(snapshot, question, line(request));
    Map<String, List<String>> fields = new HashMap<>();
    fields.put("body", List.of(JudgementPageMaker.usualBody(person, question.area(), snapshot)));
    fields.put("sort", request.getParameters().getAll("sort"));
    return pages.show(
        "gap/judge", maker.page(new SentForm(fields), maker.version(), List.of(), List.of()));
  }

  private static String notTheirs(GapQuestion question) {
    return "What is said of "
        + question.area().shortName()
        + " is said by its duty holders. Ask whoever gave you your account if you work for one.";
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keep(HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    ParsedGap parsed = parse(request, snapshot);
    List<FieldError> unread = errors(parsed, line(request));
    if (!unread.isEmpty()) {
      return problems.refuse(request, unread);
    }
    GapQuestion question = parsed.question();
    SentForm sent = SentForm.of(body);
    String line = line(request);
    JudgementPageMaker maker = maker(snapshot, question, line);
    return switch (desks
        .ofJudgements(snapshot)
        .take(new Speaker.SignedIn(person), maker.request(sent))) {
      case DeskOutcome.Kept<GapJudgement> kept ->
          HttpResponse.seeOther(URI.create(after(question, line, kept.kept().sort())));
      case DeskOutcome.NotAllowed<GapJudgement> notAllowed ->
          problems.forbidden(request, notAllowed.why());
      case DeskOutcome.Refused<GapJudgement> refused ->
          pages.show(
              HttpStatus.BAD_REQUEST,
              "gap/judge",
              maker.page(sent, sent.number("seen").orElse(0), errors(refused), List.of()));
      case DeskOutcome.MovedOn<GapJudgement> movedOn ->
          pages.show(
              HttpStatus.CONFLICT,
              "gap/judge",
              maker(snapshot, question, line)
                  .page(sent, judgementsOf(movedOn, maker), List.of(), movedOn.since()));
    };
  }

  /** Whoever reads what was said meanwhile has seen it. */
  private static long judgementsOf(
      DeskOutcome.MovedOn<GapJudgement> movedOn, JudgementPageMaker maker) {
    List<GapJudgement> since = movedOn.since();
    return since.isEmpty() ? maker.version() : since.getLast().id();
  }

  /** Where whoever has said something reads it. */
  private static String after(GapQuestion question, String line, GapJudgement.Sort sort) {
    return line.isEmpty()
        ? question.at("/gap/cell", Map.of("done", sort.slug())) + "#said"
        : question.at(PATH, Map.of("line", line, "done", sort.slug())) + "#said";
  }

  private static String line(HttpRequest<?> request) {
    return request.getParameters().getFirst("line").orElse("").strip();
  }

  /**
   * @param line a line of the expected offer; empty for the cell of the question
   */
  private JudgementPageMaker maker(Snapshot snapshot, GapQuestion question, String line) {
    GapJudgements said = judgements.judgements();
    OfferInForce offer = offers.of(question.area());
    return new JudgementPageMaker(
        snapshot,
        said,
        line.isEmpty()
            ? JudgedSubject.ofCell(snapshot, analyses.of(snapshot), said, question)
            : JudgedSubject.ofLine(
                snapshot,
                analyses.of(snapshot),
                said,
                question,
                offer,
                offer
                    .find(line)
                    .orElseThrow(
                        () ->
                            new NotFoundException(
                                "The expected offer of this area has no such line."))),
        title -> frames.of(title, Section.GAP).withStyle("gap.css"));
  }

  private static ParsedGap parse(HttpRequest<?> request, Snapshot snapshot) {
    return GapParameters.parse(request.getParameters().asMap(), snapshot, OTHERS);
  }

  /** Everything that keeps the address from naming one cell or one line. */
  private static List<FieldError> errors(ParsedGap parsed, String line) {
    List<FieldError> errors = new ArrayList<>(AskedGap.errors(parsed.problems()));
    GapQuestion question = parsed.question();
    if (question.area().kind() == AreaKind.COUNTRY
        || (line.isEmpty() && (question.crimeType() == null || question.supportType() == null))) {
      errors.add(
          new FieldError(
              "",
              "The address names no area, crime and support. Open the cell in the matrix of your"
                  + " area, and begin there."));
    }
    return errors.stream().map(each -> new FieldError("", each.message())).toList();
  }

  private static List<FieldError> errors(DeskOutcome.Refused<GapJudgement> refused) {
    return refused.problems().stream().map(JudgementController::error).toList();
  }

  private static FieldError error(AskedProblem problem) {
    String message = problem.message() + " " + problem.remedy();
    return switch (problem.field()) {
      case SORT ->
          new FieldError(
              "sort", problem.value().isBlank() ? "Choose what you want to do." : message);
      case REASON ->
          new FieldError(
              "reason", problem.value().isBlank() ? "Say how you know it." : "Why: " + message);
      case BODY -> new FieldError("body", "Whom you speak for: " + message);
      default -> new FieldError("", message);
    };
  }
}
