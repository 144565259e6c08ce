package org.waymark.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuarterTest {

  private static final Quarter SUMMER = new Quarter(LocalDate.of(2026, 7, 1));

  @Test
  void everyDayIsInOneQuarterThatBeginsWithTheFirstOfAMonth() {
    for (LocalDate day = LocalDate.of(2025, 1, 1);
        day.isBefore(LocalDate.of(2027, 1, 1));
        day = day.plusDays(1)) {
      Quarter quarter = Quarter.of(day);
      assertThat(day).isBetween(quarter.begins(), quarter.ends());
      assertThat(quarter.next().begins()).isEqualTo(quarter.ends().plusDays(1));
      assertThat(quarter.next().previous()).isEqualTo(quarter);
      assertThat(Quarter.ofSlug(quarter.slug())).contains(quarter);
    }
  }

  @Test
  void itIsOpenFromAWeekBeforeItsEndUntilTheEndOfTheNext() {
    assertThat(SUMMER.isOpenOn(LocalDate.of(2026, 9, 22))).isFalse();
    assertThat(SUMMER.isOpenOn(LocalDate.of(2026, 9, 23))).isTrue();
    assertThat(SUMMER.isOpenOn(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(SUMMER.isOpenOn(LocalDate.of(2027, 1, 1))).isFalse();
  }

  @Test
  void theLatestOpenOneOfADayIsOpenOnIt() {
    for (LocalDate day = LocalDate.of(2026, 1, 1);
        day.isBefore(LocalDate.of(2027, 1, 1));
        day = day.plusDays(1)) {
      assertThat(Quarter.latestOpenOn(day).isOpenOn(day)).as(day.toString()).isTrue();
      assertThat(Quarter.latestOpenOn(day).next().isOpenOn(day)).as(day.toString()).isFalse();
    }
  }

  @Test
  void itIsNamedByItsMonths() {
    assertThat(SUMMER.label()).isEqualTo("July to September 2026");
    assertThat(SUMMER.slug()).isEqualTo("2026-07");
    assertThat(SUMMER.closesInWords()).isEqualTo("31 December 2026");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2026", "2026-02", "2026-13", "1026-01", "2026-07-01", "x"})
  void anythingElseIsNoQuarter(String text) {
    assertThat(Quarter.ofSlug(text)).isEmpty();
  }

  @Test
  void oneThatBeginsInTheMiddleIsRefused() {
    assertThatThrownBy(() -> new Quarter(LocalDate.of(2026, 8, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Quarter(LocalDate.of(2026, 7, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
