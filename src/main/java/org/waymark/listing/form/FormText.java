package org.waymark.listing.form;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.waymark.catalogue.Contact;

/** What texts may be. */
final class FormText {

  static final int NAME = 200;
  static final int DESCRIPTION = 5_000;
  static final int CONDITIONS = 2_000;
  static final int NOTE = 500;
  static final int ADDRESS = 500;
  static final int CONTACT = 254;
  static final int WEB_ADDRESS = 500;

  private static final Pattern TELEPHONE =
      Pattern.compile("[+()\\d\\s.-]+(?:\\s*(?:ext|x)\\.?\\s*\\d+)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

  private FormText() {}

  /** What is wrong with a text on one line or several; empty when nothing is. */
  static Optional<String> fault(String text, String what, int longest, boolean lines) {
    int length = text.codePointCount(0, text.length());
    if (length > longest) {
      return Optional.of(
          "%s must be %,d characters or fewer. You typed %,d.".formatted(what, longest, length));
    }
    boolean odd =
        text.codePoints()
            .anyMatch(
                c ->
                    (Character.isISOControl(c) && !(lines && (c == '\n' || c == '\t')))
                        || isDirection(c)
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    return odd
        ? Optional.of(
            what
                + " holds characters that cannot be seen. Delete it and type it again,"
                + " rather than pasting it.")
        : Optional.empty();
  }

  /** Characters that turn the direction of what follows, so that it reads as what it is not. */
  private static boolean isDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }

  /** An address of the web in full; empty when the text is none. */
  static Optional<String> webAddress(String text) {
    String whole = text.matches("(?i)www\\..*") ? "https://" + text : text;
    try {
      URI address = new URI(whole);
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("https") || scheme.equals("http");
      String host = address.getHost();
      // A name and a passphrase before the host make an address that looks like another's.
      return web && host != null && host.contains(".") && address.getUserInfo() == null
          ? Optional.of(whole)
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  static boolean isTelephone(String text) {
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    return TELEPHONE.matcher(text).matches() && digits >= 3 && digits <= 20;
  }

  static boolean isEmail(String text) {
    return EMAIL.matcher(text).matches();
  }

  /** What a contact of that kind is, with its article. */
  static String aContact(Contact.Kind kind) {
    return switch (kind) {
      case TELEPHONE -> "a telephone number, like 01228 555 000";
      case TEXT -> "a number for text messages, like 07700 900 000";
      case EMAIL -> "an e-mail address, like name@example.org";
      case WEBSITE, WEBCHAT, REFERRAL_FORM -> "a web address, like https://www.example.org";
    };
  }
}
