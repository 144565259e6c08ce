package org.waymark.need;

import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;

/**
 * What was published for one area in one period: a figure, or that the figure is withheld.
 *
 * @param indicator id of the {@link NeedIndicator}
 * @param area an area of the indicator's kind
 * @param value zero or more, in the indicator's unit; null when its publisher suppressed it, which
 *     is neither missing nor zero
 * @param lower lower bound of the interval published with it; null when there is none
 * @param upper upper bound of the same; null when there is none
 */
public record NeedValue(
    String indicator,
    NeedPeriod period,
    AreaCode area,
    @Nullable Double value,
    @Nullable Double lower,
    @Nullable Double upper) {

  public NeedValue {
    check(indicator, area, value);
    check(indicator, area, lower);
    check(indicator, area, upper);
    if (value == null && (lower != null || upper != null)) {
      throw new IllegalArgumentException(
          "The value of " + indicator + " for " + area + " is suppressed and so has no bounds");
    }
    if ((lower != null && value != null && lower > value)
        || (upper != null && value != null && upper < value)) {
      throw new IllegalArgumentException(
          "The bounds of " + indicator + " for " + area + " do not hold its value");
    }
  }

  private static void check(String indicator, AreaCode area, @Nullable Double number) {
    if (number != null && !(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The value of " + indicator + " for " + area + " is " + number + "; give zero or more");
    }
  }

  /** A figure without bounds. */
  public static NeedValue of(String indicator, NeedPeriod period, AreaCode area, double value) {
    return new NeedValue(indicator, period, area, value, null, null);
  }

  /** A figure that its publisher withholds. */
  public static NeedValue suppressed(String indicator, NeedPeriod period, AreaCode area) {
    return new NeedValue(indicator, period, area, null, null, null);
  }

  public boolean isSuppressed() {
    return value == null;
  }

  /**
   * The number.
   *
   * @throws IllegalStateException when it is suppressed
   */
  public double number() {
    if (value == null) {
      throw new IllegalStateException(
          "The value of " + indicator + " for " + area + " is suppressed");
    }
    return value;
  }
}
