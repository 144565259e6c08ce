package org.waymark.catalogue.field;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A postcode, or its first half, in the shape people write one; whether it exists is for the
 * directory of postcodes to say.
 */
public final class PostcodeCodec extends OneText<String> {

  private static final String OUTWARD = "[A-Z]{1,2}\\d[A-Z\\d]?";
  private static final String INWARD = "\\d[A-Z]{2}";
  private static final Pattern FORM = Pattern.compile(OUTWARD + "(?: " + INWARD + ")?");
  private static final Pattern SPACES = Pattern.compile("[\\s.,-]+");
  private static final int LONGEST_OUTWARD = 4;

  PostcodeCodec() {
    super(LINE, false);
  }

  @Override
  @Nullable String empty() {
    return null;
  }

  @Override
  Reading<String> read(String text, ReadingTerms terms) {
    String bare = SPACES.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("");
    String spaced =
        bare.length() > LONGEST_OUTWARD
            ? bare.substring(0, bare.length() - 3) + " " + bare.substring(bare.length() - 3)
            : bare;
    return FORM.matcher(spaced).matches()
        ? Reading.of(spaced)
        : Reading.wrong(
            text,
            "bad-postcode",
            "this is not a postcode",
            "Enter a postcode, like CA1 1AA, or leave it empty");
  }

  @Override
  public List<String> write(String value, ListingTerms terms) {
    return List.of(value);
  }
}
