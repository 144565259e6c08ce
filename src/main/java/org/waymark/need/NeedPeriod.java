package org.waymark.need;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;

/**
 * The days a figure counts. Later ends are greater; of two that end together the later start is.
 *
 * @param start first day counted
 * @param end last day counted; the same day for a census
 */
public record NeedPeriod(LocalDate start, LocalDate end) implements Comparable<NeedPeriod> {

  private static final Comparator<NeedPeriod> BY_END =
      Comparator.comparing(NeedPeriod::end).thenComparing(NeedPeriod::start);

  public NeedPeriod {
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "The period from " + start + " to " + end + " ends before it begins");
    }
  }

  /** True when it is one day, so that what it counts is how things stood and not what happened. */
  public boolean isOneDay() {
    return start.equals(end);
  }

  /** Days counted, at least 1. */
  public long days() {
    return ChronoUnit.DAYS.between(start, end) + 1;
  }

  /** Whole years between its end and that day; 0 when it is less than one. */
  public long yearsOldOn(LocalDate day) {
    return Math.max(0, ChronoUnit.YEARS.between(end, day));
  }

  /**
   * In words: "21 March 2021" for a day, "2017/18" for a financial year, "2024" for a calendar
   * year, "year ending June 2025" for another of whole months, else the days it runs from and to.
   */
  public String label() {
    if (isOneDay()) {
      return start.getDayOfMonth()
          + " "
          + start.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
          + " "
          + start.getYear();
    }
    if (start.getDayOfMonth() == 1 && start.plusYears(1).minusDays(1).equals(end)) {
      if (start.getMonthValue() == 4) {
        return start.getYear() + "/" + String.format(Locale.UK, "%02d", end.getYear() % 100);
      }
      if (start.getMonthValue() == 1) {
        return String.valueOf(start.getYear());
      }
      return "year ending "
          + end.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
          + " "
          + end.getYear();
    }
    return start + " to " + end;
  }

  @Override
  public int compareTo(NeedPeriod other) {
    return BY_END.compare(this, other);
  }
}
