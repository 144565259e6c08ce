package org.waymark.catalogue.field;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An e-mail address, without a name before it or words behind it. */
final class EmailCodec extends OneText<String> {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
              + "@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z][A-Za-z0-9-]+");

  /** What stands round an address in a sentence or a list of addresses. */
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:e-?mail(?: us)?(?: (?:at|on))?:?\\s+)?<?|>?\\.?$", Pattern.CASE_INSENSITIVE);

  EmailCodec() {
    super(LINE, false);
  }

  @Override
  @Nullable String empty() {
    return null;
  }

  @Override
  Reading<String> read(String text, ReadingTerms terms) {
    return read(text);
  }

  static Reading<String> read(String written) {
    String text = AROUND.matcher(written).replaceAll("");
    if (text.regionMatches(true, 0, "mailto:", 0, 7)) {
      return Reading.wrong(
          text,
          "bad-contact",
          "this is a link to an e-mail address",
          "Enter the address alone, without mailto:");
    }
    return isAddress(text)
        ? Reading.of(text)
        : Reading.wrong(
            text,
            "bad-contact",
            "this is not an e-mail address",
            "Enter an e-mail address, like name@example.org");
  }

  static boolean isAddress(String text) {
    return EMAIL.matcher(text).matches();
  }

  @Override
  public List<String> write(String value, ListingTerms terms) {
    return List.of(value);
  }
}
