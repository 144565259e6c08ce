package org.waymark.geography;

/**
 * A point on the ground, WGS 84 (EPSG:4326), longitude first.
 *
 * @param longitude degrees east, -180 to 180
 * @param latitude degrees north, -90 to 90
 */
public record Position(double longitude, double latitude) {

  /** Mean Earth radius R1 of the GRS 80 ellipsoid (IUGG), metres. */
  static final double EARTH_RADIUS_METRES = 6_371_008.8;

  public Position {
    if (!(longitude >= -180 && longitude <= 180)) {
      throw new IllegalArgumentException(
          "Longitude " + longitude + " is not between -180 and 180 degrees");
    }
    if (!(latitude >= -90 && latitude <= 90)) {
      throw new IllegalArgumentException(
          "Latitude " + latitude + " is not between -90 and 90 degrees");
    }
  }

  /**
   * Straight-line metres over the ground by the haversine formula on a sphere of radius 6,371,008.8
   * m; within 0.4 % of the ellipsoid in England.
   */
  public double metresTo(Position other) {
    double lat1 = Math.toRadians(latitude);
    double lat2 = Math.toRadians(other.latitude);
    double sinLat = Math.sin((lat2 - lat1) / 2);
    double sinLon = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double h = sinLat * sinLat + Math.cos(lat1) * Math.cos(lat2) * sinLon * sinLon;
    return 2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
  }
}
