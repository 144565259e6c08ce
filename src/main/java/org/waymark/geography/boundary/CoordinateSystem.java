package org.waymark.geography.boundary;

import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.geometry.jts.JTS;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.waymark.geography.Boundary;

/** The two reference systems boundary files of Great Britain come in. */
public enum CoordinateSystem {
  /** Degrees, longitude first. */
  WGS84(4326, "WGS 84 (EPSG:4326)", new Envelope(-9.5, 2.5, 49, 61.5)),
  /** Metres, easting first. */
  NATIONAL_GRID(
      27700, "British National Grid (EPSG:27700)", new Envelope(0, 700_000, 0, 1_300_000));

  private final int epsg;
  private final String label;
  private final Envelope greatBritain;

  CoordinateSystem(int epsg, String label, Envelope greatBritain) {
    this.epsg = epsg;
    this.label = label;
    this.greatBritain = greatBritain;
  }

  public int epsg() {
    return epsg;
  }

  public String label() {
    return label;
  }

  /** Great Britain in these coordinates, with room to spare. */
  Envelope greatBritain() {
    return new Envelope(greatBritain);
  }

  /** True for a WGS 84 position in Great Britain, with room to spare. */
  public static boolean isInGreatBritain(double longitude, double latitude) {
    return WGS84.greatBritain.contains(longitude, latitude);
  }

  static Optional<CoordinateSystem> ofEpsg(long epsg) {
    for (CoordinateSystem system : values()) {
      if (system.epsg == epsg) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }

  /** The system in which this box lies in Great Britain; empty when it does in neither. */
  static Optional<CoordinateSystem> fitting(Envelope box) {
    for (CoordinateSystem system : values()) {
      if (system.greatBritain.contains(box)) {
        return Optional.of(system);
      }
    }
    return Optional.empty();
  }

  /** Geometry of this system as WGS 84, longitude first, SRID 4326. */
  public Geometry toWgs84(Geometry geometry) {
    Geometry degrees = this == WGS84 ? geometry : transformed(geometry, GridToDegrees.TRANSFORM);
    return Boundary.WGS84.createGeometry(degrees);
  }

  /** WGS 84 geometry, longitude first, in metres of the British National Grid, easting first. */
  static Geometry toNationalGrid(Geometry degrees) {
    return new GeometryFactory(new PrecisionModel(), NATIONAL_GRID.epsg)
        .createGeometry(transformed(degrees, DegreesToGrid.TRANSFORM));
  }

  private static Geometry transformed(Geometry geometry, MathTransform transform) {
    try {
      return JTS.transform(geometry, transform);
    } catch (TransformException e) {
      throw new IllegalArgumentException(
          "Coordinates in " + geometry.getEnvelopeInternal() + " cannot be projected", e);
    }
  }

  /** GeoTools unpacks its EPSG tables on first use, which takes seconds: only when needed. */
  private static final class GridToDegrees {
    static final MathTransform TRANSFORM = between(NATIONAL_GRID, WGS84);
  }

  private static final class DegreesToGrid {
    static final MathTransform TRANSFORM = between(WGS84, NATIONAL_GRID);
  }

  private static MathTransform between(CoordinateSystem from, CoordinateSystem to) {
    try {
      // "true" is longitude (easting) first, whatever the register says: EPSG:4326 is latitude
      // first there. Lenient: there is no OSTN15 grid here, so the seven-parameter shift is used.
      return CRS.findMathTransform(
          CRS.decode("EPSG:" + from.epsg, true), CRS.decode("EPSG:" + to.epsg, true), true);
    } catch (FactoryException e) {
      throw new IllegalStateException(
          "GeoTools cannot project " + from.label + " to " + to.label, e);
    }
  }
}
