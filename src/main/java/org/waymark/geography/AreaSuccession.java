package org.waymark.geography;

import java.time.LocalDate;

/**
 * One step of succession between areas.
 *
 * @param predecessor the code that ended
 * @param successor the code in force from {@code effective}
 * @param share share of the predecessor's residents that live in the successor, 0 to 1; below 1 the
 *     predecessor was split
 */
public record AreaSuccession(
    AreaCode predecessor, AreaCode successor, LocalDate effective, double share) {

  public AreaSuccession {
    if (!(share > 0 && share <= 1.000001)) {
      throw new IllegalArgumentException(
          "A succession share lies between 0 and 1, not " + share + " (" + predecessor + ")");
    }
  }
}
