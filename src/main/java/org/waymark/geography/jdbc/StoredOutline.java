package org.waymark.geography.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import org.locationtech.jts.geom.Geometry;
import org.waymark.database.GeometryConverter;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;

/**
 * One area's outline.
 *
 * @param kind slug of the kind of area
 * @param code an ONS GSS code, of any vintage
 * @param edition what it comes from, e.g. "2024, pfa_2024.geojson"
 * @param approximate true when Waymark computed it: whoever draws it says so
 * @param geom as {@link Boundary#toGeometry}
 */
@MappedEntity("area_boundary")
public record StoredOutline(
    @Id String kind,
    @Id String code,
    String edition,
    boolean approximate,
    @MappedProperty(converter = GeometryConverter.class, definition = "GEOMETRY") Geometry geom) {

  static StoredOutline of(
      AreaKind kind, AreaCode code, String edition, boolean approximate, Boundary boundary) {
    return new StoredOutline(
        kind.slug(), code.value(), edition, approximate, boundary.toGeometry());
  }
}
