package org.waymark.database;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Version;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/** A row with a geometry, for {@link GeometryConverterContract}. */
@MappedEntity("shape")
record Shape(
    @Id int id,
    @Nullable @MappedProperty(converter = GeometryConverter.class, definition = "GEOMETRY")
        Geometry outline,
    @Version long version) {}
