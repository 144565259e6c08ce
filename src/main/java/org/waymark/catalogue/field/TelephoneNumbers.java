package org.waymark.catalogue.field;

import java.util.regex.Pattern;

/** Telephone numbers as people write them, with an extension or without. */
final class TelephoneNumbers {

  private static final Pattern FORM =
      Pattern.compile("[+()\\d\\s.-]+(?:\\s*(?:ext|x)\\.?\\s*\\d+)?", Pattern.CASE_INSENSITIVE);
  private static final int FEWEST_DIGITS = 3;
  private static final int MOST_DIGITS = 20;

  private TelephoneNumbers() {}

  static Reading<String> read(String text) {
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    return FORM.matcher(text).matches() && digits >= FEWEST_DIGITS && digits <= MOST_DIGITS
        ? Reading.of(text)
        : Reading.wrong(
            text,
            "bad-contact",
            "this is not a telephone number",
            "Enter digits and spaces, like 01632 960 001");
  }
}
