package org.waymark.intake.need;

import java.util.EnumMap;
import java.util.Map;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.SourceRow;
import org.waymark.report.SpreadsheetText;

/** One row of need figures with its cells by column, and the way to say what is wrong with it. */
final class NeedCells {

  /** The row is not taken in; why has been told as findings. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("", null, false, false);
    }
  }

  private final SourceRow row;
  private final Map<NeedColumn, String> values = new EnumMap<>(NeedColumn.class);
  private final FindingList findings;

  /**
   * @param columns by their place in the file
   */
  NeedCells(SourceRow row, Map<Integer, NeedColumn> columns, FindingList findings) {
    this.row = row;
    this.findings = findings;
    columns.forEach(
        (index, column) -> {
          String value = SpreadsheetText.read(CellText.trim(row.cell(index)));
          if (!value.isEmpty()) {
            values.put(column, value);
          }
        });
  }

  SourceRow row() {
    return row;
  }

  /** What stands in the column, without spaces around it; the empty text when nothing does. */
  String get(NeedColumn column) {
    return values.getOrDefault(column, "");
  }

  boolean has(NeedColumn column) {
    return values.containsKey(column);
  }

  /**
   * What no cell may hold, whatever its column: a formula, too much text, characters that are no
   * text.
   *
   * @param headings how many columns the file has
   */
  void check(Map<Integer, NeedColumn> columns, int headings) throws Refused {
    boolean bad = false;
    if (row.cells().size() > headings
        && row.cells().subList(headings, row.cells().size()).stream().anyMatch(c -> !c.isBlank())) {
      bad = true;
      tell(
          null,
          "",
          Severity.REFUSED,
          "ragged-row",
          "the row has " + row.cells().size() + " cells where the headings are " + headings,
          "Put text that holds commas or line breaks between quotation marks");
    }
    for (Map.Entry<Integer, String> formula : row.formulas().entrySet()) {
      NeedColumn column = columns.get(formula.getKey());
      if (column != null) {
        bad = true;
        tell(
            column,
            formula.getValue(),
            Severity.REFUSED,
            "formula",
            "the cell holds a formula without a result, or an error",
            "Paste its value instead (Paste special, Values)");
      }
    }
    for (Map.Entry<NeedColumn, String> cell : values.entrySet()) {
      String value = cell.getValue();
      if (value.length() > cell.getKey().longest()) {
        bad = true;
        tell(
            cell.getKey(),
            value,
            Severity.REFUSED,
            "too-long",
            "the text has "
                + value.length()
                + " characters; at most "
                + cell.getKey().longest()
                + " are kept",
            "Shorten it");
      }
      if (value.chars().anyMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t')) {
        bad = true;
        tell(
            cell.getKey(),
            value.replaceAll("\\p{Cntrl}", "?"),
            Severity.REFUSED,
            "control-character",
            "the text holds characters that are not text",
            "Delete them, or type the value again");
      }
    }
    if (bad) {
      throw new Refused();
    }
  }

  /** Tells why the row is refused; the caller throws what comes back. */
  Refused refuse(NeedColumn column, String code, String problem, String remedy) {
    tell(column, get(column), Severity.REFUSED, code, problem, remedy);
    return new Refused();
  }

  void warn(NeedColumn column, String code, String problem, String remedy) {
    tell(column, get(column), Severity.WARNING, code, problem, remedy);
  }

  void note(NeedColumn column, String code, String problem, String remedy) {
    tell(column, get(column), Severity.NOTE, code, problem, remedy);
  }

  private void tell(
      @org.jspecify.annotations.Nullable NeedColumn column,
      String value,
      Severity severity,
      String code,
      String problem,
      String remedy) {
    findings.add(
        new Finding(
            row.line(),
            column == null ? "" : column.heading(),
            value,
            severity,
            code,
            problem,
            remedy));
  }
}
