package org.waymark.pathway.journey;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jgrapht.GraphPath;
import org.jgrapht.alg.shortestpath.YenKShortestPath;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.Admission;
import org.waymark.pathway.Admissions;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.NetworkRoute;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PlaceProfile;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.Refusal;
import org.waymark.vocabulary.JourneyStage;

/**
 * Finds the journeys of a described person in a network. docs/pathways.md explains how, with an
 * example. Immutable but for what it remembers; thread-safe.
 *
 * <p>First every service is found that they can get to, each by its cheapest way (Dijkstra over
 * numbers, no objects). A journey then begins at a first contact and takes, stage by stage, the
 * service that is cheapest from there; where none can be reached from there, or beginning anew
 * elsewhere is cheaper, it begins anew.
 */
public final class JourneyFinder {

  /** Refused routes that are told with their reasons; more are counted. */
  private static final int MOST_ROUTES_TOLD = 500;

  private static final JourneyStage[] STAGES = JourneyStage.values();
  private static final int UNKNOWN_WAIT = -1;

  private final PathwayNetwork network;
  private final JourneySettings settings;

  /**
   * By route: everything of its cost that depends neither on the person nor, from entry points, on
   * where they live.
   */
  private final double[] routeCost;

  private final int[] routeWait;
  private final double[] listedCost;
  private final int[] serviceWait;
  private final Map<AreaCode, BitSet> near = new java.util.concurrent.ConcurrentHashMap<>();

  public JourneyFinder(PathwayNetwork network, JourneySettings settings) {
    this.network = network;
    this.settings = settings;
    int services = network.services().size();
    serviceWait = new int[services];
    listedCost = new double[services];
    for (int service = 0; service < services; service++) {
      Service each = network.services().service(service);
      serviceWait[service] = wait(each.capacity());
      listedCost[service] = waitCost(serviceWait[service]);
    }
    routeCost = new double[network.routeCount()];
    routeWait = new int[network.routeCount()];
    for (int route = 0; route < routeCost.length; route++) {
      int own = wait(network.route(route).capacity());
      routeWait[route] = own == UNKNOWN_WAIT ? serviceWait[network.targetOf(route)] : own;
      routeCost[route] = waitCost(routeWait[route]) + standingCost(network.route(route));
    }
  }

  public PathwayNetwork network() {
    return network;
  }

  /** Weeks; nobody waits where referrals are open and no wait is given. */
  private static int wait(Capacity capacity) {
    Integer weeks = capacity.waitWeeks();
    if (weeks != null) {
      return weeks;
    }
    return capacity.status() == Capacity.Status.OPEN ? 0 : UNKNOWN_WAIT;
  }

  private double waitCost(int weeks) {
    return settings.week() * (weeks == UNKNOWN_WAIT ? settings.unknownWaitWeeks() : weeks);
  }

  private double standingCost(ReferralRoute route) {
    Agreement.Status standing = route.agreement().standing(network.snapshot().today());
    return switch (standing) {
          case FORMAL -> 0;
          case INFORMAL -> settings.informal();
          case LAPSED, NONE -> settings.notAgreed();
        }
        + (route.isConfirmed() ? 0 : settings.unconfirmed())
        + (route.freshness(network.snapshot().today()) == Freshness.STALE ? settings.stale() : 0);
  }

  // The answers

  /** Everything that can be said to the way of a person. */
  public Journeys find(DescribedPerson person) {
    return new Search(new Admissions(network, person)).answer();
  }

  /**
   * The best ways to one service that differ in a step at least and come to no service twice, best
   * first.
   *
   * @param most how many are wanted
   * @return fewer when there are no more; none when the service cannot be reached
   */
  public List<ReachableListing> alternatives(DescribedPerson person, ServiceId service, int most) {
    return network.services().findOrdinal(service).stream()
        .mapToObj(ordinal -> new Search(new Admissions(network, person)).waysTo(ordinal, most))
        .findFirst()
        .orElse(List.of());
  }

