package org.waymark.web.pathway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Standing;
import org.waymark.geography.Area;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.drawing.NetworkDrawing;
import org.waymark.pathway.drawing.NetworkSvg;
import org.waymark.pathway.network.AreaNetwork;
import org.waymark.pathway.network.NetworkFilter;
import org.waymark.pathway.network.NetworkFinding;
import org.waymark.pathway.network.NetworkLink;
import org.waymark.pathway.network.NetworkStop;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.web.page.Choices;
import org.waymark.web.page.PageFrame;
import org.waymark.web.pathway.NetworkPage.Download;
import org.waymark.web.pathway.NetworkPage.Finding;
import org.waymark.web.pathway.NetworkPage.FindingKind;
import org.waymark.web.pathway.NetworkPage.Group;
import org.waymark.web.pathway.NetworkPage.Named;
import org.waymark.web.pathway.NetworkPage.Stop;
import org.waymark.web.problem.FieldError;

/** Puts the network of an area into a picture, words and links. */
final class NetworkPageMaker {

  private static final int MOST_LINES_BEHIND = 30;
  private static final int MOST_FINDINGS = 50;

  private final Snapshot snapshot;
  private final AreaNetwork network;
  private final NetworkFilter filter;
  private final boolean withListed;
  private final NetworkDrawing drawing;
  private final RouteTeller teller;
  private final Map<Waypoint, List<NetworkLink>> from = new HashMap<>();
  private final Map<Waypoint, List<NetworkLink>> to = new HashMap<>();

  NetworkPageMaker(
      Snapshot snapshot,
      AreaNetwork network,
      NetworkFilter filter,
      NetworkDrawing drawing,
      boolean withListed) {
    this.drawing = drawing;
    this.snapshot = snapshot;
    this.network = network;
    this.filter = filter;
    this.withListed = withListed;
    this.teller = new RouteTeller(snapshot);
    for (NetworkLink link : network.links()) {
      from.computeIfAbsent(link.way().from(), key -> new ArrayList<>()).add(link);
      to.computeIfAbsent(new ServicePoint(link.way().to()), key -> new ArrayList<>()).add(link);
    }
  }

  NetworkPage page(List<FieldError> errors, Function<String, PageFrame> frame) {
    Area area = network.area();
    String heading = "Referral pathways in " + area.shortName();
    List<String> answer = answer();
    String query = query();
    return new NetworkPage(
        frame.apply(heading),
        PathwayNavigation.of(PathwayNavigation.View.NETWORK, area.code(), snapshot),
        errors,
        area.code().value(),
        area.shortName(),
        heading,
        new NetworkPage.Form(
            Choices.policeAreas(snapshot, "", area.code().value()),
            Choices.terms(
                snapshot.vocabularies().crimeTypes(),
                "Any crime",
                filter.crime() == null ? List.of() : List.of(filter.crime().value())),
            Choices.terms(
                snapshot.vocabularies().cohorts(),
                "Everybody",
                filter.cohort() == null ? List.of() : List.of(filter.cohort().value())),
            withListed),
        answer,
        new NetworkPage.Drawn(
            network.stops().isEmpty()
                ? null
                : NetworkSvg.forPage(
                    drawing,
                    "Referral network of " + area.shortName(),
                    answer.getFirst() + " The list below the picture says the same in words.",
                    NetworkPageMaker::address),
            NetworkSvg.keyForPage(),
            drawing.notes()),
        findings(),
        groups(),
        List.of(
            new Download(
                "CSV for a spreadsheet", "/pathways/" + area.code() + "/network.csv" + query),
            new Download(
                "Excel workbook with the findings",
                "/pathways/" + area.code() + "/network.xlsx" + query),
            new Download("JSON", "/pathways/" + area.code() + "/network.json" + query),
            new Download(
                "GraphML for a graph program",
                "/pathways/" + area.code() + "/network.graphml" + query),
            new Download("SVG picture", "/pathways/" + area.code() + "/network.svg" + query)),
        "/pathways/breaks?area=" + area.code(),
        "/pathways/what-if?area=" + area.code(),
        snapshot.today().format(RouteWords.DATE));
  }

