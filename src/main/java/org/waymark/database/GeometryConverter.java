package org.waymark.database;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import net.postgis.jdbc.jts.JtsBinaryParser;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;

/**
 * A column of type {@code GEOMETRY} as a JTS geometry, on H2GIS and on PostGIS. A component of a
 * record entity names it:
 *
 * <pre>{@code
 * @MappedProperty(converter = GeometryConverter.class, definition = "GEOMETRY") Geometry shape
 * }</pre>
 *
 * <p>Both databases take and give EWKB, well-known binary with the SRID in it. PostGIS JDBC reads
 * it; JTS writes it, because PostGIS JDBC makes a collection of what is empty and keeps heights. (A
 * value of the driver's own type would have to be an OBJECT to Micronaut Data, whose processor
 * refuses that in a {@code @NullMarked} package.)
 *
 * <p>Coordinates are longitude, latitude (EPSG:4326). Only the plane is kept. An empty geometry
 * stays an empty one of its own type; null is SQL null.
 */
@Singleton
public final class GeometryConverter implements AttributeConverter<Geometry, byte[]> {

  @Override
  public byte @Nullable [] convertToPersistedValue(
      @Nullable Geometry geometry, ConversionContext context) {
    return geometry == null ? null : toEwkb(geometry);
  }

  @Override
  public @Nullable Geometry convertToEntityValue(
      byte @Nullable [] stored, ConversionContext context) {
    return stored == null ? null : ofColumn(stored);
  }

  /**
   * The geometry as EWKB, two-dimensional.
   *
   * @throws IllegalArgumentException when its SRID is 0, that is, nobody has said which it is
   */
  public static byte[] toEwkb(Geometry geometry) {
    if (geometry.getSRID() == 0) {
      throw new IllegalArgumentException(
          "A "
              + geometry.getGeometryType()
              + " without an SRID cannot be stored; make it with a GeometryFactory that has one"
              + " (4326 for longitude and latitude)");
    }
    return new WKBWriter(2, ByteOrderValues.BIG_ENDIAN, true).write(geometry);
  }

  /**
   * The geometry in the bytes of a column. H2 gives EWKB itself. PostgreSQL gives the bytes of its
   * text form, which is the same in hexadecimal. EWKB begins with the byte order, 0 or 1, and its
   * hexadecimal form with the character '0', so they cannot be confused.
   *
   * @throws IllegalArgumentException when they are neither
   */
  public static Geometry ofColumn(byte[] bytes) {
    try {
      return orEmpty(
          bytes.length > 0 && bytes[0] == '0'
              ? new JtsBinaryParser().parse(new String(bytes, StandardCharsets.US_ASCII))
              : new JtsBinaryParser().parse(bytes));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(bytes.length + " bytes are not a geometry (EWKB)", e);
    }
  }

  /** PostGIS JDBC reads an empty point as one whose coordinates are no numbers. */
  private static Geometry orEmpty(Geometry read) {
    if (read instanceof Point point && Double.isNaN(point.getX())) {
      Point empty = point.getFactory().createPoint();
      empty.setSRID(read.getSRID());
      return empty;
    }
    return read;
  }
}
