package org.waymark.web.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as the pages say them. */
public final class DayWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);

  private DayWords() {}

  /** E.g. "15 June 2026". */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** E.g. "15 June 2026, 10:00". */
  public static String moment(Instant moment, ZoneId zone) {
    return TIME.format(moment.atZone(zone));
  }

  /** E.g. "today", "1 day", "12 days". */
  public static String age(long days) {
    return days <= 0 ? "today" : days == 1 ? "1 day" : days + " days";
  }
}
