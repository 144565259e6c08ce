package org.waymark.report;

import java.util.regex.Pattern;

/**
 * The one rule by which text goes into tables and comes back: what a spreadsheet would take for a
 * formula (OWASP, CSV injection) gets an apostrophe in front, which reading takes away again.
 * Numbers and telephone numbers calculate nothing and stay as they are.
 */
public final class SpreadsheetText {

  /** A number with or without a sign, or a telephone number that begins with a plus. */
  private static final Pattern HARMLESS =
      Pattern.compile("[+-]?\\d+([.,]\\d+)*|\\+\\d[\\d ()]{5,30}");

  /** What begins a formula, in the wide forms of East Asian keyboards too. */
  private static final String SIGNS = "=+-@\t\r\n＝＋－＠";

  private SpreadsheetText() {}

  /** The text as it is written into a cell. */
  public static String written(String text) {
    return leadsToSign(text) && !HARMLESS.matcher(text).matches() ? "'" + text : text;
  }

  /** What {@link #written} was given. A cell that anybody else wrote is read by the same rule. */
  public static String read(String cell) {
    return cell.startsWith("'") && leadsToSign(cell) ? cell.substring(1) : cell;
  }

  /** True for a sign, and for apostrophes before one: theirs is not ours to take away. */
  private static boolean leadsToSign(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\'') {
      at++;
    }
    return at < text.length() && SIGNS.indexOf(text.charAt(at)) >= 0;
  }
}
