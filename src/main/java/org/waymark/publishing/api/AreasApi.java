package org.waymark.publishing.api;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.waymark.account.Person;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.Overlay;
import org.waymark.coverage.Standing;
import org.waymark.drawing.BoundarySource;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.need.NeedSource;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.ParameterProblem;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;

/** Areas, what is in them, who is reached there, and where places are. */
@Controller(WireMaker.ROOT)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Geography and coverage")
record AreasApi(Answers answers, Places places, BoundarySource boundaries, NeedSource need) {

  static final MediaType GEO_JSON = new MediaType("application/geo+json");

  @Operation(
      operationId = "listAreas",
      summary = "Areas in force today",
      description =
          "All of a kind (police-area, icb, council, district, region, country), or those whose"
              + " name contains the words of q, or both.")
  @ApiResponse(
      responseCode = "200",
      description = "Areas",
      content = @Content(schema = @Schema(implementation = Wire.Areas.class)))
  @Get("/areas")
  HttpResponse<?> areas(
      HttpRequest<?> request, @Nullable @QueryValue String kind, @Nullable @QueryValue String q) {
    Snapshot snapshot = answers.snapshot();
    Geography geography = snapshot.geography();
    Optional<AreaKind> chosen = kind == null ? Optional.empty() : AreaKind.ofSlug(kind);
    if (kind != null && !kind.isBlank() && chosen.isEmpty()) {
      return noSuchKind(request, kind);
    }
    Stream<Area> areas =
        q == null || q.isBlank()
            ? Arrays.stream(AreaKind.values())
                .flatMap(each -> geography.listAreas(each, snapshot.today()).stream())
            : geography.findAreasNamed(q, snapshot.today()).stream();
    List<Area> wanted =
        areas.filter(area -> chosen.isEmpty() || area.kind() == chosen.get()).toList();
    WireMaker wire = new WireMaker(snapshot);
    return answers.ok(
        request, snapshot, () -> new Wire.Areas(wanted.stream().map(wire::area).toList()));
  }

  private HttpResponse<?> noSuchKind(HttpRequest<?> request, String kind) {
    return answers.refuse(
        request,
        "kind",
        kind,
        "There is no such kind of area.",
        "Use one of: "
            + Arrays.stream(AreaKind.values()).map(AreaKind::slug).collect(Collectors.joining(", "))
            + ".");
  }

  @Operation(operationId = "getArea", summary = "One area, in force or not")
  @ApiResponse(
      responseCode = "200",
      description = "The area",
      content = @Content(schema = @Schema(implementation = Wire.Area.class)))
  @Get("/areas/{kind}/{code}")
  HttpResponse<?> area(
      HttpRequest<?> request, @PathVariable String kind, @PathVariable String code) {
    Snapshot snapshot = answers.snapshot();
    return withArea(request, snapshot, kind, code, new WireMaker(snapshot)::area);
  }

  @Operation(
      operationId = "getAreaContents",
      summary = "What is in an area, who lives there and who must collaborate there",
      description =
          "Every area of every other kind that shares residents with it, with shares of residents"
              + " and of ground in both directions; duty holders for an English police area; what"
              + " is known of residents and recorded crime, each figure with its period, source and"
              + " basis.")
  @ApiResponse(
      responseCode = "200",
      description = "Contents",
      content = @Content(schema = @Schema(implementation = Wire.Contents.class)))
  @Get("/areas/{kind}/{code}/contents")
  HttpResponse<?> contents(
      HttpRequest<?> request,
      @Nullable @Parameter(hidden = true) Person person,
      @PathVariable String kind,
      @PathVariable String code) {
    Snapshot snapshot = answers.snapshot(person);
    return withArea(
        request,
        snapshot,
        kind,
        code,
        area -> new WireMaker(snapshot).contents(area, need.table()));
  }

  private HttpResponse<?> withArea(
      HttpRequest<?> request,
      Snapshot snapshot,
      String kind,
      String code,
      Function<Area, Object> answer) {
    Optional<Area> area =
        AreaKind.ofSlug(kind)
            .flatMap(of -> AreaCode.parse(code).flatMap(c -> snapshot.geography().findArea(of, c)));
    return area.<HttpResponse<?>>map(
            found -> answers.ok(request, snapshot, () -> answer.apply(found)))
        .orElseGet(
            () ->
                answers.notFound(
                    request,
                    "No area of this kind has this code. See " + WireMaker.ROOT + "/areas."));
  }

  @Operation(
      operationId = "getCoverage",
      summary = "Who is reached: the figures of the coverage map",
      description =
          "Takes the parameters of the coverage page: area, by, crime, cohort, level, support and"
              + " the other choices of a search. Shares are of residents; services that reach all"
              + " of England are apart.")
  @ApiResponse(
      responseCode = "200",
      description = "Figures",
      content = @Content(schema = @Schema(implementation = Wire.Coverage.class)))
  @Get("/coverage")
  HttpResponse<?> coverage(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person person) {
    Snapshot snapshot = answers.snapshot(person);
    return answers.toFilter(
        request,
        snapshot,
        Set.of("order"),
        query ->
            answers.ok(
                request, snapshot, () -> coverage(CoverageQuestion.of(query, snapshot), snapshot)));
  }

