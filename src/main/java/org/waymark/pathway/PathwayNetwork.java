package org.waymark.pathway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.Reach;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * The services of one snapshot and the routes between them, ready to be walked: for each service
 * and entry point its ways out as a run of numbers, for each service what it does and where it
 * sits. Who may see a service is decided by the snapshot: one that is not in it is no part of the
 * network, and neither is a route from or to it. Immutable but for what it remembers of places;
 * thread-safe.
 *
 * <p>Services are numbered as in the snapshot's {@link ServiceIndex}. Routes are numbered here from
 * 0, those of a service together; withdrawn ones are left out.
 */
public final class PathwayNetwork {

  private static final Set<DeliveryMode> FROM_AFAR =
      EnumSet.of(
          DeliveryMode.TELEPHONE,
          DeliveryMode.VIDEO,
          DeliveryMode.ONLINE_CHAT,
          DeliveryMode.TEXT_OR_EMAIL);

  private final Snapshot snapshot;
  private final ReferralRoutes routes;
  private final ServiceIndex services;
  private final BitSet closed;

  private final ReferralRoute[] routeAt;
  private final int[] targetOf;
  private final int[] firstRoute;
  private final Map<EntryPoint, int[]> fromEntry = new HashMap<>();
  private final Map<EntryPoint.Kind, BitSet> listed = new EnumMap<>(EntryPoint.Kind.class);

  private final long[] homeOf;
  private final boolean[] fromAfar;
  private final List<AreaCode> policeAreas;
  private final Map<AreaCode, Integer> policeAreaNumbers = new HashMap<>();
  private final int[] policeAreaOfSmallArea;
  private final byte[] stagesOfOffer;
  private final Map<EntryPoint, EntryWays> entryWays = new ConcurrentHashMap<>();
  private final PlaceProfiles places;
  private final Map<Reach, Long> policeAreasOfReach = new IdentityHashMap<>();

  private static final int[] NO_NUMBERS = {};
  private static final BitSet NONE = new BitSet();

  /** The police area of a small area that is in none. */
  private static final int NOWHERE = -1;

  /**
   * @param last from which is taken what is still so; null for none
   */
  private PathwayNetwork(
      Snapshot snapshot,
      ReferralRoutes routes,
      Set<ServiceId> closing,
      @Nullable PathwayNetwork last) {
    this.snapshot = snapshot;
    this.routes = routes;
    this.services = snapshot.services();
    closed = new BitSet(services.size());
    closing.forEach(id -> services.findOrdinal(id).ifPresent(closed::set));
    policeAreas =
        snapshot.geography().listAreas(AreaKind.POLICE_AREA, snapshot.today()).stream()
            .map(Area::code)
            .toList();
    if (policeAreas.size() > Long.SIZE) {
      throw new IllegalArgumentException(
          "There are " + policeAreas.size() + " police areas; a network holds " + Long.SIZE);
    }
    for (int i = 0; i < policeAreas.size(); i++) {
      policeAreaNumbers.put(policeAreas.get(i), i);
    }
    PathwayNetwork known = last != null && last.isOnTheGroundOf(snapshot) ? last : null;
    policeAreaOfSmallArea =
        known == null ? policeAreaOfSmallAreas(snapshot.geography()) : known.policeAreaOfSmallArea;
    stagesOfOffer = stagesOfOffers();

    List<List<ReferralRoute>> leaving = new ArrayList<>();
    IntStream.range(0, services.size()).forEach(i -> leaving.add(new ArrayList<>()));
    Map<EntryPoint, List<ReferralRoute>> entering = new HashMap<>();
    int count = sortByStart(leaving, entering);
    routeAt = new ReferralRoute[count];
    targetOf = new int[count];
    firstRoute = new int[services.size() + 1];
    int next = 0;
    for (int service = 0; service < services.size(); service++) {
      firstRoute[service] = next;
      next = number(leaving.get(service), next);
    }
    firstRoute[services.size()] = next;
    for (Map.Entry<EntryPoint, List<ReferralRoute>> entry :
        entering.entrySet().stream()
            .sorted(Comparator.comparing(each -> each.getKey().key()))
            .toList()) {
      int first = next;
      next = number(entry.getValue(), next);
      fromEntry.put(entry.getKey(), IntStream.range(first, next).toArray());
    }

    homeOf = new long[services.size()];
    fromAfar = new boolean[services.size()];
    for (int service = 0; service < services.size(); service++) {
      int before =
          known == null ? -1 : known.services.ordinalOfSame(services.service(service), service);
      if (known != null && before >= 0) {
        fromAfar[service] = known.fromAfar[before];
        homeOf[service] = known.homeOf[before];
      } else {
        fromAfar[service] = isFromAfar(services.service(service));
        homeOf[service] = homes(service);
      }
    }
    for (EntryPoint.Kind kind : EntryPoint.Kind.values()) {
      listed.put(kind, listedFrom(kind));
    }
    places = new PlaceProfiles(this);
  }

