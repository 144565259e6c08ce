package org.waymark.catalogue.field;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.OpeningTime;

/**
 * Reads opening times as people write them. A phrase is days and hours in either order, days that
 * are closed, or words; a comma, a semicolon or a line begins another. What is no time is given
 * back as words ({@link #rest}), and so is what is said of bank holidays.
 *
 * <pre>
 * phrase  = days [":"] hours {"," hours} | hours ["on"] days | days "closed" | "closed" days
 *         | always | hours                 (of the days before)
 * days    = day ["-" day] {"," day ["-" day]} | "weekdays" | "daily" | ...
 * hours   = time "-" time | "24 hours"
 * </pre>
 */
final class WrittenHours {

  private static final String DAY =
      "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?"
          + "|sat(?:urday)?|sun(?:day)?|m(?=\\s?-\\s?f\\b)|(?<=m\\s?-\\s?)f)(?:'?s)?\\b\\.?";
  private static final String RANGE = DAY + "(?:\\s*(?:-|\\bto\\b|\\bthrough\\b)\\s*" + DAY + ")?";
  private static final String HOLIDAYS = "(?:(?:bank|public)(?:\\s+|-)?holidays?(?:\\s+mondays?)?)";
  private static final String ONE_OF =
      "(?:"
          + RANGE
          + "|weekdays|week days|weekends?|daily|every ?day|each day|all week|(?:7|seven) days(?:"
          + " a| per)?(?: week)?|365 days(?: a| per)?(?: year)?|"
          + HOLIDAYS
          + ")";
  private static final Pattern DAYS =
      pattern(
          "(?:on\\s+|every\\s+)?"
              + ONE_OF
              + "(?:\\s*(?:,|&|/|\\+|\\band\\b)\\s*(?:and\\s+)?"
              + ONE_OF
              + ")*");
  private static final Pattern PART = pattern(ONE_OF);
  private static final Pattern NAMED = pattern(DAY);
  private static final Pattern HOURS = pattern(HoursOfDay.FORM);
  private static final String NO_OTHER_WORD =
      "(?=\\s*(?:$|[,;&/\\n"
          + "(]|(?:and|mon|tue|wed|thu|fri|sat|sun|daily|every|week|on|bank|public|includ)))";
  private static final Pattern ALL_DAY =
      pattern(
          "(?:all day|24\\s*(?:hours|hrs|hr|h)\\b|round the clock)(?:\\s+a day)?" + NO_OTHER_WORD);
  private static final Pattern ALWAYS =
      pattern(
          "(?:24\\s*[/x-]\\s*7(?:\\s*[/x-]\\s*365)?|(?:24|twenty-?four)\\s*(?:hours|hrs)(?:"
              + " (?:a|per) day)?,?(?: (?:and )?(?:every ?day|(?:7|seven) days (?:a|per) week|365"
              + " days (?:a|per) year))?|always(?: open)?|at all times)"
              + NO_OTHER_WORD);
  private static final Pattern CLOSED = pattern("closed\\b(?:\\s+on\\b)?");
  private static final Pattern BETWEEN = pattern("(?:\\s|[,;&/:]|\\band\\b|\\bthen\\b)+");
  private static final Pattern NOISE =
      pattern(
          "(?:(?:we"
              + " are|we're|our|the|office)\\s+)?(?:open(?:ing)?\\s*)?(?:hours|times)?\\s*(?:are|is)?"
              + "\\s*:?\\s*");
  private static final Pattern ENDS = Pattern.compile("[;\\n]|,(?=\\s)");

  private final @Nullable Days only;
  private final String text;
  private final String plain;
  private final Set<OpeningTime> times = new LinkedHashSet<>();
  private final List<String> rest = new ArrayList<>();
  private final Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
  private final List<HoursOfDay> onHolidays = new ArrayList<>();
  private boolean readClosed;
  private @Nullable Days current;
  private int at;

  /** Days of the week, and whether bank holidays are among them. */
  private record Days(Set<DayOfWeek> week, boolean holidays, int end) {}

  private WrittenHours(String text, @Nullable DayOfWeek day) {
    this.text = text;
    this.plain = plain(text);
    this.only = day == null ? null : new Days(EnumSet.of(day), false, 0);
    this.current = only;
    read();
  }

  /**
   * @param day whose hours these are when none is named; null when one has to be
   */
  static WrittenHours of(String text, @Nullable DayOfWeek day) {
    return new WrittenHours(text.strip(), day);
  }

  /** What was read, in its order. */
  List<OpeningTime> times() {
    return times.stream().filter(time -> !closed.contains(time.day())).toList();
  }

