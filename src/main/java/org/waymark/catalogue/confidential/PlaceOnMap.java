package org.waymark.catalogue.confidential;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that point to a place on a map to within a street: degrees, a reference of the National
 * Grid, a plus code, three words, a property number, a link to a pin.
 */
final class PlaceOnMap {

  private static final String NORTH = "(?:49|5[0-9]|60|61)";
  private static final String DEGREES_NORTH = "(?<![0-9.])" + NORTH + "\\.[0-9]{3,}(?![0-9])";
  private static final String DEGREES_EAST = "(?<![0-9.])[0-8]\\.[0-9]{3,}(?![0-9])";

  /** What stands between two numbers of a pair, as {@code N, } or {@code &lon=-}. */
  private static final String BETWEEN = "[^0-9]{1,24}(?:4d)?-?";

  /** The open location code: its signs, of which one at least is a letter. */
  private static final String CODE = "[2-9CFGHJMPQRVWX]";

  /**
   * A way of pointing to a place.
   *
   * @param signs one of these stands in every such text, in small letters: where none does, it need
   *     not be looked through; empty when only digits are sure
   */
  private record Form(List<String> signs, Pattern pattern) {

    static Form of(String pattern, String... signs) {
      return new Form(List.of(signs), Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }

    boolean mayBeIn(String small, boolean digits) {
      return signs.isEmpty() ? digits : signs.stream().anyMatch(small::contains);
    }
  }

  private static final List<Form> FORMS =
      List.of(
          Form.of(DEGREES_NORTH + BETWEEN + DEGREES_EAST),
          Form.of(DEGREES_EAST + BETWEEN + DEGREES_NORTH),
          Form.of(
              NORTH + "\\s?[°\u00ba]\\s?[0-9]{1,2}(?:\\.[0-9]+)?\\s?['\u2032\u2019m]",
              "\u00b0",
              "\u00ba"),
          // England's squares, with six figures or more; spaces as people write them.
          Form.of(
              "\\b(?:N[TUXYZ]|S[DEJKOPSTUVWXYZ]|T[AFGLMQRV])"
                  + "(?:\\s[0-9]{3}\\s?[0-9]{3}|\\s?[0-9]{3}\\s[0-9]{3}"
                  + "|\\s?[0-9]{4}\\s?[0-9]{4}|\\s?[0-9]{5}\\s?[0-9]{5})\\b"),
          Form.of(
              "(?<![A-Z0-9])(?=[0-9]*[A-Z])" + CODE + "{4,8}\\+" + CODE + "{2,3}(?![A-Z0-9])", "+"),
          Form.of("(?<!:)///\\s?\\p{L}{3,}\\.\\p{L}{3,}\\.\\p{L}{3,}", "///"),
          Form.of(
              "what ?(?:3|three) ?words[^\\p{L}]{1,5}(?:(?:com|is|are)[^\\p{L}]{1,5})?"
                  + "\\p{L}{3,}\\.\\p{L}{3,}\\.\\p{L}{3,}",
              "words"),
          Form.of(
              "(?:w3w\\.co|maps\\.app\\.goo\\.gl|goo\\.gl/maps|g\\.page|osm\\.org/go"
                  + "|openstreetmap\\.org/(?:node|way|relation)|google\\.[a-z.]+/maps/place"
                  + "|maps\\.apple\\.com/(?:place|\\?))[/?]?\\S+",
              "w3w.co",
              "goo.gl",
              "g.page",
              "osm.org",
              "openstreetmap.org",
              "google.",
              "apple.com"),
          Form.of("\\bUPRN[^0-9]{0,5}[0-9]{6,12}\\b", "uprn"));

  /** Every form of digits alone has three in a row. */
  private static final Pattern DIGITS = Pattern.compile("[0-9]{3}");

  private PlaceOnMap() {}

  /** The words of a text that point to a place, as they are read. */
  static Set<String> in(String text) {
    String plain = PlainText.of(text);
    String small = plain.toLowerCase(Locale.ROOT);
    boolean digits = DIGITS.matcher(plain).find();
    Set<String> found = new LinkedHashSet<>();
    for (Form form : FORMS) {
      if (form.mayBeIn(small, digits)) {
        Matcher matcher = form.pattern().matcher(plain);
        while (matcher.find()) {
          found.add(matcher.group().strip());
        }
      }
    }
    return found;
  }
}
