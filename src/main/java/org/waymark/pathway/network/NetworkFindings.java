package org.waymark.pathway.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jgrapht.Graph;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.shortestpath.BFSShortestPath;
import org.jgrapht.graph.DirectedPseudograph;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.NetworkRoute;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteWords;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;
import org.waymark.pathway.network.NetworkFinding.Kind;
import org.waymark.vocabulary.JourneyStage;

/** What is to be found in the network of an area, whoever goes along it. */
final class NetworkFindings {

  /** How many of the longest waits and of the most handoffs are told. */
  private static final int MOST_OF_A_KIND = 5;

  /** Two handoffs: told three times. */
  private static final int MANY_HANDOFFS = 2;

  /** Stages after which somebody still has a way before them. */
  private static final Set<JourneyStage> ON_THE_WAY =
      EnumSet.of(
          JourneyStage.DISCLOSURE,
          JourneyStage.CRISIS_AND_SAFETY,
          JourneyStage.HEALTH_AND_FORENSIC,
          JourneyStage.ADVOCACY);

  /** Whom a dead end is looked for: somebody of an age that tells children and adults apart. */
  private enum Group {
    CHILDREN("children", 10),
    ADULTS("adults", 35);

    private final String words;
    private final int age;

    Group(String words, int age) {
      this.words = words;
      this.age = age;
    }

    boolean isTakenBy(Service service) {
      return service.eligibility().admitsAge(age);
    }

    boolean mayGo(NetworkRoute way) {
      ReferralRoute route = way.route();
      return route == null || route.criteria().admitsAge(age);
    }
  }

  private final Area area;
  private final Map<Waypoint, NetworkStop> stops = new LinkedHashMap<>();
  private final Map<Waypoint, List<NetworkLink>> leaving = new HashMap<>();
  private final Map<Waypoint, List<NetworkLink>> arriving = new HashMap<>();
  private final List<NetworkLink> links;
  private final Graph<Waypoint, NetworkLink> referrals =
      new DirectedPseudograph<>(NetworkLink.class);
  private final Map<Waypoint, Integer> handoffs = new LinkedHashMap<>();
  private final List<NetworkFinding> found = new ArrayList<>();

  NetworkFindings(Area area, List<NetworkStop> stops, List<NetworkLink> links) {
    this.area = area;
    this.links = links;
    stops.forEach(stop -> this.stops.put(stop.waypoint(), stop));
    for (NetworkLink link : links) {
      Waypoint to = new ServicePoint(link.way().to());
      leaving.computeIfAbsent(link.way().from(), from -> new ArrayList<>()).add(link);
      arriving.computeIfAbsent(to, service -> new ArrayList<>()).add(link);
      if (link.way().from() instanceof ServicePoint) {
        referrals.addVertex(link.way().from());
        referrals.addVertex(to);
        referrals.addEdge(link.way().from(), to, link);
      }
    }
  }

  List<NetworkFinding> all() {
    Map<Waypoint, Integer> steps = stepsFrom(entries(), null, way -> true, stop -> true);
    steps.forEach((stop, count) -> handoffs.put(stop, Math.max(0, count - 1)));
    stagesOutOfReach();
    singlePointsOfFailure();
    deadEnds();
    notReached();
    loops();
    lapsed();
    longestWaits();
    mostHandoffs();
    unconfirmed();
    return List.copyOf(found);
  }

