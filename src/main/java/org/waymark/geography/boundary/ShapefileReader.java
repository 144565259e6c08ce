package org.waymark.geography.boundary;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.h2.value.Value;
import org.h2.value.ValueGeometry;
import org.h2gis.functions.io.dbf.internal.DbaseFileHeader;
import org.h2gis.functions.io.shp.internal.SHPDriver;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.waymark.geography.RefusedFileException;

/**
 * Shapefile, through the driver of H2GIS. It is on the class path as the embedded database; the
 * GeoTools wrapper has none.
 */
final class ShapefileReader {
  private ShapefileReader() {}

  /**
   * @param shp with its .dbf and, usually, .shx and .prj beside it, of the same name
   */
  static RawLayer read(File shp, String name, Limits limits)
      throws IOException, RefusedFileException {
    SHPDriver driver = new SHPDriver();
    try {
      driver.initDriverFromFile(shp);
      DbaseFileHeader header = driver.getDbaseFileHeader();
      List<BoundaryFeature> features = new ArrayList<>();
      int shape = driver.getGeometryFieldIndex();
      for (long row = 0; row < driver.getRowCount(); row++) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (int column = 0; column < header.getNumFields(); column++) {
          // The driver counts the shape as a column of its own, before those of the table.
          Value cell = driver.getField(row, column < shape ? column : column + 1);
          String text = cell == null ? null : cell.getString();
          if (text != null && !text.isBlank()) {
            properties.put(header.getFieldName(column), text.strip());
          }
        }
        Value cell = driver.getField(row, shape);
        if (!(cell instanceof ValueGeometry value)) {
          throw RawLayer.notPolygons((int) row + 1, "");
        }
        Geometry geometry = value.getGeometry();
        limits.feature();
        limits.vertices(geometry.getNumPoints());
        features.add(new BoundaryFeature((int) row + 1, properties, geometry));
      }
      return new RawLayer(name, system(shp), features);
    } catch (RuntimeException e) {
      throw new RefusedFileException(
          name + " is a damaged Shapefile (" + e.getMessage() + "); download it again", e);
    } finally {
      try {
        driver.close();
      } catch (IOException | RuntimeException ignored) {
        // It was not open: the cause is on its way already.
      }
    }
  }

  private static @Nullable CoordinateSystem system(File shp)
      throws IOException, RefusedFileException {
    String file = shp.getPath();
    Path prj = Path.of(file.substring(0, file.length() - 4) + ".prj");
    if (!Files.exists(prj)) {
      return null;
    }
    String wkt = new String(Files.readAllBytes(prj), StandardCharsets.ISO_8859_1);
    String plain = wkt.toUpperCase(Locale.ROOT).replace(' ', '_');
    boolean projected = plain.contains("PROJCS") || plain.contains("PROJCRS");
    if (projected && plain.contains("BRITISH_NATIONAL_GRID")) {
      return CoordinateSystem.NATIONAL_GRID;
    }
    if (!projected && (plain.contains("WGS_1984") || plain.contains("WGS_84"))) {
      return CoordinateSystem.WGS84;
    }
    throw RawLayer.otherSystem(wkt.lines().findFirst().orElse("").replaceAll("^(.{0,80}).*", "$1"));
  }
}
