package org.waymark.publishing.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Person;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.drawing.NetworkDrawer;
import org.waymark.pathway.drawing.NetworkDrawing;
import org.waymark.pathway.drawing.NetworkSvg;
import org.waymark.pathway.exchange.JourneyBpmn;
import org.waymark.pathway.exchange.NetworkGraphml;
import org.waymark.pathway.journey.BreaksKeeper;
import org.waymark.pathway.journey.JourneyFinder;
import org.waymark.pathway.journey.JourneyFinders;
import org.waymark.pathway.journey.JourneyTables;
import org.waymark.pathway.journey.StandardPerson;
import org.waymark.pathway.journey.WhereJourneysBreak;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.AreaNetworks;
import org.waymark.pathway.network.NetworkFilter;
import org.waymark.publishing.api.Answers;
import org.waymark.publishing.api.PathwayWires;
import org.waymark.report.FileTable;
import org.waymark.report.Named;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/** Networks and journeys as files. */
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@Tag(name = "Downloads")
record PathwayDownloads(
    Answers answers,
    TableFiles files,
    PathwayNetworks networks,
    JourneyFinders finders,
    BreaksKeeper keeper) {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");
  private static final MediaType SVG = new MediaType("image/svg+xml; charset=utf-8");
  private static final MediaType GRAPHML = new MediaType("application/graphml+xml; charset=utf-8");
  private static final MediaType BPMN = new MediaType("application/bpmn+xml; charset=utf-8");

  /** What every file of a network begins with. */
  private record Asked(Snapshot snapshot, AreaNetwork network, RouteWords words, String version) {
    String name() {
      return "pathways-" + network.area().code();
    }
  }

  private Asked asked(HttpRequest<?> request, @Nullable Person reader, String code) {
    Snapshot snapshot = answers.snapshot(reader);
    Area area = answers.area(request, snapshot, code, false);
    NetworkFilter filter =
        new NetworkFilter(
            term(request, "crime", snapshot.vocabularies().crimeTypes()),
            term(request, "cohort", snapshot.vocabularies().cohorts()));
    PathwayNetwork network = networks.of(snapshot);
    return new Asked(
        snapshot,
        filter.apply(AreaNetworks.of(network, area), snapshot),
        new RouteWords(snapshot),
        "routes-" + network.routes().revision());
  }

  private @Nullable TermId term(HttpRequest<?> request, String name, Vocabulary vocabulary) {
    String text = request.getParameters().get(name, String.class, "").strip();
    if (text.isEmpty()) {
      return null;
    }
    if (!TermId.isValid(text) || !vocabulary.contains(TermId.of(text))) {
      answers.refuse(request, name, text, "There is no such term.", "See /api/v1/vocabularies.");
    }
    return TermId.of(text);
  }

  private HttpResponse<?> file(
      HttpRequest<?> request, Asked asked, String ending, MediaType type, Supplier<?> body) {
    return Answers.attached(
        answers.ok(request, asked.snapshot(), asked.version(), type, body), asked.name() + ending);
  }

  @Operation(
      operationId = "getNetworkCsv",
      summary = "The ways of the network of an area as CSV",
      description =
          "Parameters: crime, cohort. A row is a way; without a route it is what only a listing"
              + " says.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark",
      content = @Content(mediaType = "text/csv"))
  @Get(
      uris = {
        "/pathways/{area}/network.csv",
        "/pathways/{area}/network.xlsx",
        "/pathways/{area}/network.csv-metadata.json"
      })
  HttpResponse<?> csv(
      HttpRequest<?> request,
      @PathVariable String area,
      @Nullable @Parameter(hidden = true) Person reader) {
    Asked asked = asked(request, reader, area);
    return files.answer(
        request, asked.snapshot(), asked.version(), asked.name(), () -> content(asked));
  }

  private static TableFiles.Content content(Asked asked) {
    FileTable ways = PathwayTables.network(asked.network(), asked.words());
    return new TableFiles.Content(
        "Referral pathways in " + asked.network().area().shortName(),
        Credits.ofListings(asked.snapshot()),
        ways,
        List.of(ways, PathwayTables.findings(asked.network())));
  }

  @Hidden
  @Get("/pathways/{area}/network.json")
  HttpResponse<?> json(
      HttpRequest<?> request,
      @PathVariable String area,
      @Nullable @Parameter(hidden = true) Person reader) {
    Asked asked = asked(request, reader, area);
    return file(
        request,
        asked,
        ".json",
        MediaType.APPLICATION_JSON_TYPE,
        () -> new PathwayWires(asked.snapshot()).network(asked.network()));
  }

  @Operation(
      operationId = "getNetworkGraphml",
      summary = "The network of an area as GraphML",
      description = "Parameters: crime, cohort. Edges are ways, nodes entry points and services.")
  @ApiResponse(
      responseCode = "200",
      description = "GraphML, UTF-8",
      content = @Content(mediaType = "application/graphml+xml"))
  @Get("/pathways/{area}/network.graphml")
  @Produces("application/graphml+xml")
  HttpResponse<?> graphml(
      HttpRequest<?> request,
      @PathVariable String area,
      @Nullable @Parameter(hidden = true) Person reader) {
    Asked asked = asked(request, reader, area);
    return file(
        request,
        asked,
        ".graphml",
        GRAPHML,
        () -> NetworkGraphml.write(asked.network(), asked.words()).getBytes(UTF_8));
  }

  @Operation(
      operationId = "getNetworkSvg",
      summary = "The network of an area as a picture",
      description =
          "Parameters: crime, cohort, and listed=yes to draw ways in that only listings say. Stages"
              + " are columns; the key is in the picture.")
  @ApiResponse(
      responseCode = "200",
      description = "SVG without style sheet and script",
      content = @Content(mediaType = "image/svg+xml"))
  @Get("/pathways/{area}/network.svg")
  @Produces("image/svg+xml")
  HttpResponse<?> svg(
      HttpRequest<?> request,
      @PathVariable String area,
      @Nullable @Parameter(hidden = true) Person reader) {
    Asked asked = asked(request, reader, area);
    boolean listed = request.getParameters().contains("listed");
    return file(request, asked, ".svg", SVG, () -> picture(asked, listed).getBytes(UTF_8));
  }

  private static String picture(Asked asked, boolean listed) {
    NetworkDrawing drawing = NetworkDrawer.draw(asked.network(), asked.words(), listed);
    String area = asked.network().area().shortName();
    return NetworkSvg.alone(
        drawing,
        "Referral network of " + area,
        "Entry points, services by stage and the routes between them on "
            + asked.snapshot().today()
            + ". "
            + String.join(" ", drawing.notes()),
        box ->
            box.stop() == null || box.stop().service() == null
                ? ""
                : "/services/" + box.stop().service().id());
  }

  @Operation(
      operationId = "getBreaksCsv",
      summary = "Where journeys break, as CSV: every standard person in every district",
      description = "Parameter: area, a code of any kind; England unless told.")
  @ApiResponse(
      responseCode = "200",
      description = "UTF-8 with a byte order mark",
      content = @Content(mediaType = "text/csv"))
  @Get(
      uris = {
        "/pathways/breaks.csv",
        "/pathways/breaks.xlsx",
        "/pathways/breaks.csv-metadata.json"
      })
  HttpResponse<?> breaks(
      HttpRequest<?> request, @Nullable @Parameter(hidden = true) Person reader) {
    Snapshot snapshot = answers.snapshot(reader);
    String code = request.getParameters().get("area", String.class, "").strip();
    AreaCode area =
        code.isEmpty() || code.equalsIgnoreCase(AreaCode.ENGLAND.value())
            ? AreaCode.ENGLAND
            : answers.area(request, snapshot, code, false).code();
    return files.answer(
        request,
        snapshot,
        "routes-" + networks.of(snapshot).routes().revision(),
        "journeys-" + area,
        () -> journeys(snapshot, keeper.of(finders.of(snapshot), area)));
  }

  private static TableFiles.Content journeys(Snapshot snapshot, WhereJourneysBreak breaks) {
    FileTable outcomes =
        JourneyTables.outcomes(
                "How far each of the standard people gets in each district",
                breaks.outcomes(),
                cell -> Named.of(cell.supportType().value(), cell.supportType().value()))
            .file();
    return new TableFiles.Content(
        "Where journeys break",
        Credits.ofListings(snapshot),
        outcomes,
        List.of(outcomes, JourneyTables.people(breaks, person -> "").file()));
  }

  @Operation(
      operationId = "getStandardPeople",
      summary = "The standard people of the table of broken journeys, each with its source",
      description =
          "Edit it and name the file in waymark.pathway.people to send others on their way.")
  @ApiResponse(
      responseCode = "200",
      description = "CSV",
      content = @Content(mediaType = "text/csv"))
  @Get("/pathways/people.csv")
  @Produces("text/csv")
  HttpResponse<?> people() {
    return Answers.attached(
        HttpResponse.ok(keeper.table().getBytes(UTF_8)).contentType(CSV), "standard-people.csv");
  }

  @Operation(
      operationId = "getStandardJourneyBpmn",
      summary = "The best journey of one of the standard people in an area, as BPMN 2.0",
      description = "The people are those of /api/v1/pathways/breaks.")
  @ApiResponse(
      responseCode = "200",
      description = "BPMN 2.0 with its diagram",
      content = @Content(mediaType = "application/bpmn+xml"))
  @Get("/pathways/{area}/{person}.bpmn")
  @Produces("application/bpmn+xml")
  HttpResponse<?> bpmn(
      HttpRequest<?> request,
      @PathVariable String area,
      @PathVariable String person,
      @Nullable @Parameter(hidden = true) Person reader) {
    Snapshot snapshot = answers.snapshot(reader);
    Area place = answers.area(request, snapshot, area, false);
    Optional<StandardPerson> found =
        keeper.people().stream().filter(each -> each.id().equals(person)).findFirst();
    if (found.isEmpty()) {
      return answers.notFound(request, "None of the standard people has this name.");
    }
    return process(
        snapshot,
        finders.of(snapshot),
        found.get().in(place.code()),
        found.get().name() + " in " + place.shortName());
  }

  private static HttpResponse<?> process(
      Snapshot snapshot, JourneyFinder finder, DescribedPerson person, String name) {
    return HttpResponse.ok(
            JourneyBpmn.write(finder.find(person), name, snapshot.today(), new RouteWords(snapshot))
                .getBytes(UTF_8))
        .contentType(BPMN)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"journey.bpmn\"");
  }
}
