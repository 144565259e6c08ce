package org.waymark.catalogue.field;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute address of the web. One that begins with {@code www.} gets {@code https://} in front.
 * A user name or passphrase before the host makes an address that looks like another's, and is
 * refused.
 */
final class WebAddressCodec extends OneText<String> {

  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE);

  WebAddressCodec() {
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

  static Reading<String> read(String text) {
    String whole = text.toLowerCase(Locale.ROOT).startsWith("www.") ? "https://" + text : text;
    return isWebAddress(whole)
        ? Reading.of(whole)
        : Reading.wrong(
            text,
            "bad-address",
            "this is not a web address",
            "Enter the web page in full, like https://www.example.org");
  }

  private static boolean isWebAddress(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return false;
    }
    try {
      // Names of hosts may have letters of every language.
      String authority = IDN.toASCII(parts.group(2));
      URI address = new URI(parts.group(1) + "://" + authority + parts.group(3));
      String host = address.getHost();
      return host != null && host.contains(".") && address.getUserInfo() == null;
    } catch (URISyntaxException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public List<String> write(String value, ListingTerms terms) {
    return List.of(value);
  }
}
