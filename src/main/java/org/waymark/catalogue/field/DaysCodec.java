package org.waymark.catalogue.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long ago something was, in whole days: {@code 10}, {@code 72 hours}, {@code 2 weeks}. */
public final class DaysCodec extends OneText<Integer> {

  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,5})(?:\\.0+)?\\s*(?:(h|d|w|m|y)(?:ours?|rs?|ays?|eeks?|ks?|onths?|ears?)?)?"
              + "(?:\\s*ago)?",
          Pattern.CASE_INSENSITIVE);

  private final int most;

  public DaysCodec(int most) {
    super(LINE, false);
    this.most = most;
  }

  @Override
  @Nullable Integer empty() {
    return null;
  }

  @Override
  Reading<Integer> read(String text, ReadingTerms terms) {
    Matcher matcher = FORM.matcher(text);
    if (matcher.matches()) {
      int days = days(Integer.parseInt(matcher.group(1)), matcher.group(2));
      if (days <= most) {
        return Reading.of(days);
      }
    }
    return Reading.wrong(
        text,
        "not-a-number",
        "this is not a number of days from 0 to " + most,
        "Enter whole days, like 10, or leave it empty");
  }

  private static int days(int count, @Nullable String unit) {
    return switch (unit == null ? "d" : unit.toLowerCase(Locale.ROOT)) {
      case "h" -> (count + 23) / 24;
      case "w" -> count * 7;
      case "m" -> count * 30;
      case "y" -> count * 365;
      default -> count;
    };
  }

  @Override
  public List<String> write(Integer value, ListingTerms terms) {
    return List.of(value.toString());
  }
}
