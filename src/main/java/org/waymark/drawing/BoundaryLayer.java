package org.waymark.drawing;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;

/**
 * The outlines of one kind of area.
 *
 * @param boundaries by code; an area without an outline is not in it
 * @param approximate true for outlines computed from small areas, to be labelled so
 * @param credit the credit line to print beside a drawing
 */
public record BoundaryLayer(
    AreaKind kind, Map<AreaCode, Boundary> boundaries, boolean approximate, String credit) {

  public BoundaryLayer {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(credit);
    boundaries = Map.copyOf(boundaries);
  }

  public Optional<Boundary> find(AreaCode code) {
    return Optional.ofNullable(boundaries.get(code));
  }
}
