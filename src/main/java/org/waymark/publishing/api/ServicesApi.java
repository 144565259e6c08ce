package org.waymark.publishing.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.Facet;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.query.FilterQuery;
import org.waymark.search.SearchResult;
import org.waymark.search.ServiceSearch;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/** Services and the organisations that run them. */
@Controller(WireMaker.ROOT)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Catalogue")
record ServicesApi(Answers answers, ServiceSearch search) {

  @Operation(
      operationId = "listServices",
      summary = "Search services",
      description =
          "Takes the parameters of the search page: q, crime, cohort, level, support, area,"
              + " postcode, near, within, mode, language, referral, age, gender, accepting,"
              + " commissioner, national, sort, page and limit (at most 100).")
  @ApiResponse(
      responseCode = "200",
      description = "A page of services with facets",
      content = @Content(schema = @Schema(implementation = Wire.ServicePage.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Parameters that were not understood",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = ProblemDetail.class)))
  @Get("/services")
  HttpResponse<?> services(HttpRequest<?> request) {
    Snapshot snapshot = answers.snapshot();
    return answers.toFilter(
        request, snapshot, Set.of(), query -> answers.ok(request, snapshot, () -> page(query)));
  }

  private Wire.ServicePage page(FilterQuery query) {
    SearchResult result = search.search(query.toSearchRequest());
    WireMaker wire = new WireMaker(result.snapshot());
    int pages = Math.max(1, (result.total() + query.pageSize() - 1) / query.pageSize());
    Map<String, List<Wire.Count>> facets = new LinkedHashMap<>();
    for (Facet facet : Facet.values()) {
      Map<String, Integer> counts = result.facets().getOrDefault(facet, Map.of());
      if (!counts.isEmpty()) {
        facets.put(
            facet.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            counts.entrySet().stream()
                .map(
                    each ->
                        new Wire.Count(
                            each.getKey(),
                            label(each.getKey(), result.snapshot()),
                            each.getValue()))
                .toList());
      }
    }
    String root = WireMaker.ROOT + "/services";
    return new Wire.ServicePage(
        result.total(),
        query.page(),
        pages,
        result.hits().stream()
            .map(
                hit ->
                    new Wire.FoundListing(
                        wire.service(hit.service()),
                        hit.distance() == null ? null : WireMaker.round(hit.distance().miles(), 10),
                        hit.reasons()))
            .toList(),
        facets,
        query.notes(),
        result.understoodAs(),
        root + "?" + query.toQueryString(),
        query.page() < pages ? root + "?" + query.onPage(query.page() + 1) : null,
        query.page() > 1 ? root + "?" + query.onPage(Math.min(pages, query.page() - 1)) : null);
  }

  private static String label(String value, Snapshot snapshot) {
    Optional<String> area =
        AreaCode.parse(value).flatMap(snapshot.geography()::findArea).map(Area::shortName);
    if (area.isPresent()) {
      return area.get();
    }
    return TermId.isValid(value)
        ? snapshot.vocabularies().findTerm(new TermId(value)).map(Term::label).orElse(value)
        : value;
  }

  @Operation(operationId = "getService", summary = "One service")
  @ApiResponse(
      responseCode = "200",
      description = "The service",
      content = @Content(schema = @Schema(implementation = Wire.Listing.class)))
  @Get("/services/{id}")
  HttpResponse<?> service(HttpRequest<?> request, @PathVariable String id) {
    Snapshot snapshot = answers.snapshot();
    return RecordIds.parse(id)
        .flatMap(each -> snapshot.catalogue().findService(new ServiceId(each)))
        .filter(Service::isPublished)
        .<HttpResponse<?>>map(
            found -> answers.ok(request, snapshot, () -> new WireMaker(snapshot).service(found)))
        .orElseGet(() -> answers.notFound(request, "No published service has this identifier."));
  }

  @Operation(operationId = "listOrganisations", summary = "Every organisation, by name")
  @ApiResponse(
      responseCode = "200",
      description = "Organisations",
      content = @Content(schema = @Schema(implementation = Wire.Organisations.class)))
  @Get("/organisations")
  HttpResponse<?> organisations(HttpRequest<?> request) {
    Snapshot snapshot = answers.snapshot();
    WireMaker wire = new WireMaker(snapshot);
    return answers.ok(
        request,
        snapshot,
        () -> {
          List<Wire.Organisation> all =
              snapshot.catalogue().listOrganisations().stream()
                  .map(wire::organisation)
                  .filter(organisation -> !organisation.services().isEmpty())
                  .toList();
          return new Wire.Organisations(all.size(), all);
        });
  }

  @Operation(operationId = "getOrganisation", summary = "One organisation with its services")
  @ApiResponse(
      responseCode = "200",
      description = "The organisation",
      content = @Content(schema = @Schema(implementation = Wire.Organisation.class)))
  @Get("/organisations/{id}")
  HttpResponse<?> organisation(HttpRequest<?> request, @PathVariable String id) {
    Snapshot snapshot = answers.snapshot();
    return RecordIds.parse(id)
        .flatMap(each -> snapshot.catalogue().findOrganisation(new OrganisationId(each)))
        .map(new WireMaker(snapshot)::organisation)
        .filter(found -> !found.services().isEmpty())
        .<HttpResponse<?>>map(found -> answers.ok(request, snapshot, () -> found))
        .orElseGet(
            () ->
                answers.notFound(
                    request, "No organisation with a published service has this identifier."));
  }
}