  /** What the best journey comes to, without words. */
  Totals totals(Admissions admissions, Scratch scratch) {
    return new Search(admissions, scratch).totals();
  }

  /** Arrays for one search after another. */
  Scratch scratch() {
    return new Scratch(network.services().size());
  }

  /** Not thread-safe. */
  static final class Scratch {
    private final CheapestPaths base;
    private final CheapestPaths local;

    Scratch(int services) {
      base = new CheapestPaths(services);
      local = new CheapestPaths(services);
    }
  }

  /**
   * What the best journey comes to.
   *
   * @param reached bits of the stages that can be reached
   * @param sought bits of the stages sought
   */
  record Totals(
      int reached, int sought, int waitWeeks, int unknownWaits, int handoffs, int crossings) {}

  /** A way in that a person can use, with its service. */
  private record FirstContact(int service, double cost, int from, int via) {}

  /** A step without words: to a service, from a service or entry point, along a route. */
  private record BareStep(int service, int from, int via, boolean startsAgain, double cost) {}

  private record BareJourney(List<BareStep> steps, double cost) {}

  /** One search for one person. */
  private final class Search {
    private final Admissions admissions;
    private final PlaceProfile profile;
    private final Set<EntryPoint.Kind> waysIn;
    private final int sought;
    private final CheapestPaths base;
    private final CheapestPaths local;
    private final List<FirstContact> contacts = new ArrayList<>();
    private final int[] settledOrder;
    private int settledCount;

    /** By stage: the service of the network that is cheapest to reach; -1 when none can be. */
    private final int[] bestOf = new int[STAGES.length];

    private int reached;

    Search(Admissions admissions) {
      this(admissions, scratch());
    }

    Search(Admissions admissions, Scratch scratch) {
      this.admissions = admissions;
      profile = admissions.profile();
      waysIn = WaysIn.of(admissions.person());
      int bits = 0;
      for (JourneyStage stage :
          SoughtStages.of(admissions.person(), network.snapshot().vocabularies().crimeTypes())) {
        bits |= PathwayNetwork.bit(stage);
      }
      sought = bits;
      base = scratch.base;
      local = scratch.local;
      base.clear();
      settledOrder = new int[profile.size()];
      walkFromWaysIn();
    }

    // Costs

    private double levelCost(int service) {
      return switch (admissions.level(service)) {
            case BY_AND_FOR -> 0;
            case SPECIALIST -> settings.specialist();
            case OPEN -> settings.open();
          }
          + (admissions.isMeantForOthers(service) ? settings.forOthers() : 0)
          + settings.question() * admissions.questions(service);
    }

    private double crossingCost(Crossing crossing) {
      return crossing == Crossing.YES ? settings.crossing() : 0;
    }

    private Crossing crossingFromEntry(int service) {
      AreaCode policeArea = profile.policeArea();
      return policeArea == null ? Crossing.UNKNOWN : network.crossing(policeArea, service);
    }

    private double entryCost(int route, int service) {
      return routeCost[route]
          + settings.question() * admissions.routeQuestions(route)
          + crossingCost(crossingFromEntry(service))
          + levelCost(service);
    }

    /** Only the listing says so: but nobody has to agree that people may refer themselves. */
    private double listedEntryCost(EntryPoint.Kind kind, int service) {
      return listedCost[service]
          + (kind == EntryPoint.Kind.SELF_REFERRAL
              ? 0
              : settings.notAgreed() + settings.unconfirmed())
          + crossingCost(crossingFromEntry(service))
          + levelCost(service);
    }

    private double referralCost(int route, int from, int service) {
      return routeCost[route]
          + settings.handoff()
          + settings.question() * admissions.routeQuestions(route)
          + crossingCost(network.crossing(from, service))
          + levelCost(service);
    }

    // Walking

