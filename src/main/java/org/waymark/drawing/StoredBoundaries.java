package org.waymark.drawing;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.GeographyRepository;
import org.waymark.geography.jdbc.BoundaryRepository;
import org.waymark.geography.jdbc.StoredOutline;

/**
 * The outlines in the database: official ones where they have been loaded, approximate ones for the
 * rest. A kind is read when first asked for, and again when the geography changes; one without any
 * official outline falls back to the built-in ones. Thread-safe.
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
      BoundaryRepository boundaries, GeographyRepository geographies, BuiltInBoundaries builtIn) {
    this.boundaries = boundaries;
    this.geographies = geographies;
    this.builtIn = builtIn;
  }

  @Override
  public synchronized BoundaryLayer layer(AreaKind kind) {
    long now = geographies.revision();
    if (now != revision) {
      layers.clear();
      revision = now;
    }
    return layers.computeIfAbsent(kind, this::read);
  }

  private BoundaryLayer read(AreaKind kind) {
    if (boundaries.countByKindAndApproximate(kind.slug(), false) == 0) {
      return builtIn.layer(kind);
    }
    List<StoredOutline> outlines = boundaries.findByKindOrderByCode(kind.slug());
    Map<AreaCode, Boundary> shapes = new TreeMap<>();
    outlines.forEach(each -> shapes.put(new AreaCode(each.code()), Boundary.of(each.geom())));
    return new BoundaryLayer(
        kind,
        shapes,
        outlines.stream().anyMatch(StoredOutline::approximate),
        outlines.stream()
            .map(StoredOutline::edition)
            .distinct()
            .collect(Collectors.joining("; ", CREDIT, ".")));
  }
}
