package org.waymark.need;

import java.util.Objects;

/**
 * How often a crime happens to a group, as rates for each 1,000 residents of the area: what a
 * priority weighs. It may be less than an estimate: only between which numbers it lies, or what is
 * known of the whole country.
 *
 * @param low lower end of the range
 * @param rank what it is ranked by: the figure itself; the upper end for small counts and where
 *     only two ends are known; the national rate where nothing is known of the area
 * @param high upper end of the range
 * @param words how many, with the range and what is counted, without a full stop; never a number of
 *     people of the area where only the country is known
 * @param sure how sound that is, in words
 */
public record NeedVolume(
    Basis basis, double low, double rank, double high, String words, String sure) {

  /** What a volume rests on. */
  public enum Basis {
    /** A figure of the area and the group. */
    FIGURE,
    /** It lies between figures of parts of the group and of a wider one. */
    BETWEEN,
    /** Only the whole country's rate is known: it places the gap and is no figure of the area. */
    NATIONAL
  }

  public NeedVolume {
    Objects.requireNonNull(basis);
    if (!(low >= 0 && low <= rank && rank <= high)) {
      throw new IllegalArgumentException(rank + " does not lie between " + low + " and " + high);
    }
  }
}