  /** Puts every route that can be gone along with where it starts; how many there are. */
  private int sortByStart(
      List<List<ReferralRoute>> leaving, Map<EntryPoint, List<ReferralRoute>> entering) {
    int count = 0;
    for (ReferralRoute route : routes.list()) {
      if (route.isWithdrawnOn(snapshot.today()) || !isOpen(route.to())) {
        continue;
      }
      switch (route.from()) {
        case EntryPoint entry ->
            entering.computeIfAbsent(entry, each -> new ArrayList<>()).add(route);
        case ServicePoint point -> {
          if (!isOpen(point.service())) {
            continue;
          }
          leaving.get(services.findOrdinal(point.service()).orElseThrow()).add(route);
        }
      }
      count++;
    }
    return count;
  }

  /** The network of a snapshot and the routes there are. */
  public static PathwayNetwork of(Snapshot snapshot, ReferralRoutes routes) {
    return new PathwayNetwork(snapshot, routes, Set.of(), null);
  }

  /** The network of another snapshot and routes: where services sit is worked out for new ones. */
  public PathwayNetwork next(Snapshot later, ReferralRoutes laterRoutes) {
    return new PathwayNetwork(later, laterRoutes, Set.of(), this);
  }

  private boolean isOnTheGroundOf(Snapshot other) {
    return other.geography() == snapshot.geography() && other.today().equals(snapshot.today());
  }

  /**
   * The network as if some routes were agreed and some services closed. Nothing is changed.
   *
   * @param agreed routes to add, or to put in the place of those with the same identifier
   * @param closing services that would be gone, with every route from and to them
   */
  public PathwayNetwork whatIf(List<ReferralRoute> agreed, Set<ServiceId> closing) {
    Set<ServiceId> gone = new HashSet<>(closing);
    closed.stream().forEach(ordinal -> gone.add(services.service(ordinal).id()));
    return new PathwayNetwork(snapshot, routes.whatIf(agreed), gone, this);
  }

  private int number(List<ReferralRoute> some, int first) {
    int next = first;
    for (ReferralRoute route : some) {
      routeAt[next] = route;
      targetOf[next] = services.findOrdinal(route.to()).orElseThrow();
      next++;
    }
    return next;
  }

  private int[] policeAreaOfSmallAreas(Geography geography) {
    int[] of = new int[geography.smallAreaCount()];
    Arrays.fill(of, NOWHERE);
    for (int area = 0; area < policeAreas.size(); area++) {
      int number = area;
      geography
          .smallAreasOf(policeAreas.get(area))
          .forEachRun((start, end) -> Arrays.fill(of, start, end, number));
    }
    return of;
  }

  /**
   * Bits of the stages each type of support serves: its own, and that of every wider type, as an
   * IDVA stands at crisis and safety and is found under advocacy too.
   */
  private static Map<TermId, Integer> stagesOfSupportTypes(Vocabulary supportTypes) {
    Map<TermId, Integer> stages = new HashMap<>();
    for (Term term : supportTypes.terms()) {
      int bits = 0;
      for (TermId wider : supportTypes.selfAndAncestors(term.id())) {
        JourneyStage stage = supportTypes.get(wider).journeyStage();
        bits |= stage == null ? 0 : bit(stage);
      }
      stages.put(term.id(), bits);
    }
    return stages;
  }

