package org.waymark.catalogue.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days as people write them, day first: 2026-05-20, 20/05/2026, 20 May 2026, 20.5.26, 20-May-26. A
 * year of two digits is one of 2000 to 2099.
 */
public final class WrittenDate {

  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
  private static final Pattern PARTS =
      Pattern.compile(
          "(?:[a-z]{3,9},?\\s+)?(\\d{1,2})(?:st|nd|rd|th)?[\\s/.,-]+(?:of\\s+)?(\\d{1,2}|[a-z]{3,9})[\\s/.,-]+(\\d{4}|'?\\d{2})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:[a-z]{3,9},?\\s+)?([a-z]{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})",
          Pattern.CASE_INSENSITIVE);

  /** Midnight, as spreadsheets show days. */
  private static final Pattern MIDNIGHT =
      Pattern.compile("\\s+(?:00?:00(?::00)?|12:00(?::00)?\\s*am)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern COMPACT = Pattern.compile("(20\\d{2})(\\d{2})(\\d{2})");
  private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[/.](\\d{1,2})[/.](\\d{1,2})");

  /** A day as spreadsheets count them, of the years 1954 to 2118. */
  private static final Pattern SERIAL = Pattern.compile("([2-7]\\d{4})(?:\\.\\d+)?");

  /** Day 1 of spreadsheets is 1 January 1900; they count a 29 February that was none. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final int CENTURY = 2000;

  private WrittenDate() {}

  /** The day; empty when the text is none. */
  public static Optional<LocalDate> parse(String written) {
    String text = MIDNIGHT.matcher(written).replaceFirst("");
    try {
      if (ISO.matcher(text).matches()) {
        return Optional.of(LocalDate.parse(text.substring(0, 10)));
      }
      Matcher yearFirst = YEAR_FIRST.matcher(text);
      if (yearFirst.matches()) {
        return Optional.of(day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3)));
      }
      Matcher compact = COMPACT.matcher(text);
      if (compact.matches()) {
        return Optional.of(day(compact.group(1), compact.group(2), compact.group(3)));
      }
      Matcher monthFirst = MONTH_FIRST.matcher(text);
      if (monthFirst.matches()) {
        return Optional.of(day(monthFirst.group(3), monthFirst.group(1), monthFirst.group(2)));
      }
      Matcher parts = PARTS.matcher(text);
      return parts.matches()
          ? Optional.of(day(parts.group(3), parts.group(2), parts.group(1)))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The day that a spreadsheet writes as a number where a column has no format of dates. */
  static Optional<LocalDate> parseSerial(String text) {
    Matcher serial = SERIAL.matcher(text);
    return serial.matches()
        ? Optional.of(DAY_ZERO.plusDays(Long.parseLong(serial.group(1))))
        : Optional.empty();
  }

  private static LocalDate day(String year, String month, String day) {
    String digits = year.replace("'", "");
    int years = Integer.parseInt(digits) + (digits.length() == 2 ? CENTURY : 0);
    int months =
        Character.isDigit(month.charAt(0)) ? Integer.parseInt(month) : month(month).getValue();
    return LocalDate.of(years, months, Integer.parseInt(day));
  }

  /** By three letters of its name or more. */
  private static Month month(String name) {
    return Arrays.stream(Month.values())
        .filter(each -> each.name().startsWith(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new DateTimeException("No month: " + name));
  }
}
