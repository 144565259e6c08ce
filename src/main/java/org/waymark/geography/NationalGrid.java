package org.waymark.geography;

import org.locationtech.jts.geom.Coordinate;

/**
 * The way between WGS 84 degrees and metres of the British National Grid (EPSG:27700).
 *
 * <p>A seven-parameter Helmert shift to the Airy 1830 ellipsoid, then the transverse Mercator
 * projection, both after the Ordnance Survey's <i>A guide to coordinate systems in Great
 * Britain</i> (sections 6.2 to 6.7, annexes B and C). Without the OSTN15 grid of corrections a
 * position is right to about 5 m in England and Wales; a round trip comes back to within 1 cm.
 *
 * <p>Coordinates are longitude first in degrees, easting first in metres.
 */
public final class NationalGrid {

  private static final Ellipsoid WGS84 = new Ellipsoid(6_378_137.000, 6_356_752.3142);
  private static final Ellipsoid AIRY = new Ellipsoid(6_377_563.396, 6_356_256.909);

  // Annex B of the guide: WGS 84 to OSGB36. Metres, parts per million, seconds of arc.
  private static final double SHIFT_X = -446.448;
  private static final double SHIFT_Y = 125.157;
  private static final double SHIFT_Z = -542.060;
  private static final double SCALE = 20.4894e-6;
  private static final double TURN_X = Math.toRadians(-0.1502 / 3600);
  private static final double TURN_Y = Math.toRadians(-0.2470 / 3600);
  private static final double TURN_Z = Math.toRadians(-0.8421 / 3600);

  private static final double MERIDIAN_SCALE = 0.9996012717;
  private static final double ORIGIN_LATITUDE = Math.toRadians(49);
  private static final double ORIGIN_LONGITUDE = Math.toRadians(-2);
  private static final double ORIGIN_EASTING = 400_000;
  private static final double ORIGIN_NORTHING = -100_000;

  private NationalGrid() {}

  /** Easting and northing in metres of a WGS 84 longitude and latitude in degrees. */
  public static Coordinate ofDegrees(double longitude, double latitude) {
    double[] airy = shift(Math.toRadians(latitude), Math.toRadians(longitude), WGS84, AIRY, 1);
    return project(airy[1], airy[0]);
  }

  /** WGS 84 longitude and latitude in degrees of an easting and northing in metres. */
  public static Coordinate toDegrees(double easting, double northing) {
    Coordinate airy = unproject(easting, northing);
    double[] wgs84 = shift(airy.y, airy.x, AIRY, WGS84, -1);
    return new Coordinate(Math.toDegrees(wgs84[1]), Math.toDegrees(wgs84[0]));
  }

  /**
   * Latitude and longitude (radians, in that order) on the other ellipsoid, height 0 throughout.
   */
  private static double[] shift(
      double latitude, double longitude, Ellipsoid from, Ellipsoid to, int sign) {
    double sin = Math.sin(latitude);
    double nu = from.a / Math.sqrt(1 - from.e2 * sin * sin);
    double x = nu * Math.cos(latitude) * Math.cos(longitude);
    double y = nu * Math.cos(latitude) * Math.sin(longitude);
    double z = nu * (1 - from.e2) * sin;
    double s = 1 + sign * SCALE;
    double rx = sign * TURN_X;
    double ry = sign * TURN_Y;
    double rz = sign * TURN_Z;
    double x2 = sign * SHIFT_X + s * x - rz * y + ry * z;
    double y2 = sign * SHIFT_Y + rz * x + s * y - rx * z;
    double z2 = sign * SHIFT_Z - ry * x + rx * y + s * z;
    double p = Math.hypot(x2, y2);
    double result = Math.atan2(z2, p * (1 - to.e2));
    for (int i = 0; i < 5; i++) {
      double sine = Math.sin(result);
      result = Math.atan2(z2 + to.e2 * to.a / Math.sqrt(1 - to.e2 * sine * sine) * sine, p);
    }
    return new double[] {result, Math.atan2(y2, x2)};
  }