  private String query() {
    List<String> parts = new ArrayList<>();
    if (filter.crime() != null) {
      parts.add("crime=" + filter.crime());
    }
    if (filter.cohort() != null) {
      parts.add("cohort=" + filter.cohort());
    }
    return parts.isEmpty() ? "" : "?" + String.join("&", parts);
  }

  private static String address(NetworkDrawing.Box box) {
    NetworkStop stop = box.stop();
    if (stop != null) {
      return "#" + RouteTeller.anchor(stop.waypoint());
    }
    return "#" + group(box.held().getFirst());
  }

  private static String group(NetworkStop stop) {
    if (stop.isEntryPoint()) {
      return "entry-points";
    }
    JourneyStage stage = stop.column();
    return "stage-" + (stage == null ? "none" : stage.slug());
  }

  private List<String> answer() {
    long services = network.stops().stream().filter(stop -> !stop.isEntryPoint()).count();
    long stated = network.links().stream().filter(link -> link.way().isStated()).count();
    long confirmed = network.links().stream().filter(NetworkLink::confirmed).count();
    long crossing =
        network.links().stream().filter(link -> link.crossing() == Crossing.YES).count();
    List<String> answer = new ArrayList<>();
    answer.add(
        Figures.count(services, "service takes", "services take")
            + " people from "
            + network.area().shortName()
            + "; "
            + Figures.count(stated, "referral route is", "referral routes are")
            + " stated, "
            + Figures.whole(confirmed)
            + " of them by both ends.");
    if (stated == 0) {
      answer.add(
          "Nobody has stated a route yet: what is shown comes from the listings alone. That is"
              + " missing information, not proof that nobody refers.");
    }
    if (crossing > 0) {
      answer.add(
          Figures.count(crossing, "way crosses", "ways cross") + " the boundary of a police area.");
    }
    if (!network.notCounted().isEmpty()) {
      answer.add(
          Figures.count(
                  network.notCounted().size(),
                  "more local service is listed and does",
                  "more local services are listed and do")
              + " not count today: see the end of the list.");
    }
    String counts =
        java.util.Arrays.stream(NetworkFinding.Kind.values())
            .map(kind -> Map.entry(kind, network.findings(kind).size()))
            .filter(each -> each.getValue() > 0)
            .map(each -> RouteWords.lower(each.getKey().label()) + ": " + each.getValue())
            .collect(Collectors.joining("; "));
    if (!counts.isEmpty()) {
      answer.add("Findings: " + counts + ".");
    }
    return answer;
  }

  // ---------------------------------------------------------------- findings

  private List<FindingKind> findings() {
    List<FindingKind> kinds = new ArrayList<>();
    for (NetworkFinding.Kind kind : NetworkFinding.Kind.values()) {
      List<NetworkFinding> found = network.findings(kind);
      if (!found.isEmpty()) {
        kinds.add(
            new FindingKind(
                "finding-" + kind.slug(),
                kind.label() + (found.size() == 1 ? "" : " (" + found.size() + ")"),
                meaning(kind),
                found.stream().limit(MOST_FINDINGS).map(this::finding).toList()));
      }
    }
    return kinds;
  }

  private static String meaning(NetworkFinding.Kind kind) {
    return switch (kind) {
      case STAGE_OUT_OF_REACH -> "No route leads from any entry point to a service of this stage.";
      case SINGLE_POINT_OF_FAILURE ->
          "Were this service to close, others could no longer be reached at all.";
      case DEAD_END ->
          "People get here, and from here nobody is stated to be referred on, though there are"
              + " later stages.";
      case UNREACHABLE ->
          "The service takes people of the area, and no entry point and no route leads to it.";
      case NO_STATED_WAY_IN -> "Only its listing says how people come to it, or nothing does.";
      case LOOP -> "People can be referred round in a circle.";
      case LAPSED_AGREEMENT -> "The last day of the agreement has passed.";
      case LONGEST_WAIT -> "The usual waits that are longest.";
      case MOST_HANDOFFS -> "How often a person is passed on before they arrive, at the least.";
      case UNCONFIRMED -> "One end says that people are referred, and the other has not said so.";
    };
  }

