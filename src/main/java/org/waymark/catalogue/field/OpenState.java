package org.waymark.catalogue.field;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Pattern;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Service;

/**
 * Whether a service is open at a moment, by its opening times and what its note says of bank
 * holidays.
 */
public enum OpenState {
  OPEN("Open now"),
  CLOSED("Closed now"),
  /** It would be open or closed, were it no bank holiday, of which the service says nothing. */
  BANK_HOLIDAY("Today is a bank holiday: opening times may differ, so ask before you rely on them"),
  NOT_STATED("");

  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");
  private static final Pattern SENTENCES =
      Pattern.compile(
          "(?<=[.;!?])(?<!\\b(?:exc|excl|inc|incl)\\.)\\s+|\\n", Pattern.CASE_INSENSITIVE);
  private static final Pattern HOLIDAYS =
      Pattern.compile(
          "(?:bank|public)[\\s-]*hol(?:iday)?s?\\b|\\bbhs?\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern NOT_THEN =
      Pattern.compile(
          "\\b(?:closed?|closes|except(?:ing)?|exclud\\w+|exc|excl|shut|not|no|apart from|other"
              + " than|outside)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern THEN_TOO =
      Pattern.compile(
          "\\b(?:includ\\w+|inc|incl|also|open|as usual|even|365)\\b", Pattern.CASE_INSENSITIVE);

  private final String sentence;

  OpenState(String sentence) {
    this.sentence = sentence;
  }

  /** What a page says; empty when nothing is known. */
  public String sentence() {
    return sentence;
  }

  /** The state at that moment, whatever its zone. */
  public static OpenState of(Service service, ZonedDateTime moment) {
    List<OpeningTime> times = service.openingTimes();
    if (times.isEmpty()) {
      return NOT_STATED;
    }
    ZonedDateTime now = moment.withZoneSameInstant(ENGLAND);
    LocalDate today = now.toLocalDate();
    List<OpenStretch> stretches = OpenStretch.of(times);
    boolean always = stretches.stream().filter(OpenStretch::isAllDay).count() >= 7;
    OpenState yesterdays = on(stretches, today.minusDays(1), now, service.openingNote(), always);
    // What began yesterday goes on, whatever day it is now.
    return yesterdays == OPEN ? OPEN : on(stretches, today, now, service.openingNote(), always);
  }

  /** By what begins on that day. */
  private static OpenState on(
      List<OpenStretch> stretches, LocalDate day, ZonedDateTime now, String note, boolean always) {
    OpenState usual =
        stretches.stream()
                .anyMatch(each -> each.day() == day.getDayOfWeek() && holds(each, day, now))
            ? OPEN
            : CLOSED;
    return BankHolidays.on(day).isEmpty() ? usual : onHoliday(usual, day, now, note, always);
  }

  private static OpenState onHoliday(
      OpenState usual, LocalDate day, ZonedDateTime now, String note, boolean always) {
    for (String sentence : SENTENCES.split(note)) {
      if (HOLIDAYS.matcher(sentence).find()) {
        List<HoursOfDay> hours = WrittenHours.of(sentence, null).onHolidays();
        if (!hours.isEmpty()) {
          return hours.stream().anyMatch(each -> holds(stretch(each, day), day, now))
              ? OPEN
              : CLOSED;
        }
        if (NOT_THEN.matcher(sentence).find()) {
          return CLOSED;
        }
        if (THEN_TOO.matcher(sentence).find()) {
          return usual;
        }
      }
    }
    return always ? usual : BANK_HOLIDAY;
  }

  private static OpenStretch stretch(HoursOfDay hours, LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return new OpenStretch(weekday, hours.opens(), hours.closes(), hours.isOvernight());
  }

  /** Compares moments, not clocks: an hour of the night that clocks change comes twice or never. */
  private static boolean holds(OpenStretch stretch, LocalDate day, ZonedDateTime now) {
    boolean toMidnight = stretch.closes().equals(OpeningTime.MIDNIGHT);
    LocalDate last = stretch.overnight() || toMidnight ? day.plusDays(1) : day;
    LocalTime closes = toMidnight ? LocalTime.MIDNIGHT : stretch.closes();
    return !now.isBefore(day.atTime(stretch.opens()).atZone(ENGLAND))
        && now.isBefore(last.atTime(closes).atZone(ENGLAND));
  }
}
