package org.waymark.catalogue.field;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whole pounds a year. */
final class PoundsCodec extends OneText<Long> {

  /** No exponents: {@code 1e999999999} would fill the memory. */
  private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,12}(?:\\.\\d{0,9})?");

  /** Forty-five thousand where the point is so used, and forty-five pounds here. */
  private static final Pattern THREE_PLACES = Pattern.compile("[+-]?\\d{1,3}\\.\\d{3}");

  private static final Pattern SIGNS = Pattern.compile("[£,\\s]");

  /** "45,00" and "45.000,00" are not of this country. */
  private static final Pattern FOREIGN =
      Pattern.compile(".*(?:\\d\\.\\d{3}[.,].*|,\\d{1,2}|,\\d{4,}|,\\d{1,2},.*)");

  private static final Pattern BESIDE =
      Pattern.compile(
          "^(?:gbp|approx(?:imately|\\.)?|about|around|circa|c\\.|~)\\s*|\\s*(?:gbp|(?:pounds"
              + " )?(?:p\\.?a\\.?|p/a|per (?:annum|year)|a year|each"
              + " year|yearly|annually|/\\s*(?:year|yr)))$|\\s*pounds$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SHORT =
      Pattern.compile(
          "(\\d{1,6}(?:\\.\\d{1,3})?)(k|m|mn|million|thousand)", Pattern.CASE_INSENSITIVE);
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
    if (FOREIGN.matcher(text.strip()).matches()) {
      return Reading.wrong(
          text,
          "not-a-number",
          "it does not say whether the comma stands for thousands",
          "Enter whole pounds a year, like 45000 or 45,000");
    }
    String plain = inFull(SIGNS.matcher(BESIDE.matcher(text).replaceAll("")).replaceAll(""));
    if (THREE_PLACES.matcher(plain).matches()) {
      return Reading.wrong(
          text, "not-a-number", "it does not say whether the point stands for thousands", REMEDY);
    }
    if (!FORM.matcher(plain).matches()) {
      return Reading.wrong(text, "not-a-number", "this is not an amount", REMEDY);
    }
    long pounds = new BigDecimal(plain).setScale(0, RoundingMode.HALF_UP).longValueExact();
    return pounds >= 0
        ? Reading.of(pounds)
        : Reading.wrong(text, "negative", "a yearly value cannot be negative", REMEDY);
  }

  /** With the thousands or millions that a letter stands for. */
  private static String inFull(String plain) {
    Matcher matcher = SHORT.matcher(plain);
    if (!matcher.matches()) {
      return plain;
    }
    boolean thousands = matcher.group(2).toLowerCase(Locale.ROOT).matches("k|thousand");
    return new BigDecimal(matcher.group(1)).movePointRight(thousands ? 3 : 6).toPlainString();
  }

  @Override
  public List<String> write(Long value, ListingTerms terms) {
    return List.of(value.toString());
  }
}