  private Finding finding(NetworkFinding finding) {
    String whatIf =
        finding.kind() == NetworkFinding.Kind.SINGLE_POINT_OF_FAILURE
                && finding.stops().stream().findFirst().orElse(null) instanceof ServicePoint point
            ? "/pathways/what-if?area=" + network.area().code() + "&close=" + point.service()
            : "";
    Map<org.waymark.pathway.NetworkRoute, NetworkLink> known = new HashMap<>();
    network.links().forEach(link -> known.put(link.way(), link));
    return new Finding(
        finding.words(),
        whatIf,
        finding.links().stream()
            .limit(MOST_LINES_BEHIND)
            .map(
                way ->
                    Optional.ofNullable(known.get(way))
                        .map(teller::tell)
                        .orElseGet(() -> teller.tell(way, null, Crossing.UNKNOWN)))
            .toList());
  }

  // ---------------------------------------------------------------- the list

  private List<Group> groups() {
    Map<String, List<NetworkStop>> byGroup = new LinkedHashMap<>();
    byGroup.put("entry-points", new ArrayList<>());
    for (JourneyStage stage : JourneyStage.values()) {
      byGroup.put("stage-" + stage.slug(), new ArrayList<>());
    }
    byGroup.put("stage-none", new ArrayList<>());
    for (NetworkStop stop : network.stops()) {
      byGroup.getOrDefault(group(stop), new ArrayList<>()).add(stop);
    }
    List<Group> groups = new ArrayList<>();
    byGroup.forEach(
        (id, stops) -> {
          if (!stops.isEmpty()) {
            groups.add(
                new Group(id, label(stops.getFirst()), stops.stream().map(this::stop).toList()));
          }
        });
    if (!network.notCounted().isEmpty()) {
      groups.add(
          new Group(
              "not-counted",
              "Listed, not counted: no way leads to these until they are confirmed",
              network.notCounted().stream().map(this::notCounted).toList()));
    }
    return groups;
  }

  private Stop notCounted(Service service) {
    List<String> about = new ArrayList<>();
    about.add(snapshot.catalogue().organisationOf(service).name());
    about.addAll(Standing.of(service, snapshot.today()).words());
    Waypoint waypoint = new ServicePoint(service.id());
    return new Stop(
        RouteTeller.anchor(waypoint),
        teller.words().name(waypoint),
        RouteTeller.address(service),
        about,
        "",
        List.of(),
        List.of(),
        "");
  }

  private static String label(NetworkStop stop) {
    if (stop.isEntryPoint()) {
      return "From the entry points";
    }
    JourneyStage stage = stop.column();
    return stage == null
        ? "From services whose stage is not stated"
        : "From " + RouteWords.lower(stage.label());
  }

  private Stop stop(NetworkStop stop) {
    Waypoint waypoint = stop.waypoint();
    List<NetworkLink> out = from.getOrDefault(waypoint, List.of());
    List<NetworkLink> in = to.getOrDefault(waypoint, List.of());
    List<String> about = new ArrayList<>();
    Service service = stop.service();
    if (service != null) {
      about.add(snapshot.catalogue().organisationOf(service).name());
      if (stop.stages().size() > 1) {
        about.add(
            stop.stages().stream()
                .sorted()
                .map(JourneyStage::label)
                .collect(Collectors.joining(", ")));
      }
      if (stop.outside()) {
        about.add("in another police area");
      }
      if (!stop.placeKnown()) {
        about.add("where it is is not public");
      }
    }
    List<RouteLine> lines =
        out.stream().filter(link -> link.way().isStated()).map(teller::tell).toList();
    return new Stop(
        RouteTeller.anchor(waypoint),
        teller.words().name(waypoint),
        service == null ? "" : RouteTeller.address(service),
        about,
        service == null ? "" : into(in),
        lines,
        out.stream()
            .filter(link -> !link.way().isStated())
            .map(
                link ->
                    new Named(
                        teller.words().name(new ServicePoint(link.way().to())),
                        "/services/" + link.way().to()))
            .toList(),
        !out.isEmpty()
            ? ""
            : service == null
                ? "Nobody is stated to be referred from here."
                : "Nobody is stated to be referred on from here.");
  }

  private String into(List<NetworkLink> in) {
    if (in.isEmpty()) {
      return "Nothing leads here.";
    }
    return "Referred here: "
        + in.stream()
            .map(
                link ->
                    teller.words().sender(link.way().from())
                        + (link.way().isStated() ? "" : " (listing only)"))
            .distinct()
            .collect(Collectors.joining(", "))
        + ".";
  }
}
