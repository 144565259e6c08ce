package org.waymark.catalogue.field;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.waymark.catalogue.OpeningTime;

/**
 * A stretch in which something is open, from its day into the next where it is open over midnight.
 *
 * @param closes {@link OpeningTime#MIDNIGHT} stands for the end of the day
 * @param overnight true when it closes on the day after
 */
public record OpenStretch(DayOfWeek day, LocalTime opens, LocalTime closes, boolean overnight) {

  /** Before it, hours of a clock of twelve might be meant. */
  private static final LocalTime AFTERNOON = LocalTime.of(13, 0);

  /**
   * The stretches, in the order of their beginnings: what ends at midnight and what begins there
   * the next day are one, unless it would be longer than to the same time of that day.
   */
  public static List<OpenStretch> of(List<OpeningTime> times) {
    List<OpenStretch> stretches = new ArrayList<>();
    List<OpeningTime> left = new ArrayList<>(times);
    while (!left.isEmpty()) {
      OpeningTime first = left.removeFirst();
      int night =
          left.stream()
              .filter(time -> goesOn(first, time))
              .findFirst()
              .map(left::indexOf)
              .orElse(-1);
      stretches.add(
          night < 0
              ? new OpenStretch(first.day(), first.opens(), first.closes(), false)
              : new OpenStretch(first.day(), first.opens(), left.remove(night).closes(), true));
    }
    return stretches;
  }

  /** True when the second goes on over midnight where the first ends. */
  static boolean goesOn(OpeningTime first, OpeningTime second) {
    return first.closes().equals(OpeningTime.MIDNIGHT)
        && second.day() == first.day().plus(1)
        && second.opens().equals(LocalTime.MIDNIGHT)
        && !first.opens().isBefore(AFTERNOON)
        && second.closes().isBefore(AFTERNOON);
  }

  /** True when it is from midnight to midnight. */
  public boolean isAllDay() {
    return !overnight && opens.equals(LocalTime.MIDNIGHT) && closes.equals(OpeningTime.MIDNIGHT);
  }
}
