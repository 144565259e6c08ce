package org.waymark.returns;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Three months that end with March, June, September or December, as public money is counted in. Its
 * name in an address is its first month, since "Q1" begins in January for some and in April for
 * others.
 *
 * @param begins its first day
 */
public record Quarter(LocalDate begins) implements Comparable<Quarter> {

  /** Days before its end from which a return can be given: by then it is as good as over. */
  public static final int OPENS_BEFORE_END = 7;

  private static final int MONTHS = 3;
  private static final Pattern SLUG = Pattern.compile("20\\d\\d-(01|04|07|10)");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  public Quarter {
    if (begins.getDayOfMonth() != 1 || begins.getMonthValue() % MONTHS != 1) {
      throw new IllegalArgumentException(
          "A quarter begins on the first of January, April, July or October, not on " + begins);
    }
  }

  /** The one a day is in. */
  public static Quarter of(LocalDate day) {
    Month first = day.getMonth().firstMonthOfQuarter();
    return new Quarter(LocalDate.of(day.getYear(), first, 1));
  }

  /** The latest for which a return can be given on a day. */
  public static Quarter latestOpenOn(LocalDate day) {
    Quarter current = of(day);
    return current.isOpenOn(day) ? current : current.previous();
  }

  /** As {@link #slug} writes it; empty for anything else. */
  public static Optional<Quarter> ofSlug(String text) {
    return SLUG.matcher(text).matches()
        ? Optional.of(new Quarter(YearMonth.parse(text).atDay(1)))
        : Optional.empty();
  }

  public LocalDate ends() {
    return begins.plusMonths(MONTHS).minusDays(1);
  }

  /** The first day on which a return can be given. */
  public LocalDate opens() {
    return ends().minusDays(OPENS_BEFORE_END);
  }

  /** The last day on which a return can be given or changed: that of the quarter after. */
  public LocalDate closes() {
    return next().ends();
  }

  /** True while a return can be given and changed. */
  public boolean isOpenOn(LocalDate day) {
    return !day.isBefore(opens()) && !day.isAfter(closes());
  }

  public Quarter previous() {
    return new Quarter(begins.minusMonths(MONTHS));
  }

  public Quarter next() {
    return new Quarter(begins.plusMonths(MONTHS));
  }

  /** E.g. {@code 2026-07}. */
  public String slug() {
    return YearMonth.from(begins).toString();
  }

  /** E.g. "July to September 2026". */
  public String label() {
    return begins.getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
        + " to "
        + ends().getMonth().getDisplayName(TextStyle.FULL, Locale.UK)
        + " "
        + ends().getYear();
  }

  /** The day it closes in words, e.g. "31 December 2026". */
  public String closesInWords() {
    return DAY.format(closes());
  }

  /** The day it opens in words. */
  public String opensInWords() {
    return DAY.format(opens());
  }

  @Override
  public int compareTo(Quarter other) {
    return begins.compareTo(other.begins);
  }

  @Override
  public String toString() {
    return slug();
  }
}
