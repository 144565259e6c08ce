package org.waymark.geography.boundary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.RefusedFileException;

/**
 * What a reader found in a file.
 *
 * @param name the layer's name
 * @param system the reference system the file states; null when it states none
 */
record RawLayer(String name, @Nullable CoordinateSystem system, List<BoundaryFeature> features) {

  RawLayer {
    features = List.copyOf(features);
  }

  static RefusedFileException otherSystem(String named) {
    return new RefusedFileException(
        "The file is in the coordinate system "
            + named
            + "; load it in WGS 84 (EPSG:4326) or British National Grid (EPSG:27700)");
  }

  static RefusedFileException notPolygons(int feature, String type) {
    return new RefusedFileException(
        "Feature "
            + feature
            + " is a "
            + (type.isEmpty() ? "feature without geometry" : type)
            + ", not a polygon; load the boundaries themselves, not points or lines");
  }
}