  private static Wire.Coverage coverage(CoverageQuestion question, Snapshot snapshot) {
    CoverageReport report = question.answer(snapshot);
    WireMaker wire = new WireMaker(snapshot);
    return new Wire.Coverage(
        new Wire.CoverageRow(
            report.within().code().value(),
            report.within().shortName(),
            false,
            report.listed(),
            report.total().population(),
            report.total().reached(),
            report.total().share(),
            report.total().meanDepth(),
            report.services().size(),
            report.reachedAsListed(),
            report.shareAsListed(),
            report.notCounted().size()),
        report.by().slug(),
        report.rows().stream()
            .map(
                row ->
                    new Wire.CoverageRow(
                        row.area().code().value(),
                        row.area().shortName(),
                        !row.whole(),
                        row.listed(),
                        row.coverage().population(),
                        row.coverage().reached(),
                        row.coverage().share(),
                        row.coverage().meanDepth(),
                        row.services().size(),
                        row.reachedAsListed(),
                        row.shareAsListed(),
                        row.notCounted().size()))
            .toList(),
        report.services().stream().map(each -> share(each, snapshot)).toList(),
        report.notCounted().stream().map(each -> share(each, snapshot)).toList(),
        report.nationwide().stream().map(wire::named).toList(),
        question.notes(),
        snapshot.today());
  }

  private static Wire.ServiceShare share(Overlay.ServiceShare each, Snapshot snapshot) {
    Service service = each.service();
    Standing standing = Standing.of(service, snapshot.today());
    return new Wire.ServiceShare(
        service.id().toString(),
        service.name(),
        each.share(),
        standing.kind().slug(),
        standing.words(),
        WireMaker.ROOT + "/services/" + service.id());
  }

  @Operation(operationId = "listVocabularies", summary = "Crime types, cohorts and support types")
  @ApiResponse(
      responseCode = "200",
      description = "Terms in order, each followed by its narrower terms",
      content = @Content(schema = @Schema(implementation = Wire.Vocabularies.class)))
  @Get("/vocabularies")
  HttpResponse<?> vocabularies(HttpRequest<?> request) {
    Snapshot snapshot = answers.snapshot();
    return answers.ok(
        request,
        snapshot,
        () ->
            new Wire.Vocabularies(
                WireMaker.terms(snapshot.vocabularies().crimeTypes()),
                WireMaker.terms(snapshot.vocabularies().cohorts()),
                WireMaker.terms(snapshot.vocabularies().supportTypes())));
  }

  @Operation(
      operationId = "findPlace",
      summary = "Where a postcode, outward code or town is, and the areas it lies in")
  @ApiResponse(
      responseCode = "200",
      description = "The place",
      content = @Content(schema = @Schema(implementation = Wire.Place.class)))
  @Get("/places")
  HttpResponse<?> place(HttpRequest<?> request, @Nullable @QueryValue String q) {
    Snapshot snapshot = answers.snapshot();
    String asked = q == null ? "" : q;
    return switch (places.find(asked)) {
      case PlaceLookup.Found found ->
          answers.ok(
              request,
              snapshot,
              () ->
                  new Wire.Place(
                      found.label(),
                      WireMaker.round(found.position().longitude(), 100_000),
                      WireMaker.round(found.position().latitude(), 100_000),
                      found.note(),
                      areasOf(found.smallArea(), snapshot),
                      Wire.choices(found.others())));
      case PlaceLookup.Unclear unclear ->
          answers.refuse(
              request,
              List.of(
                  new ParameterProblem(
                      "q", asked, unclear.message(), unclear.remedy(), unclear.choices())));
    };
  }

  private static List<Wire.Named> areasOf(int smallArea, Snapshot snapshot) {
    return Arrays.stream(AreaKind.values())
        .flatMap(kind -> snapshot.geography().listAreas(kind, snapshot.today()).stream())
        .filter(area -> snapshot.geography().smallAreasOf(area.code()).contains(smallArea))
        .sorted(Comparator.comparing(Area::kind))
        .map(WireMaker::named)
        .toList();
  }

  @Operation(
      operationId = "getBoundaries",
      summary = "Outlines of every area of a kind, as GeoJSON",
      description = "For drawing: which area a person lives in comes from codes.")
  @ApiResponse(
      responseCode = "200",
      description = "A feature collection, WGS 84, longitude first",
      content = @Content(mediaType = "application/geo+json"))
  @Get("/boundaries/{kind}")
  HttpResponse<?> boundaries(HttpRequest<?> request, @PathVariable String kind) {
    Snapshot snapshot = answers.snapshot();
    Optional<AreaKind> of = AreaKind.ofSlug(kind.toLowerCase(Locale.ROOT));
    return of.<HttpResponse<?>>map(
            found ->
                answers.ok(
                    request,
                    snapshot,
                    GEO_JSON,
                    () -> Features.boundaries(found, snapshot, boundaries)))
        .orElseGet(() -> noSuchKind(request, kind));
  }
}
