package org.waymark.geography.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.waymark.database.GeometryConverter;

/**
 * A column or parameter of type {@code GEOMETRY}, as JTS geometry, on H2GIS and on PostGIS.
 *
 * <p>Both databases take and give EWKB: well-known binary with the SRID in it. So nothing here
 * needs to know which database it talks to, and it works through any connection pool. In SQL, write
 * {@code CAST(? AS GEOMETRY)} where the parameter does not go straight into a column:
 *
 * <pre>{@code
 * SELECT id FROM place
 * WHERE point && CAST(? AS GEOMETRY) AND ST_Intersects(point, CAST(? AS GEOMETRY))
 * }</pre>
 *
 * <p>Coordinates are in the axis order of the column, which in Waymark is longitude, latitude
 * (EPSG:4326). Only the plane is kept: a third coordinate is dropped.
 */
public final class GeometryColumn {
  private GeometryColumn() {}

  /**
   * Binds a geometry.
   *
   * @param index parameter number, from 1
   * @param geometry null for SQL null; otherwise it must have its SRID set
   * @throws IllegalArgumentException when the SRID is 0, that is, nobody has said which it is
   */
  public static void set(PreparedStatement statement, int index, @Nullable Geometry geometry)
      throws SQLException {
    if (geometry == null) {
      statement.setNull(index, Types.OTHER);
    } else {
      statement.setBytes(index, GeometryConverter.toEwkb(geometry));
    }
  }

  /**
   * Reads a geometry from the current row.
   *
   * @return null for SQL null; an empty geometry stays one of its own type
   * @throws SQLException when the column does not hold a geometry
   */
  public static @Nullable Geometry get(ResultSet row, String column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : decode(bytes, column);
  }

  /** As {@link #get(ResultSet, String)}, by column number from 1. */
  public static @Nullable Geometry get(ResultSet row, int column) throws SQLException {
    byte[] bytes = row.getBytes(column);
    return bytes == null ? null : decode(bytes, Integer.toString(column));
  }

  private static Geometry decode(byte[] bytes, String column) throws SQLException {
    try {
      return GeometryConverter.ofColumn(bytes);
    } catch (IllegalArgumentException e) {
      throw new SQLException("Column " + column + " does not hold a geometry", e);
    }
  }
}