  private byte[] stagesOfOffers() {
    Map<TermId, Integer> stagesOf = stagesOfSupportTypes(snapshot.vocabularies().supportTypes());
    byte[] stages = new byte[services.offerCount()];
    for (int service = 0; service < services.size(); service++) {
      int offer = services.firstOfferOf(service);
      for (Offer each : services.service(service).offers()) {
        for (TermId type : each.supportTypes()) {
          stages[offer] |= stagesOf.getOrDefault(type, 0).byteValue();
        }
        offer++;
      }
    }
    return stages;
  }

  private static boolean isFromAfar(Service service) {
    Set<DeliveryMode> modes = service.deliveryModes();
    return !modes.isEmpty() && FROM_AFAR.containsAll(modes);
  }

  /** Police areas of the public places; failing that, the only one that it reaches. */
  private long homes(int ordinal) {
    if (fromAfar[ordinal]) {
      return 0;
    }
    long homes = 0;
    for (ServiceLocation location : services.service(ordinal).locations()) {
      if (location instanceof ServiceLocation.Public place && place.position() != null) {
        int small = snapshot.geography().nearestSmallArea(place.position());
        homes |= bitOfPoliceArea(policeAreaOfSmallArea[small]);
      }
    }
    if (homes != 0) {
      return homes;
    }
    long reached = 0;
    for (int offer = services.firstOfferOf(ordinal); offer < endOfOffers(ordinal); offer++) {
      Reach reach = services.reachOfOffer(offer);
      if (reach.nationwide()) {
        return 0;
      }
      reached |= policeAreasOf(reach);
    }
    return Long.bitCount(reached) == 1 ? reached : 0;
  }

  private long policeAreasOf(Reach reach) {
    return policeAreasOfReach.computeIfAbsent(
        reach,
        asked -> {
          long[] bits = {0};
          asked.local().forEach(small -> bits[0] |= bitOfPoliceArea(policeAreaOfSmallArea[small]));
          return bits[0];
        });
  }

  private static long bitOfPoliceArea(int number) {
    return number < 0 ? 0 : 1L << number;
  }

  private BitSet listedFrom(EntryPoint.Kind kind) {
    BitSet takers = new BitSet(services.size());
    for (int service = 0; service < services.size(); service++) {
      if (!closed.get(service)
          && ServiceIndex.takesFrom(services.service(service), kind.source())) {
        takers.set(service);
      }
    }
    return takers;
  }

  // What is in it

  public Snapshot snapshot() {
    return snapshot;
  }

  /** Every route there is, those too that are withdrawn or lead to a service that is not here. */
  public ReferralRoutes routes() {
    return routes;
  }

  public ServiceIndex services() {
    return services;
  }

  /** How many routes can be walked. */
  public int routeCount() {
    return routeAt.length;
  }

  /**
   * True for a service that is published, to be seen by whoever has the snapshot, and not closed.
   */
  public boolean isOpen(ServiceId id) {
    OptionalInt ordinal = services.findOrdinal(id);
    return ordinal.isPresent() && !closed.get(ordinal.getAsInt());
  }

  public boolean isOpen(int service) {
    return !closed.get(service);
  }

  /** The stages it serves wherever it reaches. */
  public Set<JourneyStage> stagesOf(int service) {
    int stages = 0;
    for (int offer = services.firstOfferOf(service); offer < endOfOffers(service); offer++) {
      stages |= stagesOfOffer[offer];
    }
    return stagesIn(stages);
  }

  /**
   * The police areas in which a service is known to sit: those of its public places, or the only
   * one it reaches. Empty when it is given from afar, and when it may not be known.
   */
  public Set<AreaCode> homesOf(int service) {
    Set<AreaCode> homes = new TreeSet<>();
    for (int i = 0; i < policeAreas.size(); i++) {
      if ((homeOf[service] & bitOfPoliceArea(i)) != 0) {
        homes.add(policeAreas.get(i));
      }
    }
    return homes;
  }

  /** True when it is given by telephone or over the net only, so that it sits nowhere. */
  public boolean isFromAfar(int service) {
    return fromAfar[service];
  }

  /** Whether the way from one service to another crosses the boundary of a police area. */
  public Crossing crossing(int from, int to) {
    return fromAfar[from] || fromAfar[to] ? Crossing.NO : crossing(homeOf[from], homeOf[to]);
  }

