package org.waymark.drawing;

import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.Position;

/**
 * A picture of a stretch of country: an equirectangular projection true to scale along its middle
 * parallel. Across England the scale differs by under 12 % between north and south; within a police
 * area by under 2 %. Units are those of the picture, from its upper left corner.
 */
public final class MapView {

  /** Room left around what is shown, as a share of its larger side. */
  private static final double MARGIN = 0.05;

  private final double west;
  private final double north;
  private final double unitsPerLatitude;
  private final double unitsPerLongitude;
  private final int width;
  private final int height;

  /**
   * A view of everything inside a box.
   *
   * @param width of the picture, in units
   * @param tallest the picture is never taller than this, in units
   */
  public MapView(BoundingBox shown, int width, int tallest) {
    double shrink = Math.cos(Math.toRadians((shown.south() + shown.north()) / 2));
    double degreesWide = Math.max(1e-6, (shown.east() - shown.west()) * shrink);
    double degreesTall = Math.max(1e-6, shown.north() - shown.south());
    double margin = MARGIN * Math.max(degreesWide, degreesTall);
    degreesWide += 2 * margin;
    degreesTall += 2 * margin;
    this.width = width;
    this.height =
        (int) Math.clamp(Math.round(width * degreesTall / degreesWide), width / 2, tallest);
    this.unitsPerLatitude = Math.min(width / degreesWide, this.height / degreesTall);
    this.unitsPerLongitude = unitsPerLatitude * shrink;
    this.west = (shown.west() + shown.east()) / 2 - this.width / 2.0 / unitsPerLongitude;
    this.north = (shown.south() + shown.north()) / 2 + this.height / 2.0 / unitsPerLatitude;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public double x(double longitude) {
    return (longitude - west) * unitsPerLongitude;
  }

  public double y(double latitude) {
    return (north - latitude) * unitsPerLatitude;
  }

  /** What the picture shows of the world, in degrees: longitude as x, latitude as y. */
  public Envelope degrees() {
    return degrees(new Envelope(0, width, 0, height));
  }

  /** What a part of the picture, in its units, shows of the world, in degrees. */
  public Envelope degrees(Envelope part) {
    return new Envelope(
        west + part.getMinX() / unitsPerLongitude,
        west + part.getMaxX() / unitsPerLongitude,
        north - part.getMaxY() / unitsPerLatitude,
        north - part.getMinY() / unitsPerLatitude);
  }

  /** What the picture shows of a shape, in degrees. */
  public Geometry visible(Geometry shape) {
    try {
      Geometry window = Boundary.WGS84.toGeometry(degrees());
      return window.contains(shape) ? shape : shape.intersection(window);
    } catch (TopologyException e) {
      return shape;
    }
  }

  /** How wide a stretch of longitude is drawn. */
  public double unitsWide(double degreesOfLongitude) {
    return degreesOfLongitude * unitsPerLongitude;
  }

  /**
   * An SVG path of a polygon or multi-polygon, in whole units; rings that shrink to nothing are
   * left out. Empty when nothing is left.
   */
  public String path(Geometry shape) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < shape.getNumGeometries(); i++) {
      if (shape.getGeometryN(i) instanceof Polygon polygon) {
        ring(path, polygon.getExteriorRing());
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
          ring(path, polygon.getInteriorRingN(hole));
        }
      }
    }
    return path.toString();
  }

  private void ring(StringBuilder path, LineString ring) {
    int start = path.length();
    long startX = 0;
    long startY = 0;
    long lastX = 0;
    long lastY = 0;
    int points = 0;
    for (Coordinate c : ring.getCoordinates()) {
      long x = Math.round(x(c.x));
      long y = Math.round(y(c.y));
      if (points == 0) {
        path.append('M').append(x).append(' ').append(y).append('l');
        startX = x;
        startY = y;
        points = 1;
      } else if (x != lastX || y != lastY) {
        if (x == startX && y == startY) {
          break;
        }
        if (points > 1 && x - lastX >= 0) {
          path.append(' ');
        }
        path.append(x - lastX);
        path.append(y - lastY < 0 ? "" : " ").append(y - lastY);
        points++;
      }
      lastX = x;
      lastY = y;
    }
    if (points < 3) {
      path.setLength(start);
    } else {
      path.append('z');
    }
  }

  /** An SVG path of points, each a line of no length: draw it with a round line cap. */
  public String dots(Stream<Position> positions) {
    StringBuilder path = new StringBuilder();
    positions.forEach(
        p ->
            path.append('M')
                .append(Math.round(x(p.longitude())))
                .append(' ')
                .append(Math.round(y(p.latitude())))
                .append("h0"));
    return path.toString();
  }
}
