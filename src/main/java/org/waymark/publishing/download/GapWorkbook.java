package org.waymark.publishing.download;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.waymark.gap.GapFinding;
import org.waymark.gap.GapReading;
import org.waymark.gap.GapRules;
import org.waymark.report.SpreadsheetText;
import org.waymark.vocabulary.Term;

/**
 * The cells of one area and crime type as a workbook: the cells with a filter over every column,
 * what the columns and findings mean, and the thresholds and sources. Numbers are numbers; text is
 * never a formula, because it is written as text and begins with nothing that a spreadsheet would
 * calculate.
 */
final class GapWorkbook {

  private static final String HEAD = "0B4650";

  /** Widths of the columns of the first sheet, in characters. */
  private static final int[] WIDTHS = {
    12, 12, 18, 18, 24, 20, 30, 22, 30, 12, 18, 18, 12, 12, 12, 10, 16, 12, 12, 12, 10, 14, 10
  };

  private final GapReading reading;
  private final Term crime;
  private final List<String> notes;

  /**
   * @param notes sources and credits
   */
  GapWorkbook(GapReading reading, Term crime, List<String> notes) {
    this.reading = reading;
    this.crime = crime;
    this.notes = List.copyOf(notes);
  }

  void write(OutputStream out) throws IOException {
    try (Workbook workbook = new Workbook(out, "Waymark", "1.0")) {
      cells(workbook.newWorksheet("Cells"));
      definitions(workbook.newWorksheet("Definitions"));
      sources(workbook.newWorksheet("Thresholds and sources"));
    }
  }

  private void cells(Worksheet sheet) {
    String[] header = GapTable.header();
    head(sheet, header);
    for (int column = 0; column < WIDTHS.length; column++) {
      sheet.width(column, WIDTHS[column]);
    }
    int[] row = {0};
    new GapTable(reading)
        .rows(
            crime,
            cells -> {
              row[0]++;
              for (int column = 0; column < cells.length; column++) {
                put(sheet, row[0], column, cells[column]);
              }
            });
    int share = List.of(header).indexOf("share");
    if (row[0] > 0) {
      sheet.range(1, share, row[0], share).style().format("0.0%").set();
    }
    sheet.setAutoFilter(0, 0, row[0], header.length - 1);
  }

  private static void definitions(Worksheet sheet) {
    head(sheet, "column or finding", "meaning");
    sheet.width(0, 24);
    sheet.width(1, 90);
    int row = 0;
    for (GapTable.Column column : GapTable.COLUMNS) {
      row++;
      put(sheet, row, 0, column.name());
      put(sheet, row, 1, column.meaning());
    }
    for (GapFinding finding : GapFinding.values()) {
      row++;
      put(sheet, row, 0, finding.label());
      put(sheet, row, 1, finding.meaning());
    }
  }

  private void sources(Worksheet sheet) {
    head(sheet, "threshold or source", "value", "unit or rule");
    sheet.width(0, 70);
    sheet.width(1, 12);
    sheet.width(2, 80);
    int row = 0;
    for (GapRules.Threshold each : GapRules.thresholds(reading.area().settings())) {
      row++;
      put(sheet, row, 0, each.words());
      put(sheet, row, 1, each.value());
      put(sheet, row, 2, each.unit());
    }
    for (GapRules.Rule each : GapRules.of(reading.area().settings())) {
      row++;
      put(sheet, row, 0, each.finding().label());
      put(sheet, row, 2, each.rule());
    }
    for (String note : notes) {
      row++;
      put(sheet, row, 0, note);
    }
  }

  private static void head(Worksheet sheet, String... names) {
    for (int column = 0; column < names.length; column++) {
      sheet.value(0, column, names[column]);
    }
    sheet
        .range(0, 0, 0, names.length - 1)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor(HEAD)
        .wrapText(true)
        .set();
    sheet.freezePane(0, 1);
  }

  private static void put(Worksheet sheet, int row, int column, Object value) {
    if (value instanceof Number number) {
      sheet.value(row, column, number);
    } else if (!value.toString().isEmpty()) {
      sheet.value(row, column, SpreadsheetText.written(value.toString()));
    }
  }
}
