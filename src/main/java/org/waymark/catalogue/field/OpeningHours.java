package org.waymark.catalogue.field;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.catalogue.OpeningTime;

/** Opening times as people write them: {@code Mon-Fri 09:00-17:00; Sat 10:00-13:00}. */
public final class OpeningHours {

  private static final String REMEDY =
      "Enter days and times, like Mon-Fri 9am to 5pm, and the rest as a note";

  private OpeningHours() {}

  /** Reads the texts together; faults when there is not one time in them. */
  static Reading<List<OpeningTime>> read(List<String> texts) {
    WrittenHours hours = WrittenHours.of(String.join("; ", texts), null);
    List<Fault> faults =
        hours.isRead() || hours.isForTheNote()
            ? List.of()
            : texts.stream()
                .map(text -> new Fault(text, "bad-times", "this is not days and times", REMEDY))
                .toList();
    return reading(hours, faults);
  }

  /** Reads the stretches of one day, with commas or "and" between; none when it is closed. */
  public static Reading<List<OpeningTime>> read(DayOfWeek day, String text) {
    Optional<Fault> fault = Fault.inLine(text);
    if (fault.isPresent()) {
      return new Reading<>(null, List.of(fault.get()), List.of());
    }
    WrittenHours hours = WrittenHours.of(text, day);
    boolean isOfDay =
        OpenStretch.of(hours.times()).stream().allMatch(stretch -> stretch.day() == day);
    boolean good = text.isBlank() || (isOfDay && (hours.isRead() || hours.isForTheNote()));
    return good
        ? ofDay(day, reading(hours, List.of()))
        : Reading.wrong(
            text,
            "bad-times",
            isOfDay ? "this is not a time of day" : "another day is named",
            "Enter the times of "
                + name(day, TextStyle.FULL)
                + " like 9am to 5pm, or leave it empty when you are closed");
  }

  /** Words about one day name it. */
  private static Reading<List<OpeningTime>> ofDay(
      DayOfWeek day, Reading<List<OpeningTime>> reading) {
    return new Reading<>(
        reading.value(),
        List.of(),
        reading.notes(),
        reading.rest().stream().map(words -> name(day, TextStyle.FULL) + ": " + words).toList());
  }

  private static Reading<List<OpeningTime>> reading(WrittenHours hours, List<Fault> faults) {
    List<Fault> notes =
        hours.rest().stream()
            .filter(words -> faults.isEmpty())
            .map(words -> keptAsNote(words, hours))
            .toList();
    return new Reading<>(faults.isEmpty() ? hours.times() : null, faults, notes, hours.rest());
  }

  private static Fault keptAsNote(String words, WrittenHours hours) {
    return hours.isRead()
        ? new Fault(words, "kept-as-note", "this is kept as the note on opening times", "")
        : new Fault(
            words,
            "kept-as-note",
            hours.hasPossibleHours()
                ? "it does not say on which days of every week, so it is kept as the note on"
                    + " opening times"
                : "it says no hours, so it is kept as the note on opening times",
            hours.hasPossibleHours() ? "Write the days too, like Mon-Fri 9am to 5pm" : "");
  }

  /** The stretches of one day as {@link #read} reads them. */
  public static String format(DayOfWeek day, List<OpeningTime> times) {
    return times.stream()
        .filter(time -> time.day() == day)
        .map(time -> isAllDay(time) ? "all day" : time.opens() + " to " + closes(time.closes()))
        .collect(Collectors.joining(", "));
  }

  private static boolean isAllDay(OpeningTime time) {
    return time.opens().equals(LocalTime.MIDNIGHT) && time.closes().equals(OpeningTime.MIDNIGHT);
  }

  private static String closes(LocalTime closes) {
    return closes.equals(OpeningTime.MIDNIGHT) ? "24:00" : closes.toString();
  }

  /** The times as {@link #read(List)} reads them, days with the same hours together. */
  static List<String> format(List<OpeningTime> times) {
    boolean always =
        times.size() == DayOfWeek.values().length
            && times.stream().allMatch(OpeningHours::isAllDay)
            && times.stream().map(OpeningTime::day).distinct().count() == times.size();
    if (always) {
      return List.of("24/7");
    }
    // Neighbours in the list only, so that reading it again gives the list in the same order.
    List<OpenStretch> stretches = neighbours(times);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < stretches.size(); ) {
      OpenStretch first = stretches.get(i);
      int last = i;
      while (last + 1 < stretches.size() && goesOn(stretches.get(last), stretches.get(last + 1))) {
        last++;
      }
      parts.add(
          name(first.day(), TextStyle.SHORT)
              + (last > i ? "-" + name(stretches.get(last).day(), TextStyle.SHORT) : "")
              + " "
              + first.opens()
              + "-"
              + closes(first.closes()));
      i = last + 1;
    }
    return parts;
  }

  /** The same hours on the day after. */
  private static boolean goesOn(OpenStretch one, OpenStretch next) {
    return next.opens().equals(one.opens())
        && next.closes().equals(one.closes())
        && next.overnight() == one.overnight()
        && next.day().getValue() == one.day().getValue() + 1;
  }

  private static List<OpenStretch> neighbours(List<OpeningTime> times) {
    List<OpenStretch> stretches = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      boolean night = i + 1 < times.size() && OpenStretch.goesOn(times.get(i), times.get(i + 1));
      stretches.addAll(OpenStretch.of(times.subList(i, night ? i + 2 : i + 1)));
      i += night ? 1 : 0;
    }
    return stretches;
  }

  private static String name(DayOfWeek day, TextStyle style) {
    return day.getDisplayName(style, Locale.UK);
  }
}