    private void walkFromWaysIn() {
      Map<Integer, FirstContact> cheapest = new HashMap<>();
      for (EntryPoint.Kind kind : waysIn) {
        int from = CheapestPaths.entry(kind.ordinal());
        PathwayNetwork.EntryWays ways = network.entryWays(kind, profile.policeArea());
        for (int i = 0; i < ways.routeCount(); i++) {
          int route = ways.route(i);
          int service = network.targetOf(route);
          if (admissions.takes(service) && admissions.mayUse(route)) {
            enter(cheapest, service, entryCost(route, service), from, route);
          }
        }
        for (int i = 0; i < profile.size(); i++) {
          int service = profile.covering(i);
          if (ways.isListed(service) && admissions.takes(service)) {
            enter(cheapest, service, listedEntryCost(kind, service), from, -1);
          }
        }
      }
      contacts.addAll(cheapest.values());
      contacts.sort(
          Comparator.comparingDouble(FirstContact::cost).thenComparingInt(FirstContact::service));
      java.util.Arrays.fill(bestOf, -1);
      for (int service = base.next(); service >= 0; service = base.next()) {
        settledOrder[settledCount++] = service;
        int stages = profile.stagesOf(service);
        for (int stage = 0; stage < STAGES.length; stage++) {
          if (bestOf[stage] < 0 && (stages & (1 << stage)) != 0) {
            bestOf[stage] = service;
          }
        }
        reached |= stages;
        expand(base, service);
      }
    }

    private void enter(
        Map<Integer, FirstContact> cheapest, int service, double cost, int from, int via) {
      FirstContact known = cheapest.get(service);
      if (known == null || cost < known.cost()) {
        cheapest.put(service, new FirstContact(service, cost, from, via));
        base.offer(service, cost, from, via);
      }
    }

    private void expand(CheapestPaths paths, int service) {
      int end = network.firstRouteOf(service + 1);
      double sofar = paths.costOf(service);
      for (int route = network.firstRouteOf(service); route < end; route++) {
        int next = network.targetOf(route);
        if (!paths.isReached(next) && admissions.takes(next) && admissions.mayUse(route)) {
          paths.offer(next, sofar + referralCost(route, service, next), service, route);
        }
      }
    }

    // Journeys

    /** The best journeys, each from another first contact, best first. */
    private List<BareJourney> ranked(int most) {
      List<BareJourney> best = new ArrayList<>();
      for (FirstContact contact : contacts) {
        if (best.size() == most && contact.cost() >= best.getLast().cost()) {
          break;
        }
        double worst = best.size() == most ? best.getLast().cost() : Double.POSITIVE_INFINITY;
        BareJourney journey = from(contact, worst);
        if (journey == null) {
          continue;
        }
        int at = best.size();
        while (at > 0 && journey.cost() < best.get(at - 1).cost()) {
          at--;
        }
        best.add(at, journey);
        if (best.size() > most) {
          best.removeLast();
        }
      }
      return best;
    }

    /** The stages a journey goes on to after its first contact. */
    private int wanted(int service) {
      return reached
          & sought
          & ~profile.stagesOf(service)
          & ~PathwayNetwork.bit(JourneyStage.DISCLOSURE);
    }

    /** The journey from a first contact; null when it gets nowhere or costs more than another. */
    private @Nullable BareJourney from(FirstContact contact, double worst) {
      int wanted = wanted(contact.service());
      if (wanted == 0 && (profile.stagesOf(contact.service()) & sought) == 0) {
        return null;
      }
      int[] localBest = new int[STAGES.length];
      java.util.Arrays.fill(localBest, -1);
      local.clear();
      local.offer(contact.service(), 0, contact.from(), contact.via());
      int open = wanted;
      double farthest = 0;
      for (int stage = 0; stage < STAGES.length; stage++) {
        if ((open & (1 << stage)) != 0) {
          farthest = Math.max(farthest, base.costOf(bestOf[stage]) + settings.startAgain());
        }
      }
      while (open != 0) {
        int service = local.next();
        if (service < 0 || local.costOf(service) > farthest) {
          break;
        }
        int stages = profile.stagesOf(service) & open;
        if (stages != 0) {
          for (int stage = 0; stage < STAGES.length; stage++) {
            if ((stages & (1 << stage)) != 0) {
              localBest[stage] = service;
            }
          }
          open &= ~stages;
        }
        if (open != 0) {
          expand(local, service);
        }
      }
      return assemble(contact, wanted, localBest, worst);
    }

