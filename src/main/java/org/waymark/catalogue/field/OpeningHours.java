package org.waymark.catalogue.field;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.OpeningTime;

/** Opening times as people write them: {@code Mon-Fri 09:00-17:00; Sat 10:00-13:00}. */
public final class OpeningHours {

  private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
  private static final Pattern STRETCH =
      Pattern.compile(
          "^([a-z][a-z,&/ -]*?)\\s*:?\\s*(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?\\s*(?:-|to)\\s*"
              + "(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?$");

  private static final Pattern ALWAYS =
      Pattern.compile("24\\s*/\\s*7|24 hours( a day)?( every day)?|always( open)?");
  private static final Pattern NOON = Pattern.compile("\\b(midday|noon)\\b");
  private static final Pattern MIDNIGHT = Pattern.compile("\\bmidnight\\b");
  private static final Pattern ALL_DAY =
      Pattern.compile("(?m)(^|[a-z]\\s*:?\\s+)(?:open )?(?:all day|24 hours|24h)$");
  private static final Pattern BETWEEN = Pattern.compile("\\s*(?:,|;|&|\\band\\b)\\s*");

  private OpeningHours() {}

  /**
   * @throws IllegalArgumentException with a sentence about the part that cannot be read
   */
  static List<OpeningTime> parse(String text) {
    List<OpeningTime> times = new ArrayList<>();
    if (ALWAYS.matcher(text.strip().toLowerCase(Locale.ROOT)).matches()) {
      for (DayOfWeek day : DayOfWeek.values()) {
        times.add(new OpeningTime(day, LocalTime.MIDNIGHT, OpeningTime.MIDNIGHT));
      }
      return times;
    }
    for (String part : plain(text).split("[;\\n]")) {
      if (!part.isBlank()) {
        Matcher stretch = STRETCH.matcher(part.strip());
        if (!stretch.matches()) {
          throw new IllegalArgumentException("\"" + part.strip() + "\" is not days and times");
        }
        LocalTime opens = time(stretch, 2, stretch.group(4), false);
        LocalTime closes = time(stretch, 5, stretch.group(7), true);
        for (DayOfWeek day : days(stretch.group(1))) {
          times.add(new OpeningTime(day, opens, closes));
        }
      }
    }
    return times;
  }

  /** Reads the stretches of one day, with commas or "and" between; none when it is closed. */
  public static Reading<List<OpeningTime>> read(DayOfWeek day, String text) {
    Optional<Fault> fault = Fault.inLine(text);
    if (fault.isPresent()) {
      return new Reading<>(null, List.of(fault.get()), List.of());
    }
    try {
      return Reading.of(parse(day, text));
    } catch (IllegalArgumentException e) {
      return Reading.wrong(
          text,
          "bad-times",
          String.valueOf(e.getMessage()),
          "Enter the times of "
              + day.getDisplayName(TextStyle.FULL, Locale.UK)
              + " like 9am to 5pm, or leave it empty when you are closed");
    }
  }

  private static List<OpeningTime> parse(DayOfWeek day, String text) {
    String plain = plain(text).strip();
    List<OpeningTime> times = new ArrayList<>();
    for (String stretch : BETWEEN.split(plain.equals("closed") ? "" : plain)) {
      if (!stretch.isEmpty()) {
        times.addAll(parse(DAYS.get(day.getValue() - 1) + " " + stretch));
      }
    }
    return times;
  }

  /** The stretches of one day as {@link #read} reads them. */
  public static String format(DayOfWeek day, List<OpeningTime> times) {
    return times.stream()
        .filter(time -> time.day() == day)
        .map(time -> isAllDay(time) ? "all day" : time.opens() + " to " + closes(time))
        .collect(Collectors.joining(", "));
  }

  private static boolean isAllDay(OpeningTime time) {
    return time.opens().equals(LocalTime.MIDNIGHT) && time.closes().equals(OpeningTime.MIDNIGHT);
  }

  private static String closes(OpeningTime time) {
    return time.closes().equals(OpeningTime.MIDNIGHT) ? "24:00" : time.closes().toString();
  }

  /** Lower case with plain dashes, words for times of day as the times. */
  private static String plain(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT).replace('–', '-').replace('—', '-');
    plain = NOON.matcher(plain).replaceAll("12:00");
    plain = MIDNIGHT.matcher(plain).replaceAll("0:00");
    return ALL_DAY.matcher(plain).replaceAll("$1 0:00 to 24:00");
  }

  private static LocalTime time(
      Matcher stretch, int group, @Nullable String half, boolean closing) {
    int hour = Integer.parseInt(stretch.group(group));
    String minutes = stretch.group(group + 1);
    int minute = minutes == null ? 0 : Integer.parseInt(minutes);
    if (half != null) {
      hour = hour % 12 + (half.equals("pm") ? 12 : 0);
    }
    if (closing && minute == 0 && (hour == 24 || hour == 0)) {
      return OpeningTime.MIDNIGHT;
    }
    if (hour > 23 || minute > 59) {
      throw new IllegalArgumentException(hour + ":" + minute + " is not a time of day");
    }
    return LocalTime.of(hour, minute);
  }

  private static List<DayOfWeek> days(String text) {
    String plain = text.strip();
    if (plain.equals("daily") || plain.equals("every day") || plain.equals("all week")) {
      return List.of(DayOfWeek.values());
    }
    if (plain.equals("weekdays")) {
      return List.of(DayOfWeek.values()).subList(0, 5);
    }
    if (plain.equals("weekends")) {
      return List.of(DayOfWeek.values()).subList(5, 7);
    }
    List<DayOfWeek> days = new ArrayList<>();
    for (String part : plain.split("\\s*(,|&|/|\\band\\b)\\s*")) {
      String[] ends = part.split("\\s*(-|\\bto\\b)\\s*");
      int from = day(ends[0]);
      int to = ends.length > 1 ? day(ends[1]) : from;
      for (int i = from; ; i = (i + 1) % 7) {
        days.add(DayOfWeek.of(i + 1));
        if (i == to) {
          break;
        }
      }
    }
    return days;
  }

  private static int day(String name) {
    for (int i = 0; i < DAYS.size(); i++) {
      if (name.length() >= 3 && name.startsWith(DAYS.get(i))) {
        return i;
      }
    }
    throw new IllegalArgumentException("\"" + name + "\" is not a day");
  }

  /** The times as {@link #parse(String)} reads them, days with the same hours together. */
  static List<String> format(List<OpeningTime> times) {
    boolean always =
        times.size() == DayOfWeek.values().length
            && times.stream().allMatch(OpeningHours::isAllDay)
            && times.stream().map(OpeningTime::day).distinct().count() == times.size();
    if (always) {
      return List.of("24/7");
    }
    // Neighbours in the list only, so that reading it again gives the list in the same order.
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < times.size(); ) {
      OpeningTime first = times.get(i);
      int last = i;
      while (last + 1 < times.size()
          && times.get(last + 1).opens().equals(first.opens())
          && times.get(last + 1).closes().equals(first.closes())
          && times.get(last + 1).day().getValue() == times.get(last).day().getValue() + 1) {
        last++;
      }
      parts.add(
          name(first.day())
              + (last > i ? "-" + name(times.get(last).day()) : "")
              + " "
              + first.opens()
              + "-"
              + closes(first));
      i = last + 1;
    }
    return parts;
  }

  private static String name(DayOfWeek day) {
    String name = DAYS.get(day.getValue() - 1);
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
