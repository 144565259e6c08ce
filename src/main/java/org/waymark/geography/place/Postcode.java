package org.waymark.geography.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A full postcode.
 *
 * <p>Source of the syntax: BS 7666 and Royal Mail's Programmers' Guide to the Postcode Address
 * File: an outward code of two to four characters and an inward code of a digit and two letters
 * that are none of C, I, K, M, O, V. An outward code that ends in a letter may also have one of
 * those that were given until 2000 (W1M, W1V).
 *
 * @param outward e.g. "CA11"
 * @param inward e.g. "7XX"
 */
public record Postcode(String outward, String inward) {

  private static final String OUTWARD =
      "(?:[A-PR-UWYZ][0-9]|[A-PR-UWYZ][1-9][0-9]|[A-PR-UWYZ][A-HK-Y][0-9]"
          + "|[A-PR-UWYZ][A-HK-Y][1-9][0-9]|[A-PR-UWYZ][0-9][A-HJKMNPRSTUVWXY]"
          + "|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRVWXY]|GIR)";
  private static final String INWARD = "[0-9][ABD-HJLNP-UW-Z]{2}";

  private static final Pattern OUTWARD_FORM = Pattern.compile(OUTWARD);
  private static final Pattern FORM = Pattern.compile(OUTWARD + INWARD);

  public Postcode {
    if (!FORM.matcher(outward + inward).matches()) {
      throw new IllegalArgumentException(
          "\"" + outward + " " + inward + "\" is not a postcode; write it as CA11 7XX");
    }
  }

  /** Upper case letters and digits of a text, everything else left out. */
  static String compact(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /**
   * The postcode in a text, however it is spaced and cased.
   *
   * <p>A letter O typed for a zero, I or L for a one, and the reverse, is put right where only the
   * other can stand, to give a known outward code with as few changes as possible. A postcode whose
   * outward code is known is never changed.
   *
   * @param knownOutward whether an outward code exists
   */
  public static Optional<Postcode> parse(String text, Predicate<String> knownOutward) {
    String typed = compact(text);
    if (typed.length() < 5 || typed.length() > 7) {
      return Optional.empty();
    }
    return best(typed, FORM, all -> knownOutward.test(all.substring(0, all.length() - 3)))
        .map(Postcode::ofCompact);
  }

  /** The outward code in a text, mended like {@link #parse}; it need not exist. */
  public static Optional<String> parseOutward(String text, Predicate<String> knownOutward) {
    String typed = compact(text);
    return typed.length() < 2 || typed.length() > 4
        ? Optional.empty()
        : best(typed, OUTWARD_FORM, knownOutward);
  }

  private static Postcode ofCompact(String all) {
    return new Postcode(all.substring(0, all.length() - 3), all.substring(all.length() - 3));
  }

  /** A reading of what was typed, and how many characters it changes. */
  private record Reading(String text, int changes) {}

  private static Optional<String> best(String typed, Pattern form, Predicate<String> known) {
    List<Reading> readings = List.of(new Reading("", 0));
    for (char c : typed.toCharArray()) {
      List<Reading> longer = new ArrayList<>();
      for (Reading reading : readings) {
        longer.add(new Reading(reading.text + c, reading.changes));
        for (char other : confusedWith(c).toCharArray()) {
          longer.add(new Reading(reading.text + other, reading.changes + 1));
        }
      }
      readings = longer;
    }
    return readings.stream()
        .filter(reading -> form.matcher(reading.text).matches())
        .min(
            Comparator.<Reading, Boolean>comparing(reading -> !known.test(reading.text))
                .thenComparing(Reading::changes))
        .map(Reading::text);
  }

  private static String confusedWith(char c) {
    return switch (c) {
      case 'O' -> "0";
      case '0' -> "O";
      case 'I' -> "1L";
      case 'L' -> "1I";
      case '1' -> "IL";
      default -> "";
    };
  }

  static String areaOf(String outward) {
    return outward.replaceFirst("[0-9].*", "");
  }

  /** Without the space, as stored: "CA117XX". */
  public String compact() {
    return outward + inward;
  }

  /** As written on an envelope: "CA11 7XX". */
  @Override
  public String toString() {
    return outward + " " + inward;
  }
}
