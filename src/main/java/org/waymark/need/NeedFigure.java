package org.waymark.need;

import org.jspecify.annotations.Nullable;

/**
 * An indicator's figure for an area of any kind.
 *
 * @param value in the indicator's unit
 * @param basis how the figure came to be
 * @param denominator the denominator's figure for the same area; null when the indicator has none,
 *     or it is not known there
 * @param lower lower bound of the published interval, in the indicator's unit; null when none was
 *     published. Over several areas bounds are put together like their values, which is wider than
 *     the true interval
 * @param upper upper bound of the same; null when none was published
 */
public record NeedFigure(
    NeedIndicator indicator,
    double value,
    Basis basis,
    @Nullable Double denominator,
    @Nullable Double lower,
    @Nullable Double upper) {

  /** How a figure came to be. */
  public enum Basis {
    /** Published for this very area. */
    PUBLISHED("published"),
    /** The sum over areas that lie wholly inside and together make the area. */
    SUMMED("summed"),
    /** The mean over areas that lie wholly inside and together make the area, by their people. */
    AVERAGED("averaged"),
    /** By shares of residents, because borders cross. */
    ESTIMATED("estimated");

    private final String label;

    Basis(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** The value as a share of the denominator; null when there is none, or it is 0. */
  public @Nullable Double ofDenominator() {
    if (indicator.measure() == Measure.PREVALENCE) {
      return value / indicator.per();
    }
    return denominator == null || denominator == 0 ? null : value / denominator;
  }

  /** The value for each thousand of the denominator; null when there is none, or it is 0. */
  public @Nullable Double perThousand() {
    Double share = ofDenominator();
    return share == null ? null : share * 1000;
  }
}
