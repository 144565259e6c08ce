package org.waymark.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of workbooks: a sheet for each table, its headings fixed and with a filter, and
 * before them, where there are notes, a sheet with what must be known to read them and with what
 * the columns say. Numbers are numbers, days are days, and text is never a formula.
 */
public final class WorkbookFile {

  private static final String NOTES = "Notes";
  private static final String HEAD = "0B4650";

  /** A sheet's name has at most so many letters. */
  private static final int LONGEST_NAME = 31;

  private static final int NARROWEST = 10;
  private static final int WIDEST = 60;

  /** Widths are chosen by the first rows: a file is not read twice for its looks. */
  private static final int ROWS_LOOKED_AT = 200;

  private WorkbookFile() {}

  /** A whole workbook. */
  public static byte[] bytes(List<String> notes, List<FileTable> tables) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    try {
      write(bytes, notes, tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes a workbook.
   *
   * @param notes the lines of the first sheet; with none there is no such sheet
   */
  public static void write(OutputStream out, List<String> notes, List<FileTable> tables)
      throws IOException {
    try (Workbook workbook = new Workbook(out, "Waymark", "1.0")) {
      if (!notes.isEmpty()) {
        notes(workbook.newWorksheet(NOTES), notes, tables);
      }
      for (FileTable table : tables) {
        table(workbook.newWorksheet(name(table)), table);
      }
    }
  }

  private static String name(FileTable table) {
    String words = table.id().replace('-', ' ');
    String name = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
  }

  private static void notes(Worksheet sheet, List<String> notes, List<FileTable> tables) {
    int row = 0;
    for (String note : notes) {
      put(sheet, row, 0, note);
      row++;
    }
    sheet.range(0, 0, 0, 0).style().bold().set();
    row++;
    for (FileTable table : tables) {
      put(sheet, row, 0, "Sheet “" + name(table) + "”: " + table.caption());
      sheet.range(row, 0, row, 0).style().bold().set();
      row++;
      for (FileTable.Heading column : table.columns()) {
        String meaning = column.meaning().isEmpty() ? column.label() : column.meaning();
        if (!meaning.isEmpty()) {
          put(sheet, row, 0, column.name());
          put(sheet, row, 1, meaning);
          row++;
        }
      }
    }
    sheet.width(0, 30);
    sheet.width(1, 90);
  }

  private static void table(Worksheet sheet, FileTable table) {
    int columns = table.columns().size();
    int[] widths = new int[columns];
    for (int column = 0; column < columns; column++) {
      sheet.value(0, column, table.columns().get(column).name());
      widths[column] = table.columns().get(column).name().length();
    }
    int rows = 0;
    for (Iterator<List<@Nullable Object>> each = table.checkedRows().iterator(); each.hasNext(); ) {
      List<@Nullable Object> cells = each.next();
      rows++;
      for (int column = 0; column < columns; column++) {
        Object cell = cells.get(column);
        if (cell != null) {
          put(sheet, rows, column, cell);
          if (rows <= ROWS_LOOKED_AT) {
            widths[column] = Math.max(widths[column], cell.toString().length());
          }
        }
      }
    }
    for (int column = 0; column < columns; column++) {
      sheet.width(column, Math.clamp(widths[column] + 2, NARROWEST, WIDEST));
      String format = format(table.columns().get(column).kind());
      if (rows > 0 && !format.isEmpty()) {
        sheet.range(1, column, rows, column).style().format(format).set();
      }
    }
    head(sheet, columns);
    if (rows > 0) {
      sheet.setAutoFilter(0, 0, rows, columns - 1);
    }
  }

  private static String format(Column.Kind kind) {
    return switch (kind) {
      case SHARE -> "0.0%";
      case DAY -> "yyyy-mm-dd";
      case POUNDS -> "£#,##0";
      default -> "";
    };
  }

  private static void head(Worksheet sheet, int columns) {
    sheet
        .range(0, 0, 0, columns - 1)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor(HEAD)
        .wrapText(true)
        .set();
    sheet.freezePane(0, 1);
  }

  private static void put(Worksheet sheet, int row, int column, Object value) {
    switch (value) {
      case Number number -> sheet.value(row, column, number);
      case LocalDate day -> sheet.value(row, column, day);
      default -> {
        String text = value.toString();
        if (!text.isEmpty()) {
          sheet.value(row, column, SpreadsheetText.written(text));
        }
      }
    }
  }
}
