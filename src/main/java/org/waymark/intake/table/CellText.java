package org.waymark.intake.table;

import java.util.regex.Pattern;

/** What other programs put into text that nobody sees. */
public final class CellText {

  /** Spaces of every kind, and marks without a width. */
  private static final String UNSEEN = "[\\s\\p{Z}\\u200B\\u2060\\uFEFF\\u00AD]";

  private static final Pattern AROUND = Pattern.compile("^" + UNSEEN + "+|" + UNSEEN + "+$");
  private static final Pattern WITHIN = Pattern.compile("[\\u200B\\u2060\\uFEFF\\u00AD]+");
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

  private CellText() {}

  /** The text without spaces around it, non-breaking ones and others without a width among them. */
  public static String trim(String text) {
    return isPlain(text) ? text.strip() : AROUND.matcher(text).replaceAll("");
  }

  /**
   * An identifier or name that must be the same however it was typed: one plain space for every run
   * of spaces, plain hyphens, nothing without a width.
   */
  public static String identifier(String text) {
    return isPlain(text)
        ? text.strip()
        : SPACES
            .matcher(WITHIN.matcher(text).replaceAll(""))
            .replaceAll(" ")
            .replace('\u2010', '-')
            .replace('\u2011', '-')
            .strip();
  }

  /** True when nobody sees anything in it. */
  static boolean isBlank(String text) {
    return text.isBlank() || (!Character.isLetterOrDigit(text.charAt(0)) && trim(text).isEmpty());
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