  /** Whether the way from an entry point in a police area to a service crosses its boundary. */
  public Crossing crossing(AreaCode policeArea, int to) {
    Integer number = policeAreaNumbers.get(policeArea);
    if (fromAfar[to]) {
      return Crossing.NO;
    }
    return crossing(number == null ? 0 : bitOfPoliceArea(number), homeOf[to]);
  }

  private static Crossing crossing(long one, long other) {
    if (one == 0 || other == 0) {
      return Crossing.UNKNOWN;
    }
    return (one & other) == 0 ? Crossing.YES : Crossing.NO;
  }

  // Walking

  /** The number of the first route from a service; they end where those of the next begin. */
  public int firstRouteOf(int service) {
    return firstRoute[service];
  }

  public ReferralRoute route(int number) {
    return routeAt[number];
  }

  /** The service to which a route leads. */
  public int targetOf(int route) {
    return targetOf[route];
  }

  /** Numbers of the routes stated from an entry point; not to be changed. */
  int[] routesFrom(EntryPoint entry) {
    return fromEntry.getOrDefault(entry, NO_NUMBERS);
  }

  /**
   * The ways out of the entry points of a kind that somebody of a police area can use: routes
   * stated from there or from everywhere in England, and services whose listing takes people from
   * there and to which no such route is stated. What is stated says more than a listing, and stands
   * instead of it.
   *
   * @param policeArea null when it is not known: those that are the same everywhere
   */
  public EntryWays entryWays(EntryPoint.Kind kind, @Nullable AreaCode policeArea) {
    return entryWays.computeIfAbsent(new EntryPoint(kind, policeArea), this::makeEntryWays);
  }

  private EntryWays makeEntryWays(EntryPoint local) {
    int[] stated = routesFrom(EntryPoint.everywhere(local.kind()));
    if (!local.isEverywhere()) {
      int[] more = routesFrom(local);
      int[] both = Arrays.copyOf(stated, stated.length + more.length);
      System.arraycopy(more, 0, both, stated.length, more.length);
      stated = both;
    }
    BitSet only = (BitSet) listed.getOrDefault(local.kind(), NONE).clone();
    for (int route : stated) {
      only.clear(targetOf[route]);
    }
    return new EntryWays(local, stated, only);
  }

  /** The ways out of the entry points of one kind, for people of one police area. Immutable. */
  public static final class EntryWays {
    private final EntryPoint entry;
    private final int[] routes;
    private final BitSet listed;

    EntryWays(EntryPoint entry, int[] routes, BitSet listed) {
      this.entry = entry;
      this.routes = routes;
      this.listed = listed;
    }

    /** The one from which the listed services are reached. */
    public EntryPoint entry() {
      return entry;
    }

    public int routeCount() {
      return routes.length;
    }

    /** The number of a stated route. */
    public int route(int index) {
      return routes[index];
    }

    /** True for a service that only its listing says takes people from there. */
    public boolean isListed(int service) {
      return listed.get(service);
    }
  }

  /** What the services do for people of a place. */
  public PlaceProfile profile(DescribedPerson.Place place) {
    return places.of(place);
  }

  /** Bits of the stages an offer serves, wherever it reaches. */
  public int stagesOfOffer(int offer) {
    return stagesOfOffer[offer];
  }

  int endOfOffers(int service) {
    return service + 1 < services.size()
        ? services.firstOfferOf(service + 1)
        : services.offerCount();
  }

  @Nullable AreaCode policeAreaOfSmallArea(int ordinal) {
    int number = policeAreaOfSmallArea[ordinal];
    return number < 0 ? null : policeAreas.get(number);
  }

  /** Bits of stages, the first stage lowest. */
  public static int bit(JourneyStage stage) {
    return 1 << stage.ordinal();
  }

  /** The stages of some bits. */
  public static Set<JourneyStage> stagesIn(int bits) {
    Set<JourneyStage> stages = EnumSet.noneOf(JourneyStage.class);
    for (JourneyStage stage : JourneyStage.values()) {
      if ((bits & bit(stage)) != 0) {
        stages.add(stage);
      }
    }
    return stages;
  }

  @Override
  public String toString() {
    return "PathwayNetwork[" + services.size() + " services, " + routeAt.length + " routes]";
  }
}