  /** What is no time of a day of the week, phrase by phrase, as it is written. */
  List<String> rest() {
    return rest;
  }

  /** Hours that hold on bank holidays. */
  List<HoursOfDay> onHolidays() {
    return onHolidays;
  }

  /** True when something was read, be it that it is closed. */
  boolean isRead() {
    return readClosed || !times.isEmpty() || !onHolidays.isEmpty();
  }

  private static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
  }

  /** Of the same length as the text, with plain dashes and apostrophes in lower case. */
  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(
          switch (c) {
            case '‐', '‑', '‒', '–', '—', '−' -> '-';
            case '’' -> '\'';
            default -> Character.toLowerCase(c);
          });
    }
    return plain.toString().toLowerCase(Locale.ROOT).length() == text.length()
        ? plain.toString()
        : text;
  }

  private void read() {
    while (skip(BETWEEN) < plain.length()) {
      int from = at;
      if (!readPhrase()) {
        // The whole phrase is words, with all days that it begins with.
        keepWords(from, days().map(Days::end).orElse(from));
      } else if (!isAtEndOfPhrase()) {
        skip(BETWEEN);
        keepWords(at, at);
      }
    }
  }

  private boolean isAtEndOfPhrase() {
    return endsPhrase(at)
        || followedBy(DAYS, at)
        || followedBy(CLOSED, at)
        || followedBy(HOURS, at);
  }

  private boolean endsPhrase(int from) {
    int next = behindSeparators(from);
    return next == plain.length() || ENDS.matcher(plain).region(from, next).find();
  }

  private boolean followedBy(Pattern form, int from) {
    return starts(form, behindSeparators(from));
  }

  private int behindSeparators(int from) {
    Matcher between = matcher(BETWEEN, from);
    return between.lookingAt() ? between.end() : from;
  }

  private void keepWords(int from, int notBefore) {
    int end = endOfPhrase(notBefore);
    String words = text.substring(from, end).strip();
    if (!words.isEmpty()) {
      rest.add(words.startsWith("(") && words.endsWith(")") ? inner(words) : words);
    }
    at = end;
  }

  private static String inner(String words) {
    return words.substring(1, words.length() - 1).strip();
  }

  private int endOfPhrase(int from) {
    int depth = 0;
    for (int i = from; i < plain.length(); i++) {
      char c = plain.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth <= 0 && starts(ENDS, i)) {
        return i;
      }
    }
    return plain.length();
  }

  /** Reads one phrase and stands behind it; stays where it is when there is none. */
  private boolean readPhrase() {
    int from = at;
    boolean read = readPhraseHere();
    if (!read && skip(NOISE) > from) {
      read = readPhraseHere();
    }
    if (!read) {
      at = from;
    }
    return read;
  }

  private boolean readPhraseHere() {
    int from = at;
    if (take(ALWAYS)) {
      int behind = at;
      skip(BETWEEN);
      Days named = days().orElse(null);
      if (named == null || starts(HOURS, skip(BETWEEN))) {
        at = behind;
        named = only == null ? week() : only;
      } else {
        at = named.end();
      }
      add(named, List.of(HoursOfDay.ALL));
      return true;
    }
    return readDaysFirst(from) || readHoursFirst(from) || readClosed(from);
  }

  private static Days week() {
    return new Days(EnumSet.allOf(DayOfWeek.class), false, 0);
  }

  private boolean readDaysFirst(int from) {
    Days days = days().orElse(null);
    if (days == null) {
      return false;
    }
    skip(BETWEEN);
    skip(NOISE);
    if (take(CLOSED)) {
      close(days, from);
      return true;
    }
    List<HoursOfDay> hours = hours();
    if (hours.isEmpty()) {
      at = from;
      return false;
    }
    add(days, hours);
    keepHolidays(days, from);
    current = days.week().isEmpty() ? current : days;
    return true;
  }

  private boolean readHoursFirst(int from) {
    at = from;
    List<HoursOfDay> hours = hours();
    if (hours.isEmpty()) {
      return false;
    }
    int behind = at;
    skip(BETWEEN);
    Days days = days().orElse(null);
    // "9-5 Mon, 10-4 Tue" begins another phrase where "9-5 Mon 10-4" does not.
    if (days != null && (endsPhrase(days.end()) || !followedBy(HOURS, days.end()))) {
      add(days, hours);
      keepHolidays(days, from);
      return true;
    }
    at = behind;
    if (current == null) {
      at = from;
      return false;
    }
    add(current, hours);
    return true;
  }

  private boolean readClosed(int from) {
    at = from;
    if (!take(CLOSED)) {
      return false;
    }
    skip(BETWEEN);
    Days days = days().orElse(null);
    if (days != null) {
      close(days, from);
      return true;
    }
    if (current != null && at == plain.length()) {
      readClosed = true;
      return true;
    }
    at = from;
    return false;
  }

  private void close(Days days, int from) {
    closed.addAll(days.week());
    readClosed |= !days.week().isEmpty();
    keepHolidays(days, from);
  }

  /** What is said of bank holidays stays as words: no day of the week is one. */
  private void keepHolidays(Days days, int from) {
    if (days.holidays()) {
      rest.add(text.substring(from, at).strip());
    }
  }

  private void add(Days days, List<HoursOfDay> hours) {
    for (HoursOfDay each : hours) {
      for (DayOfWeek day : days.week()) {
        add(day, each);
      }
    }
    if (days.holidays()) {
      onHolidays.addAll(hours);
    }
  }

  private void add(DayOfWeek day, HoursOfDay hours) {
    LocalTime opens = hours.opens();
    if (hours.isOvernight()) {
      times.add(new OpeningTime(day, opens, OpeningTime.MIDNIGHT));
      times.add(new OpeningTime(day.plus(1), LocalTime.MIDNIGHT, hours.closes()));
    } else {
      times.add(new OpeningTime(day, opens, hours.closes()));
    }
  }

  /** The stretches from here, each after the one before; stands behind the last. */
  private List<HoursOfDay> hours() {
    List<HoursOfDay> all = new ArrayList<>();
    int behind = at;
    while (true) {
      Optional<HoursOfDay> next = oneStretch(all.isEmpty() ? 0 : all.getLast().until());
      if (next.isEmpty()) {
        at = behind;
        return all;
      }
      all.add(next.get());
      behind = at;
      skip(BETWEEN);
    }
  }

  private Optional<HoursOfDay> oneStretch(int after) {
    if (take(ALL_DAY)) {
      return Optional.of(HoursOfDay.ALL);
    }
    Matcher hours = matcher(HOURS, at);
    if (!hours.lookingAt()) {
      return Optional.empty();
    }
    Optional<HoursOfDay> read = HoursOfDay.of(hours, after);
    if (read.isPresent()) {
      at = hours.end();
    }
    return read;
  }

  /** The days from here; stands behind them. */
  private Optional<Days> days() {
    Matcher list = matcher(DAYS, at);
    if (!list.lookingAt()) {
      return Optional.empty();
    }
    Set<DayOfWeek> week = new LinkedHashSet<>();
    boolean holidays = false;
    for (Matcher part = PART.matcher(list.group()); part.find(); ) {
      String name = part.group().strip();
      if (name.contains("holiday")) {
        holidays = true;
      } else {
        week.addAll(days(name));
      }
    }
    at = list.end();
    return Optional.of(new Days(week, holidays, at));
  }

  private static List<DayOfWeek> days(String name) {
    List<DayOfWeek> all = List.of(DayOfWeek.values());
    if (name.startsWith("week") && !name.contains("end")) {
      return all.subList(0, 5);
    }
    if (name.startsWith("weekend")) {
      return all.subList(5, 7);
    }
    List<DayOfWeek> ends = new ArrayList<>();
    for (Matcher day = NAMED.matcher(name); day.find(); ) {
      ends.add(day(day.group()));
    }
    if (ends.isEmpty()) {
      return all;
    }
    List<DayOfWeek> days = new ArrayList<>(List.of(ends.getFirst()));
    while (days.getLast() != ends.getLast()) {
      days.add(days.getLast().plus(1));
    }
    return days;
  }

  private static DayOfWeek day(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String full = day.name().toLowerCase(Locale.ROOT);
      if (name.length() > 2 ? full.startsWith(name.substring(0, 3)) : full.startsWith(name)) {
        return day;
      }
    }
    throw new IllegalStateException(name);
  }

  private boolean take(Pattern form) {
    Matcher matcher = matcher(form, at);
    if (matcher.lookingAt() && matcher.end() > at) {
      at = matcher.end();
      return true;
    }
    return false;
  }

  private boolean starts(Pattern form, int from) {
    return matcher(form, from).lookingAt();
  }

  private Matcher matcher(Pattern form, int from) {
    return form.matcher(plain).region(from, plain.length()).useTransparentBounds(true);
  }

  private int skip(Pattern form) {
    take(form);
    return at;
  }
}
