package org.waymark.drawing;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.boundary.BoundaryLayers;
import org.waymark.geography.jdbc.BoundaryRepository;

/**
 * The outlines in the database: official ones where they have been loaded, approximate ones for the
 * rest. Read again when the geography changes; a kind without any falls back to the built-in ones.
 * Thread-safe.
 */
@Singleton
@Primary
@Requires(beans = DataSource.class)
final class StoredBoundaries implements BoundarySource {

  private static final String CREDIT =
      "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
          + " Contains OS data © Crown copyright and database right. Edition: ";

  private final BoundaryRepository boundaries;
  private final GeographyRepository geographies;
  private final BuiltInBoundaries builtIn;
  private final Map<AreaKind, BoundaryLayer> layers = new EnumMap<>(AreaKind.class);
  private long revision = -1;

  StoredBoundaries(
      DataSource dataSource, GeographyRepository geographies, BuiltInBoundaries builtIn) {
    this.boundaries = new BoundaryRepository(dataSource);
    this.geographies = geographies;
    this.builtIn = builtIn;
  }

  @Override
  public synchronized BoundaryLayer layer(AreaKind kind) {
    long now = geographies.revision();
    if (now != revision) {
      read();
      revision = now;
    }
    BoundaryLayer stored = layers.get(kind);
    return stored == null ? builtIn.layer(kind) : stored;
  }

  private void read() {
    BoundaryLayers all;
    try {
      all = boundaries.load();
    } catch (SQLException e) {
      throw new IllegalStateException("The outlines of areas cannot be read", e);
    }
    layers.clear();
    for (AreaKind kind : AreaKind.values()) {
      Map<AreaCode, Boundary> shapes = new TreeMap<>();
      all.listOutlines(kind).forEach(outline -> shapes.put(outline.code(), outline.boundary()));
      boolean official =
          all.listOutlines(kind).stream().anyMatch(outline -> !outline.approximate());
      if (official) {
        layers.put(
            kind,
            new BoundaryLayer(
                kind,
                shapes,
                all.listOutlines(kind).stream().anyMatch(BoundaryLayers.Outline::approximate),
                CREDIT + String.join("; ", all.listEditions(kind)) + "."));
      }
    }
  }
}
