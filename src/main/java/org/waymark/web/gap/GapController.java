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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.ChangesNothing;
import org.waymark.account.Person;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.GapAnalyses;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.GapByArea;
import org.waymark.gap.GapReading;
import org.waymark.gap.NeedEstimates;
import org.waymark.gap.cell.GapRules;
import org.waymark.gap.judgement.GapJudgementSource;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.report.FigureReports;
import org.waymark.gap.report.GapAsked;
import org.waymark.gap.report.OfferEvidence;
import org.waymark.geography.Area;
import org.waymark.geography.AreaKind;
import org.waymark.geography.SmallAreaSet;
import org.waymark.query.GapParameters;
import org.waymark.query.GapQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.query.ParsedGap;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.vocabulary.TermId;
import org.waymark.web.coverage.MapData;
import org.waymark.web.coverage.MapLayers;
import org.waymark.web.coverage.MapSearch;
import org.waymark.web.coverage.MapSource;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.NotFoundException;

/** The matrix of an area, the page of one cell, the map and the national table. */
@Controller("/gap")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_HTML)
@Hidden
record GapController(
    SnapshotKeeper snapshots,
    GapAnalyses analyses,
    GapJudgementSource judgements,
    NeedEstimates need,
    FigureReports reports,
    MapSource source,
    PageFrames frames,
    Pages pages) {

  /** Says on the page of a cell what its reader has just said of it. */
  private static final String DONE = "done";

  private GapJudgements judged() {
    return judgements.judgements();
  }

  /** What every page begins with. */
  private record Asked(
      Snapshot snapshot,
      GapQuestion question,
      List<FieldError> errors,
      Map<String, List<String>> parameters) {

    HttpStatus status() {
      return errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
    }
  }

  private Asked asked(
      HttpRequest<?> request, @Nullable Person person, Set<String> others, Set<String> fields) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    Map<String, List<String>> parameters = request.getParameters().asMap();
    ParsedGap parsed = GapParameters.parse(parameters, snapshot, others);
    List<FieldError> errors = new ArrayList<>();
    for (ParameterProblem problem : parsed.problems()) {
      errors.add(
          new FieldError(
              fields.contains(problem.name()) ? problem.name() : "",
              problem.message() + " " + problem.remedy()));
    }
    return new Asked(snapshot, parsed.question(), errors, parameters);
  }

  private PageFrame frame(String title, List<FieldError> errors) {
    return frames
        .of(errors.isEmpty() ? title : "Error: " + title, Section.GAP)
        .withStyle("map.css")
        .withStyle("gap.css");
  }

  /** What a board is told of an area; where none was asked for, the choice of one. */
  @Get(uris = {"/", "/profile"})
  HttpResponse<?> profile(HttpRequest<?> request, @Nullable Person person) {
    Asked asked =
        asked(request, person, Set.of(), Set.of("area", "crime", "cohort", "level", "support"));
    GapQuestion question = asked.question();
    if (!question.area().isEnglish() || question.area().kind() == AreaKind.COUNTRY) {
      return choose(asked);
    }
    GapAsked of =
        new GapAsked(
            question.area(), null, null, null, CohortLevel.Level.OPEN, null, Set.of(), person);
    ProfilePage page =
        new ProfilePageMaker(
                asked.snapshot(),
                source,
                question,
                reports.profile(asked.snapshot(), of),
                reports.words(asked.snapshot()))
            .page(
                asked.errors(),
                title ->
                    frame(title, asked.errors())
                        .withStyle("gap-local.css")
                        .withStyle("profile.css"));
    return pages.show(asked.status(), "gap/profile", page);
  }

  /** One question of the expected offer in an area, with the reasons behind its answer. */
  @Get("/question")
  HttpResponse<?> question(
      HttpRequest<?> request, @Nullable Person person, @Nullable @QueryValue String line) {
    Asked asked = asked(request, person, Set.of("line"), Set.of("area"));
    GapQuestion question = asked.question();
    if (!question.area().isEnglish() || question.area().kind() == AreaKind.COUNTRY) {
      asked
          .errors()
          .add(
              new FieldError(
                  "area", "A question is asked of one area. Choose a police area from the list."));
      return choose(asked);
    }
    AreaOffer offer =
        reports.offer(
            asked.snapshot(),
            new GapAsked(
                question.area(), null, null, null, CohortLevel.Level.OPEN, null, Set.of(), person));
    OfferAnswer answer =
        offer
            .find(line == null ? "" : line.strip())
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "There is no such question. The page “What should be here” of an area has"
                            + " them all."));
    QuestionPage page =
        new QuestionPageMaker(
                asked.snapshot(),
                question,
                offer,
                OfferEvidence.of(
                    analyses.of(asked.snapshot()),
                    asked.snapshot().catalogue(),
                    judged(),
                    offer,
                    answer),
                need.of(asked.snapshot()),
                reports.words(asked.snapshot()),
                person)
            .page(asked.errors(), title -> frame(title, asked.errors()));
    return pages.show(asked.status(), "gap/line", page);
  }

  /** Every crime, group and kind of support of an area. */
  @Get("/every")
  HttpResponse<?> matrix(HttpRequest<?> request, @Nullable Person person) {
    Asked asked =
        asked(
            request,
            person,
            MatrixOptions.NAMES,
            Set.of("area", "crime", "cohort", "level", "support"));
    MatrixOptions options =
        MatrixOptions.read(asked.parameters(), asked.snapshot().vocabularies(), asked.errors());
    if (asked.question().area().kind() == AreaKind.COUNTRY) {
      return choose(asked);
    }
    GapQuestion question = withCrime(asked.question());
    MatrixPage page =
        new MatrixPageMaker(
                asked.snapshot(),
                question,
                new GapReading(
                    analyses.of(asked.snapshot()).of(question.area()),
                    judged(),
                    asked.snapshot().today()),
                options)
            .page(asked.errors(), title -> frame(title, asked.errors()).withScript("gap.js"));
    return pages.show(asked.status(), "gap/matrix", page);
  }

  private HttpResponse<?> choose(Asked asked) {
    GapQuestion question = withCrime(asked.question());
    return pages.show(
        asked.status(),
        "gap/choose",
        new ChoosePage(
            frame("Gap analysis", asked.errors()),
            GapNavigation.of(GapView.PROFILE, asked.question()),
            asked.errors(),
            GapForm.of(
                question, asked.snapshot(), "Choose a police area", "", "The main groups", ""),
            asked
                .snapshot()
                .geography()
                .listAreas(AreaKind.POLICE_AREA, asked.snapshot().today())
                .stream()
                .filter(Area::isEnglish)
                .map(area -> new ChoosePage.Link(question.of(area).at("/gap"), area.shortName()))
                .toList(),
            GapRules.of(analyses.settings())));
  }

  private static GapQuestion withCrime(GapQuestion question) {
    return question.crimeType() == null
        ? question.withCrimeType(TermId.of("domestic-abuse"))
        : question;
  }

  private static GapQuestion withCell(GapQuestion question) {
    GapQuestion asked = withCrime(question);
    GapQuestion cell =
        asked.supportType() == null ? asked.withSupportType(TermId.of("advocacy")) : asked;
    return cell.cohort() == null ? cell.withLevel(CohortLevel.Level.OPEN) : cell;
  }

  /** One cell with the reasons behind it. */
  @Get("/cell")
  HttpResponse<?> cell(HttpRequest<?> request, @Nullable Person person) {
    Asked asked = asked(request, person, Set.of(DONE), Set.of());
    if (asked.question().area().kind() == AreaKind.COUNTRY) {
      asked
          .errors()
          .add(
              new FieldError("area", "A cell is of one area. Choose a police area from the list."));
      return choose(asked);
    }
    GapAnalysis analysis = analyses.of(asked.snapshot());
    CellPage page =
        new CellPageMaker(
                asked.snapshot(),
                analysis,
                judged(),
                need.of(asked.snapshot()),
                withCell(asked.question()),
                person,
                reports.showsContracts(person, asked.snapshot(), asked.question().area()),
                request.getParameters().getFirst(DONE).orElse(""))
            .page(asked.errors(), title -> frame(title, asked.errors()));
    return pages.show(asked.status(), "gap/cell", page);
  }

  /** The same cell of many areas on a map. */
  @Get("/map")
  HttpResponse<?> map(HttpRequest<?> request, @Nullable Person person) {
    return map(request, person, null);
  }

  /** The map with a place marked that it was searched for. */
  @Post("/map")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @ChangesNothing
  HttpResponse<?> find(
      HttpRequest<?> request, @Body Map<String, Object> body, @Nullable Person person) {
    return map(request, person, MapSearch.typed(body));
  }

  private HttpResponse<?> map(
      HttpRequest<?> request, @Nullable Person person, @Nullable String place) {
    Asked asked =
        asked(
            request,
            person,
            MapOptions.NAMES,
            Set.of("area", "crime", "cohort", "level", "support"));
    GapQuestion question = withCell(asked.question());
    MapOptions options = MapOptions.read(asked.parameters(), question, asked.errors());
    GapMapPageMaker maker = maker(asked, question, options);
    maker.orderProblem().ifPresent(asked.errors()::add);
    GapMapPage page =
        maker.page(
            asked.errors(),
            source,
            place,
            title ->
                frames
                    .of(asked.errors().isEmpty() ? title : "Error: " + title, Section.GAP)
                    .withStyle("leaflet/leaflet.css")
                    .withStyle("map.css")
                    .withStyle("gap.css")
                    .withScript("leaflet/leaflet.js")
                    .withScript("map.js"));
    return pages.show(asked.status(), "gap/map", page);
  }

  private GapMapPageMaker maker(Asked asked, GapQuestion question, MapOptions options) {
    Snapshot snapshot = asked.snapshot();
    return new GapMapPageMaker(
        snapshot,
        question,
        GapByArea.of(
            analyses.of(snapshot),
            judged(),
            question.area(),
            options.by(),
            Objects.requireNonNull(question.crimeType()),
            question.cohort(),
            Objects.requireNonNull(question.supportType()),
            question.level()),
        need.of(snapshot),
        options,
        asked.parameters());
  }

  /** Shapes and figures for the script of the map. */
  @Get("/map.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> shapes(HttpRequest<?> request, @Nullable Person person) throws IOException {
    Asked asked = asked(request, person, MapOptions.NAMES, Set.of());
    GapQuestion question = withCell(asked.question());
    MapOptions options = MapOptions.read(asked.parameters(), question, asked.errors());
    return HttpResponse.ok(
            MapData.of(
                question.area(),
                options.by(),
                maker(asked, question, options).parts(),
                SmallAreaSet.empty(),
                MapLayers.USUAL,
                asked.snapshot(),
                source.boundaries()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
