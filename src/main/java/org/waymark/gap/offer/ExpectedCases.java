package org.waymark.gap.offer;

import java.util.Optional;
import org.waymark.geography.Area;

/** How many cases a year a question of the expected offer has to meet, where that is known. */
@FunctionalInterface
public interface ExpectedCases {

  /** Nothing is known of any. */
  ExpectedCases UNKNOWN = (area, basis) -> Optional.empty();

  /**
   * How many there are of what a yardstick is for.
   *
   * @param basis residents or some of them; of referrals nothing is known
   * @return empty when there is no figure
   */
  Optional<Range> count(Area area, Yardstick.Basis basis);

  /**
   * A number that is not known exactly.
   *
   * @param least it is hardly less
   * @param likely the estimate
   * @param most it is hardly more
   */
  record Range(double least, double likely, double most) {
    public Range {
      if (!(least >= 0 && least <= likely && likely <= most)) {
        throw new IllegalArgumentException(
            likely + " is not from 0 on and between " + least + " and " + most);
      }
    }

    /** So much for each of them, by a yardstick. */
    Range expectedBy(Yardstick yardstick) {
      return new Range(
          yardstick.expected(least), yardstick.expected(likely), yardstick.expected(most));
    }
  }
}
