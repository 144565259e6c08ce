package org.waymark.catalogue.field;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An absolute address of the web. One that begins with its host gets {@code https://} in front. A
 * user name or passphrase before the host makes an address that looks like another's, and is
 * refused.
 */
final class WebAddressCodec extends OneText<String> {

  private static final Pattern PARTS =
      Pattern.compile("(https?)://([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE);

  private static final Pattern FROM_HOST =
      Pattern.compile("(?:[\\p{L}\\d-]+\\.)+\\p{L}{2,}(?::\\d+)?(?:[/?#].*)?");

  /** The stop of a sentence that ends with an address. */
  private static final Pattern ENDING = Pattern.compile("[.,]$");

  private static final Pattern CREDENTIALS =
      Pattern.compile("https?://[^/?#]*@.*", Pattern.CASE_INSENSITIVE);

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
    String address = ENDING.matcher(text).replaceFirst("");
    String whole = FROM_HOST.matcher(address).matches() ? "https://" + address : address;
    if (isWebAddress(whole)) {
      return Reading.of(whole);
    }
    if (CREDENTIALS.matcher(text).matches()) {
      return wrong(
          text,
          "the address holds a user name or passphrase",
          "Enter the web page in full without what stands before the @");
    }
    return EmailCodec.isAddress(text.replaceFirst("(?i)^mailto:", ""))
        ? wrong(text, "this is an e-mail address", "Enter it among the e-mail addresses")
        : wrong(
            text,
            "this is not a web address",
            "Enter the web page in full, like https://www.example.org");
  }

  private static Reading<String> wrong(String text, String problem, String remedy) {
    return Reading.wrong(text, "bad-address", problem, remedy);
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
