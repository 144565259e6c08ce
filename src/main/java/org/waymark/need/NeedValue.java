package org.waymark.need;

import org.waymark.geography.AreaCode;

/**
 * A published figure.
 *
 * @param indicator id of the {@link NeedIndicator}
 * @param area an area of the indicator's kind
 * @param value zero or more, in the indicator's unit
 */
public record NeedValue(String indicator, AreaCode area, double value) {

  public NeedValue {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The value of " + indicator + " for " + area + " is " + value + "; give zero or more");
    }
  }
}
