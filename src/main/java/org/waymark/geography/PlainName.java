package org.waymark.geography;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The name of a place or an area without the ways in which people write one name differently: case,
 * accents, hyphens, apostrophes and stops; "saint" or "st", "upon" or "on", "&amp;" or "and", with
 * or without "the".
 */
public final class PlainName {

  private static final Pattern LEFT_OUT = Pattern.compile("\\p{M}+|['’‘`.]");
  private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");

  private PlainName() {}

  /** Words of lower-case letters and digits, one space apart; empty when the name has none. */
  public static String of(String name) {
    String letters =
        LEFT_OUT
            .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT))
            .replaceAll("")
            .replace("&", " and ");
    return Arrays.stream(APART.split(letters))
        .filter(word -> !word.isEmpty() && !word.equals("the"))
        .map(PlainName::usual)
        .collect(Collectors.joining(" "));
  }

  private static String usual(String word) {
    return switch (word) {
      case "saint" -> "st";
      case "upon" -> "on";
      case "gt" -> "great";
      default -> word;
    };
  }
}
