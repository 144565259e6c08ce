package org.waymark.geography;

import org.jspecify.annotations.Nullable;

/** The answer to "where is that?" for a postcode, an outward code or the name of a town. */
public sealed interface PlaceLookup {

  /**
   * @param label the place in words, e.g. "CA11 7XX" or "Penrith (CA11)"
   * @param position a point for it, WGS 84
   * @param smallArea ordinal of the small area it lies in (nearest point where no look-up says)
   * @param note what the reader should know, e.g. that the postcode is terminated and the point is
   *     that of its outward code; null when there is nothing to say
   */
  record Found(String label, Position position, int smallArea, @Nullable String note)
      implements PlaceLookup {}

  /**
   * @param asked what was asked for
   * @param remedy what the person can do, e.g. "Enter a postcode in England, as CA11 7XX"
   */
  record Unknown(String asked, String remedy) implements PlaceLookup {}
}
