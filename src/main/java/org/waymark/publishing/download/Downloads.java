package org.waymark.publishing.download;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.CoverageTables;
import org.waymark.coverage.FilterWords;
import org.waymark.drawing.BoundarySource;
import org.waymark.geography.Area;
import org.waymark.publishing.api.Answers;
import org.waymark.publishing.api.Features;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterQuery;
import org.waymark.report.FileTable;
import org.waymark.search.SearchRequest;
import org.waymark.search.SearchResult;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.Snapshot;

/** Coverage figures as CSV and GeoJSON; services as CSV. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Downloads")
record Downloads(
    Answers answers, TableFiles files, BoundarySource boundaries, ServiceSearch search) {

  private static final MediaType GEO_JSON = new MediaType("application/geo+json");

  /** The order of the page's table; a file can be sorted by its reader. */
  private static final Set<String> OTHERS = Set.of("order");

  @Operation(
      operationId = "getCoverageCsv",
      summary = "Figures of the coverage map as CSV",
      description =
          "Columns: code, area, part (yes when only residents inside the chosen area count),"
              + " residents, reached, share (0 to 1), not_reached, services_per_resident, services,"
              + " names. Empty figures: no services of any kind are listed there.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark",
      content = @Content(mediaType = "text/csv"))
  @Get(uris = {"/coverage.csv", "/coverage.xlsx", "/coverage.csv-metadata.json"})
  HttpResponse<?> csv(HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toFilter(
        request,
        snapshot,
        OTHERS,
        query -> {
          CoverageQuestion question = CoverageQuestion.of(query, snapshot);
          return files.answer(
              request, snapshot, "", name(question.within()), () -> content(question, snapshot));
        });
  }

  private static TableFiles.Content content(CoverageQuestion question, Snapshot snapshot) {
    CoverageReport report = question.answer(snapshot);
    FileTable areas =
        CoverageTables.areas(
                report, area -> "/services?" + question.query().with("area", area.code().value()))
            .file();
    List<String> notes = new ArrayList<>();
    notes.add(
        "Local services"
            + new FilterWords(snapshot.vocabularies()).describe(question.filter())
            + ", "
            + report.within().shortName()
            + ", "
            + snapshot.today()
            + ". England-wide services, not counted: "
            + report.nationwide().size()
            + ".");
    notes.add(
        "Empty figures: no services of any kind are listed there. A resident is reached when at"
            + " least one local service takes people from the small area where they live.");
    notes.addAll(question.notes());
    notes.addAll(Credits.of(snapshot));
    return new TableFiles.Content(
        "Coverage of " + report.within().shortName(),
        notes,
        areas,
        List.of(
            areas, CoverageTables.services(report, snapshot.catalogue(), snapshot.today()).file()));
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
  @Get(uris = {"/services.csv", "/services.xlsx", "/services.csv-metadata.json"})
  HttpResponse<?> services(HttpRequest<?> request) {
    Snapshot snapshot = answers.snapshot();
    return answers.toFilter(
        request,
        snapshot,
        Set.of(),
        query -> files.answer(request, snapshot, "", "services", () -> services(query)));
  }

  private TableFiles.Content services(FilterQuery query) {
    SearchRequest asked = query.toSearchRequest();
    SearchResult page = search.search(on(asked, 1));
    Snapshot snapshot = page.snapshot();
    List<Service> services = new ArrayList<>();
    for (int number = 1; !page.hits().isEmpty(); number++) {
      page.hits().forEach(hit -> services.add(hit.service()));
      if (number * SearchRequest.LARGEST_PAGE >= page.total()) {
        break;
      }
      page = search.search(on(asked, number + 1));
    }
    List<String> notes = new ArrayList<>();
    notes.add("Services" + new FilterWords(snapshot.vocabularies()).describe(query.filter()) + ".");
    notes.add("Several values in a cell are divided by semicolons. Public addresses only.");
    notes.addAll(Credits.ofListings(snapshot));
    return TableFiles.Content.of(
        "Services, " + snapshot.today(), notes, new ServiceTable(snapshot).of(services));
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
    Snapshot snapshot = answers.snapshot(person);
    return answers.toFilter(
        request,
        snapshot,
        OTHERS,
        query -> {
          CoverageQuestion question = CoverageQuestion.of(query, snapshot);
          return Answers.attached(
              answers.ok(
                  request,
                  snapshot,
                  GEO_JSON,
                  () -> Features.coverage(question.answer(snapshot), boundaries)),
              name(question.within()) + ".geojson");
        });
  }

  private static String name(Area area) {
    return "coverage-" + area.code();
  }
}
