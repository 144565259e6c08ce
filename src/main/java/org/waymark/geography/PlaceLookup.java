package org.waymark.geography;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to "where is that?" for a postcode, an outward code, a town or an area. */
public sealed interface PlaceLookup {

  /**
   * A place that could have been meant.
   *
   * @param asks what finds exactly this place when it is asked for, e.g. "Richmond, Surrey"
   * @param label the place in words
   */
  record Choice(String asks, String label) {}

  /**
   * @param label the place in words, e.g. "CA11 7XX" or "Penrith (CA11)"
   * @param position a point for it, WGS 84, longitude first
   * @param smallArea ordinal of the small area it lies in (nearest point where no look-up says)
   * @param area the area that was named, when it was one and the point is only the middle of it;
   *     null otherwise
   * @param note what the reader should know, e.g. that the postcode is terminated and the point is
   *     that of its outward code; null when there is nothing to say
   * @param others what else could have been meant, the likeliest first; empty when nothing
   */
  record Found(
      String label,
      Position position,
      int smallArea,
      @Nullable AreaCode area,
      @Nullable String note,
      List<Choice> others)
      implements PlaceLookup {

    public Found {
      others = List.copyOf(others);
    }

    /** A place that is no area and that nothing else could be. */
    public Found(String label, Position position, int smallArea, @Nullable String note) {
      this(label, position, smallArea, null, note, List.of());
    }
  }

  /**
   * Nothing that could be answered alone.
   *
   * @param asked what was asked for
   * @param message what is wrong with it, as a sentence
   * @param remedy what the person can do, e.g. "Enter a postcode in England, like CA11 7XX"
   * @param choices what could have been meant, the largest or the most alike first; empty when
   *     nothing is like it
   */
  record Unclear(String asked, String message, String remedy, List<Choice> choices)
      implements PlaceLookup {

    public Unclear {
      choices = List.copyOf(choices);
    }

    /** A place that nobody knows, and nothing is like it. */
    public Unclear(String asked, String remedy) {
      this(asked, "“" + asked + "” is not a place we know.", remedy, List.of());
    }
  }
}
