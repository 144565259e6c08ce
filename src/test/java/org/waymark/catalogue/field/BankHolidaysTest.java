package org.waymark.catalogue.field;

import static java.time.temporal.TemporalAdjusters.firstInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of bank holidays against the Banking and Financial Dealings Act 1971 and computus. */
class BankHolidaysTest {

  @ParameterizedTest
  @ValueSource(ints = {2025, 2026, 2027, 2028})
  void everyYearOfTheEditionHasTheDaysThatTheRulesGive(int year) {
    Set<LocalDate> byRule = byRule(year);
    Set<LocalDate> known =
        LocalDate.of(year, Month.JANUARY, 1)
            .datesUntil(LocalDate.of(year + 1, Month.JANUARY, 1))
            .filter(day -> BankHolidays.on(day).isPresent())
            .collect(Collectors.toCollection(TreeSet::new));
    // Days that are public holidays by custom though another is the bank holiday.
    byRule.add(LocalDate.of(year, Month.JANUARY, 1));
    byRule.add(LocalDate.of(year, Month.DECEMBER, 25));
    byRule.add(LocalDate.of(year, Month.DECEMBER, 26));

    assertThat(known).isEqualTo(byRule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-12-26",
        "2026-12-28",
        "2027-12-25",
        "2027-12-26",
        "2027-12-28",
        "2028-01-01",
        "2028-01-03"
      })
  void aDayAndItsSubstituteAreBothNoUsualDays(String day) {
    assertThat(BankHolidays.on(LocalDate.parse(day))).isPresent();
  }

  private static Set<LocalDate> byRule(int year) {
    LocalDate easter = easterSunday(year);
    Set<LocalDate> days = new TreeSet<>();
    days.add(nextWorkingDay(LocalDate.of(year, Month.JANUARY, 1)));
    days.add(easter.minusDays(2));
    days.add(easter.plusDays(1));
    days.add(LocalDate.of(year, Month.MAY, 1).with(firstInMonth(DayOfWeek.MONDAY)));
    days.add(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(DayOfWeek.MONDAY)));
    days.add(LocalDate.of(year, Month.AUGUST, 1).with(lastInMonth(DayOfWeek.MONDAY)));
    LocalDate christmas = nextWorkingDay(LocalDate.of(year, Month.DECEMBER, 25));
    LocalDate boxing = nextWorkingDay(LocalDate.of(year, Month.DECEMBER, 26));
    days.add(christmas);
    days.add(boxing.equals(christmas) ? boxing.plusDays(1) : boxing);
    return days;
  }

  private static LocalDate nextWorkingDay(LocalDate day) {
    LocalDate next = day;
    while (next.getDayOfWeek().getValue() > DayOfWeek.FRIDAY.getValue()) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** By the anonymous Gregorian algorithm (Meeus, Jones and Butcher). */
  private static LocalDate easterSunday(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int g = (8 * b + 13) / 25;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31;
    int day = (h + l - 7 * m + 114) % 31 + 1;
    return LocalDate.of(year, month, day);
  }
}
