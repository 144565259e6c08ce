package org.waymark.catalogue.field;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.catalogue.OpeningTime;

/**
 * Two times of a day as people write them, from which and until which something is open.
 *
 * @param from minutes after midnight, 0 to 1439
 * @param until minutes after midnight, 1 to 1440; not after {@code from} when it is the next day
 */
record HoursOfDay(int from, int until) {

  private static final int HALF = 12 * 60;
  private static final int DAY = 24 * 60;

  /** The last hour at which nobody begins in the morning without saying so. */
  private static final int LAST_OF_AFTERNOON = 6;

  private static final String ONE =
      "(?:12(?:[:.]00)?\\s*)?(?<W#>midday|noon|midnight)|(?<H#>\\d{1,2})(?:[:.]?(?<M#>\\d{2}))?\\s*(?<P#>am|pm|a\\.m\\.?|p\\.m\\.?)?"
          + "\\s*(?:hrs|hours|h|o'clock)?";

  /** The two, with a dash or a word between. */
  static final String FORM =
      "(?:from\\s+|between\\s+)?(?:"
          + ONE.replace('#', '1')
          + ")\\s*(?:-|\\bto\\b|\\buntil\\b|\\btill?\\b|\\band\\b)\\s*(?:"
          + ONE.replace('#', '2')
          + ")(?![\\w:])";

  /** A time by itself. */
  static final String TIME = "(?:" + ONE.replace('#', '3') + ")(?![\\w:])";

  private static final Pattern STRETCH = Pattern.compile(FORM);

  static final HoursOfDay ALL = new HoursOfDay(0, DAY);

  /** What is said of the time of day beside hours that do not say it: that they are before noon. */
  static final int MORNING = -1;

  /** That they are after noon. */
  static final int AFTERNOON = HALF;

  /** One of the two times. */
  private record Time(int hour, int minute, String half, boolean literal, boolean isWhole) {

    Time byClock() {
      return new Time(hour, minute, half, true, true);
    }

    /** With a half of the day, or by a clock of 24 hours. */
    boolean isCertain() {
      return literal || !half.isEmpty();
    }

    int minutes() {
      int hours =
          switch (half) {
            case "a" -> hour % 12;
            case "p" -> hour % 12 + 12;
            default -> hour;
          };
      return hours * 60 + minute;
    }

    boolean isGood() {
      boolean within = half.isEmpty() ? hour < 24 || (hour == 24 && minute == 0) : hour <= 12;
      return minute < 60 && within && (half.isEmpty() || hour > 0);
    }
  }

  /**
   * The times that {@link #FORM} has matched; empty when they are none of a day.
   *
   * @param after minutes after midnight at which the stretch before ends, 0 for none; or {@link
   *     #MORNING} or {@link #AFTERNOON}
   */
  static Optional<HoursOfDay> of(Matcher matched, int after) {
    Time one = time(matched, 1);
    Time two = time(matched, 2);
    // "20:00-10:00": what stands beside a clock of 24 hours is one too.
    one = two.literal() && one.isWhole() ? one.byClock() : one;
    two = one.literal() && two.isWhole() ? two.byClock() : two;
    if (!one.isGood() || !two.isGood()) {
      return Optional.empty();
    }
    int from = one.minutes() % DAY;
    int until = two.minutes();
    if (one.isCertain() && !two.isCertain()) {
      until = nearest(from, two);
    } else if (!one.isCertain() && two.isCertain() && !two.literal()) {
      int late = (from + HALF) % DAY;
      from = length(late, until) < length(from % HALF, until) ? late : from % HALF;
    } else if (!one.isCertain() && !two.isCertain()) {
      boolean afternoon =
          after != MORNING && (one.hour() <= LAST_OF_AFTERNOON || (from < after && !one.isWhole()));
      from = afternoon && from < HALF ? from + HALF : from;
      until = nearest(from, two);
    }
    return Optional.of(new HoursOfDay(from, until % DAY == 0 ? DAY : until));
  }

  /** From an hour at which it opens to a time as it is written, in lower case. */
  static Optional<HoursOfDay> until(LocalTime opens, String time) {
    return ofTexts(opens.toString(), time).filter(hours -> !hours.isOvernight());
  }

  private static int nearest(int from, Time until) {
    int early = until.minutes() % HALF;
    return length(from, early) <= length(from, early + HALF) ? early : early + HALF;
  }

  /** Minutes from one to the next time it is the other, a day when they are the same. */
  private static int length(int from, int until) {
    int length = Math.floorMod(until - from, DAY);
    return length == 0 ? DAY : length;
  }

  private static Time time(Matcher matched, int number) {
    String word = matched.group("W" + number);
    if (word != null) {
      return new Time(12, 0, word.equals("midnight") ? "a" : "p", false, false);
    }
    String hour = matched.group("H" + number);
    String minute = matched.group("M" + number);
    String half = matched.group("P" + number);
    int hours = Integer.parseInt(hour);
    boolean byClock = hour.startsWith("0") || hours > 12;
    return new Time(
        hours,
        minute == null ? 0 : Integer.parseInt(minute),
        half == null ? "" : half.substring(0, 1),
        half == null && byClock,
        half == null && minute != null && hour.length() == 2);
  }

  /** Two times as they are written, in lower case. */
  static Optional<HoursOfDay> ofTexts(String opens, String closes) {
    Matcher matched = STRETCH.matcher(opens + "-" + closes);
    return matched.matches() ? of(matched, 0) : Optional.empty();
  }

  /** True when both hold at some time; of hours over midnight only those before it. */
  boolean overlaps(OpeningTime time) {
    return from < end(time) && time.opens().toSecondOfDay() / 60 < (isOvernight() ? DAY : until);
  }

  private static int end(OpeningTime time) {
    return time.closes().equals(OpeningTime.MIDNIGHT) ? DAY : time.closes().toSecondOfDay() / 60;
  }

  /** What is left of a time of a day without these hours. */
  List<OpeningTime> outOf(OpeningTime time) {
    if (isOvernight() || !overlaps(time)) {
      return List.of(time);
    }
    List<OpeningTime> left = new ArrayList<>();
    if (time.opens().isBefore(opens())) {
      left.add(new OpeningTime(time.day(), time.opens(), opens()));
    }
    if (until < end(time)) {
      left.add(new OpeningTime(time.day(), closes(), time.closes()));
    }
    return left;
  }

  boolean isOvernight() {
    return until <= from;
  }

  LocalTime opens() {
    return LocalTime.ofSecondOfDay(from * 60L);
  }

  /** {@link OpeningTime#MIDNIGHT} for the end of the day. */
  LocalTime closes() {
    return until == DAY ? OpeningTime.MIDNIGHT : LocalTime.ofSecondOfDay(until * 60L);
  }
}
