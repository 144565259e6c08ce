package org.waymark.catalogue.field;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A day, written day first or by ISO 8601. */
public final class DateCodec extends OneText<LocalDate> {

  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2199;

  private static final DateTimeFormatter IN_WORDS =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final boolean past;

  public DateCodec() {
    this(false);
  }

  private DateCodec(boolean past) {
    super(LINE, false);
    this.past = past;
  }

  /** A day on which something was done: today at the latest. */
  public static DateCodec ofThePast() {
    return new DateCodec(true);
  }

  @Override
  @Nullable LocalDate empty() {
    return null;
  }

  @Override
  Reading<LocalDate> read(String text, ReadingTerms terms) {
    LocalDate day = WrittenDate.parse(text).orElse(null);
    if (day != null) {
      return check(text, day, terms, List.of());
    }
    LocalDate counted = WrittenDate.parseSerial(text).orElse(null);
    return counted == null
        ? wrong(
            text,
            "this is not a date",
            "Enter it day first, like 20/05/2026, or as 2026-05-20; leave it empty where there is"
                + " no such day")
        : check(
            text,
            counted,
            terms,
            List.of(
                new Fault(
                    text,
                    "day-as-number",
                    "a spreadsheet wrote the day as a number: read as " + inWords(counted),
                    "")));
  }

  private Reading<LocalDate> check(
      String text, LocalDate day, ReadingTerms terms, List<Fault> notes) {
    if (day.getYear() < EARLIEST_YEAR || day.getYear() > LATEST_YEAR) {
      return wrong(
          text,
          "the year is not between " + EARLIEST_YEAR + " and " + LATEST_YEAR,
          "Enter the year with four digits, like 20/05/2026");
    }
    return past && day.isAfter(terms.today())
        ? Reading.wrong(
            text,
            "in-the-future",
            "the day is still to come",
            "Enter the day on which it was done, " + inWords(terms.today()) + " at the latest")
        : new Reading<>(day, List.of(), notes);
  }

  private static Reading<LocalDate> wrong(String text, String problem, String remedy) {
    return Reading.wrong(text, "bad-date", problem, remedy);
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
