package org.waymark.publishing.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.Nullable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.ChangesNothing;
import org.waymark.account.Person;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.description.PersonFields;
import org.waymark.pathway.description.PersonReading;
import org.waymark.pathway.journey.BreaksKeeper;
import org.waymark.pathway.journey.JourneyFinders;
import org.waymark.pathway.journey.WhereJourneysBreak;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.query.ParameterProblem;
import org.waymark.search.Places;
import org.waymark.snapshot.Snapshot;

/** Referral routes, networks, journeys and where they break. */
@Controller(PathwaysApi.ROOT)
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Pathways")
record PathwaysApi(
    Answers answers,
    PathwayNetworks networks,
    JourneyFinders finders,
    BreaksKeeper keeper,
    Places places) {

  static final String ROOT = WireMaker.ROOT + "/pathways";

  private static final int LARGEST_BODY_BYTES = 64 * 1024;

  private static final List<String> FIELDS =
      Arrays.stream(PathwayWire.Person.class.getRecordComponents())
          .map(RecordComponent::getName)
          .toList();

  @Operation(
      operationId = "getPathwayNetwork",
      summary = "The referral network of an area: entry points, services, routes and findings",
      description =
          "A link without a route is what only a listing says. Where a place is not public, whether"
              + " a route crosses a boundary is unknown.")
  @ApiResponse(
      responseCode = "200",
      description = "The network",
      content = @Content(schema = @Schema(implementation = PathwayWire.Network.class)))
  @Get("/areas/{code}")
  HttpResponse<?> network(
      HttpRequest<?> request,
      @PathVariable String code,
      @Nullable @Parameter(hidden = true) Person reader) {
    Snapshot snapshot = answers.snapshot(reader);
    Area area = answers.area(request, snapshot, code, false);
    PathwayNetwork network = networks.of(snapshot);
    return answers.ok(
        request,
        snapshot,
        version(network),
        () -> new PathwayWires(snapshot).network(AreaNetworks.of(network, area)));
  }

  private static String version(PathwayNetwork network) {
    return "routes-" + network.routes().revision();
  }

  @Operation(
      operationId = "getServiceRoutes",
      summary = "Who refers to a service, and where it refers to",
      description = "Withdrawn routes are left out, and those to or from services not to be seen.")
  @ApiResponse(
      responseCode = "200",
      description = "The routes",
      content = @Content(schema = @Schema(implementation = PathwayWire.Routes.class)))
  @Get("/services/{id}")
  HttpResponse<?> routes(
      HttpRequest<?> request,
      @PathVariable String id,
      @Nullable @Parameter(hidden = true) Person reader) {
    Snapshot snapshot = answers.snapshot(reader);
    PathwayNetwork network = networks.of(snapshot);
    Optional<Service> found =
        RecordIds.parse(id)
            .flatMap(each -> snapshot.catalogue().findService(new ServiceId(each)))
            .filter(each -> network.isOpen(each.id()));
    if (found.isEmpty()) {
      return answers.notFound(request, "There is no such service.");
    }
    Service service = found.get();
    PathwayWires wires = new PathwayWires(snapshot);
    return answers.ok(
        request,
        snapshot,
        version(network),
        () ->
            new PathwayWire.Routes(
                new WireMaker(snapshot).named(service),
                network.routes().to(service.id()).stream()
                    .filter(route -> isSeen(route, network))
                    .map(wires::route)
                    .toList(),
                network.routes().from(new ServicePoint(service.id())).stream()
                    .filter(route -> isSeen(route, network))
                    .map(wires::route)
                    .toList(),
                snapshot.today()));
  }

  private static boolean isSeen(ReferralRoute route, PathwayNetwork network) {
    return !route.isWithdrawnOn(network.snapshot().today())
        && network.isOpen(route.to())
        && (!(route.from() instanceof ServicePoint point) || network.isOpen(point.service()));
  }

  @Operation(
      operationId = "findJourneys",
      summary =
          "The journeys of a described person: who next, how, how long, and what is ruled out",
      description =
          "The person is described in the body and is kept nowhere. Only place and crime are"
              + " needed; what is not said becomes something to check.")
  @ApiResponse(
      responseCode = "200",
      description = "The journeys",
      content = @Content(schema = @Schema(implementation = PathwayWire.Journeys.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Problem details: each field that is wrong and the remedy",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @ApiResponse(
      responseCode = "413",
      description = "Problem details: the body is too large",
      content = @Content(schema = @Schema(implementation = ProblemDetail.class)))
  @RequestBody(
      required = true,
      description = "At most 64 kB; fields that do not exist are refused",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PathwayWire.Person.class)))
  @Post("/journeys")
  @Consumes(MediaType.APPLICATION_JSON)
  @ChangesNothing
  HttpResponse<?> journeys(
      HttpRequest<?> request,
      @Nullable @Body byte[] body,
      @Nullable @Parameter(hidden = true) Person reader) {
    byte[] json = Answers.json(request, body, LARGEST_BODY_BYTES, "Send at most 64 kB.");
    JsonBody person = new JsonBody(json, FIELDS, "There is no such field.");
    if (!person.problems().isEmpty()) {
      return answers.refuse(request, person.problems());
    }
    Snapshot snapshot = answers.snapshot(reader);
    PersonReading reading = PersonFields.read(fields(person), snapshot, places::find);
    DescribedPerson described = reading.person();
    if (described == null) {
      return answers.refuse(
          request,
          reading.problems().stream()
              .map(
                  each ->
                      new ParameterProblem(
                          name(each.field()),
                          "",
                          each.message(),
                          each.remedy(),
                          each.field().equals(PersonFields.PLACE) ? reading.places() : List.of()))
              .toList());
    }
    return HttpResponse.ok(
            new PathwayWires(snapshot)
                .journeys(finders.of(snapshot).find(described), reading.place(), reading.notes()))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "no-store");
  }

  /** The field of the body behind a field of a form. */
  private static String name(String field) {
    return switch (field) {
      case PersonFields.AGO, PersonFields.UNIT -> "daysSince";
      case PersonFields.COHORT -> "cohorts";
      case PersonFields.RECOURSE -> "recourseToPublicFunds";
      case PersonFields.NEED -> "needs";
      case PersonFields.START -> "startsAt";
      default -> field;
    };
  }

  /** What is no text, number, yes or no, or list of such is told as a value nobody knows. */
  private static Map<String, List<String>> fields(JsonBody person) {
    Map<String, List<String>> fields = new HashMap<>();
    person
        .values()
        .forEach(
            (name, value) -> {
              if (value != null) {
                fields.put(
                    field(name),
                    value instanceof List<?> several
                        ? several.stream().map(String::valueOf).toList()
                        : List.of(value.toString()));
              }
            });
    return fields;
  }

  /** The field of a form behind a field of the body. */
  private static String field(String name) {
    return switch (name) {
      case "daysSince" -> PersonFields.AGO;
      case "cohorts" -> PersonFields.COHORT;
      case "recourseToPublicFunds" -> PersonFields.RECOURSE;
      case "needs" -> PersonFields.NEED;
      case "startsAt" -> PersonFields.START;
      default -> name;
    };
  }

  @Operation(
      operationId = "getBreaks",
      summary = "Where journeys break: how far a standard set of people get in every district",
      description = "Takes area: a code of any kind; England unless told.")
  @ApiResponse(
      responseCode = "200",
      description = "People and outcomes",
      content = @Content(schema = @Schema(implementation = PathwayWire.Breaks.class)))
  @Get("/breaks")
  HttpResponse<?> breaks(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person reader) {
    Snapshot snapshot = answers.snapshot(reader);
    String code = request.getParameters().get("area", String.class, "").strip();
    Area area =
        answers.area(request, snapshot, code.isEmpty() ? AreaCode.ENGLAND.value() : code, true);
    PathwayWires wires = new PathwayWires(snapshot);
    return answers.ok(
        request,
        snapshot,
        version(networks.of(snapshot)),
        () -> {
          WhereJourneysBreak breaks = keeper.of(finders.of(snapshot), area.code());
          return new PathwayWire.Breaks(
              WireMaker.named(area),
              breaks.people().stream()
                  .map(
                      each ->
                          new PathwayWire.StandardPerson(
                              each.id(), each.name(), each.description(), each.source()))
                  .toList(),
              breaks.outcomes().stream().map(wires::outcome).toList(),
              snapshot.today());
        });
  }
}
