package org.waymark.search;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Position;

/**
 * The public locations of all services as points on a unit sphere, to put thousands of services in
 * the order of their distance. Withheld and area-only locations are not in it.
 */
final class PublicPlaces {

  /** Mean Earth radius, metres, as in {@link Position#distanceTo}. */
  private static final double EARTH_RADIUS_METRES = 6_371_008.8;

  /** First point of each service, and one more at the end. */
  private final int[] first;

  private final double[] points;

  /**
   * @param last those of an index before; null for none
   * @param before for each service its number there; -1 where it is new or different
   */
  PublicPlaces(ServiceIndex services, @Nullable PublicPlaces last, int[] before) {
    first = new int[services.size() + 1];
    double[] found = new double[3 * services.size()];
    int end = 0;
    for (int i = 0; i < services.size(); i++) {
      first[i] = end / 3;
      double[] source;
      int from;
      int length;
      if (last != null && before[i] >= 0) {
        source = last.points;
        from = 3 * last.first[before[i]];
        length = 3 * last.first[before[i] + 1] - from;
      } else {
        source = pointsOf(services.service(i));
        from = 0;
        length = source.length;
      }
      if (end + length > found.length) {
        found = Arrays.copyOf(found, 2 * found.length + length);
      }
      System.arraycopy(source, from, found, end, length);
      end += length;
    }
    first[services.size()] = end / 3;
    points = found;
  }

  private static double[] pointsOf(Service service) {
    return service.locations().stream()
        .filter(ServiceLocation.Public.class::isInstance)
        .map(place -> ((ServiceLocation.Public) place).position())
        .filter(Objects::nonNull)
        .flatMapToDouble(position -> Arrays.stream(onSphere(position)))
        .toArray();
  }

  private static double[] onSphere(Position position) {
    double longitude = Math.toRadians(position.longitude());
    double latitude = Math.toRadians(position.latitude());
    return new double[] {
      Math.cos(latitude) * Math.cos(longitude),
      Math.cos(latitude) * Math.sin(longitude),
      Math.sin(latitude)
    };
  }

  /** By ordinal, metres to the nearest public location; infinite where there is none. */
  double[] metresFrom(Position from) {
    double[] here = onSphere(from);
    double[] metres = new double[first.length - 1];
    for (int i = 0; i < metres.length; i++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int at = first[i]; at < first[i + 1]; at++) {
        double x = points[3 * at] - here[0];
        double y = points[3 * at + 1] - here[1];
        double z = points[3 * at + 2] - here[2];
        nearest = Math.min(nearest, x * x + y * y + z * z);
      }
      metres[i] =
          nearest == Double.POSITIVE_INFINITY
              ? nearest
              : 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(nearest) / 2));
    }
    return metres;
  }
}
