package org.waymark.pathway.network;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Reach;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.SmallAreaSet;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.NetworkRoute;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;
import org.waymark.vocabulary.JourneyStage;

/**
 * Makes the network of an area: entry points, the services that take anybody who lives there, and
 * the ways between them. A service for all of England is in it when a stated route joins it to
 * something in the area; else every area would hold every national service.
 */
public final class AreaNetworks {

  private AreaNetworks() {}

  /** The network of an area with everything found in it. A pure function. */
  public static AreaNetwork of(PathwayNetwork network, Area area) {
    return new Making(network, area).network();
  }

  private static final class Making {
    private final PathwayNetwork network;
    private final Area area;
    private final @Nullable AreaCode policeArea;
    private final SmallAreaSet residents;
    private final BitSet members = new BitSet();

    Making(PathwayNetwork network, Area area) {
      this.network = network;
      this.area = area;
      policeArea = network.profile(new DescribedPerson.Place.Within(area.code())).policeArea();
      residents = network.snapshot().geography().smallAreasOf(area.code());
    }

    AreaNetwork network() {
      chooseServices();
      List<NetworkLink> links = new ArrayList<>();
      Set<EntryPoint> entries = new HashSet<>();
      for (EntryPoint.Kind kind : EntryPoint.Kind.values()) {
        addEntryLinks(kind, links, entries);
      }
      members.stream().forEach(service -> addServiceLinks(service, links));
      List<NetworkStop> stops = new ArrayList<>();
      entries.stream()
          .sorted(Comparator.comparing(EntryPoint::kind).thenComparing(EntryPoint::key))
          .forEach(entry -> stops.add(new NetworkStop(entry, null, Set.of(), false, true)));
      members.stream()
          .mapToObj(this::stop)
          .sorted(
              Comparator.comparing(
                      (NetworkStop stop) ->
                          stop.column() == null ? JourneyStage.RECOVERY : stop.column())
                  .thenComparing(stop -> stop.service() == null ? "" : stop.service().name())
                  .thenComparing(stop -> stop.waypoint().key()))
          .forEach(stops::add);
      return new AreaNetwork(
          area, stops, links, new NetworkFindings(area, stops, links).all(), notCounted());
    }

    /** Services that are listed for somebody in the area and go on. */
    private IntStream takers() {
      return network
          .services()
          .select(ServiceFilter.builder().area(area.code()).build())
          .services()
          .filter(network::isOpen);
    }

    private List<Service> notCounted() {
      ServiceIndex services = network.services();
      return takers()
          .filter(service -> !services.counts(service))
          .filter(service -> services.reachOf(service).local().intersects(residents))
          .mapToObj(services::service)
          .sorted(Comparator.comparing(Service::name).thenComparing(Service::id))
          .toList();
    }

    private void chooseServices() {
      BitSet national = new BitSet();
      takers()
          .filter(network.services()::counts)
          .forEach(
              service -> {
                boolean local = network.services().reachOf(service).local().intersects(residents);
                (local ? members : national).set(service);
              });
      BitSet joined = new BitSet();
      for (EntryPoint.Kind kind : EntryPoint.Kind.values()) {
        PathwayNetwork.EntryWays ways = network.entryWays(kind, policeArea);
        for (int i = 0; i < ways.routeCount(); i++) {
          joined.set(network.targetOf(ways.route(i)));
        }
      }
      members.stream()
          .forEach(
              service -> {
                for (int route = network.firstRouteOf(service);
                    route < network.firstRouteOf(service + 1);
                    route++) {
                  joined.set(network.targetOf(route));
                }
              });
      national.stream()
          .forEach(
              service -> {
                for (int route = network.firstRouteOf(service);
                    route < network.firstRouteOf(service + 1);
                    route++) {
                  if (members.get(network.targetOf(route))) {
                    joined.set(service);
                  }
                }
              });
      national.and(joined);
      members.or(national);
    }

    private void addEntryLinks(
        EntryPoint.Kind kind, List<NetworkLink> links, Set<EntryPoint> entries) {
      PathwayNetwork.EntryWays ways = network.entryWays(kind, policeArea);
      for (int i = 0; i < ways.routeCount(); i++) {
        ReferralRoute route = network.route(ways.route(i));
        int to = network.targetOf(ways.route(i));
        if (members.get(to) && route.from() instanceof EntryPoint entry) {
          entries.add(entry);
          links.add(link(NetworkRoute.of(route), fromEntry(to), to));
        }
      }
      members.stream()
          .filter(ways::isListed)
          .forEach(
              to -> {
                entries.add(ways.entry());
                links.add(
                    link(
                        NetworkRoute.listed(ways.entry(), network.services().service(to).id()),
                        fromEntry(to),
                        to));
              });
    }

    private Crossing fromEntry(int to) {
      return policeArea == null ? Crossing.UNKNOWN : network.crossing(policeArea, to);
    }

    private void addServiceLinks(int service, List<NetworkLink> links) {
      for (int route = network.firstRouteOf(service);
          route < network.firstRouteOf(service + 1);
          route++) {
        int to = network.targetOf(route);
        if (members.get(to)) {
          links.add(link(NetworkRoute.of(network.route(route)), network.crossing(service, to), to));
        }
      }
    }

    private NetworkLink link(NetworkRoute way, Crossing crossing, int to) {
      ReferralRoute route = way.route();
      Integer wait = route == null ? null : route.capacity().waitWeeks();
      if (wait == null) {
        Capacity capacity = network.services().service(to).capacity();
        wait = capacity.waitWeeks();
      }
      return new NetworkLink(
          way,
          way.standing(network.snapshot().today()),
          way.freshness(network.snapshot().today()),
          way.isConfirmed(),
          crossing,
          wait);
    }

    private NetworkStop stop(int service) {
      Service listing = network.services().service(service);
      Set<AreaCode> homes = network.homesOf(service);
      return new NetworkStop(
          new ServicePoint(listing.id()),
          listing,
          stagesHere(service),
          !homes.isEmpty() && policeArea != null && !homes.contains(policeArea),
          !homes.isEmpty() || network.isFromAfar(service));
    }

    /** What it does for anybody who lives in the area. */
    private Set<JourneyStage> stagesHere(int service) {
      int bits = 0;
      int first = network.services().firstOfferOf(service);
      for (int i = 0; i < network.services().service(service).offers().size(); i++) {
        Reach reach = network.services().reachOfOffer(first + i);
        if (reach.nationwide() || reach.local().intersects(residents)) {
          bits |= network.stagesOfOffer(first + i);
        }
      }
      return PathwayNetwork.stagesIn(bits);
    }
  }
}
