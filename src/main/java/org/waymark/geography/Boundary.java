package org.waymark.geography;

import java.util.Objects;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.operation.valid.IsValidOp;

/**
 * A valid, non-empty polygon or multi-polygon in WGS 84 (EPSG:4326, longitude first) that nobody
 * can change: the geometry is copied on the way in and on the way out. Thread-safe.
 */
public final class Boundary {

  /** The EPSG code stamped on every geometry. */
  public static final int SRID = 4326;

  /** The one factory for WGS 84 geometry. */
  public static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), SRID);

  private final Geometry geometry;
  private final IndexedPointInAreaLocator locator;

  private Boundary(Geometry geometry) {
    this.geometry = geometry;
    this.locator = new IndexedPointInAreaLocator(geometry);
  }

  /**
   * @throws IllegalArgumentException when the geometry is empty, not polygonal, out of the range of
   *     degrees, or invalid; the message says where
   */
  public static Boundary of(Geometry geometry) {
    if (geometry.isEmpty()) {
      throw new IllegalArgumentException("An area boundary cannot be empty");
    }
    String type = geometry.getGeometryType();
    if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
      throw new IllegalArgumentException(
          "An area boundary is a polygon or a multi-polygon, not a " + type);
    }
    Envelope box = geometry.getEnvelopeInternal();
    if (box.getMinX() < -180 || box.getMaxX() > 180 || box.getMinY() < -90 || box.getMaxY() > 90) {
      throw new IllegalArgumentException(
          "Coordinates run from "
              + box.getMinX()
              + ","
              + box.getMinY()
              + " to "
              + box.getMaxX()
              + ","
              + box.getMaxY()
              + ": not degrees of longitude and latitude");
    }
    IsValidOp validity = new IsValidOp(geometry);
    if (!validity.isValid()) {
      throw new IllegalArgumentException("Invalid boundary: " + validity.getValidationError());
    }
    return new Boundary(WGS84.createGeometry(geometry));
  }

  /**
   * The boundary that {@link #toWkt} wrote, or anybody else in well-known text.
   *
   * @throws IllegalArgumentException as {@link #of}, and when the text is none
   */
  public static Boundary ofWkt(String text) {
    try {
      return of(Objects.requireNonNull(new WKTReader(WGS84).read(text)));
    } catch (ParseException e) {
      throw new IllegalArgumentException("Not a boundary: " + e.getMessage(), e);
    }
  }

  /** Well-known text with every digit; JTS's own writer cuts numbers after 16 places. */
  public String toWkt() {
    StringBuilder text = new StringBuilder();
    if (geometry instanceof Polygon polygon) {
      append(text.append("POLYGON "), polygon);
      return text.toString();
    }
    text.append("MULTIPOLYGON (");
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      append(text.append(i == 0 ? "" : ", "), (Polygon) geometry.getGeometryN(i));
    }
    return text.append(')').toString();
  }

  private static void append(StringBuilder text, Polygon polygon) {
    append(text.append('('), polygon.getExteriorRing());
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
      append(text.append(", "), polygon.getInteriorRingN(i));
    }
    text.append(')');
  }

  private static void append(StringBuilder text, LineString ring) {
    text.append('(');
    String separator = "";
    for (Coordinate at : ring.getCoordinates()) {
      text.append(separator).append(at.getX()).append(' ').append(at.getY());
      separator = ", ";
    }
    text.append(')');
  }

  /** A copy of the geometry, SRID 4326. */
  public Geometry toGeometry() {
    return geometry.copy();
  }

  public BoundingBox boundingBox() {
    Envelope box = geometry.getEnvelopeInternal();
    return new BoundingBox(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
  }

  /** True when the position lies inside or on the edge. */
  public boolean contains(Position position) {
    Coordinate point = new Coordinate(position.longitude(), position.latitude());
    // The locator builds its index lazily; the lock makes that safe.
    synchronized (locator) {
      return locator.locate(point) != Location.EXTERIOR;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Boundary that && geometry.equalsExact(that.geometry);
  }

  @Override
  public int hashCode() {
    return geometry.getEnvelopeInternal().hashCode();
  }

  @Override
  public String toString() {
    return "Boundary[" + geometry.getNumGeometries() + " part(s), " + boundingBox() + "]";
  }
}
