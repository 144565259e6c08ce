package org.waymark.catalogue.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A wait in whole weeks, as people write it: {@code 6 weeks}, {@code 2-3 weeks}, {@code 10 days}.
 */
public final class WeeksCodec extends OneText<Integer> {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:about|approx(?:imately|\\.)?|around|up"
              + " to|c\\.?|~|usually|currently|(?:more|less|fewer) than|over|under|at"
              + " least|within|maximum|max\\.?)?\\s*"
              + "(?:(?:\\d{1,4}|[a-z]+)\\s*(?:-|–|to|or)\\s*)?(?<count>\\d{1,4}(?:\\.\\d{1,2})?|an?|one|two"
              + "|three|four|five|six|seven|eight|nine|ten|twelve)(?<more>\\+)?\\s*(?:(?:working|calendar)\\s+)?"
              + "(?<unit>hours?|hrs?|days?|weeks?|wks?|w|months?|mths?|years?|yrs?)?(?:\\s*\\+|\\s+plus)?",
          Pattern.CASE_INSENSITIVE);
  private static final List<String> WORDS =
      List.of(
          "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "",
          "twelve");
  private static final Pattern NONE =
      Pattern.compile(
          "none|no wait(?:ing)?(?: list| time)?|nil|immediate(?:ly)?|(?:on )?the same day|same day"
              + "|straight ?away",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile("\\d{1,4}\\s*(?:w\\w*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern AT_LEAST =
      Pattern.compile("more than.*|over.*|at least.*|.*\\+.*|.*\\bplus", Pattern.CASE_INSENSITIVE);
  private static final double WEEKS_OF_A_MONTH = 52.0 / 12;

  private final int most;

  public WeeksCodec(int most) {
    super(LINE, false);
    this.most = most;
  }

  @Override
  @Nullable Integer empty() {
    return null;
  }

  @Override
  Reading<Integer> read(String text, ReadingTerms terms) {
    if (NONE.matcher(text).matches()) {
      return Reading.of(0);
    }
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches() && isCounted(matcher)) {
      int weeks = weeks(count(matcher.group("count")), matcher.group("unit"));
      if (weeks <= most) {
        return PLAIN.matcher(text).matches()
            ? Reading.of(weeks)
            : new Reading<>(
                weeks,
                List.of(),
                List.of(
                    new Fault(
                        text,
                        "in-whole-weeks",
                        AT_LEAST.matcher(text).matches()
                            ? "a wait is kept in whole weeks, and this may be longer: read as "
                                + weeks
                            : "a wait is kept in whole weeks, the longest that is said: read as "
                                + weeks,
                        "")));
      }
    }
    return Reading.wrong(
        text,
        "not-a-number",
        "this is not a whole number from 0 to " + most,
        "Enter the usual wait in whole weeks from 0 to " + most + ", or leave it empty");
  }

  /** "a", "six" and "1.5" are said of a unit. */
  private static boolean isCounted(Matcher matched) {
    return matched.group("unit") != null
        || matched.group("count").chars().allMatch(Character::isDigit);
  }

  private static double count(String text) {
    String word = text.toLowerCase(Locale.ROOT);
    return Character.isDigit(word.charAt(0))
        ? Double.parseDouble(word)
        : Math.max(1, WORDS.indexOf(word));
  }

  private static int weeks(double count, @Nullable String unit) {
    return switch (unit == null ? 'w' : unit.toLowerCase(Locale.ROOT).charAt(0)) {
      case 'h' -> (int) Math.ceil(count / (24 * 7));
      case 'd' -> (int) Math.ceil(count / 7);
      case 'm' -> (int) Math.round(count * WEEKS_OF_A_MONTH);
      case 'y' -> (int) Math.round(count * 52);
      default -> (int) Math.ceil(count);
    };
  }

  @Override
  public List<String> write(Integer value, ListingTerms terms) {
    return List.of(value.toString());
  }
}
