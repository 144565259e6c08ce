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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.gap.desk.AskedProblem;
import org.waymark.gap.desk.DeskOutcome;
import org.waymark.gap.desk.GapDesks;
import org.waymark.gap.desk.OfferDesk;
import org.waymark.gap.desk.Speaker;
import org.waymark.gap.offer.OfferChange;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.gap.offer.OfferLine;
import org.waymark.geography.AreaKind;
import org.waymark.query.GapParameters;
import org.waymark.query.GapQuestion;
import org.waymark.query.ParsedGap;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;
import org.waymark.web.problem.ProblemPages;

/** The expected offer of an area, and where its duty holders change it. The desk has the rules. */
@Controller(ExpectedController.PATH)
@Produces(MediaType.TEXT_HTML)
@Hidden
record ExpectedController(
    SnapshotKeeper snapshots,
    OfferChangeKeeper offers,
    GapDesks desks,
    PageFrames frames,
    Pages pages,
    ProblemPages problems) {

  static final String PATH = "/gap/expected";

  /** The page of the form. */
  static final String FORM = PATH + "/change";

  private static final Set<String> OTHERS = Set.of("line", "sort", "done");

  /** Every line, the national table beside. */
  @Get
  @Secured(SecurityRule.IS_ANONYMOUS)
  HttpResponse<?> table(HttpRequest<?> request, @Nullable Person person) {
    Asked asked = asked(request, person);
    if (!asked.errors().isEmpty()) {
      return problems.refuse(request, asked.errors());
    }
    return pages.show(
        "gap/expected",
        maker(asked, person)
            .table(request.getParameters().getFirst("done").orElse(""), this::frame));
  }

  @Get("/change")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  HttpResponse<?> ask(HttpRequest<?> request, Person person) {
    Asked asked = asked(request, person);
    if (!asked.errors().isEmpty()) {
      return problems.refuse(request, asked.errors());
    }
    if (!desks
        .ofOffers(asked.snapshot())
        .mayChange(new Speaker.SignedIn(person), asked.question().area())) {
      return problems.forbidden(request, Speaker.NOT_THEIRS);
    }
    ExpectedPageMaker maker = maker(asked, person);
    OfferLine line = line(maker, asked.line());
    return pages.show(
        "gap/expected-form",
        maker.form(
            line,
            maker.fill(line),
            maker.version(asked.line()),
            List.of(),
            List.of(),
            this::frame));
  }

  @Post("/change")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> keep(HttpRequest<?> request, Person person, @Body Map<String, Object> body) {
    Asked asked = asked(request, person);
    if (!asked.errors().isEmpty()) {
      return problems.refuse(request, asked.errors());
    }
    SentForm sent = SentForm.of(body);
    OfferDesk.Request wanted = maker(asked, person).request(sent, asked.line());
    DeskOutcome<OfferChange> outcome =
        desks.ofOffers(asked.snapshot()).take(new Speaker.SignedIn(person), wanted);
    // What others did meanwhile is known now.
    ExpectedPageMaker maker = maker(asked, person);
    return switch (outcome) {
      case DeskOutcome.Kept<OfferChange> kept ->
          HttpResponse.seeOther(
              URI.create(asked.question().at(PATH, Map.of("done", kept.kept().change().slug()))));
      case DeskOutcome.NotAllowed<OfferChange> notAllowed ->
          problems.forbidden(request, notAllowed.why());
      case DeskOutcome.Refused<OfferChange> refused ->
          pages.show(
              HttpStatus.BAD_REQUEST,
              "gap/expected-form",
              maker.form(
                  line(maker, asked.line()),
                  sent,
                  sent.number("seen").orElse(0),
                  refused.problems().stream().map(ExpectedController::error).toList(),
                  List.of(),
                  this::frame));
      case DeskOutcome.MovedOn<OfferChange> movedOn ->
          pages.show(
              HttpStatus.CONFLICT,
              "gap/expected-form",
              maker.form(
                  line(maker, asked.line()),
                  sent,
                  maker.version(asked.line()),
                  List.of(),
                  movedOn.since(),
                  this::frame));
    };
  }

  private static @Nullable OfferLine line(ExpectedPageMaker maker, String id) {
    return id.isEmpty()
        ? null
        : maker
            .find(id)
            .orElseThrow(
                () -> new NotFoundException("The expected offer of this area has no such line."));
  }

  /** What every page begins with. */
  private record Asked(
      Snapshot snapshot, GapQuestion question, String line, List<FieldError> errors) {}

  private Asked asked(HttpRequest<?> request, @Nullable Person person) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    ParsedGap parsed = GapParameters.parse(request.getParameters().asMap(), snapshot, OTHERS);
    List<FieldError> errors = new ArrayList<>(AskedGap.errors(parsed.problems()));
    if (parsed.question().area().kind() == AreaKind.COUNTRY) {
      errors.add(
          new FieldError(
              "", "The expected offer is of one area. Choose a police area in the gap analysis."));
    }
    return new Asked(
        snapshot,
        parsed.question(),
        request.getParameters().getFirst("line").orElse("").strip(),
        errors.stream().map(each -> new FieldError("", each.message())).toList());
  }

  private ExpectedPageMaker maker(Asked asked, @Nullable Person person) {
    return new ExpectedPageMaker(
        asked.snapshot(), offers, desks.ofOffers(asked.snapshot()), asked.question(), person);
  }

  private PageFrame frame(String title) {
    return frames.of(title, Section.GAP).withStyle("gap.css");
  }

  private static FieldError error(AskedProblem problem) {
    String message = problem.message() + " " + problem.remedy();
    return switch (problem.field()) {
      case SORT ->
          new FieldError(
              "sort", problem.value().isBlank() ? "Choose what you want to do." : message);
      case REASON ->
          new FieldError("reason", problem.value().isBlank() ? "Say why." : "Why: " + message);
      case CRIME_TYPE -> new FieldError("crime", "Crime: " + message);
      case FUNCTION -> new FieldError("function", "What should exist: " + message);
      case COHORT -> new FieldError("audience", "For whom: " + message);
      case CLOSENESS -> new FieldError("closeness", "How close: " + message);
      case ORGANISED_AT -> new FieldError("organised-at", "Organised by: " + message);
      case YARDSTICK -> new FieldError("yardstick", "How much: " + message);
      case QUESTION -> new FieldError("question", "The question: " + message);
      case SOURCE -> new FieldError("source", "The source: " + message);
      case SOURCE_ADDRESS -> new FieldError("source-address", "Web address: " + message);
      case BODY -> new FieldError("body", "Whom you speak for: " + message);
      case AREA_KIND, AREA, LINE, SUPPORT_TYPE, AUTHOR, SEEN -> new FieldError("", message);
    };
  }
}