    private @Nullable BareJourney assemble(
        FirstContact contact, int wanted, int[] localBest, double worst) {
      List<BareStep> steps = new ArrayList<>();
      steps.add(
          new BareStep(contact.service(), contact.from(), contact.via(), false, contact.cost()));
      int served = profile.stagesOf(contact.service());
      double cost = contact.cost();
      for (int stage = 0; stage < STAGES.length; stage++) {
        if ((wanted & (1 << stage)) == 0 || (served & (1 << stage)) != 0) {
          continue;
        }
        int near = localBest[stage];
        int anew = bestOf[stage];
        boolean startsAgain =
            near < 0 || base.costOf(anew) + settings.startAgain() < local.costOf(near);
        int before = steps.size();
        append(steps, startsAgain ? base : local, startsAgain ? anew : near);
        for (int i = before; i < steps.size(); i++) {
          cost += steps.get(i).cost();
          served |= profile.stagesOf(steps.get(i).service());
        }
        if (cost > worst) {
          return null;
        }
      }
      return new BareJourney(steps, cost);
    }

    /**
     * Adds the steps of the way to a service, from the last of them that has been taken already.
     */
    private void append(List<BareStep> steps, CheapestPaths paths, int service) {
      List<BareStep> more = new ArrayList<>();
      int at = service;
      while (!isTaken(steps, at)) {
        int from = paths.fromOf(at);
        double before = from < 0 ? 0 : paths.costOf(from);
        double own = paths.costOf(at) - before + (from < 0 ? settings.startAgain() : 0);
        more.add(new BareStep(at, from, paths.viaOf(at), from < 0, own));
        if (from < 0) {
          break;
        }
        at = from;
      }
      for (int i = more.size() - 1; i >= 0; i--) {
        steps.add(more.get(i));
      }
    }

    private static boolean isTaken(List<BareStep> steps, int service) {
      for (BareStep step : steps) {
        if (step.service() == service) {
          return true;
        }
      }
      return false;
    }

    Totals totals() {
      List<BareJourney> best = ranked(1);
      if (best.isEmpty()) {
        return new Totals(reached, sought, 0, 0, 0, 0);
      }
      int weeks = 0;
      int unknown = 0;
      int crossings = 0;
      for (BareStep step : best.getFirst().steps()) {
        int wait = waitOf(step);
        if (wait == UNKNOWN_WAIT) {
          unknown++;
        } else {
          weeks += wait;
        }
        if (crossingOf(step) == Crossing.YES) {
          crossings++;
        }
      }
      return new Totals(
          reached, sought, weeks, unknown, best.getFirst().steps().size() - 1, crossings);
    }

    private int waitOf(BareStep step) {
      return step.via() < 0 ? serviceWait[step.service()] : routeWait[step.via()];
    }

    private Crossing crossingOf(BareStep step) {
      return step.from() < 0
          ? crossingFromEntry(step.service())
          : network.crossing(step.from(), step.service());
    }

    // Words

    private final Map<Integer, Admission> told = new HashMap<>();

    private Step step(BareStep bare) {
      NetworkRoute way = way(bare);
      Admission admission = told.computeIfAbsent(bare.service(), admissions::toService);
      List<String> toCheck = new ArrayList<>(admission.toCheck());
      if (way.route() != null) {
        toCheck.addAll(admissions.along(way.route()).toCheck());
      }
      int wait = waitOf(bare);
      return new Step(
          way,
          network.services().service(bare.service()),
          PathwayNetwork.stagesIn(profile.stagesOf(bare.service())),
          admissions.level(bare.service()),
          wait == UNKNOWN_WAIT ? null : Integer.valueOf(wait),
          crossingOf(bare),
          bare.startsAgain(),
          toCheck);
    }

