package org.waymark.catalogue.confidential;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Full postcodes among words, however they are written: in any case, with any gaps or invisible
 * signs in them, with letters that look like theirs, or escaped in a web address.
 *
 * <p>Whatever has the form of a postcode counts, in use or not; but {@code 9am} and {@code 9pm} end
 * none, for no postcode ends in them. Apart from the one gap in the middle, gaps are taken for
 * spelling only where they stand between all the signs or behind the letters of a postcode area
 * that there is: "at 9.30 to 5" is no postcode. So are other signs than spaces in the middle, and
 * letters for digits: behind those, what is said of days, hours and distances is none either.
 */
public final class FullPostcode {

  /** What may stand between two signs of a postcode; nothing of it is tried twice. */
  private static final String SIGN = "[\\s\\p{Z}\\p{Pd}._/+*·\\u2800]";

  private static final String GAP = SIGN + "*+";
  private static final String SPACED = SIGN + "++";

  /** Any signs at all, as in "CA1 (1AA)". */
  private static final String ANY_GAP = "[^\\p{L}\\p{N}]*+";

  /** The postcode areas of the United Kingdom: Royal Mail, Postcode Address File. */
  private static final String AREAS =
      "(?:AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|B|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN"
          + "|DT|DY|EC|EH|EN|EX|E|FK|FY|GL|GU|G|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|LA"
          + "|LD|LE|LL|LN|LS|LU|L|ME|MK|ML|M|NE|NG|NN|NP|NR|NW|N|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM"
          + "|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|S|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC|WD|WF"
          + "|WN|WR|WS|WV|W|YO|ZE)";

  /** The letters that stand in the second half of a postcode. */
  private static final String LAST = "[ABD-HJLNP-UW-Z]";

  /** What two letters behind a digit mean elsewhere: the day, the time, the distance. */
  private static final String NO_UNIT = "(?!AM|PM|ST|ND|RD|TH|HR|WK|KM|YR|LB|GB|TB)";

  /** Words of two such letters that follow a number: "in E1 5 we know". */
  private static final String NO_SHORT_WORD = "(?!(?:AN|AS|AT|BE|BY|HE|US|UP|WE|PA)(?![A-Z0-9]))";

  /** Three letters of which the first looks like a digit, and which are words. */
  private static final String NO_WORD =
      "(?!LAB|LAD|LAP|LAW|LAY|LED|LEG|LET|LEA|LGB|LLP|LTD|INN|ITS|IRA|IDA|ISA|OAR|OAT|ODD|OFF|OFT"
          + "|OLD|ONE|OUR|OUT|OWE|OWN)";

  private static final String HALF = "(?:" + AREAS + "[0-9][A-Z0-9]?)";
  private static final String OTHER_HALF = "(?:[0-9]" + NO_UNIT + LAST + "{2})";

  private static final List<Pattern> FORMS =
      Stream.of(
              "([A-Z]{1,2}[0-9][A-Z0-9]?)" + GAP + "([0-9](?!AM|PM)[A-Z]{2})",
              // A gap behind the letters of the area, or between the digits behind them.
              "("
                  + AREAS
                  + GAP
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
                  + "[A-Z])",
              "(" + HALF + ")" + ANY_GAP + "(" + OTHER_HALF + ")",
              // A gap in the second half.
              "("
                  + HALF
                  + ")"
                  + GAP
                  + "([0-9]"
                  + GAP
                  + NO_UNIT
                  + NO_SHORT_WORD
                  + LAST
                  + GAP
                  + LAST
                  + ")",
              // Letters for digits.
              "((?=[A-Z0-9]{3})"
                  + AREAS
                  + "(?:[OIL][A-Z0-9]?|[0-9][OIL]))"
                  + GAP
                  + "("
                  + OTHER_HALF
                  + ")",
              "(" + HALF + ")" + GAP + "(" + NO_WORD + "[OIL]" + LAST + "{2})")
          .map(form -> "(?<![A-Z0-9])" + form + "(?![A-Z0-9])")
          .map(form -> Pattern.compile(form, Pattern.CASE_INSENSITIVE))
          .toList();

  /** How every form ends; where a text has none of it, it need not be looked through for each. */
  private static final Pattern ENDING =
      Pattern.compile(
          "(?:[0-9](?!AM|PM)"
              + GAP
              + "[A-Z]"
              + GAP
              + "[A-Z]|[0-9][A-Z0-9]?"
              + GAP
              + "[OIL][A-Z]{2})(?![A-Z0-9])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST_HALVES = word(HALF);
  private static final Pattern SECOND_HALVES = word(OTHER_HALF);

  private static Pattern word(String form) {
    return Pattern.compile("(?<![A-Z0-9])" + form + "(?![A-Z0-9])", Pattern.CASE_INSENSITIVE);
  }

  private FullPostcode() {}

  /** The postcodes in a text, normalised with one space, in its order. */
  public static Set<String> in(String text) {
    if (isWithoutDigits(text)) {
      return Set.of();
    }
    Set<String> found = new LinkedHashSet<>();
    String plain = PlainText.of(text);
    find(plain, found);
    String apart = PlainText.apart(plain);
    if (!apart.equals(plain)) {
      find(apart, found);
    }
    return found;
  }

  private static void find(String plain, Set<String> found) {
    if (!ENDING.matcher(plain).find()) {
      return;
    }
    for (Pattern form : FORMS) {
      Matcher matcher = form.matcher(plain);
      for (int from = 0; matcher.find(from); from = matcher.end(1)) {
        found.add(normalised(matcher.group(1), matcher.group(2)));
      }
    }
  }

  /** With digits for the letters that look like them where a postcode has digits. */
  private static String normalised(String first, String second) {
    String inward = bare(second);
    String outward = bare(first);
    if (outward.chars().noneMatch(sign -> sign >= '0' && sign <= '9')) {
      outward = outward.charAt(0) + digits(outward.substring(1));
    }
    return outward + " " + digits(inward.substring(0, 1)) + inward.substring(1);
  }

  private static String digits(String letters) {
    return letters.replace('O', '0').replace('I', '1').replace('L', '1');
  }

  /** The first halves of postcodes in a text, upper case. */
  static Set<String> firstHalvesIn(String text) {
    return halves(FIRST_HALVES, text);
  }

  /** The second halves of postcodes that stand alone in a text, upper case. */
  static Set<String> secondHalvesIn(String text) {
    Set<String> found = halves(SECOND_HALVES, text);
    if (!found.isEmpty()) {
      in(text).forEach(whole -> found.remove(whole.substring(whole.indexOf(' ') + 1)));
    }
    return found;
  }

  private static Set<String> halves(Pattern form, String text) {
    Set<String> found = new LinkedHashSet<>();
    if (!isWithoutDigits(text)) {
      Matcher matcher = form.matcher(PlainText.of(text));
      while (matcher.find()) {
        found.add(bare(matcher.group()));
      }
    }
    return found;
  }

  /** True of a text that holds no digit however it is read: most do. */
  private static boolean isWithoutDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if ((sign >= '0' && sign <= '9') || sign == '%' || sign > '~') {
        return false;
      }
    }
    return true;
  }

  /** The letters and digits of a text, upper case: what is spelt differently looks alike. */
  public static String bare(String text) {
    return PlainText.of(text).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
