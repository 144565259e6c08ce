package org.waymark.geography.boundary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.Position;

/** The outlines to draw, by kind of area, in memory. Immutable and thread-safe. */
public final class BoundaryLayers {

  private final Map<AreaKind, Map<AreaCode, Outline>> layers = new EnumMap<>(AreaKind.class);

  /**
   * One area's outline.
   *
   * @param approximate true when Waymark computed it: whoever draws it says so
   * @param edition what it comes from, e.g. "2024, pfa_2024.geojson"
   */
  public record Outline(
      AreaKind kind, AreaCode code, Boundary boundary, boolean approximate, String edition) {

    public Outline {
      Objects.requireNonNull(boundary);
      if (edition.isBlank()) {
        throw new IllegalArgumentException("The outline of " + code + " needs an edition");
      }
    }
  }

  public BoundaryLayers(List<Outline> outlines) {
    for (Outline outline : outlines) {
      layers.computeIfAbsent(outline.kind(), kind -> new TreeMap<>()).put(outline.code(), outline);
    }
  }

  /** Layers with nothing to draw. */
  public static BoundaryLayers empty() {
    return new BoundaryLayers(List.of());
  }

  /** The outline of an area; empty when there is none. */
  public Optional<Outline> findOutline(AreaKind kind, AreaCode code) {
    return Optional.ofNullable(layers.getOrDefault(kind, Map.of()).get(code));
  }

  /** Every outline of a kind, of any vintage, by code. */
  public List<Outline> listOutlines(AreaKind kind) {
    return List.copyOf(layers.getOrDefault(kind, Map.of()).values());
  }

  /** True when any of these areas, or of all of the kind when none is named, is approximate. */
  public boolean isApproximate(AreaKind kind, List<AreaCode> codes) {
    return listOutlines(kind).stream()
        .filter(outline -> codes.isEmpty() || codes.contains(outline.code()))
        .anyMatch(Outline::approximate);
  }

  /** The editions a kind's outlines come from, each once, in order of first code. */
  public List<String> listEditions(AreaKind kind) {
    return listOutlines(kind).stream().map(Outline::edition).distinct().toList();
  }

  /**
   * The areas of a kind whose official boundary contains the position; approximate outlines are for
   * drawing only and never answer this. More than one when it lies on a border, or when vintages
   * overlap.
   */
  public List<AreaCode> findContaining(AreaKind kind, Position position) {
    List<AreaCode> codes = new ArrayList<>();
    for (Outline outline : listOutlines(kind)) {
      if (!outline.approximate()
          && outline.boundary().boundingBox().contains(position)
          && outline.boundary().contains(position)) {
        codes.add(outline.code());
      }
    }
    return List.copyOf(codes);
  }
}
