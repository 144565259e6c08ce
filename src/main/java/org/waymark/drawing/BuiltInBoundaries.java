package org.waymark.drawing;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaKind;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.Outlines;

/** The approximate outlines that come with the program, read when first asked for. Thread-safe. */
@Singleton
@Secondary
final class BuiltInBoundaries implements BoundarySource {

  private final Map<AreaKind, BoundaryLayer> layers = new EnumMap<>(AreaKind.class);
  private @Nullable Outlines outlines;

  @Override
  public synchronized BoundaryLayer layer(AreaKind kind) {
    return layers.computeIfAbsent(kind, this::read);
  }

  private BoundaryLayer read(AreaKind kind) {
    Outlines all = outlines;
    if (all == null) {
      try {
        all = OutlineFile.readBuiltIn();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      outlines = all;
    }
    return new BoundaryLayer(kind, all.boundaries(kind), true, Outlines.CREDIT);
  }
}
