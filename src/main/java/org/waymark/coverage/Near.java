package org.waymark.coverage;

import java.util.Objects;
import org.waymark.geography.Distance;
import org.waymark.geography.Position;

/** A public location within a straight-line distance of a place. */
public record Near(Position centre, Distance within) {
  public Near {
    Objects.requireNonNull(centre);
    Objects.requireNonNull(within);
  }
}
