package org.waymark.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.waymark.catalogue.Service;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;

/**
 * The reaches of a selection of services laid over each other.
 *
 * <p>For every distinct reach, one is added where each of its runs begins and taken off where it
 * ends; a running sum then gives the depth at every small area, in time proportional to the number
 * of runs and not to the number of services times places. England-wide services are counted apart.
 */
public final class Overlay {

  private static final Comparator<Service> BY_NAME =
      Comparator.comparing(Service::name).thenComparing(Service::id);

  private final ServiceIndex index;
  private final Geography geography;
  private final int[] depth;
  private final List<Integer> local = new ArrayList<>();
  private final List<Integer> nationwide = new ArrayList<>();
  private final List<Reach> localReaches = new ArrayList<>();

  private Overlay(ServiceIndex index, int[] depth) {
    this.index = index;
    this.geography = index.geography();
    this.depth = depth;
  }

  /** Lays over each other the offers a filter chooses for the coverage picture and that count. */
  public static Overlay of(ServiceIndex index, ServiceFilter filter) {
    return of(index, index.counting(index.selectForCoverage(filter)));
  }

  /** Lays over each other the chosen offers. */
  public static Overlay of(ServiceIndex index, Selection selection) {
    int[] change = new int[index.geography().smallAreaCount() + 1];
    Overlay overlay = new Overlay(index, change);
    Map<SmallAreaSet, Integer> multiplicity = new HashMap<>();
    selection
        .services()
        .forEach(
            service -> {
              Reach reach = index.reachOf(service, selection);
              if (reach.nationwide()) {
                overlay.nationwide.add(service);
              }
              if (!reach.local().isEmpty()) {
                overlay.local.add(service);
                overlay.localReaches.add(reach);
                multiplicity.merge(reach.local(), 1, Integer::sum);
              }
            });
    multiplicity.forEach(
        (set, times) ->
            set.forEachRun(
                (start, end) -> {
                  change[start] += times;
                  change[end] -= times;
                }));
    for (int i = 1; i < change.length; i++) {
      change[i] += change[i - 1];
    }
    return overlay;
  }

  /** How many local services reach the small area. */
  public int depthAt(int smallArea) {
    return depth[smallArea];
  }

  /** Ordinals (of the index) of services that reach all of England. */
  public List<Integer> nationwideServices() {
    return List.copyOf(nationwide);
  }

  /** Coverage of one area. */
  public AreaCoverage coverageOf(Area area) {
    return coverageOf(area, geography.smallAreasOf(area.code()));
  }

  /**
   * Coverage of those residents of an area that live in the given small areas: the part of an
   * Integrated Care Board that lies in one police area, say.
   */
  public AreaCoverage coverageOf(Area area, SmallAreaSet residents) {
    long[] sums = new long[3];
    residents.forEachRun(
        (start, end) -> {
          for (int i = start; i < end; i++) {
            int people = geography.smallArea(i).population();
            sums[0] += people;
            if (depth[i] > 0) {
              sums[1] += people;
              sums[2] += (long) people * depth[i];
            }
          }
        });
    return new AreaCoverage(area, sums[0], sums[1], sums[0] == 0 ? 0 : sums[2] / (double) sums[0]);
  }

  /** How many of those who live in the given small areas this or another overlay reaches. */
  public long reachedWith(Overlay other, SmallAreaSet residents) {
    long[] sum = {0};
    residents.forEachRun(
        (start, end) -> {
          for (int i = start; i < end; i++) {
            if (depth[i] > 0 || other.depth[i] > 0) {
              sum[0] += geography.smallArea(i).population();
            }
          }
        });
    return sum[0];
  }

  /**
   * The local services that reach somebody in the area, with the share of its residents each of
   * them reaches, largest share first.
   */
  public List<ServiceShare> servicesReaching(AreaCode area) {
    return servicesReaching(geography.smallAreasOf(area));
  }

  /** As {@link #servicesReaching(AreaCode)}, of the residents of the given small areas. */
  public List<ServiceShare> servicesReaching(SmallAreaSet residents) {
    double population = Math.max(1, geography.population(residents));
    List<ServiceShare> shares = new ArrayList<>();
    for (int i = 0; i < local.size(); i++) {
      SmallAreaSet reach = localReaches.get(i).local();
      if (reach.intersects(residents)) {
        shares.add(
            new ServiceShare(
                index.service(local.get(i)),
                geography.population(reach.intersect(residents)) / population));
      }
    }
    shares.sort(
        Comparator.comparingDouble(ServiceShare::share)
            .reversed()
            .thenComparing(each -> each.service().name())
            .thenComparing(each -> each.service().id()));
    return shares;
  }

  /**
   * The local services that reach somebody in each of several parts, by name.
   *
   * <p>Each distinct reach is walked once over all parts together, stretch by stretch, so the time
   * does not grow with the number of services times the number of parts.
   *
   * @param parts sets without a small area in common
   */
  public List<List<Service>> servicesReachingEach(List<SmallAreaSet> parts) {
    int[] partOf = new int[geography.smallAreaCount()];
    int[] stretchEnd = new int[partOf.length];
    Arrays.fill(partOf, -1);
    for (int part = 0; part < parts.size(); part++) {
      int number = part;
      parts
          .get(part)
          .forEachRun(
              (start, end) -> {
                Arrays.fill(partOf, start, end, number);
                Arrays.fill(stretchEnd, start, end, end);
              });
    }
    Map<SmallAreaSet, List<Service>> sharers = new HashMap<>();
    for (int i = 0; i < local.size(); i++) {
      sharers
          .computeIfAbsent(localReaches.get(i).local(), reach -> new ArrayList<>())
          .add(index.service(local.get(i)));
    }
    List<List<Service>> reaching = new ArrayList<>();
    parts.forEach(part -> reaching.add(new ArrayList<>()));
    sharers.forEach(
        (reach, services) ->
            partsOf(reach, partOf, stretchEnd).stream()
                .forEach(part -> reaching.get(part).addAll(services)));
    reaching.forEach(list -> list.sort(BY_NAME));
    return reaching;
  }

  private static BitSet partsOf(SmallAreaSet reach, int[] partOf, int[] stretchEnd) {
    BitSet found = new BitSet();
    reach.forEachRun(
        (start, end) -> {
          for (int i = start; i < end; ) {
            if (partOf[i] < 0) {
              i++;
            } else {
              found.set(partOf[i]);
              i = stretchEnd[i];
            }
          }
        });
    return found;
  }

  /**
   * What a set of services reaches of one area.
   *
   * @param population residents, Census 2021
   * @param reached residents whom at least one local service reaches
   * @param meanDepth how many local services reach a resident on average
   */
  public record AreaCoverage(Area area, long population, long reached, double meanDepth) {
    /** Share of residents reached, 0 to 1; 0 where nobody lives. */
    public double share() {
      return population == 0 ? 0 : reached / (double) population;
    }

    public long unreached() {
      return population - reached;
    }
  }

  /** One service and the share (0 to 1) of an area's residents it reaches. */
  public record ServiceShare(Service service, double share) {}
}
