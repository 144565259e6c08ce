package org.waymark.catalogue.field;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Bank holidays in England and Wales, from the file of an edition that names its source. Of a day
 * outside its years none is known.
 */
final class BankHolidays {

  private static final String FILE = "/holidays/england-and-wales.csv";

  private static final Map<LocalDate, String> NAMES = read();

  private static final Map<MonthDay, String> EVERY_YEAR =
      Map.of(
          MonthDay.of(1, 1), "New Year’s Day",
          MonthDay.of(12, 25), "Christmas Day",
          MonthDay.of(12, 26), "Boxing Day");

  private BankHolidays() {}

  /**
   * What is celebrated that day; empty when it is no bank holiday. Christmas, Boxing Day and New
   * Year's Day are holidays whatever other day stands in for them, and in every year.
   */
  static Optional<String> on(LocalDate day) {
    return Optional.ofNullable(NAMES.get(day))
        .or(() -> Optional.ofNullable(EVERY_YEAR.get(MonthDay.from(day))));
  }

  private static Map<LocalDate, String> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(BankHolidays.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(line -> line.split(",", 2))
          .collect(Collectors.toUnmodifiableMap(cells -> LocalDate.parse(cells[0]), c -> c[1]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