    private NetworkRoute way(BareStep step) {
      if (step.via() >= 0) {
        return NetworkRoute.of(network.route(step.via()));
      }
      EntryPoint.Kind kind = EntryPoint.Kind.values()[-1 - step.from()];
      return NetworkRoute.listed(
          new EntryPoint(kind, profile.policeArea()),
          network.services().service(step.service()).id());
    }

    private Journey journey(BareJourney bare) {
      EnumMap<JourneyStage, Service> stageServices = new EnumMap<>(JourneyStage.class);
      for (JourneyStage stage : STAGES) {
        bare.steps().stream()
            .filter(step -> (profile.stagesOf(step.service()) & PathwayNetwork.bit(stage)) != 0)
            .findFirst()
            .ifPresent(
                step -> stageServices.put(stage, network.services().service(step.service())));
      }
      return new Journey(
          bare.steps().stream().map(this::step).toList(), stageServices, bare.cost());
    }

    Journeys answer() {
      Map<Integer, List<Step>> paths = new HashMap<>();
      List<List<ReachableListing>> ofStage = new ArrayList<>();
      for (JourneyStage ignored : STAGES) {
        ofStage.add(new ArrayList<>());
      }
      for (int i = 0; i < settledCount; i++) {
        int service = settledOrder[i];
        int from = base.fromOf(service);
        List<Step> path =
            new ArrayList<>(from < 0 ? List.of() : paths.getOrDefault(from, List.of()));
        path.add(step(new BareStep(service, from, base.viaOf(service), false, 0)));
        paths.put(service, path);
        ReachableListing reachable =
            new ReachableListing(
                network.services().service(service),
                PathwayNetwork.stagesIn(profile.stagesOf(service)),
                admissions.level(service),
                path,
                base.costOf(service));
        reachable.stages().forEach(stage -> ofStage.get(stage.ordinal()).add(reachable));
      }
      List<StageAnswer> stages = new ArrayList<>();
      for (JourneyStage stage : STAGES) {
        stages.add(
            new StageAnswer(
                stage, (sought & PathwayNetwork.bit(stage)) != 0, ofStage.get(stage.ordinal())));
      }
      List<RuledOutListing> ruledOut = ruledOut();
      List<RuledOutRoute> routes = new ArrayList<>();
      int further = ruledOutRoutes(routes);
      return new Journeys(
          stages,
          ranked(settings.journeys()).stream().map(this::journey).toList(),
          ruledOut,
          network.services().size() - settledCount - ruledOut.size(),
          routes,
          further);
    }

    private List<RuledOutListing> ruledOut() {
      BitSet around = (BitSet) near(profile.policeArea()).clone();
      for (int i = 0; i < profile.size(); i++) {
        around.set(profile.covering(i));
      }
      List<RuledOutListing> ruledOut = new ArrayList<>();
      for (int service = around.nextSetBit(0);
          service >= 0;
          service = around.nextSetBit(service + 1)) {
        if (base.isReached(service)) {
          continue;
        }
        Admission admission = admissions.toService(service);
        List<Refusal> refusals =
            admission.isAdmitted()
                ? List.of(
                    new Refusal(Refusal.Ground.NO_WAY_IN, "no route they may use leads to it"))
                : admission.refusals();
        ruledOut.add(
            new RuledOutListing(
                network.services().service(service), network.stagesOf(service), refusals));
      }
      ruledOut.sort(
          Comparator.comparingInt((RuledOutListing each) -> each.refusals().size())
              .thenComparing(each -> each.service().name())
              .thenComparing(each -> each.service().id()));
      return ruledOut;
    }

