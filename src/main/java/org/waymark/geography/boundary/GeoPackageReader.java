package org.waymark.geography.boundary;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import mil.nga.geopackage.GeoPackage;
import mil.nga.geopackage.GeoPackageException;
import mil.nga.geopackage.GeoPackageManager;
import mil.nga.geopackage.features.user.FeatureDao;
import mil.nga.geopackage.features.user.FeatureResultSet;
import mil.nga.geopackage.features.user.FeatureRow;
import mil.nga.geopackage.geom.GeoPackageGeometryData;
import mil.nga.geopackage.srs.SpatialReferenceSystem;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.waymark.geography.RefusedFileException;

/**
 * GeoPackage (OGC 12-128), through the library of the US National Geospatial-Intelligence Agency.
 */
final class GeoPackageReader {
  private GeoPackageReader() {}

  /** Every feature table of the file: the caller chooses. */
  static List<RawLayer> read(File file, String name, Limits limits)
      throws IOException, RefusedFileException {
    try (GeoPackage geoPackage = GeoPackageManager.open(false, file, false)) {
      List<RawLayer> layers = new ArrayList<>();
      for (String table : geoPackage.getFeatureTables()) {
        layers.add(layer(geoPackage.getFeatureDao(table), table, limits));
      }
      if (layers.isEmpty()) {
        throw new RefusedFileException(name + " is a GeoPackage without a layer of features");
      }
      return layers;
    } catch (GeoPackageException | ParseException e) {
      throw new RefusedFileException(
          name + " is damaged or is not a GeoPackage (" + e.getMessage() + "); download it again",
          e);
    }
  }

  private static RawLayer layer(FeatureDao dao, String table, Limits limits)
      throws IOException, RefusedFileException, ParseException {
    List<BoundaryFeature> features = new ArrayList<>();
    FeatureResultSet rows = dao.queryForAll();
    try {
      while (rows.moveToNext()) {
        FeatureRow row = rows.getRow();
        int number = features.size() + 1;
        Map<String, String> properties = new LinkedHashMap<>();
        for (String column : row.getColumnNames()) {
          Object cell = column.equals(row.getGeometryColumnName()) ? null : row.getValue(column);
          if (cell != null) {
            properties.put(column, cell.toString());
          }
        }
        GeoPackageGeometryData data = row.getGeometry();
        if (data == null || data.isEmpty()) {
          throw RawLayer.notPolygons(number, "");
        }
        Geometry geometry = new WKBReader().read(GeoPackageGeometryData.wkb(data));
        limits.feature();
        limits.vertices(geometry.getNumPoints());
        features.add(new BoundaryFeature(number, properties, geometry));
      }
    } finally {
      rows.close();
    }
    return new RawLayer(table, system(dao.getSrs()), features);
  }

  private static @Nullable CoordinateSystem system(@Nullable SpatialReferenceSystem srs)
      throws RefusedFileException {
    if (srs == null || srs.getSrsId() <= 0) {
      return null; // -1 and 0 are GeoPackage's "undefined".
    }
    String organisation = srs.getOrganization();
    CoordinateSystem known =
        "EPSG".equalsIgnoreCase(organisation)
            ? CoordinateSystem.ofEpsg(srs.getOrganizationCoordsysId()).orElse(null)
            : null;
    if (known == null) {
      throw RawLayer.otherSystem(
          srs.getSrsName() + " (" + organisation + ":" + srs.getOrganizationCoordsysId() + ")");
    }
    return known;
  }
}
