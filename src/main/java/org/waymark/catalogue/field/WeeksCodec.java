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
              + " to|c\\.?|~|usually)?\\s*(?:\\d{1,4}\\s*(?:-|–|to)\\s*)?(\\d{1,4})"
              + "\\s*(days?|weeks?|wks?|w|months?|mths?|years?|yrs?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NONE =
      Pattern.compile(
          "none|no wait(?:ing)?(?: list| time)?|nil|immediate(?:ly)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern PLAIN =
      Pattern.compile("\\d{1,4}\\s*(?:w\\w*)?", Pattern.CASE_INSENSITIVE);
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
    if (matcher.matches()) {
      int weeks = weeks(Integer.parseInt(matcher.group(1)), matcher.group(2));
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
                        "a wait is kept in whole weeks, the longest that is said: read as " + weeks,
                        "")));
      }
    }
    return Reading.wrong(
        text,
        "not-a-number",
        "this is not a whole number from 0 to " + most,
        "Enter the usual wait in whole weeks from 0 to " + most + ", or leave it empty");
  }

  private static int weeks(int count, @Nullable String unit) {
    return switch (unit == null ? 'w' : unit.toLowerCase(Locale.ROOT).charAt(0)) {
      case 'd' -> (count + 6) / 7;
      case 'm' -> (int) Math.round(count * WEEKS_OF_A_MONTH);
      case 'y' -> count * 52;
      default -> count;
    };
  }

  @Override
  public List<String> write(Integer value, ListingTerms terms) {
    return List.of(value.toString());
  }
}
