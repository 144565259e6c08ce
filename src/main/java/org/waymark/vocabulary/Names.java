package org.waymark.vocabulary;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Comparison of the names of terms as people write them. */
final class Names {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern TRAILING_SERVICE =
      Pattern.compile("(?i)[\\s,-]+(services?|provision|support services?)\\s*$");

  private Names() {}

  /**
   * The name in lower case without accents, spaces and punctuation, "&amp;" and "+" being read as
   * words: "LGBT+" and "L.G.B.T. plus" are the same, "LGBT" is not.
   */
  static String key(String name) {
    return spaced(name).replace(" ", "");
  }

  /** As {@link #key}, with words kept apart by single spaces. */
  static String spaced(String name) {
    String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String words =
        plain.replace("&", " and ").replace("+", " plus ").replace("'", "").replace("’", "");
    return NEITHER_LETTER_NOR_DIGIT.matcher(words).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
  }

  /** The name without a closing "service" or "services"; the name itself when there is none. */
  static String withoutTrailingService(String name) {
    return TRAILING_SERVICE.matcher(name).replaceFirst("");
  }

  /**
   * How alike two keys are, from 0 (nothing in common) to 1 (the same): one less the share of
   * letters to change, insert, delete or exchange with their neighbour (optimal string alignment).
   */
  static double similarity(String a, String b) {
    int longest = Math.max(a.length(), b.length());
    if (longest == 0) {
      return 1;
    }
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(previous[j - 1] + change, 1 + Math.min(previous[j], current[j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, beforePrevious[j - 2] + 1);
        }
        current[j] = best;
      }
      int[] spare = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = spare;
    }
    return 1 - (double) previous[b.length()] / longest;
  }
}
