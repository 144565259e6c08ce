package org.waymark.catalogue.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Eligibility;

/**
 * The youngest or the oldest age in whole years, as people write it: {@code 18+}, {@code under 18},
 * {@code 6 months}. What a text says of the other of the two is given back as the rest.
 */
public final class AgeCodec extends OneText<Integer> {

  private static final String ONE =
      "(\\d{1,4})(?:\\.0+)?\\s*[- ]?(years?|yrs?|y/?o|months?|mths?)?(?:[\\s-]*olds?|\\s*of"
          + " age|'?s\\b)?";
  private static final Pattern EXACTLY = pattern("(?:ages?d?\\s+)?" + ONE);
  private static final Pattern FROM =
      pattern(
          "(?:ages?d?\\s+)?"
              + ONE
              + "\\s*(?:\\+|plus|upwards?|(?:and|or|&)"
              + " (?:over|above|older|up|upwards))(?:\\s+only)?|(?:from|over|at"
              + " least|min(?:imum)?|≥|>=)\\s*(?:age\\s*)?"
              + ONE);
  private static final Pattern UNDER =
      pattern("(?:<|under|u(?=\\d)|below|younger than|less than)[\\s-]*(?:age\\s*)?" + ONE);
  private static final Pattern UP_TO =
      pattern(
          "(?:up to|to|until|max(?:imum)?|≤|<=)\\s*(?:age\\s*)?"
              + ONE
              + "|"
              + ONE
              + "\\s*(?:(?:and|or|&) (?:under|below|younger)|max(?:imum)?|\\(?inclusive\\)?)");
  private static final Pattern BOTH =
      pattern(
          "(?:ages?d?\\s+)?(?:from\\s+|between\\s+)?"
              + ONE
              + "\\s*(?:-|–|to|and)\\s*"
              + ONE
              + "(?:\\s+(?:only|inclusive))?");
  private static final Pattern ANY =
      pattern("any(?: ages?)?|all(?: ages)?|(?:from )?birth(?: upwards?)?");
  private static final Pattern NO_LIMIT =
      pattern("no (?:(?:upper|lower|age) )?limit|no m(?:ax|in)imum|none");
  private static final Pattern UNKNOWN = pattern("n/?[ak]|not stated|(?:not |un)known");
  private static final int MONTHS = 12;

  private final boolean oldest;

  public AgeCodec(boolean oldest) {
    super(LINE, false);
    this.oldest = oldest;
  }

  private static Pattern pattern(String form) {
    return Pattern.compile(form, Pattern.CASE_INSENSITIVE);
  }

  @Override
  @Nullable Integer empty() {
    return null;
  }

  @Override
  Reading<Integer> read(String text, ReadingTerms terms) {
    if (UNKNOWN.matcher(text).matches() || (oldest && NO_LIMIT.matcher(text).matches())) {
      return Reading.of(null);
    }
    if (ANY.matcher(text).matches() || NO_LIMIT.matcher(text).matches()) {
      return ages(text, 0, null);
    }
    Matcher from = FROM.matcher(text);
    if (from.matches()) {
      return ages(text, years(from), null);
    }
    Matcher under = UNDER.matcher(text);
    if (under.matches()) {
      Integer below = years(under);
      boolean months = isMonths(under.group(2));
      return ages(text, null, below == null || months ? below : Integer.valueOf(below - 1));
    }
    Matcher upTo = UP_TO.matcher(text);
    if (upTo.matches()) {
      return ages(text, null, years(upTo));
    }
    Matcher both = BOTH.matcher(text);
    if (both.matches()) {
      return ages(
          text,
          years(both.group(1), both.group(2) == null ? both.group(4) : both.group(2)),
          years(both.group(3), both.group(4)));
    }
    Matcher exactly = EXACTLY.matcher(text);
    return exactly.matches()
        ? oldest ? ages(text, null, years(exactly)) : ages(text, years(exactly), null)
        : wrong(text);
  }

  private Reading<Integer> ages(String text, @Nullable Integer youngest, @Nullable Integer eldest) {
    if (isOut(youngest) || isOut(eldest)) {
      return wrong(text);
    }
    @Nullable Integer value = oldest ? eldest : youngest;
    @Nullable Integer other = oldest ? youngest : eldest;
    boolean months = text.matches("(?i).*\\d\\s*(?:months?|mths?)\\b.*");
    return new Reading<>(
        value,
        List.of(),
        months
            ? List.of(
                new Fault(
                    text, "in-whole-years", "ages are kept in whole years: read as " + value, ""))
            : List.of(),
        other == null ? List.of() : List.of(other.toString()));
  }

  private static boolean isOut(@Nullable Integer age) {
    return age != null && (age < 0 || age > Eligibility.OLDEST);
  }

  private static Reading<Integer> wrong(String text) {
    return Reading.wrong(
        text,
        "not-an-age",
        "this is not an age from 0 to " + Eligibility.OLDEST,
        "Enter an age in whole years from 0 to "
            + Eligibility.OLDEST
            + ", like 18, 18+ or under 18, or leave it empty");
  }

  /** Of the first number that matched. */
  private static @Nullable Integer years(Matcher matched) {
    return matched.group(1) == null && matched.groupCount() > 2
        ? years(matched.group(3), matched.group(4))
        : years(matched.group(1), matched.group(2));
  }

  private static Integer years(String number, @Nullable String unit) {
    int count = Integer.parseInt(number);
    return isMonths(unit) ? count / MONTHS : count;
  }

  private static boolean isMonths(@Nullable String unit) {
    return unit != null && unit.toLowerCase(Locale.ROOT).startsWith("m");
  }

  @Override
  public List<String> write(Integer value, ListingTerms terms) {
    return List.of(value.toString());
  }
}
