package org.waymark.coverage;

import java.util.Objects;
import org.waymark.geography.SmallAreaSet;

/**
 * Whom an offer takes.
 *
 * @param local small areas reached by coded areas, drawn areas and travel radii
 * @param nationwide true when everybody in England is reached besides
 */
public record Reach(SmallAreaSet local, boolean nationwide) {

  /** Nobody: no service area is known. */
  public static final Reach NOBODY = new Reach(SmallAreaSet.empty(), false);

  public Reach {
    Objects.requireNonNull(local);
  }

  /** Both reaches together. */
  Reach plus(Reach other) {
    if (equals(other) || other.equals(NOBODY)) {
      return this;
    }
    if (equals(NOBODY)) {
      return other;
    }
    return new Reach(local.union(other.local), nationwide || other.nationwide);
  }
}
