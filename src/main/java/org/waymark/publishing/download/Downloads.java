package org.waymark.publishing.download;

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
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.FilterWords;
import org.waymark.coverage.Overlay.AreaCoverage;
import org.waymark.drawing.BoundarySource;
import org.waymark.geography.Area;
import org.waymark.publishing.api.Answers;
import org.waymark.publishing.api.Features;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterQuery;
import org.waymark.search.SearchRequest;
import org.waymark.search.SearchResult;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.Snapshot;

/** Coverage figures as CSV and GeoJSON; services as CSV. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Tag(name = "Downloads")
class Downloads {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");
  private static final MediaType GEO_JSON = new MediaType("application/geo+json");
  static final String CREDIT =
      "Residents: Census 2021. Source: Office for National Statistics licensed under the Open"
          + " Government Licence v.3.0.";

  /** The order of the page's table; a file can be sorted by its reader. */
  private static final Set<String> OTHERS = Set.of("order");

  private final Answers answers;
  private final BoundarySource boundaries;
  private final ServiceSearch search;

  Downloads(Answers answers, BoundarySource boundaries, ServiceSearch search) {
    this.answers = answers;
    this.search = search;
    this.boundaries = boundaries;
  }

  @Operation(
      operationId = "getCoverageCsv",
      summary = "Figures of the coverage map as CSV",
      description =
          "Columns: code, area, part (yes when only residents inside the chosen area count),"
              + " residents, reached, share (0 to 1), not_reached, services_per_resident, services,"
              + " names. Empty figures: no services of any kind are listed there.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; the last rows are credit lines",
      content = @Content(mediaType = "text/csv"))
  @Get("/coverage.csv")
  HttpResponse<?> csv(HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return coverage(request, person, CSV, ".csv", Downloads::table);
  }

  private static byte[] table(CoverageQuestion question, Snapshot snapshot) {
    CoverageReport report = question.answer(snapshot);
    CsvTable table =
        new CsvTable(
            "code",
            "area",
            "part",
            "residents",
            "reached",
            "share",
            "not_reached",
            "services_per_resident",
            "services",
            "names");
    for (CoverageReport.Row row : report.rows()) {
      add(
          table,
          row.coverage(),
          row.whole() ? "no" : "yes",
          row.listed(),
          row.services().size(),
          row.services().stream().map(Service::name).collect(Collectors.joining("; ")));
    }
    add(table, report.total(), "total", report.listed(), report.services().size(), "");
    String asked = new FilterWords(snapshot.vocabularies()).describe(question.filter());
    return table
        .note(
            "Local services"
                + asked
                + ", "
                + report.within().shortName()
                + ", "
                + snapshot.today()
                + ". England-wide services, not counted: "
                + report.nationwide().size()
                + ".")
        .note(CREDIT)
        .toBytes();
  }

  private static void add(
      CsvTable table,
      AreaCoverage coverage,
      String part,
      boolean listed,
      int services,
      String names) {
    table.row(
        coverage.area().code(),
        coverage.area().shortName(),
        part,
        coverage.population(),
        listed ? coverage.reached() : "",
        listed ? coverage.share() : "",
        listed ? coverage.unreached() : "",
        listed ? coverage.meanDepth() : "",
        listed ? services : "",
        names);
  }

  @Operation(
      operationId = "getServicesCsv",
      summary = "Everything a search finds, as CSV",
      description =
          "Takes the parameters of the search page, without page and limit: the file has every"
              + " service found, best match first. Public addresses only.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark; several values in a cell are divided by '; '",
      content = @Content(mediaType = "text/csv"))
  @Get("/services.csv")
  HttpResponse<?> services(HttpRequest<?> request) {
    Snapshot snapshot = answers.snapshot();
    return answers.toFilter(
        request,
        snapshot,
        Set.of(),
        query ->
            attachment(answers.ok(request, snapshot, CSV, () -> services(query)), "services.csv"));
  }

  private byte[] services(FilterQuery query) {
    SearchRequest asked = query.toSearchRequest();
    SearchResult page = search.search(on(asked, 1));
    ServiceTable table = new ServiceTable(page.snapshot());
    for (int number = 1; !page.hits().isEmpty(); number++) {
      page.hits().forEach(hit -> table.add(hit.service()));
      if (number * SearchRequest.LARGEST_PAGE >= page.total()) {
        break;
      }
      page = search.search(on(asked, number + 1));
    }
    return table.toBytes(new FilterWords(page.snapshot().vocabularies()).describe(query.filter()));
  }

  private static SearchRequest on(SearchRequest asked, int page) {
    return new SearchRequest(
        asked.text(),
        asked.filter(),
        asked.place(),
        asked.order(),
        page,
        SearchRequest.LARGEST_PAGE);
  }

  @Operation(
      operationId = "getCoverageGeoJson",
      summary = "Figures and outlines of the coverage map as GeoJSON")
  @ApiResponse(
      responseCode = "200",
      description = "A feature collection, WGS 84, longitude first",
      content = @Content(mediaType = "application/geo+json"))
  @Get("/coverage.geojson")
  HttpResponse<?> geoJson(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    return coverage(
        request,
        person,
        GEO_JSON,
        ".geojson",
        (question, snapshot) -> Features.coverage(question.answer(snapshot), boundaries));
  }

  /** The answer to the coverage question in an address, as a file of one kind. */
  private HttpResponse<?> coverage(
      HttpRequest<?> request,
      @Nullable Person person,
      MediaType type,
      String ending,
      BiFunction<CoverageQuestion, Snapshot, ?> body) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toFilter(
        request,
        snapshot,
        OTHERS,
        query -> {
          CoverageQuestion question = CoverageQuestion.of(query, snapshot);
          return attachment(
              answers.ok(request, snapshot, type, () -> body.apply(question, snapshot)),
              name(question.within()) + ending);
        });
  }

  private static String name(Area area) {
    return "coverage-" + area.code();
  }

  private static HttpResponse<?> attachment(HttpResponse<?> response, String file) {
    return response instanceof MutableHttpResponse<?> open
        ? open.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"")
        : response;
  }
}
