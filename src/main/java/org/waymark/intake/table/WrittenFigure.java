package org.waymark.intake.table;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure of a published table as it is written: a number, or one of the symbols that stand
 * instead of one.
 *
 * <p>Source of the symbols: Government Analysis Function, "Using symbols in tables: definitions and
 * help": [c] confidential, [x] not available, [z] not applicable, [low], [w]; before 2021 the
 * harmonised symbols ".." and ":" for not available and "." for not applicable, with "*" and
 * "&lt;5" for suppressed. Beside a number [u] says that it is unreliable, alone that it is too much
 * so to be given. A dash stood for nought in some tables and for suppressed in others: it is kept
 * as suppressed, never as nought, and the sender is told.
 */
public sealed interface WrittenFigure {

  /**
   * @param marker what stood beside it, e.g. "[p]"; empty when nothing did
   */
  record Number(double value, String marker) implements WrittenFigure {}

  /**
   * The publisher knows and does not say.
   *
   * @param doubtful true when the symbol means something else in other tables
   */
  record Suppressed(boolean doubtful) implements WrittenFigure {}

  /** There is no figure. */
  record NotAvailable() implements WrittenFigure {}

  /** It cannot be told what is meant. */
  record Unreadable(String code, String problem, String remedy) implements WrittenFigure {}

  /** Texts that mean a suppressed figure. */
  Set<String> SUPPRESSED = Set.of("c", "[c]", "*", "suppressed", "confidential");

  /** Texts that mean a suppressed figure in many tables: no number can be read from any of them. */
  Set<String> DOUBTFUL = Set.of("-", "–", "—");

  /** Texts that mean that there is no figure. */
  Set<String> NOT_AVAILABLE =
      Set.of(
          "x",
          "[x]",
          "z",
          "[z]",
          "u",
          "[u]",
          "..",
          ":",
          ".",
          "n/a",
          "not available",
          "not applicable");

  /** Texts that mean one thing in one table and another in the next. */
  Set<String> AMBIGUOUS = Set.of("~", "[low]", "[w]", "low");

  Pattern UNDER = Pattern.compile("<\\s*\\d+");
  Pattern MARKED = Pattern.compile("^(.+?)\\s*(\\[(?:b|e|f|p|r|u|s|ss|sss|ns|note\\s*\\d*)\\])$");
  Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,3})?");
  Pattern GROUPED =
      Pattern.compile("[+-]?\\d{1,3}(?:[,\\u00A0\\u2009\\u202F ]\\d{3})+(?:\\.\\d+)?");

  /**
   * @param text not empty
   * @param percentage true where a percent sign may follow
   */
  static WrittenFigure parse(String text, boolean percentage) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    if (SUPPRESSED.contains(plain) || UNDER.matcher(plain).matches()) {
      return new Suppressed(false);
    }
    if (DOUBTFUL.contains(plain)) {
      return new Suppressed(true);
    }
    if (NOT_AVAILABLE.contains(plain)) {
      return new NotAvailable();
    }
    if (AMBIGUOUS.contains(plain)) {
      return new Unreadable(
          "unclear-symbol",
          "the symbol means nought in some tables and something else in others",
          "Write 0, c (suppressed) or z (no figure), as the notes of the table say");
    }
    String marker = "";
    for (Matcher marked = MARKED.matcher(plain); marked.matches(); marked = MARKED.matcher(plain)) {
      marker = marked.group(2) + marker;
      plain = marked.group(1).strip();
    }
    if (percentage && plain.endsWith("%")) {
      plain = plain.substring(0, plain.length() - 1).strip();
    }
    if (GROUPED.matcher(plain).matches()) {
      plain = plain.replaceAll("[,\\u00A0\\u2009\\u202F ]", "");
    }
    if (!NUMBER.matcher(plain).matches()) {
      return new Unreadable(
          "not-a-number",
          "this is not a number",
          "Write a number with a point for decimals, or c (suppressed) or z (no figure)");
    }
    return new Number(Double.parseDouble(plain), marker);
  }
}
