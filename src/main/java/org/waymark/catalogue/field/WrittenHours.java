package org.waymark.catalogue.field;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
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

  private final @Nullable Days only;
  private final String text;
  private final String plain;
  private final boolean isOurs;

  /** Each with how many days were named with it. */
  private final Map<OpeningTime, Integer> times = new LinkedHashMap<>();

  private final List<String> rest = new ArrayList<>();
  private final Set<DayOfWeek> closed = EnumSet.noneOf(DayOfWeek.class);
  private final List<HoursOfDay> onHolidays = new ArrayList<>();
  private final boolean hasOneWay;
  private boolean readClosed;
  private @Nullable Days current;
  private @Nullable Before last;
  private @Nullable LocalTime opened;
  private int at;

  /** What was known before a phrase, and where the phrase begins. */
  private record Before(
      int from,
      Map<OpeningTime, Integer> times,
      Set<DayOfWeek> closed,
      List<String> rest,
      List<HoursOfDay> onHolidays,
      boolean readClosed) {}

  /** Days of the week, and whether bank holidays are among them. */
  private record Days(Set<DayOfWeek> week, boolean holidays, int end) {}

  private WrittenHours(String text, @Nullable DayOfWeek day) {
    this.text = text;
    this.isOurs = HoursWords.WRITTEN_BY_US.matcher(text).matches();
    this.plain = withoutBrackets(plain(text));
    this.hasOneWay =
        !isOurs
            && HoursWords.WAY.matcher(plain).results().map(MatchResult::group).distinct().count()
                == 1;
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
    return times.keySet().stream().filter(time -> !closed.contains(time.day())).toList();
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

  /**
   * True when there is no time in it and it says something of opening all the same, e.g. "by
   * appointment" or "9-5": what may stand in the note. Hours that no day has are a slip.
   */
  boolean isForTheNote() {
    return !isRead()
        && (hasPossibleHours()
            || (!HoursWords.HOURS.matcher(plain).find()
                && HoursWords.OF_OPENING.matcher(plain).find()));
  }

  /** True when hours are written, of whatever days. */
  boolean hasPossibleHours() {
    for (Matcher hours = HoursWords.HOURS.matcher(plain); hours.find(); ) {
      if (HoursOfDay.of(hours, 0).isPresent()) {
        return true;
      }
    }
    return false;
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

  /** "Mon-Fri (9-5)" and "9-5 (Mon-Fri)" without the brackets, of the same length. */
  private static String withoutBrackets(String plain) {
    return plain.indexOf('(') < 0
        ? plain
        : HoursWords.BRACKETED
            .matcher(plain)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(found.group().replace('(', ' ').replace(')', ' ')));
  }

  private void read() {
    int sentence = 0;
    while (skip(HoursWords.BETWEEN) < plain.length()) {
      if (at >= sentence) {
        sentence = endOf(HoursWords.SENTENCE_ENDS, at);
        if (isForAPartOfTheYear(at, sentence)) {
          keep(at, sentence);
          current = only;
          continue;
        }
      }
      readNext();
    }
  }

  private boolean isForAPartOfTheYear(int from, int to) {
    return !isOurs
        && HoursWords.COMMA
            .splitAsStream(plain.substring(from, to))
            .anyMatch(
                part ->
                    HoursWords.SEASON.matcher(part).find()
                        && !HoursWords.NOT_THEN.matcher(part).find());
  }

  private void readNext() {
    Before before = before();
    if (!readPhrase()) {
      restore(before);
      keepUnread(before.from());
    } else if (starts(HoursWords.LIMIT, at)) {
      restore(before);
      keepWords(before.from(), at);
      current = only;
    } else {
      last = before;
      if (!isAtEndOfPhrase()) {
        skip(HoursWords.BETWEEN);
        keepWords(at, at);
      }
    }
  }

  /** The whole phrase is words: to the end of its sentence where it is said of what. */
  private void keepUnread(int from) {
    Before limited = last;
    if (limited != null && starts(HoursWords.LIMIT, from)) {
      restore(limited);
      keepWords(limited.from(), from);
    } else if (starts(HoursWords.LABELLED, from)) {
      keep(from, endOf(HoursWords.SENTENCE_ENDS, from));
    } else {
      at = from;
      keepWords(from, days().map(Days::end).orElse(from));
    }
    last = null;
    current = only;
  }

  private Before before() {
    return new Before(
        at,
        new LinkedHashMap<>(times),
        Set.copyOf(closed),
        List.copyOf(rest),
        List.copyOf(onHolidays),
        readClosed);
  }

  private void restore(Before before) {
    at = before.from();
    times.clear();
    times.putAll(before.times());
    closed.clear();
    closed.addAll(before.closed());
    rest.clear();
    rest.addAll(before.rest());
    onHolidays.clear();
    onHolidays.addAll(before.onHolidays());
    readClosed = before.readClosed();
  }

  private boolean isAtEndOfPhrase() {
    return endsPhrase(at)
        || followedBy(HoursWords.DAYS, at)
        || followedBy(HoursWords.CLOSED, at)
        || followedBy(HoursWords.LEFT_OUT, at)
        || isBracketed(behindSeparators(at))
        || followedBy(HoursWords.HOURS, at);
  }

  private boolean endsPhrase(int from) {
    int next = behindSeparators(from);
    return next == plain.length() || HoursWords.ENDS.matcher(plain).region(from, next).find();
  }

  private boolean followedBy(Pattern form, int from) {
    return starts(form, behindSeparators(from));
  }

  private int behindSeparators(int from) {
    Matcher between = matcher(HoursWords.BETWEEN, from);
    return between.lookingAt() ? between.end() : from;
  }

  private void keepWords(int from, int notBefore) {
    keep(from, endOfPhrase(notBefore));
  }

  private void keep(int from, int end) {
    String words = text.substring(from, end).strip();
    if (!words.isEmpty()) {
      rest.add(words.startsWith("(") && words.endsWith(")") ? inner(words) : words);
    }
    at = end;
  }

  private int endOf(Pattern form, int from) {
    Matcher end = matcher(form, from);
    return end.find() ? end.start() : plain.length();
  }

  /** Days are looked at again where what follows them is not what was expected. */
  private void keepOnce(String words) {
    if (!rest.contains(words)) {
      rest.add(words);
    }
  }

  private static String inner(String words) {
    return words.substring(1, words.length() - 1).strip();
  }

  private int endOfPhrase(int from) {
    int depth = 0;
    for (int i = from; i < plain.length(); i++) {
      char c = plain.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth <= 0 && starts(HoursWords.ENDS, i)) {
        return i;
      }
    }
    return plain.length();
  }

  /** Reads one phrase and stands behind it; stays where it is when there is none. */
  private boolean readPhrase() {
    int from = at;
    if (isBracketed(from)) {
      return readBracketed();
    }
    boolean read = readPhraseHere();
    if (!read && hasOneWay && skip(HoursWords.OF_A_WAY) > from) {
      read = readPhraseHere();
      if (read) {
        rest.add(text.substring(from, at).strip());
      }
    }
    if (!read && skip(HoursWords.NOISE) > from) {
      read = readPhraseHere();
    }
    if (!read) {
      at = from;
    }
    return read;
  }

  private boolean isBracketed(int from) {
    return from < plain.length() && plain.charAt(from) == '(';
  }

  /** "(not Wednesdays)", "(Wed 10-4)", "(4pm on Fridays)" behind hours that it changes. */
  private boolean readBracketed() {
    int end = plain.indexOf(')', at);
    if (end < 0 || current == null) {
      return false;
    }
    at++;
    int from = at;
    boolean read = readClosingTime(from) || readClosed(from) || readDaysFirst(from);
    skip(HoursWords.BETWEEN);
    if (!read || at != end) {
      return false;
    }
    at = end + 1;
    return true;
  }

  private boolean readPhraseHere() {
    int from = at;
    if (take(HoursWords.ALWAYS)) {
      int behind = at;
      skip(HoursWords.BETWEEN);
      Days named = days().orElse(null);
      if (named == null || starts(HoursWords.HOURS, skip(HoursWords.BETWEEN))) {
        at = behind;
        named = only == null ? week() : only;
      } else {
        at = named.end();
      }
      add(named, List.of(HoursOfDay.ALL));
      return true;
    }
    return readOneNight(from)
        || readUntil(from)
        || readDaysFirst(from)
        || readHoursFirst(from)
        || readClosed(from);
  }

  private static Days week() {
    return new Days(EnumSet.allOf(DayOfWeek.class), false, 0);
  }

  /** "Fri 10pm - Sat 4am". */
  private boolean readOneNight(int from) {
    at = from;
    Days first = days().orElse(null);
    String opens = first == null ? null : time();
    if (first == null || opens == null || !take(HoursWords.ACROSS)) {
      at = from;
      return false;
    }
    Days second = days().orElse(null);
    String closes = second == null ? null : time();
    Optional<HoursOfDay> hours =
        closes == null ? Optional.empty() : HoursOfDay.ofTexts(opens, closes);
    boolean isNight =
        hours.filter(HoursOfDay::isOvernight).isPresent()
            && first.week().size() == 1
            && second != null
            && second.week().equals(Set.of(first.week().iterator().next().plus(1)));
    if (!isNight) {
      at = from;
      return false;
    }
    add(first, List.of(hours.orElseThrow()));
    current = first;
    return true;
  }

  private @Nullable String time() {
    skip(HoursWords.BETWEEN);
    Matcher time = matcher(HoursWords.TIME, at);
    if (!time.lookingAt()) {
      return null;
    }
    at = time.end();
    return time.group().strip();
  }

  /** "Fri till 1", "late opening Thursday until 7pm". */
  private boolean readUntil(int from) {
    at = from;
    take(HoursWords.LATE);
    Days days = days().orElse(null);
    String closes = days != null && take(HoursWords.UNTIL) ? time() : null;
    if (days == null || closes == null || !closes(days, closes)) {
      at = from;
      return false;
    }
    return true;
  }

  /** "4pm on Fridays", "until 7pm Thursdays". */
  private boolean readClosingTime(int from) {
    at = from;
    take(HoursWords.UNTIL);
    String closes = time();
    skip(HoursWords.BETWEEN);
    Days days = closes == null ? null : days().orElse(null);
    if (days == null || closes == null || !closes(days, closes)) {
      at = from;
      return false;
    }
    return true;
  }

  /** They open on these days as they do there already, or as on the days before, until then. */
  private boolean closes(Days days, String time) {
    Map<DayOfWeek, HoursOfDay> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : days.week()) {
      LocalTime opens =
          times.keySet().stream()
              .filter(each -> each.day() == day)
              .map(OpeningTime::opens)
              .min(Comparator.naturalOrder())
              .orElse(opened);
      Optional<HoursOfDay> read = opens == null ? Optional.empty() : HoursOfDay.until(opens, time);
      if (read.isEmpty()) {
        return false;
      }
      hours.put(day, read.get());
    }
    hours.forEach(
        (day, each) -> {
          List<OpeningTime> there =
              times.keySet().stream().filter(time1 -> time1.day() == day).toList();
          there.forEach(times::remove);
          times.put(new OpeningTime(day, each.opens(), each.closes()), 1);
        });
    return !hours.isEmpty();
  }

  private boolean readDaysFirst(int from) {
    at = from;
    Days days = days().orElse(null);
    if (days == null) {
      return false;
    }
    skip(HoursWords.BETWEEN);
    int after = partOfDay();
    skip(HoursWords.NOISE);
    if (take(HoursWords.CLOSED)) {
      close(days, from);
      return true;
    }
    List<HoursOfDay> hours = hours(after);
    if (hours.isEmpty()) {
      at = from;
      return false;
    }
    add(days, hours);
    keepHolidays(days, from);
    current = days.week().isEmpty() ? current : days;
    return true;
  }

  /** What "mornings" or "evenings" says of hours behind it; 0 for nothing. */
  private int partOfDay() {
    Matcher part = matcher(HoursWords.PART_OF_DAY, at);
    if (!part.lookingAt()) {
      return 0;
    }
    at = part.end();
    skip(HoursWords.BETWEEN);
    return part.group(1).startsWith("m") ? HoursOfDay.MORNING : HoursOfDay.AFTERNOON;
  }

  private boolean readHoursFirst(int from) {
    at = from;
    List<HoursOfDay> hours = hours(0);
    if (hours.isEmpty()) {
      return false;
    }
    int behind = at;
    skip(HoursWords.BETWEEN);
    Days days = days().orElse(null);
    // "9-5 Mon, 10-4 Tue" begins another phrase where "9-5 Mon 10-4" does not.
    if (days != null && (endsPhrase(days.end()) || !followedBy(HoursWords.HOURS, days.end()))) {
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
    boolean leftOut = take(HoursWords.LEFT_OUT);
    if (!leftOut && !take(HoursWords.CLOSED)) {
      return false;
    }
    boolean lunch = take(HoursWords.FOR_LUNCH);
    skip(HoursWords.BETWEEN);
    Days days = days().orElse(null);
    int behind = at;
    skip(HoursWords.BETWEEN);
    List<HoursOfDay> hours = hours(0);
    if (!hours.isEmpty() && !times.isEmpty() && (days != null || lunch || !leftOut)) {
      lunch |= take(HoursWords.FOR_LUNCH);
      if (leftOut && !lunch && days != null) {
        times.keySet().removeIf(time -> days.week().contains(time.day()));
        add(days, hours);
      } else {
        takeAway(days == null ? week() : days, hours);
      }
      rest.add(text.substring(from, at).strip());
      return true;
    }
    at = behind;
    if (days != null) {
      close(days, from);
      return true;
    }
    if (!leftOut && current != null && at == plain.length()) {
      readClosed = true;
      return true;
    }
    at = from;
    return false;
  }

  /** Takes hours away from days, as those in which it is closed for lunch. */
  private void takeAway(Days days, List<HoursOfDay> hours) {
    Map<OpeningTime, Integer> before = new LinkedHashMap<>(times);
    times.clear();
    before.forEach(
        (time, named) ->
            (days.week().contains(time.day()) ? without(time, hours) : List.of(time))
                .forEach(left -> times.put(left, named)));
    List<Map.Entry<OpeningTime, Integer>> sorted = new ArrayList<>(times.entrySet());
    // What is before noon of all days, and then what is after it, as people write it.
    sorted.sort(Comparator.comparing(entry -> entry.getKey().opens()));
    times.clear();
    sorted.forEach(entry -> times.put(entry.getKey(), entry.getValue()));
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
    int named = days.week().size();
    for (DayOfWeek day : days.week()) {
      overrule(day, hours, named);
    }
    for (HoursOfDay each : hours) {
      for (DayOfWeek day : days.week()) {
        if (!isOverruled(day, each, named)) {
          add(day, each, named);
        }
      }
    }
    if (!hours.isEmpty()) {
      opened = hours.getFirst().opens();
    }
    if (days.holidays()) {
      onHolidays.addAll(hours);
    }
  }

  /** What is said of fewer days goes before what is said of more: "Mon-Fri 9-5, Fri 9-4". */
  private void overrule(DayOfWeek day, List<HoursOfDay> hours, int named) {
    if (!isOurs) {
      times
          .entrySet()
          .removeIf(
              entry ->
                  entry.getKey().day() == day
                      && entry.getValue() > named
                      && hours.stream().anyMatch(each -> each.overlaps(entry.getKey())));
    }
  }

  private boolean isOverruled(DayOfWeek day, HoursOfDay hours, int named) {
    return !isOurs
        && times.entrySet().stream()
            .anyMatch(
                entry ->
                    entry.getKey().day() == day
                        && entry.getValue() < named
                        && hours.overlaps(entry.getKey()));
  }

  private void add(DayOfWeek day, HoursOfDay hours, int named) {
    LocalTime opens = hours.opens();
    if (hours.isOvernight()) {
      times.putIfAbsent(new OpeningTime(day, opens, OpeningTime.MIDNIGHT), named);
      times.putIfAbsent(new OpeningTime(day.plus(1), LocalTime.MIDNIGHT, hours.closes()), named);
    } else {
      times.putIfAbsent(new OpeningTime(day, opens, hours.closes()), named);
    }
  }

  /**
   * The stretches from here, each after the one before; stands behind the last.
   *
   * @param after as {@link HoursOfDay#of} takes it for the first
   */
  private List<HoursOfDay> hours(int after) {
    List<HoursOfDay> all = new ArrayList<>();
    int behind = at;
    while (true) {
      Optional<HoursOfDay> next = oneStretch(all.isEmpty() ? after : all.getLast().until());
      if (next.isEmpty()) {
        at = behind;
        return all;
      }
      all.add(next.get());
      behind = at;
      skip(HoursWords.BETWEEN);
    }
  }

  private Optional<HoursOfDay> oneStretch(int after) {
    if (take(HoursWords.ALL_DAY)) {
      return Optional.of(HoursOfDay.ALL);
    }
    Matcher hours = matcher(HoursWords.HOURS, at);
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
    Matcher list = matcher(HoursWords.DAYS, at);
    if (!list.lookingAt()) {
      return Optional.empty();
    }
    Set<DayOfWeek> week = new LinkedHashSet<>();
    boolean holidays = false;
    for (Matcher part = HoursWords.ONE_DAYS.matcher(list.group()); part.find(); ) {
      String name = part.group().strip();
      if (HoursWords.isHoliday(name)) {
        holidays = true;
      } else {
        week.addAll(days(name));
      }
    }
    at = list.end();
    leaveOut(week);
    return Optional.of(new Days(week, holidays, at));
  }

  /** "Daily except Sunday" before hours. */
  private void leaveOut(Set<DayOfWeek> week) {
    int behind = at;
    if (take(HoursWords.BUT_FOR)) {
      Matcher list = matcher(HoursWords.DAYS, at);
      if (list.lookingAt()) {
        at = list.end();
        take(HoursWords.CLOSING_BRACKET);
        if (followedBy(HoursWords.HOURS, at)) {
          for (Matcher part = HoursWords.ONE_DAYS.matcher(list.group()); part.find(); ) {
            String name = part.group().strip();
            if (HoursWords.isHoliday(name)) {
              keepOnce(text.substring(behind, at).strip());
            } else {
              week.removeAll(days(name));
            }
          }
          return;
        }
      }
    }
    at = behind;
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
    for (Matcher day = HoursWords.NAMED.matcher(name); day.find(); ) {
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

  /** What is left of a time without the hours. */
  private static List<OpeningTime> without(OpeningTime time, List<HoursOfDay> hours) {
    List<OpeningTime> left = List.of(time);
    for (HoursOfDay each : hours) {
      left = left.stream().flatMap(one -> each.outOf(one).stream()).toList();
    }
    return left;
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
