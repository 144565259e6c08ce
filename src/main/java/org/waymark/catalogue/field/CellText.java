package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several texts in one cell, with semicolons between. One that holds a semicolon, a bar or a line
 * break itself stands in quotation marks, which are doubled within.
 */
public final class CellText {

  private static final String SEPARATORS = ";|\n";

  private CellText() {}

  /** The texts as one; {@link #cut} gives them back. */
  public static String join(List<String> texts) {
    return texts.stream().map(CellText::quoted).collect(Collectors.joining("; "));
  }

  private static String quoted(String text) {
    boolean plain =
        !text.startsWith("\"") && text.chars().noneMatch(c -> SEPARATORS.indexOf(c) >= 0);
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  /** The texts of a cell without spaces around them; blank ones are left out. */
  public static List<String> cut(String cell) {
    List<String> texts = new ArrayList<>();
    int at = 0;
    while (at < cell.length()) {
      int end = quoteEnd(cell, at);
      boolean isQuoted = end > at;
      while (end < cell.length() && SEPARATORS.indexOf(cell.charAt(end)) < 0) {
        end++;
      }
      String text = cell.substring(at, end).strip();
      if (isQuoted && text.length() > 1 && text.endsWith("\"")) {
        text = text.substring(1, text.length() - 1).replace("\"\"", "\"").strip();
      }
      if (!text.isEmpty()) {
        texts.add(text);
      }
      at = end + 1;
    }
    return texts;
  }

  /** The place behind the quotation mark that ends a text quoted from here; here when none is. */
  private static int quoteEnd(String cell, int from) {
    int at = from;
    while (at < cell.length() && cell.charAt(at) == ' ') {
      at++;
    }
    if (at == cell.length() || cell.charAt(at) != '"') {
      return from;
    }
    for (at++; at < cell.length(); at++) {
      if (cell.charAt(at) == '"') {
        if (at + 1 == cell.length() || cell.charAt(at + 1) != '"') {
          return at + 1;
        }
        at++;
      }
    }
    // A mark that nothing ends is a letter like any other.
    return from;
  }
}
