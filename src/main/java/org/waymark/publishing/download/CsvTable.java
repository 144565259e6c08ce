package org.waymark.publishing.download;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.waymark.report.SpreadsheetText;

/** A CSV file (RFC 4180) that is safe to open in a spreadsheet. */
public final class CsvTable {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
  private final int columns;

  public CsvTable(String... header) {
    columns = header.length;
    add(Arrays.asList((Object[]) header));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has another number of cells than the header
   */
  public CsvTable row(Object... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("A row has " + columns + " cells, not " + cells.length);
    }
    add(Arrays.asList(cells));
    return this;
  }

  /** Adds a line of words in the first column, such as a credit. */
  public CsvTable note(String words) {
    add(List.of(words));
    return this;
  }

  /** What has been written since the last call, for a file that is sent piece by piece. */
  byte[] take() {
    byte[] piece = toBytes();
    text.setLength(0);
    return piece;
  }

  private void add(List<Object> cells) {
    text.append(cells.stream().map(CsvTable::cell).collect(Collectors.joining(","))).append("\r\n");
  }

  private static String cell(Object value) {
    if (value instanceof Number) {
      return value.toString();
    }
    String safe = SpreadsheetText.written(value.toString());
    return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  private static boolean needsQuotes(String words) {
    for (int i = 0; i < words.length(); i++) {
      char letter = words.charAt(i);
      if (letter == '"' || letter == ',' || letter == '\r' || letter == '\n') {
        return true;
      }
    }
    return !words.equals(words.strip());
  }

  public byte[] toBytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
