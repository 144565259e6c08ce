package org.waymark.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.waymark.geography.Boundary;

/**
 * Shapes as GeoJSON geometry (RFC 7946): WGS 84, longitude first, five decimals (about a metre),
 * outer rings anticlockwise.
 */
public final class GeoJson {

  private static final int DECIMALS = 5;

  private GeoJson() {}

  /** The text of a geometry object. */
  public static String of(Boundary boundary) {
    Geometry shape = boundary.toGeometry();
    StringBuilder json = new StringBuilder(shape.getNumPoints() * 20 + 60);
    if (shape instanceof MultiPolygon) {
      json.append("{\"type\":\"MultiPolygon\",\"coordinates\":[");
      for (int i = 0; i < shape.getNumGeometries(); i++) {
        json.append(i == 0 ? "" : ",");
        polygon(json, (Polygon) shape.getGeometryN(i));
      }
      json.append(']');
    } else {
      json.append("{\"type\":\"Polygon\",\"coordinates\":");
      polygon(json, (Polygon) shape);
    }
    return json.append('}').toString();
  }

  private static void polygon(StringBuilder json, Polygon polygon) {
    json.append('[');
    ring(json, polygon.getExteriorRing(), true);
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      json.append(',');
      ring(json, polygon.getInteriorRingN(i), false);
    }
    json.append(']');
  }

  private static void ring(StringBuilder json, LineString ring, boolean anticlockwise) {
    Coordinate[] points = ring.getCoordinates();
    boolean turn = Orientation.isCCW(points) != anticlockwise;
    json.append('[');
    for (int i = 0; i < points.length; i++) {
      Coordinate c = points[turn ? points.length - 1 - i : i];
      json.append(i == 0 ? "[" : ",[").append(rounded(c.x)).append(',').append(rounded(c.y));
      json.append(']');
    }
    json.append(']');
  }

  /** A coordinate to five decimals, without closing zeros. */
  public static String rounded(double degrees) {
    return BigDecimal.valueOf(degrees)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
