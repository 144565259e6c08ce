package org.waymark.catalogue.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole pounds a year. */
final class PoundsCodec extends OneText<Long> {

  /** No exponents: {@code 1e999999999} would fill the memory. */
  private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,12}(?:\\.\\d{0,9})?");

  private static final Pattern SIGNS = Pattern.compile("[£,\\s]");
  private static final String REMEDY = "Enter whole pounds a year, like 85000";

  PoundsCodec() {
    super(LINE, false);
  }

  @Override
  @Nullable Long empty() {
    return null;
  }

  @Override
  Reading<Long> read(String text, ReadingTerms terms) {
    String plain = SIGNS.matcher(text).replaceAll("");
    if (!FORM.matcher(plain).matches()) {
      return Reading.wrong(text, "not-a-number", "this is not an amount", REMEDY);
    }
    long pounds = new BigDecimal(plain).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return pounds >= 0
        ? Reading.of(pounds)
        : Reading.wrong(text, "negative", "a yearly value cannot be negative", REMEDY);
  }

  @Override
  public List<String> write(Long value, ListingTerms terms) {
    return List.of(value.toString());
  }
}
