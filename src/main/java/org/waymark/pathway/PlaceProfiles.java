package org.waymark.pathway;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.Reach;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;

/** Works out place profiles and remembers the last of them. Thread-safe. */
final class PlaceProfiles {

  /** Every district of England and some postcodes: a few megabytes at ten thousand services. */
  private static final int MOST_REMEMBERED = 500;

  private final PathwayNetwork network;
  private final Geography geography;
  private final SmallAreaSet england;
  private final List<Reach> reaches = new ArrayList<>();
  private final int[] reachOfOffer;
  private final Map<DescribedPerson.Place, PlaceProfile> known = new ConcurrentHashMap<>();

  PlaceProfiles(PathwayNetwork network) {
    this.network = network;
    geography = network.snapshot().geography();
    england = geography.smallAreasOf(AreaCode.ENGLAND);
    ServiceIndex services = network.services();
    reachOfOffer = new int[services.offerCount()];
    Map<Reach, Integer> numbers = new IdentityHashMap<>();
    for (int offer = 0; offer < reachOfOffer.length; offer++) {
      reachOfOffer[offer] =
          numbers.computeIfAbsent(
              services.reachOfOffer(offer),
              reach -> {
                reaches.add(reach);
                return reaches.size() - 1;
              });
    }
  }

  PlaceProfile of(DescribedPerson.Place place) {
    PlaceProfile profile = known.get(place);
    if (profile == null) {
      profile = make(place);
      if (known.size() >= MOST_REMEMBERED) {
        known.clear();
      }
      known.put(place, profile);
    }
    return profile;
  }

  private PlaceProfile make(DescribedPerson.Place place) {
    boolean[] covered = new boolean[reaches.size()];
    AreaCode policeArea;
    switch (place) {
      case DescribedPerson.Place.SmallArea small -> {
        boolean english = england.contains(small.ordinal());
        for (int i = 0; i < covered.length; i++) {
          Reach reach = reaches.get(i);
          covered[i] = (reach.nationwide() && english) || reach.local().contains(small.ordinal());
        }
        policeArea = network.policeAreaOfSmallArea(small.ordinal());
      }
      case DescribedPerson.Place.Within within -> {
        SmallAreaSet area = geography.smallAreasOf(within.area());
        long least = (geography.population(area) + 1) / 2;
        boolean english = !area.isEmpty() && england.containsAll(area);
        for (int i = 0; i < covered.length; i++) {
          Reach reach = reaches.get(i);
          covered[i] =
              !area.isEmpty()
                  && ((reach.nationwide() && english)
                      || residents(geography, area, reach.local()) >= Math.max(1, least));
        }
        policeArea = policeAreaOf(within.area());
      }
    }
    byte[] stages = new byte[network.services().size()];
    Arrays.fill(stages, PlaceProfile.NOT_COVERED);
    for (int service = 0; service < stages.length; service++) {
      if (!network.isOpen(service)) {
        continue;
      }
      int end = network.endOfOffers(service);
      for (int offer = network.services().firstOfferOf(service); offer < end; offer++) {
        if (covered[reachOfOffer[offer]]) {
          int before = Math.max(0, stages[service]);
          stages[service] = (byte) (before | network.stagesOfOffer(offer));
        }
      }
    }
    return new PlaceProfile(stages, policeArea);
  }

  /** Residents of an area whom a set of small areas reaches. */
  static long residents(Geography geography, SmallAreaSet area, SmallAreaSet reached) {
    long[] sum = {0};
    area.forEachRun(
        (start, end) ->
            reached.forEachRunWithin(
                start, end, (from, to) -> sum[0] += geography.populationBetween(from, to)));
    return sum[0];
  }

  /** The police area in which most people of an area live; null outside England and Wales. */
  private @Nullable AreaCode policeAreaOf(AreaCode area) {
    if (AreaKind.POLICE_AREA.admits(area)) {
      return area;
    }
    return geography
        .findDistrict(area)
        .map(district -> district.policeArea())
        .orElseGet(
            () ->
                geography.crosswalk(area, AreaKind.POLICE_AREA, network.snapshot().today()).stream()
                    .findFirst()
                    .map(share -> share.area().code())
                    .orElse(null));
  }
}
