package org.waymark.geography.boundary;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.geom.GeoPackageGeometryData;
import org.h2gis.functions.io.dbf.internal.DBFDriver;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.WKBWriter;
import org.waymark.geography.AreaCode;

/** Writes small boundary files of every format and reference system, for tests to read. */
public final class BoundaryFiles {
  private static final String BNG =
      "PROJCS[\"British_National_Grid\",GEOGCS[\"GCS_OSGB_1936\",DATUM[\"D_OSGB_1936\"]]]";
  private static final String DEGREES = "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\"]]";

  private BoundaryFiles() {}

  public static Geometry in(CoordinateSystem system, Geometry degrees) {
    return system == CoordinateSystem.WGS84 ? degrees : CoordinateSystem.toNationalGrid(degrees);
  }

  public static Path geoJson(
      Path file, String column, Map<AreaCode, ? extends Geometry> shapes, CoordinateSystem system)
      throws IOException {
    StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
    shapes.forEach(
        (code, degrees) -> {
          json.append("{\"type\":\"Feature\",\"properties\":{\"FID\":1,\"")
              .append(column)
              .append("\":\"")
              .append(code)
              .append(
                  "\",\"nothing\":null},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[");
          Geometry geometry = in(system, degrees);
          for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(i);
            json.append('[');
            ring(json, polygon.getExteriorRing().getCoordinates());
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
              json.append(',');
              ring(json, polygon.getInteriorRingN(h).getCoordinates());
            }
            json.append("],");
          }
          json.setLength(json.length() - 1);
          json.append("]}},");
        });
    json.setLength(json.length() - 1);
    json.append("],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::")
        .append(system.epsg())
        .append("\"}}}");
    return Files.writeString(file, json, StandardCharsets.UTF_8);
  }

  private static void ring(StringBuilder json, Coordinate[] ring) {
    json.append('[');
    for (Coordinate c : ring) {
      json.append('[').append(c.x).append(',').append(c.y).append("],");
    }
    json.setLength(json.length() - 1);
    json.append(']');
  }

  public static Path geoPackage(
      Path file, String column, Map<AreaCode, ? extends Geometry> shapes, CoordinateSystem system)
      throws Exception {
    GeoPackageManager.create(file.toFile());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      if (system == CoordinateSystem.NATIONAL_GRID) {
        statement.executeUpdate(
            "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization,"
                + " organization_coordsys_id, definition) VALUES"
                + " ('OSGB36 / British National Grid', 27700, 'EPSG', 27700, 'undefined')");
      }
      statement.executeUpdate(
          "CREATE TABLE areas (fid INTEGER PRIMARY KEY, geom BLOB, " + column + " TEXT)");
      statement.executeUpdate(
          "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('areas',"
              + " 'features', 'areas', "
              + system.epsg()
              + ")");
      statement.executeUpdate(
          "CREATE TABLE IF NOT EXISTS gpkg_geometry_columns (table_name TEXT NOT NULL, column_name"
              + " TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z"
              + " TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name))");
      statement.executeUpdate(
          "INSERT INTO gpkg_geometry_columns VALUES ('areas', 'geom', 'GEOMETRY', "
              + system.epsg()
              + ", 0, 0)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO areas (geom, " + column + ") VALUES (?, ?)")) {
        for (Map.Entry<AreaCode, ? extends Geometry> shape : shapes.entrySet()) {
          byte[] wkb = new WKBWriter().write(in(system, shape.getValue()));
          insert.setBytes(1, GeoPackageGeometryData.bytesFromWkb(system.epsg(), wkb));
          insert.setString(2, shape.getKey().value());
          insert.executeUpdate();
        }
      }
    }
    return file;
  }

  public static Path shapefileZip(
      Path zip, String column, Map<AreaCode, ? extends Geometry> shapes, CoordinateSystem system)
      throws Exception {
    Path folder = Files.createTempDirectory(zip.toAbsolutePath().getParent(), "shape");
    // Not by the driver that reads it: its writer spoils a last shape of some sizes.
    writeShapes(folder, shapes.values().stream().map(shape -> in(system, shape).norm()).toList());
    DbaseFileHeader header = new DbaseFileHeader();
    header.addColumn(column, 'C', 9, 0);
    header.setNumRecords(shapes.size());
    DBFDriver table = new DBFDriver();
    table.initDriver(folder.resolve("areas.dbf").toFile(), header);
    for (AreaCode code : shapes.keySet()) {
      table.insertRow(new Object[] {code.value()});
    }
    table.close();
    Files.writeString(
        folder.resolve("areas.prj"), system == CoordinateSystem.WGS84 ? DEGREES : BNG);
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      for (String ending : new String[] {"shp", "shx", "dbf", "prj"}) {
        packed.putNextEntry(new ZipEntry("Police areas/PFA_BSC." + ending));
        packed.write(Files.readAllBytes(folder.resolve("areas." + ending)));
        packed.closeEntry();
      }
    }
    return zip;
  }

  /** ESRI Shapefile Technical Description, July 1998: shape type 5, shells clockwise. */
  private static void writeShapes(Path folder, List<Geometry> shapes) throws IOException {
    ByteBuffer shp = ByteBuffer.allocate(4_000_000);
    ByteBuffer shx = ByteBuffer.allocate(100 + 8 * shapes.size());
    Envelope all = new Envelope();
    shapes.forEach(shape -> all.expandToInclude(shape.getEnvelopeInternal()));
    shp.position(100);
    shx.position(100);
    int number = 1;
    for (Geometry shape : shapes) {
      List<Coordinate[]> rings = new ArrayList<>();
      for (int i = 0; i < shape.getNumGeometries(); i++) {
        Polygon polygon = (Polygon) shape.getGeometryN(i);
        rings.add(polygon.getExteriorRing().getCoordinates());
        for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
          rings.add(polygon.getInteriorRingN(h).getCoordinates());
        }
      }
      int words = (44 + 4 * rings.size() + 16 * shape.getNumPoints()) / 2;
      shx.order(ByteOrder.BIG_ENDIAN).putInt(shp.position() / 2).putInt(words);
      shp.order(ByteOrder.BIG_ENDIAN).putInt(number++).putInt(words);
      shp.order(ByteOrder.LITTLE_ENDIAN).putInt(5);
      box(shp, shape.getEnvelopeInternal());
      shp.putInt(rings.size()).putInt(shape.getNumPoints());
      int start = 0;
      for (Coordinate[] ring : rings) {
        shp.putInt(start);
        start += ring.length;
      }
      for (Coordinate[] ring : rings) {
        for (Coordinate c : ring) {
          shp.putDouble(c.x).putDouble(c.y);
        }
      }
    }
    for (ByteBuffer file : List.of(shp, shx)) {
      int length = file.position();
      file.position(0);
      file.order(ByteOrder.BIG_ENDIAN).putInt(9994).position(24);
      file.putInt(length / 2).order(ByteOrder.LITTLE_ENDIAN).putInt(1000).putInt(5);
      box(file, all);
      file.position(0).limit(length);
    }
    Files.write(folder.resolve("areas.shp"), bytes(shp));
    Files.write(folder.resolve("areas.shx"), bytes(shx));
  }

  private static void box(ByteBuffer file, Envelope box) {
    file.putDouble(box.getMinX()).putDouble(box.getMinY());
    file.putDouble(box.getMaxX()).putDouble(box.getMaxY());
  }

  private static byte[] bytes(ByteBuffer file) {
    byte[] bytes = new byte[file.remaining()];
    file.get(bytes);
    return bytes;
  }
}
