package org.waymark.geography;

import java.util.Objects;

/**
 * How far it is from one small area to the nearest of some others.
 *
 * @param ordinal of the small area it is far from
 * @param nearest ordinal of the nearest other
 * @param distance straight line between their population-weighted points, not between addresses:
 *     within a small area of the countryside people may live several kilometres from its point
 */
public record NearestSmallArea(int ordinal, int nearest, Distance distance) {
  public NearestSmallArea {
    Objects.requireNonNull(distance);
  }
}