    /** Tells the first of them; answers how many more there are. */
    private int ruledOutRoutes(List<RuledOutRoute> told) {
      int further = 0;
      for (EntryPoint.Kind kind : waysIn) {
        PathwayNetwork.EntryWays ways = network.entryWays(kind, profile.policeArea());
        for (int i = 0; i < ways.routeCount(); i++) {
          further += tell(told, ways.route(i));
        }
      }
      for (int i = 0; i < settledCount; i++) {
        int end = network.firstRouteOf(settledOrder[i] + 1);
        for (int route = network.firstRouteOf(settledOrder[i]); route < end; route++) {
          further += tell(told, route);
        }
      }
      return further;
    }

    private int tell(List<RuledOutRoute> told, int route) {
      if (admissions.mayUse(route)) {
        return 0;
      }
      if (told.size() == MOST_ROUTES_TOLD) {
        return 1;
      }
      ReferralRoute refused = network.route(route);
      told.add(
          new RuledOutRoute(
              refused,
              network.services().service(network.targetOf(route)),
              admissions.along(refused).refusals()));
      return 0;
    }

    /** Yen's paths in the graph of what this person can reach; the start is vertex -1. */
    List<ReachableListing> waysTo(int service, int most) {
      if (!base.isReached(service) || most < 1) {
        return List.of();
      }
      SimpleDirectedWeightedGraph<Integer, Hop> graph =
          new SimpleDirectedWeightedGraph<>(Hop.class);
      graph.addVertex(START);
      IntStream.range(0, settledCount).forEach(i -> graph.addVertex(settledOrder[i]));
      for (FirstContact contact : contacts) {
        hop(graph, START, contact.service(), contact.cost(), contact.from(), contact.via());
      }
      for (int i = 0; i < settledCount; i++) {
        int from = settledOrder[i];
        int end = network.firstRouteOf(from + 1);
        for (int route = network.firstRouteOf(from); route < end; route++) {
          int next = network.targetOf(route);
          if (admissions.takes(next) && admissions.mayUse(route)) {
            hop(graph, from, next, referralCost(route, from, next), from, route);
          }
        }
      }
      List<ReachableListing> ways = new ArrayList<>();
      for (GraphPath<Integer, Hop> path :
          new YenKShortestPath<>(graph).getPaths(START, service, most)) {
        ways.add(
            new ReachableListing(
                network.services().service(service),
                PathwayNetwork.stagesIn(profile.stagesOf(service)),
                admissions.level(service),
                path.getEdgeList().stream()
                    .map(hop -> step(new BareStep(hop.to, hop.from, hop.via, false, 0)))
                    .toList(),
                path.getWeight()));
      }
      return ways;
    }

    private void hop(
        SimpleDirectedWeightedGraph<Integer, Hop> graph,
        int vertex,
        int next,
        double cost,
        int from,
        int via) {
      Hop known = graph.getEdge(vertex, next);
      if (known != null && graph.getEdgeWeight(known) <= cost) {
        return;
      }
      if (known != null) {
        graph.removeEdge(known);
      }
      Hop hop = new Hop(next, from, via);
      graph.addEdge(vertex, next, hop);
      graph.setEdgeWeight(hop, cost);
    }
  }

  private static final Integer START = -1;

  /** An edge of the library's graph; equal to itself only. */
  private static final class Hop {
    private final int to;
    private final int from;
    private final int via;

    Hop(int to, int from, int via) {
      this.to = to;
      this.from = from;
      this.via = via;
    }
  }

  /** Services that take people of a police area or sit in it. */
  private BitSet near(@Nullable AreaCode policeArea) {
    if (policeArea == null) {
      return new BitSet();
    }
    return near.computeIfAbsent(
        policeArea,
        area -> {
          BitSet around =
              network.services().select(ServiceFilter.builder().area(area).build()).serviceBits();
          for (int service = 0; service < network.services().size(); service++) {
            if (network.homesOf(service).contains(area)) {
              around.set(service);
            }
          }
          return around;
        });
  }
}
