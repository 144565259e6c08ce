package org.waymark.catalogue;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Objects;

/**
 * A stretch of one weekday, local time in England.
 *
 * @param closes after {@code opens}; {@link #MIDNIGHT} stands for the end of the day
 */
public record OpeningTime(DayOfWeek day, LocalTime opens, LocalTime closes) {

  /** The end of the day. */
  public static final LocalTime MIDNIGHT = LocalTime.of(23, 59);

  public OpeningTime {
    Objects.requireNonNull(day);
    if (!closes.isAfter(opens)) {
      throw new IllegalArgumentException(
          "Opening times on "
              + day
              + " end ("
              + closes
              + ") before they begin ("
              + opens
              + "): give two stretches");
    }
  }
}
