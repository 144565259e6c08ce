package org.waymark.catalogue.field;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Days as people write them: 2026-05-20, 20/05/2026, 20 May 2026. */
public final class WrittenDate {

  private static final Pattern ISO = Pattern.compile("\\d{4}-\\d{2}-\\d{2}.*");
  private static final DateTimeFormatter BRITISH =
      new DateTimeFormatterBuilder()
          .appendPattern("[d/M/uuuu][d.M.uuuu][d-M-uuuu][d MMM uuuu][d MMMM uuuu]")
          .toFormatter(Locale.UK)
          .withResolverStyle(ResolverStyle.STRICT);

  private WrittenDate() {}

  /** The day; empty when the text is none. */
  public static Optional<LocalDate> parse(String text) {
    try {
      return Optional.of(
          ISO.matcher(text).matches()
              ? LocalDate.parse(text.substring(0, 10))
              : LocalDate.from(BRITISH.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
