package org.waymark.returns;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A number as others than its provider read it: exact, or between two bounds that are made of exact
 * ones alone.
 *
 * @param low at least so many
 * @param high at most so many; null when nothing is said of it
 */
public record Shown(BigDecimal low, @Nullable BigDecimal high) {

  /** The smallest number of people that is told to others. */
  public static final int FEWEST_TOLD = 5;

  /** One to four. */
  public static final Shown FEW = between(BigDecimal.ONE, BigDecimal.valueOf(FEWEST_TOLD - 1L));

  /** Nothing is told of it, whether it is large, small or zero. */
  public static final Shown NOT_TOLD = new Shown(BigDecimal.ZERO, null);

  /** Nought, exactly: what a sum begins with. */
  public static final Shown NOUGHT = new Shown(BigDecimal.ZERO, BigDecimal.ZERO);

  public Shown {
    if (low.signum() < 0 || (high != null && high.compareTo(low) < 0)) {
      throw new IllegalArgumentException("From " + low + " to " + high + " is nothing");
    }
  }

  /** Small whole numbers, which most are: one of each is enough. */
  private static final Shown[] SMALL = new Shown[256];

  static {
    Arrays.setAll(SMALL, i -> new Shown(BigDecimal.valueOf(i), BigDecimal.valueOf(i)));
  }

  public static Shown exactly(BigDecimal value) {
    return value.signum() >= 0
            && value.scale() == 0
            && value.precision() < 4
            && value.intValue() < SMALL.length
        ? SMALL[value.intValue()]
        : new Shown(value, value);
  }

  static Shown between(BigDecimal low, BigDecimal high) {
    return new Shown(low, high);
  }

  public boolean isExact() {
    return high != null && low.compareTo(high) == 0;
  }

  /** Both added, each at its least and at its most. */
  public Shown plus(Shown other) {
    BigDecimal most = high;
    BigDecimal others = other.high();
    return new Shown(
        low.add(other.low()), most == null || others == null ? null : most.add(others));
  }

  /** The number itself; empty when it is not exact. */
  public Optional<BigDecimal> value() {
    return isExact() ? Optional.of(low) : Optional.empty();
  }

  /** E.g. "12", "fewer than 5", "39 to 42", "at least 40", "not shown". */
  public String words() {
    BigDecimal most = high;
    if (most == null) {
      return low.signum() == 0 ? "not shown" : "at least " + low.toPlainString();
    }
    return isExact()
        ? low.toPlainString()
        : equals(FEW)
            ? "fewer than " + FEWEST_TOLD
            : low.toPlainString() + " to " + most.toPlainString();
  }
}
