package org.waymark.catalogue.field;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole number from 0 to a limit, or nothing. */
final class NumberCodec extends OneText<Integer> {

  private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

  private final int most;
  private final String code;
  private final String what;

  /**
   * @param what it is, with its unit and article, e.g. "the usual wait in whole weeks"
   */
  NumberCodec(int most, String code, String what) {
    super(LINE, false);
    this.most = most;
    this.code = code;
    this.what = what;
  }

  @Override
  @Nullable Integer empty() {
    return null;
  }

  @Override
  Reading<Integer> read(String text, ReadingTerms terms) {
    return DIGITS.matcher(text).matches() && Integer.parseInt(text) <= most
        ? Reading.of(Integer.valueOf(text))
        : Reading.wrong(
            text,
            code,
            "this is not a whole number from 0 to " + most,
            "Enter " + what + " from 0 to " + most + ", or leave it empty");
  }

  @Override
  public List<String> write(Integer value, ListingTerms terms) {
    return List.of(value.toString());
  }
}
