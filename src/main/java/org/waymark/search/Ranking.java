package org.waymark.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Service;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.Reach;
import org.waymark.coverage.ServiceFilter;
import org.waymark.coverage.ServiceIndex;
import org.waymark.coverage.Standing;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * Which service stands above which. The whole rule is here: a sum of points, the highest first, and
 * the identifier where they are equal.
 *
 * <table>
 * <caption>Points</caption>
 * <tr><th>How well the words match</th><td>0 to {@link #WORDS} (half as much again when they stand
 * together in the name)</td></tr>
 * <tr><th>Reaches the place named, where the filter does not ask for that</th>
 * <td>{@link #REACHES_PLACE}</td></tr>
 * <tr><th>Share of the residents of the area chosen that it reaches</th>
 * <td>0 to {@link #REACHES_AREA}</td></tr>
 * <tr><th>Local before regional before England-wide, when a place or area is named</th>
 * <td>0 to {@link #LOCAL}</td></tr>
 * <tr><th>Near the place named</th><td>0 to {@link #NEAR}</td></tr>
 * <tr><th>By and for, or specialist, for a cohort chosen</th>
 * <td>{@link #BY_AND_FOR}, {@link #SPECIALIST}</td></tr>
 * <tr><th>Does not state whether a cohort chosen is taken</th>
 * <td>{@link #GROUP_NOT_STATED}</td></tr>
 * <tr><th>Names a crime chosen, a wider one, narrower ones</th>
 * <td>{@link #NAMED_CRIME}, {@link #WIDER_CRIME}, {@link #NARROWER_CRIMES}</td></tr>
 * <tr><th>Each caution of its standing: check due, to be confirmed</th><td>{@link #CAUTION}</td></tr>
 * <tr><th>Does not count until it is confirmed</th><td>{@link #TO_BE_CONFIRMED}</td></tr>
 * <tr><th>Waiting list, assessment first, not stated</th><td>{@link #WAITING}, {@link
 * #ASSESSMENT_FIRST}, {@link #CAPACITY_NOT_STATED}</td></tr>
 * <tr><th>Closed to referrals</th><td>{@link #CLOSED}</td></tr>
 * </table>
 *
 * <p>How a service stands is asked of {@link Standing}. Nobody who looks for help may be shown
 * first a service that does not count: those cost more than everything else together can gain, so
 * that one comes first only where there is no other.
 */
final class Ranking {

  static final double WORDS = 10;
  static final double REACHES_PLACE = 4;
  static final double REACHES_AREA = 3;
  static final double LOCAL = 3;
  static final double NEAR = 1;
  static final double BY_AND_FOR = 5;
  static final double SPECIALIST = 3;
  static final double GROUP_NOT_STATED = -1;
  static final double NAMED_CRIME = 2;
  static final double WIDER_CRIME = 1.5;
  static final double NARROWER_CRIMES = 1;
  static final double CAUTION = -1;
  static final double WAITING = -1.5;
  static final double ASSESSMENT_FIRST = -0.5;
  static final double CAPACITY_NOT_STATED = -1;

  /** More than all that can be gained together, {@code 15 + 4 + 3 + 3 + 1 + 5 + 2}. */
  static final double TO_BE_CONFIRMED = -40;

  static final double CLOSED = -80;

  /** Services that reach no more people than this are as local as can be. */
  private static final double FEW_PEOPLE = 20_000;

  /** At this distance, nearness has lost half its points. */
  private static final double HALF_NEAR_METRES = 10_000;

  private final ServiceIndex services;
  private final Geography geography;
  private final LocalDate today;
  private final Vocabulary cohorts;

  /** Points that no question changes. */
  private final float[] standing;

  /** 0 England-wide to 1 very local. */
  private final float[] locality;

  private final Integer[] byName;
  private final int[] placeByName;
  private final PublicPlaces places;
  private final Map<AreaCode, float[]> shares = new ConcurrentHashMap<>();

  /**
   * @param last of the snapshot before, from which is taken what is still so; null for none
   */
  Ranking(Snapshot snapshot, @Nullable Ranking last) {
    services = snapshot.services();
    geography = snapshot.geography();
    today = snapshot.today();
    cohorts = snapshot.vocabularies().cohorts();
    int size = services.size();
    standing = new float[size];
    locality = new float[size];
    Ranking known =
        last != null && last.geography == geography && last.today.equals(today) ? last : null;
    int[] before = known == null ? new int[0] : known.ordinalsOfSame(services);
    double england = Math.max(FEW_PEOPLE * 2, geography.population(AreaCode.ENGLAND));
    for (int i = 0; i < size; i++) {
      if (known != null && before[i] >= 0) {
        standing[i] = known.standing[before[i]];
        locality[i] = known.locality[before[i]];
      } else {
        Service service = services.service(i);
        standing[i] =
            (float)
                (ofStanding(Standing.of(service, today)) + ofCapacity(service.capacity().status()));
        locality[i] = localityOf(services.reachOf(i), england);
      }
    }
    if (known != null && known.isNamedAlike(services, before)) {
      byName = known.byName;
      placeByName = known.placeByName;
    } else {
      byName = known == null ? byName(services) : known.byName(services, before);
      placeByName = placesByName();
    }
    places = new PublicPlaces(services, known == null ? null : known.places, before);
    if (known != null) {
      known.shares.forEach((area, share) -> shares.put(area, shares(area, share, before)));
    }
  }

  /** For each service of a later index its number here; -1 where it is new or different. */
  private int[] ordinalsOfSame(ServiceIndex later) {
    int[] ordinals = new int[later.size()];
    Arrays.setAll(ordinals, i -> services.ordinalOfSame(later.service(i), i));
    return ordinals;
  }

  /** True when the services of a later index have the names and the numbers of those here. */
  private boolean isNamedAlike(ServiceIndex later, int[] before) {
    if (before.length != services.size()) {
      return false;
    }
    for (int i = 0; i < before.length; i++) {
      if (before[i] != i && !later.service(i).name().equals(services.service(i).name())) {
        return false;
      }
    }
    return true;
  }

  private static Integer[] byName(ServiceIndex services) {
    Integer[] byName = new Integer[services.size()];
    Arrays.setAll(byName, i -> i);
    Arrays.sort(byName, byNameOf(services));
    return byName;
  }

  private static Comparator<Integer> byNameOf(ServiceIndex services) {
    return (a, b) ->
        String.CASE_INSENSITIVE_ORDER.compare(
            services.service(a).name(), services.service(b).name());
  }

  /** The services of a later index by name: those that are here stay in their order. */
  private Integer[] byName(ServiceIndex later, int[] before) {
    int[] after = new int[services.size()];
    Arrays.fill(after, -1);
    List<Integer> added = new ArrayList<>();
    for (int i = 0; i < before.length; i++) {
      if (before[i] >= 0) {
        after[before[i]] = i;
      } else {
        added.add(i);
      }
    }
    Comparator<Integer> order = byNameOf(later);
    added.sort(order);
    Integer[] merged = new Integer[before.length];
    int count = 0;
    int next = 0;
    for (int ordinal : byName) {
      if (after[ordinal] < 0) {
        continue;
      }
      while (next < added.size() && order.compare(added.get(next), after[ordinal]) < 0) {
        merged[count++] = added.get(next++);
      }
      merged[count++] = after[ordinal];
    }
    while (next < added.size()) {
      merged[count++] = added.get(next++);
    }
    return merged;
  }

  /** Equal names share a place, so that the identifier settles their order. */
  private int[] placesByName() {
    int[] found = new int[byName.length];
    for (int place = 0; place < byName.length; place++) {
      boolean same =
          place > 0
              && services
                  .service(byName[place])
                  .name()
                  .equalsIgnoreCase(services.service(byName[place - 1]).name());
      found[byName[place]] = same ? found[byName[place - 1]] : place;
    }
    return found;
  }

  private float localityOf(Reach reach, double england) {
    if (reach.nationwide()) {
      return 0;
    }
    double people = geography.population(reach.local());
    double spread = Math.log(Math.max(1, people / FEW_PEOPLE)) / Math.log(england / FEW_PEOPLE);
    return (float) Math.clamp(1 - spread, 0, 1);
  }

  /** That it is closed to referrals is said by its capacity. */
  private static double ofStanding(Standing standing) {
    return standing.reasons().stream().anyMatch(Standing.Reason::endsWhenConfirmed)
        ? TO_BE_CONFIRMED
        : CAUTION * standing.cautions().size();
  }

  private static double ofCapacity(Capacity.Status status) {
    return switch (status) {
      case OPEN -> 0;
      case ASSESSMENT_NEEDED -> ASSESSMENT_FIRST;
      case WAITING_LIST -> WAITING;
      case UNKNOWN -> CAPACITY_NOT_STATED;
      case CLOSED -> CLOSED;
    };
  }

  /** The chosen services in the order asked for. */
  int[] order(SearchRequest request, BitSet chosen, float @Nullable [] words) {
    return switch (request.order()) {
      case RELEVANCE -> byPoints(request, chosen, words);
      case DISTANCE -> byDistance(request, chosen);
      case NAME -> sorted(chosen, ordinal -> placeByName[ordinal]);
    };
  }

  private int[] byPoints(SearchRequest request, BitSet chosen, float @Nullable [] words) {
    ServiceFilter filter = request.filter();
    Integer smallArea = smallAreaOf(request);
    // Where the filter asks for the place, all that are chosen reach it: nothing to tell apart.
    BitSet reaching =
        smallArea == null || filter.smallArea() != null ? new BitSet() : reaching(smallArea);
    float @Nullable [] share = filter.area() == null ? null : sharesOf(filter.area());
    boolean placed = smallArea != null || share != null;
    double @Nullable [] metres =
        request.place() == null ? null : places.metresFrom(request.place());
    BitSet byAndFor = closeTo(filter.cohorts(), GroupFit.BY_AND_FOR);
    BitSet specialist = closeTo(filter.cohorts(), GroupFit.SPECIALIST);
    BitSet taking = closeTo(filter.cohorts(), GroupFit.NO_BARRIER_RECORDED);
    boolean grouped = !filter.cohorts().isEmpty();
    BitSet named = fitting(filter.crimeTypes(), CrimeFit.NAMED);
    BitSet wider = fitting(filter.crimeTypes(), CrimeFit.GENERIC);
    BitSet narrower = fitting(filter.crimeTypes(), CrimeFit.SOME_OF_THEM);
    return sorted(
        chosen,
        ordinal -> {
          double points = standing[ordinal];
          if (words != null) {
            points += WORDS * words[ordinal];
          }
          if (reaching.get(ordinal)) {
            points += REACHES_PLACE;
          }
          if (share != null) {
            points += REACHES_AREA * share[ordinal];
          }
          if (placed) {
            points += LOCAL * locality[ordinal];
          }
          if (metres != null) {
            points += NEAR * HALF_NEAR_METRES / (HALF_NEAR_METRES + metres[ordinal]);
          }
          if (byAndFor.get(ordinal)) {
            points += BY_AND_FOR;
          } else if (specialist.get(ordinal)) {
            points += SPECIALIST;
          } else if (grouped && !taking.get(ordinal)) {
            points += GROUP_NOT_STATED;
          }
          if (named.get(ordinal)) {
            points += NAMED_CRIME;
          } else if (wider.get(ordinal)) {
            points += WIDER_CRIME;
          } else if (narrower.get(ordinal)) {
            points += NARROWER_CRIMES;
          }
          return -(float) points;
        });
  }

  /** Nearest first; services without a public location last. */
  private int[] byDistance(SearchRequest request, BitSet chosen) {
    Position place = Objects.requireNonNull(request.place(), "the request was checked");
    double[] metres = places.metresFrom(place);
    return sorted(chosen, ordinal -> (float) metres[ordinal]);
  }

  /** What a service sorts by, lowest first. */
  @FunctionalInterface
  private interface Key {
    float of(int ordinal);
  }

  /** Ordinals are in the order of identifiers, so the lower half of each number settles ties. */
  private static int[] sorted(BitSet chosen, Key key) {
    long[] keyed = new long[chosen.cardinality()];
    int n = 0;
    for (int i = chosen.nextSetBit(0); i >= 0; i = chosen.nextSetBit(i + 1)) {
      int bits = Float.floatToIntBits(key.of(i) + 0f);
      int sortable = bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
      keyed[n++] = ((long) sortable << 32) | i;
    }
    Arrays.sort(keyed);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = (int) keyed[i];
    }
    return order;
  }

  /** The small area of the place asked about; null when none was. */
  @Nullable Integer smallAreaOf(SearchRequest request) {
    if (request.filter().smallArea() != null) {
      return request.filter().smallArea();
    }
    return request.place() == null || geography.smallAreaCount() == 0
        ? null
        : Integer.valueOf(geography.nearestSmallArea(request.place()));
  }

  /** The services of which at least one offer takes residents of the small area. */
  private BitSet reaching(int smallArea) {
    return services.select(ServiceFilter.builder().smallArea(smallArea).build()).serviceBits();
  }

  private BitSet fitting(Set<TermId> crimes, CrimeFit fit) {
    return crimes.isEmpty()
        ? new BitSet()
        : services
            .select(ServiceFilter.builder().crimeTypes(crimes).crimeFits(Set.of(fit)).build())
            .serviceBits();
  }

  private BitSet closeTo(Set<TermId> chosen, GroupFit fit) {
    Set<TermId> known = new TreeSet<>(chosen);
    known.removeIf(cohort -> !cohorts.contains(cohort));
    return known.isEmpty()
        ? new BitSet()
        : services
            .select(ServiceFilter.builder().cohorts(known).minimumFit(fit).build())
            .serviceBits();
  }

  /** By ordinal, the share (0 to 1) of the area's residents whom the service reaches. */
  private float[] sharesOf(AreaCode area) {
    return shares.computeIfAbsent(area, this::calculateShares);
  }

  private float[] calculateShares(AreaCode area) {
    int[] nothing = new int[services.size()];
    Arrays.fill(nothing, -1);
    return shares(area, new float[0], nothing);
  }

  /**
   * @param known shares in the snapshot before
   * @param before the number of each service there; -1 where its share is not known
   */
  private float[] shares(AreaCode area, float[] known, int[] before) {
    SmallAreaSet residents = geography.smallAreasOf(area);
    double people = Math.max(1, geography.population(residents));
    boolean english = residents.intersects(geography.smallAreasOf(AreaCode.ENGLAND));
    Map<Reach, Float> calculated = new HashMap<>();
    float[] share = new float[before.length];
    for (int i = 0; i < share.length; i++) {
      share[i] =
          before[i] >= 0
              ? known[before[i]]
              : calculated.computeIfAbsent(
                  services.reachOf(i),
                  reach ->
                      reach.nationwide() && english
                          ? 1f
                          : (float)
                              (geography.population(reach.local().intersect(residents)) / people));
    }
    return share;
  }

  /** The share (0 to 1) of the area's residents whom the service reaches. */
  double shareReached(int ordinal, AreaCode area) {
    return sharesOf(area)[ordinal];
  }

  /** Whom the service reaches. */
  Reach reachOf(int ordinal) {
    return services.reachOf(ordinal);
  }
}
