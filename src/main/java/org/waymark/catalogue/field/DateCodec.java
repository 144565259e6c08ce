package org.waymark.catalogue.field;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A day, written day first or by ISO 8601. */
final class DateCodec extends OneText<LocalDate> {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2199;

  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  DateCodec() {
    super(LINE, false);
  }

  @Override
  @Nullable LocalDate empty() {
    return null;
  }

  @Override
  Reading<LocalDate> read(String text, ReadingTerms terms) {
    return WrittenDate.parse(text)
        .map(
            day ->
                day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR
                    ? Reading.<LocalDate>wrong(
                        text,
                        "bad-date",
                        "the year is not between " + EARLIEST_YEAR + " and " + LATEST_YEAR,
                        "Enter the year with four digits, like 2027")
                    : Reading.of(day))
        .orElseGet(
            () ->
                Reading.wrong(
                    text,
                    "bad-date",
                    "this is not a date",
                    "Enter it day first, like 20/05/2026, or as 2026-05-20"));
  }

  @Override
  public List<String> write(LocalDate value, ListingTerms terms) {
    return List.of(value.toString());
  }

  @Override
  public List<String> tell(LocalDate value, ListingTerms terms) {
    return List.of(inWords(value));
  }

  static String inWords(LocalDate day) {
    return IN_WORDS.format(day);
  }
}