  /** Annex C.1: radians on the Airy ellipsoid to metres. */
  static Coordinate project(double longitude, double latitude) {
    double sin = Math.sin(latitude);
    double cos = Math.cos(latitude);
    double tan2 = Math.pow(Math.tan(latitude), 2);
    double nu = AIRY.a * MERIDIAN_SCALE / Math.sqrt(1 - AIRY.e2 * sin * sin);
    double rho = AIRY.a * MERIDIAN_SCALE * (1 - AIRY.e2) / Math.pow(1 - AIRY.e2 * sin * sin, 1.5);
    double eta2 = nu / rho - 1;
    double l = longitude - ORIGIN_LONGITUDE;
    double i = meridian(latitude) + ORIGIN_NORTHING;
    double ii = nu / 2 * sin * cos;
    double iii = nu / 24 * sin * Math.pow(cos, 3) * (5 - tan2 + 9 * eta2);
    double iiia = nu / 720 * sin * Math.pow(cos, 5) * (61 - 58 * tan2 + tan2 * tan2);
    double iv = nu * cos;
    double v = nu / 6 * Math.pow(cos, 3) * (nu / rho - tan2);
    double vi =
        nu / 120 * Math.pow(cos, 5) * (5 - 18 * tan2 + tan2 * tan2 + 14 * eta2 - 58 * tan2 * eta2);
    return new Coordinate(
        ORIGIN_EASTING + iv * l + v * Math.pow(l, 3) + vi * Math.pow(l, 5),
        i + ii * l * l + iii * Math.pow(l, 4) + iiia * Math.pow(l, 6));
  }

  /** Annex C.2: metres to radians on the Airy ellipsoid, longitude first. */
  static Coordinate unproject(double easting, double northing) {
    double latitude = ORIGIN_LATITUDE;
    double rest;
    do {
      rest = northing - ORIGIN_NORTHING - meridian(latitude);
      latitude += rest / (AIRY.a * MERIDIAN_SCALE);
    } while (Math.abs(rest) > 1e-5);
    double sin = Math.sin(latitude);
    double tan = Math.tan(latitude);
    double tan2 = tan * tan;
    double sec = 1 / Math.cos(latitude);
    double nu = AIRY.a * MERIDIAN_SCALE / Math.sqrt(1 - AIRY.e2 * sin * sin);
    double rho = AIRY.a * MERIDIAN_SCALE * (1 - AIRY.e2) / Math.pow(1 - AIRY.e2 * sin * sin, 1.5);
    double eta2 = nu / rho - 1;
    double vii = tan / (2 * rho * nu);
    double viii = tan / (24 * rho * Math.pow(nu, 3)) * (5 + 3 * tan2 + eta2 - 9 * tan2 * eta2);
    double ix = tan / (720 * rho * Math.pow(nu, 5)) * (61 + 90 * tan2 + 45 * tan2 * tan2);
    double x = sec / nu;
    double xi = sec / (6 * Math.pow(nu, 3)) * (nu / rho + 2 * tan2);
    double xii = sec / (120 * Math.pow(nu, 5)) * (5 + 28 * tan2 + 24 * tan2 * tan2);
    double xiia =
        sec
            / (5040 * Math.pow(nu, 7))
            * (61 + 662 * tan2 + 1320 * tan2 * tan2 + 720 * Math.pow(tan2, 3));
    double e = easting - ORIGIN_EASTING;
    return new Coordinate(
        ORIGIN_LONGITUDE
            + x * e
            - xi * Math.pow(e, 3)
            + xii * Math.pow(e, 5)
            - xiia * Math.pow(e, 7),
        latitude - vii * e * e + viii * Math.pow(e, 4) - ix * Math.pow(e, 6));
  }

  /** The developed arc of the meridian from the true origin, metres (annex C, formula C3). */
  private static double meridian(double latitude) {
    double n = (AIRY.a - AIRY.b) / (AIRY.a + AIRY.b);
    double n2 = n * n;
    double n3 = n2 * n;
    double minus = latitude - ORIGIN_LATITUDE;
    double plus = latitude + ORIGIN_LATITUDE;
    return AIRY.b
        * MERIDIAN_SCALE
        * ((1 + n + 5.0 / 4 * n2 + 5.0 / 4 * n3) * minus
            - (3 * n + 3 * n2 + 21.0 / 8 * n3) * Math.sin(minus) * Math.cos(plus)
            + (15.0 / 8 * n2 + 15.0 / 8 * n3) * Math.sin(2 * minus) * Math.cos(2 * plus)
            - 35.0 / 24 * n3 * Math.sin(3 * minus) * Math.cos(3 * plus));
  }

  /** Half axes in metres. */
  private record Ellipsoid(double a, double b, double e2) {
    Ellipsoid(double a, double b) {
      this(a, b, (a * a - b * b) / (a * a));
    }
  }
}
