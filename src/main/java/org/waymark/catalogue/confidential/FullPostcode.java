package org.waymark.catalogue.confidential;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Full postcodes among words, however they are written: in any case, with any spaces, hyphens, dots
 * or invisible signs in them, in wide letters, or escaped in a web address.
 *
 * <p>Whatever has the form of a postcode counts, in use or not; but {@code 9am} and {@code 9pm} end
 * none, for no postcode ends in them. Apart from the one gap in the middle, gaps are taken for
 * spelling only where they stand between all the signs or behind the letters of a postcode area
 * that there is: "at 9.30 to 5" is no postcode.
 */
public final class FullPostcode {

  /** What may stand between two signs of a postcode; nothing of it is tried twice. */
  private static final String SIGN = "[\\s\\p{Z}\\p{Cf}\\p{Pd}._/+*·]";

  private static final String GAP = SIGN + "*+";
  private static final String SPACED = SIGN + "++";

  /** The postcode areas of the United Kingdom: Royal Mail, Postcode Address File. */
  private static final String AREAS =
      "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY"
          + "|EC|EH|EN|EX|E|FK|FY|GL|GU|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|LA|LD|LE|LL"
          + "|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK"
          + "|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF|WN|WR|WS|WV|W|YO"
          + "|ZE";

  private static final List<Pattern> FORMS =
      Stream.of(
              "([A-Z]{1,2}[0-9][A-Z0-9]?)" + GAP + "([0-9](?!AM|PM)[A-Z]{2})",
              "((?:"
                  + AREAS
                  + ")"
                  + SPACED
                  + "[0-9](?:"
                  + GAP
                  + "[A-Z0-9])?)"
                  + GAP
                  + "([0-9](?!AM|PM|ST|ND|RD|TH)[A-Z]{2})",
              "([A-Z]"
                  + SPACED
                  + "(?:[A-Z]"
                  + SPACED
                  + ")?[0-9]"
                  + SPACED
                  + "(?:[A-Z0-9]"
                  + SPACED
                  + ")?)([0-9]"
                  + SPACED
                  + "[A-Z]"
                  + SPACED
                  + "[A-Z])")
          .map(form -> "(?<![A-Z0-9])" + form + "(?![A-Z0-9])")
          .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
          .toList();

  private static final Pattern ESCAPED = Pattern.compile("%([0-9A-Fa-f]{2})");

  /** Accents, which stand apart from their letters once a text is taken to pieces. */
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private FullPostcode() {}

  /** The postcodes in a text, normalised with one space, in its order. */
  public static Set<String> in(String text) {
    if (isWithoutDigits(text)) {
      return Set.of();
    }
    String plain = plain(text);
    Set<String> found = new LinkedHashSet<>();
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(plain);
      for (int from = 0; matcher.find(from); from = matcher.end(1)) {
        found.add(bare(matcher.group(1)) + " " + bare(matcher.group(2)));
      }
    }
    return found;
  }

  /** True of a text that holds no digit however it is read: most do. */
  private static boolean isWithoutDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign >= '0' && sign <= '9' || sign == '%' || sign > '~') {
        return false;
      }
    }
    return true;
  }

  /** The letters and digits of a text, upper case: what is spelt differently looks alike. */
  public static String bare(String text) {
    return plain(text).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** Without accents, wide letters and escapes. */
  static String plain(String text) {
    String unescaped =
        text.indexOf('%') < 0
            ? text
            : ESCAPED
                .matcher(text)
                .replaceAll(
                    code ->
                        Matcher.quoteReplacement(
                            Character.toString(Integer.parseInt(code.group(1), 16) & 0x7F)));
    return MARKS.matcher(Normalizer.normalize(unescaped, Normalizer.Form.NFKD)).replaceAll("");
  }
}
