package org.waymark.coverage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.Geography;
import org.waymark.geography.NearestPoints;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.geography.SmallAreaSet;

/**
 * How many residents live within so many kilometres of the nearest of some places.
 *
 * <p>Straight line, not the way people travel, and from the population-weighted point of their
 * small area, not from their address: in a town the error is some hundred metres, in the
 * countryside it may be several kilometres. Only public places are taken, by their type: a distance
 * would tell where a withheld one is.
 *
 * @param population residents (Census 2021) asked about
 * @param within residents within 0, 1, 2 … kilometres, each index being its kilometres; never empty
 * @param places how many places the distances are measured to; 0 means that nobody is near any
 */
public record PopulationReachCurve(long population, List<Long> within, int places) {

  /** Nobody in England lives further from any other place in it. */
  public static final int FARTHEST_KILOMETRES = 1_000;

  private static final double METRES_PER_KILOMETRE = 1_000;

  public PopulationReachCurve {
    within = List.copyOf(within);
    if (within.isEmpty() || population < 0 || places < 0) {
      throw new IllegalArgumentException(
          "A curve needs at least the residents within 0 km, and no negative number");
    }
    long last = 0;
    for (long each : within) {
      if (each < last || each > population) {
        throw new IllegalArgumentException(
            "Residents within a distance never fall with it nor exceed all "
                + population
                + ": "
                + within);
      }
      last = each;
    }
  }

  /**
   * The curve of some residents.
   *
   * @param residents the small areas they live in
   * @param places those without a position are left out of account
   * @param farthestKilometres where the curve ends, 0 to {@link #FARTHEST_KILOMETRES}
   */
  public static PopulationReachCurve of(
      Geography geography,
      SmallAreaSet residents,
      Collection<ServiceLocation.Public> places,
      int farthestKilometres) {
    if (farthestKilometres < 0 || farthestKilometres > FARTHEST_KILOMETRES) {
      throw new IllegalArgumentException(
          "A curve ends at 0 to " + FARTHEST_KILOMETRES + " km, not at " + farthestKilometres);
    }
    List<Position> positions =
        places.stream()
            .map(ServiceLocation.Public::position)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    NearestPoints nearest = new NearestPoints(positions);
    long[] added = new long[farthestKilometres + 1];
    residents.forEach(
        ordinal -> {
          SmallArea small = geography.smallArea(ordinal);
          double kilometres =
              Math.ceil(nearest.metresToNearest(small.position()) / METRES_PER_KILOMETRE);
          if (kilometres <= farthestKilometres) {
            added[(int) kilometres] += small.population();
          }
        });
    List<Long> within = new ArrayList<>();
    long sum = 0;
    for (long each : added) {
      sum += each;
      within.add(sum);
    }
    return new PopulationReachCurve(geography.population(residents), within, positions.size());
  }

  public int farthestKilometres() {
    return within.size() - 1;
  }

  /**
   * Share of the residents, 0 to 1, within so many kilometres; 0 when nobody lives there.
   *
   * @throws IndexOutOfBoundsException beyond the end of the curve
   */
  public double shareWithin(int kilometres) {
    return population == 0 ? 0 : within.get(kilometres) / (double) population;
  }

  /**
   * The fewest whole kilometres within which at least this share of the residents live.
   *
   * @param share above 0, at most 1
   * @return empty when the curve ends before
   */
  public OptionalInt kilometresReaching(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("A share lies above 0 and at most at 1, not " + share);
    }
    for (int kilometres = 0; kilometres < within.size(); kilometres++) {
      if (shareWithin(kilometres) >= share) {
        return OptionalInt.of(kilometres);
      }
    }
    return OptionalInt.empty();
  }
}
