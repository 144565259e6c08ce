package org.waymark.web.coverage;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.ChangesNothing;
import org.waymark.account.Person;
import org.waymark.coverage.CoverageReport;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.ParameterProblem;
import org.waymark.query.ParsedQuery;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrames;
import org.waymark.web.page.Pages;
import org.waymark.web.page.PlaceChoices;
import org.waymark.web.page.Section;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TableOrder;

/** The coverage map, and the shapes its script draws. */
@Controller("/coverage")
@Secured(SecurityRule.IS_ANONYMOUS)
@Hidden
record CoverageController(
    SnapshotKeeper snapshots, Places places, MapSource source, PageFrames frames, Pages pages) {

  /** Parameters of the page that say nothing of which services are meant. */
  private static final Set<String> OF_THE_MAP =
      Stream.concat(
              Stream.of(TableOrder.PARAMETER, CoverageShow.PARAMETER), MapLayers.NAMES.stream())
          .collect(Collectors.toUnmodifiableSet());

  /**
   * The page; with what was not understood on top (status 400), and the rest answered all the same.
   */
  @Get
  @Produces(MediaType.TEXT_HTML)
  HttpResponse<?> show(HttpRequest<?> request, @Nullable Person person) {
    return page(request, person, null);
  }

  /** The page with a place marked that the map was searched for. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  @ChangesNothing
  HttpResponse<?> find(
      HttpRequest<?> request, @Body Map<String, Object> body, @Nullable Person person) {
    return page(request, person, MapSearch.typed(body));
  }

  private HttpResponse<?> page(
      HttpRequest<?> request, @Nullable Person person, @Nullable String place) {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    Map<String, List<String>> parameters = new LinkedHashMap<>(request.getParameters().asMap());
    ParsedQuery parsed = FilterParameters.parse(parameters, snapshot, places::find, OF_THE_MAP);
    List<FieldError> errors = new ArrayList<>();
    parsed.problems().forEach(problem -> errors.add(error(problem)));
    CoverageQuestion question = CoverageQuestion.of(parsed.query(), snapshot);
    CoverageReport report = question.answer(snapshot);
    CoveragePageMaker maker =
        new CoveragePageMaker(snapshot, question, report, withNames(parameters));
    errors.addAll(maker.problems());
    CoveragePage page =
        maker.page(
            errors,
            PlaceChoices.of(parsed, "/coverage"),
            source,
            place,
            title ->
                frames
                    .of(errors.isEmpty() ? title : "Error: " + title, Section.COVERAGE)
                    .withStyle("leaflet/leaflet.css")
                    .withStyle("map.css")
                    .withScript("leaflet/leaflet.js")
                    .withScript("map.js"));
    return pages.show(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST, "coverage/coverage", page);
  }

  /** Orders by names of old are understood. */
  private static Map<String, List<String>> withNames(Map<String, List<String>> parameters) {
    Map<String, List<String>> named = new LinkedHashMap<>(parameters);
    named.computeIfPresent(
        TableOrder.PARAMETER,
        (name, values) ->
            values.stream()
                .map(
                    value ->
                        value
                            .replace("unreached", "not-reached")
                            .replace("depth", "services-per-resident"))
                .toList());
    return named;
  }

  private static FieldError error(ParameterProblem problem) {
    boolean hasField =
        Set.of("area", "crime", "closeness", "cohort", "level", "support", "by", "show")
            .contains(problem.name());
    return new FieldError(
        hasField ? problem.name() : "", problem.message() + " " + problem.remedy());
  }

  /** Shapes and figures for the script. */
  @Get("/map.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<?> shapes(HttpRequest<?> request, @Nullable Person person) throws IOException {
    Snapshot snapshot = snapshots.forReader(Person.isProfessional(person));
    ParsedQuery parsed =
        FilterParameters.parse(request.getParameters().asMap(), snapshot, places::find, OF_THE_MAP);
    CoverageQuestion question = CoverageQuestion.of(parsed.query(), snapshot);
    CoverageReport report = question.answer(snapshot);
    CoveragePageMaker maker =
        new CoveragePageMaker(snapshot, question, report, request.getParameters().asMap());
    return HttpResponse.ok(
            MapData.of(
                report.within(),
                report.by(),
                maker.parts(),
                report.unreached(),
                maker.layers(),
                snapshot,
                source.boundaries()))
        .contentType(MediaType.APPLICATION_JSON_TYPE);
  }
}
