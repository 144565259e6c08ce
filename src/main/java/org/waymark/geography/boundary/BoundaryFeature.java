package org.waymark.geography.boundary;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One feature of a boundary file, before any check.
 *
 * @param number its place in the file, from 1
 * @param properties its columns in file order, as text; an empty cell is left out
 * @param geometry as the file has it, in the file's reference system
 */
record BoundaryFeature(int number, Map<String, String> properties, Geometry geometry) {

  BoundaryFeature {
    properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
  }

  BoundaryFeature withGeometry(Geometry other) {
    return new BoundaryFeature(number, properties, other);
  }
}