  private Set<Waypoint> entries() {
    return stops.values().stream()
        .filter(NetworkStop::isEntryPoint)
        .map(NetworkStop::waypoint)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Steps to every stop that is reached from some, breadth first; 0 for those themselves. */
  private Map<Waypoint, Integer> stepsFrom(
      Collection<Waypoint> starts,
      @Nullable Waypoint without,
      Predicate<NetworkRoute> mayGo,
      Predicate<Service> isTaken) {
    Map<Waypoint, Integer> steps = new LinkedHashMap<>();
    Deque<Waypoint> next = new ArrayDeque<>();
    for (Waypoint start : starts) {
      if (!start.equals(without)) {
        steps.put(start, 0);
        next.add(start);
      }
    }
    while (!next.isEmpty()) {
      Waypoint at = next.remove();
      int count = Objects.requireNonNull(steps.get(at));
      for (NetworkLink link : leaving.getOrDefault(at, List.of())) {
        Waypoint to = new ServicePoint(link.way().to());
        Service service = serviceAt(to);
        if (!to.equals(without)
            && !steps.containsKey(to)
            && mayGo.test(link.way())
            && service != null
            && isTaken.test(service)) {
          steps.put(to, count + 1);
          next.add(to);
        }
      }
    }
    return steps;
  }

  private @Nullable Service serviceAt(Waypoint waypoint) {
    NetworkStop stop = stops.get(waypoint);
    return stop == null ? null : stop.service();
  }

  private String name(Waypoint waypoint) {
    Service service = serviceAt(waypoint);
    if (service != null) {
      return service.name();
    }
    return waypoint instanceof EntryPoint entry ? entry.kind().sender() : waypoint.key();
  }

  private static String words(JourneyStage stage) {
    return stage.label().toLowerCase(Locale.UK);
  }

  private void add(
      Kind kind,
      List<Waypoint> about,
      @Nullable JourneyStage stage,
      int amount,
      String words,
      List<NetworkLink> behind) {
    found.add(
        new NetworkFinding(
            kind, about, stage, amount, words, behind.stream().map(NetworkLink::way).toList()));
  }

  private List<Waypoint> reachedAt(JourneyStage stage) {
    return handoffs.keySet().stream().filter(stop -> stagesAt(stop).contains(stage)).toList();
  }

  private @Nullable JourneyStage columnOf(Waypoint waypoint) {
    NetworkStop stop = stops.get(waypoint);
    return stop == null ? null : stop.column();
  }

  private Set<JourneyStage> stagesAt(Waypoint waypoint) {
    NetworkStop stop = stops.get(waypoint);
    return stop == null ? Set.of() : stop.stages();
  }

  // The findings

  private void stagesOutOfReach() {
    for (JourneyStage stage : JourneyStage.values()) {
      if (reachedAt(stage).isEmpty()) {
        List<Waypoint> there =
            stops.values().stream()
                .filter(stop -> stop.stages().contains(stage))
                .map(NetworkStop::waypoint)
                .toList();
        add(
            Kind.STAGE_OUT_OF_REACH,
            there,
            stage,
            there.size(),
            there.isEmpty()
                ? "No service in " + area.shortName() + " is for " + words(stage) + "."
                : "No way leads to "
                    + words(stage)
                    + " in "
                    + area.shortName()
                    + ", though there "
                    + (there.size() == 1 ? "is a service." : "are " + there.size() + " services."),
            List.of());
      }
    }
  }

  /**
   * A service without which a stage can no longer be reached lies on every way to it, and so on the
   * first one found: only those are tried.
   */
  private void singlePointsOfFailure() {
    for (JourneyStage stage : JourneyStage.values()) {
      List<Waypoint> served = reachedAt(stage);
      if (served.isEmpty()) {
        continue;
      }
      for (Waypoint candidate : wayTo(served.getFirst())) {
        boolean only = served.size() == 1 && served.getFirst().equals(candidate);
        Map<Waypoint, Integer> left = stepsFrom(entries(), candidate, way -> true, service -> true);
        boolean lost = left.keySet().stream().noneMatch(stop -> stagesAt(stop).contains(stage));
        if (lost && candidate instanceof ServicePoint) {
          add(
              Kind.SINGLE_POINT_OF_FAILURE,
              List.of(candidate),
              stage,
              handoffs.size() - left.size(),
              only
                  ? name(candidate)
                      + " is the only service that a way leads to for "
                      + words(stage)
                      + "."
                  : "Without " + name(candidate) + " no way leads to " + words(stage) + ".",
              arriving.getOrDefault(candidate, List.of()));
        }
      }
    }
  }

  /** The stops of a shortest way there from an entry point. */
  private List<Waypoint> wayTo(Waypoint target) {
    List<Waypoint> way = new ArrayList<>();
    Waypoint at = target;
    way.add(at);
    while (at instanceof ServicePoint) {
      int steps = handoffs.getOrDefault(at, 0);
      Waypoint before = null;
      for (NetworkLink link : arriving.getOrDefault(at, List.of())) {
        Waypoint from = link.way().from();
        boolean nearer =
            steps == 0
                ? from instanceof EntryPoint
                : from instanceof ServicePoint
                    && handoffs.getOrDefault(from, Integer.MAX_VALUE) == steps - 1;
        if (nearer) {
          before = from;
          break;
        }
      }
      if (before == null) {
        break;
      }
      way.add(before);
      at = before;
    }
    return way;
  }

  private void deadEnds() {
    List<NetworkFinding> ends = new ArrayList<>();
    for (Waypoint stop : handoffs.keySet()) {
      Service service = serviceAt(stop);
      if (service == null || stagesAt(stop).stream().noneMatch(ON_THE_WAY::contains)) {
        continue;
      }
      boolean lastStage =
          stagesAt(stop).contains(JourneyStage.THERAPY)
              || stagesAt(stop).contains(JourneyStage.RECOVERY);
      List<NetworkLink> in = stated(arriving.getOrDefault(stop, List.of()));
      if (leaving.getOrDefault(stop, List.of()).isEmpty()) {
        if (!in.isEmpty() && !lastStage) {
          ends.add(
              deadEnd(
                  stop,
                  null,
                  in,
                  "People are referred to "
                      + service.name()
                      + ", and no route leads on from there."));
        }
        continue;
      }
      if (lastStage) {
        continue;
      }
      List<Group> stuck = new ArrayList<>();
      for (Group group : Group.values()) {
        if (group.isTakenBy(service) && !leadsOn(stop, group)) {
          stuck.add(group);
        }
      }
      if (!stuck.isEmpty()) {
        ends.add(
            deadEnd(
                stop,
                JourneyStage.THERAPY,
                leaving.getOrDefault(stop, List.of()),
                "From "
                    + service.name()
                    + ", no route leads "
                    + stuck.stream().map(group -> group.words).collect(Collectors.joining(" or "))
                    + " on to therapy or recovery."));
      }
    }
    ends.sort(Comparator.comparingInt(NetworkFinding::amount).reversed());
    found.addAll(ends);
  }

  private NetworkFinding deadEnd(
      Waypoint stop, @Nullable JourneyStage stage, List<NetworkLink> behind, String words) {
    return new NetworkFinding(
        Kind.DEAD_END,
        List.of(stop),
        stage,
        stated(arriving.getOrDefault(stop, List.of())).size(),
        words,
        behind.stream().map(NetworkLink::way).toList());
  }

  private boolean leadsOn(Waypoint stop, Group group) {
    return stepsFrom(List.of(stop), null, group::mayGo, group::isTakenBy).keySet().stream()
        .filter(reached -> !reached.equals(stop))
        .anyMatch(
            reached ->
                stagesAt(reached).contains(JourneyStage.THERAPY)
                    || stagesAt(reached).contains(JourneyStage.RECOVERY));
  }

  private static List<NetworkLink> stated(List<NetworkLink> some) {
    return some.stream().filter(link -> link.way().isStated()).toList();
  }

  private void notReached() {
    for (NetworkStop stop : stops.values()) {
      Service service = stop.service();
      if (service == null || handoffs.containsKey(stop.waypoint())) {
        continue;
      }
      List<NetworkLink> in = arriving.getOrDefault(stop.waypoint(), List.of());
      if (in.isEmpty()) {
        add(
            Kind.NO_STATED_WAY_IN,
            List.of(stop.waypoint()),
            stop.column(),
            0,
            "Nobody says how people come to " + service.name() + ".",
            List.of());
      } else {
        add(
            Kind.UNREACHABLE,
            List.of(stop.waypoint()),
            stop.column(),
            in.size(),
            service.name()
                + " takes people only from services that nobody can get to in "
                + area.shortName()
                + ".",
            in);
      }
    }
  }

  private void loops() {
    GabowStrongConnectivityInspector<Waypoint, NetworkLink> inspector =
        new GabowStrongConnectivityInspector<>(referrals);
    inspector.stronglyConnectedSets().stream()
        .filter(knot -> knot.size() > 1)
        .map(this::shortestLoop)
        .sorted(
            Comparator.comparingInt((List<NetworkLink> loop) -> loop.size())
                .thenComparing(loop -> name(loop.getFirst().way().from())))
        .forEach(
            loop -> {
              List<Waypoint> around = loop.stream().map(link -> link.way().from()).toList();
              add(
                  Kind.LOOP,
                  around,
                  null,
                  loop.size(),
                  around.stream().map(this::name).collect(Collectors.joining(" refers to "))
                      + ", which refers back to "
                      + name(around.getFirst())
                      + ".",
                  loop);
            });
  }

  /** One shortest loop within services that all lead to one another, from the first by name. */
  private List<NetworkLink> shortestLoop(Set<Waypoint> knot) {
    List<NetworkLink> best = List.of();
    List<Waypoint> inOrder =
        knot.stream()
            .sorted(Comparator.comparing(this::name).thenComparing(Waypoint::key))
            .toList();
    BFSShortestPath<Waypoint, NetworkLink> paths = new BFSShortestPath<>(referrals);
    for (Waypoint start : inOrder) {
      for (NetworkLink first : referrals.outgoingEdgesOf(start)) {
        Waypoint next = referrals.getEdgeTarget(first);
        GraphPath<Waypoint, NetworkLink> back =
            knot.contains(next) ? paths.getPath(next, start) : null;
        if (back != null && (best.isEmpty() || back.getLength() + 1 < best.size())) {
          List<NetworkLink> loop = new ArrayList<>();
          loop.add(first);
          loop.addAll(back.getEdgeList());
          best = loop;
        }
      }
      if (best.size() == 2) {
        break;
      }
    }
    return best;
  }

  private void lapsed() {
    for (NetworkLink link : links) {
      ReferralRoute route = link.way().route();
      if (link.standing() == Agreement.Status.LAPSED && route != null) {
        add(
            Kind.LAPSED_AGREEMENT,
            ends(link),
            null,
            0,
            "The agreement by which "
                + name(link.way().from())
                + (link.way().from() instanceof EntryPoint ? " refer to " : " refers to ")
                + name(new ServicePoint(link.way().to()))
                + " ended on "
                + Objects.requireNonNull(route.agreement().ends()).format(RouteWords.DATE)
                + ".",
            List.of(link));
      }
    }
  }

  private static List<Waypoint> ends(NetworkLink link) {
    return List.of(link.way().from(), new ServicePoint(link.way().to()));
  }

  private void longestWaits() {
    Set<Waypoint> told = new HashSet<>();
    links.stream()
        .filter(link -> link.waitWeeks() != null && link.waitWeeks() > 0)
        .sorted(
            Comparator.comparingInt(
                    (NetworkLink link) -> -(link.waitWeeks() == null ? 0 : link.waitWeeks()))
                .thenComparing(link -> !link.way().isStated())
                .thenComparing(link -> name(new ServicePoint(link.way().to()))))
        .filter(link -> told.add(new ServicePoint(link.way().to())))
        .limit(MOST_OF_A_KIND)
        .forEach(
            link -> {
              int weeks = link.waitWeeks() == null ? 0 : link.waitWeeks();
              add(
                  Kind.LONGEST_WAIT,
                  ends(link),
                  columnOf(new ServicePoint(link.way().to())),
                  weeks,
                  "People usually wait "
                      + weeks
                      + (weeks == 1 ? " week for " : " weeks for ")
                      + name(new ServicePoint(link.way().to()))
                      + ".",
                  List.of(link));
            });
  }

  private void mostHandoffs() {
    handoffs.entrySet().stream()
        .filter(entry -> entry.getValue() >= MANY_HANDOFFS)
        .sorted(
            Comparator.comparingInt((Map.Entry<Waypoint, Integer> entry) -> -entry.getValue())
                .thenComparing(entry -> name(entry.getKey())))
        .limit(MOST_OF_A_KIND)
        .forEach(
            entry ->
                add(
                    Kind.MOST_HANDOFFS,
                    List.of(entry.getKey()),
                    columnOf(entry.getKey()),
                    entry.getValue(),
                    "Nobody gets to "
                        + name(entry.getKey())
                        + " without being passed on "
                        + entry.getValue()
                        + " times.",
                    arriving.getOrDefault(entry.getKey(), List.of())));
  }

  private void unconfirmed() {
    for (NetworkLink link : links) {
      if (link.way().isStated() && !link.confirmed()) {
        add(
            Kind.UNCONFIRMED,
            ends(link),
            null,
            0,
            "That "
                + name(link.way().from())
                + (link.way().from() instanceof EntryPoint ? " refer to " : " refers to ")
                + name(new ServicePoint(link.way().to()))
                + " is not stated by both ends.",
            List.of(link));
      }
    }
  }
}
