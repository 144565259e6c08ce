package org.waymark.search;

import java.util.Arrays;
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

  PublicPlaces(ServiceIndex services) {
    first = new int[services.size() + 1];
    double[] found = new double[3 * services.size()];
    int count = 0;
    for (int i = 0; i < services.size(); i++) {
      first[i] = count;
      Service service = services.service(i);
      for (ServiceLocation location : service.locations()) {
        if (location instanceof ServiceLocation.Public place && place.position() != null) {
          if (3 * count + 3 > found.length) {
            found = Arrays.copyOf(found, 2 * found.length + 3);
          }
          System.arraycopy(onSphere(place.position()), 0, found, 3 * count, 3);
          count++;
        }
      }
    }
    first[services.size()] = count;
    points = found;
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
