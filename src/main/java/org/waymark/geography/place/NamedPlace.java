package org.waymark.geography.place;

import java.util.Comparator;
import java.util.Objects;
import org.waymark.geography.Position;

/**
 * A town, village or part of a city, as a map names it.
 *
 * @param position its middle, WGS 84, longitude first
 * @param smallArea ordinal of the small area of its nation with the nearest point
 * @param weight how much it tells a reader where they are, for the choice between names that have
 *     no room for each other: its residents, known or supposed, of a part of a larger town (a
 *     borough, a ward) a quarter of them. No figure to be shown
 */
public record NamedPlace(String name, Position position, int smallArea, long weight) {

  /** The one to name first; the same for the same places, whatever order they come in. */
  public static final Comparator<NamedPlace> HEAVIEST_FIRST =
      Comparator.comparingLong(NamedPlace::weight)
          .reversed()
          .thenComparing(NamedPlace::name)
          .thenComparingInt(NamedPlace::smallArea)
          .thenComparingDouble(place -> place.position().longitude())
          .thenComparingDouble(place -> place.position().latitude());

  public NamedPlace {
    Objects.requireNonNull(position);
    if (name.isBlank()) {
      throw new IllegalArgumentException("A place on a map needs a name");
    }
    if (weight < 0) {
      throw new IllegalArgumentException("The weight of " + name + " is negative: " + weight);
    }
  }
}
