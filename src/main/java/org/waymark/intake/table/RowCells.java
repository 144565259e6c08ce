package org.waymark.intake.table;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.report.SpreadsheetText;

/** One row of a file with its cells by column, and the way to say what is wrong with it. */
public final class RowCells<C extends FormColumn> {

  private final SourceRow row;
  private final Map<Integer, C> columns;
  private final Map<C, String> values = new HashMap<>();
  private final FindingList findings;

  /**
   * @param columns by their place in the file
   */
  public RowCells(SourceRow row, Map<Integer, C> columns, FindingList findings) {
    this.row = row;
    this.columns = columns;
    this.findings = findings;
    columns.forEach(
        (index, column) -> {
          String value = SpreadsheetText.read(CellText.trim(row.cell(index)));
          if (!value.isEmpty()) {
            values.put(column, value);
          }
        });
  }

  public SourceRow row() {
    return row;
  }

  /** What stands in the column, without spaces around it; the empty text when nothing does. */
  public String get(C column) {
    return values.getOrDefault(column, "");
  }

  public boolean has(C column) {
    return values.containsKey(column);
  }

  /**
   * What no cell may hold, whatever its column: a formula, too much text, characters that are no
   * text.
   *
   * @param headings how many columns the file has
   * @param longest how many characters a cell of a column may have
   */
  public void check(int headings, ToIntFunction<C> longest) throws RefusedRowException {
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
      C column = columns.get(formula.getKey());
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
    for (Map.Entry<C, String> cell : values.entrySet()) {
      String value = cell.getValue();
      int most = longest.applyAsInt(cell.getKey());
      if (value.length() > most) {
        bad = true;
        tell(
            cell.getKey(),
            value,
            Severity.REFUSED,
            "too-long",
            "the text has " + value.length() + " characters; at most " + most + " are kept",
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
      throw new RefusedRowException();
    }
  }

  /** Tells why the row is refused; the caller throws what comes back. */
  public RefusedRowException refuse(C column, String code, String problem, String remedy) {
    return refuse(column, get(column), code, problem, remedy);
  }

  /**
   * @param column null where it is the whole row
   * @param value the part of the cell that is wrong
   */
  public RefusedRowException refuse(
      @Nullable C column, String value, String code, String problem, String remedy) {
    tell(column, value, Severity.REFUSED, code, problem, remedy);
    return new RefusedRowException();
  }

  public void warn(C column, String code, String problem, String remedy) {
    tell(column, get(column), Severity.WARNING, code, problem, remedy);
  }

  public void note(C column, String code, String problem, String remedy) {
    tell(column, get(column), Severity.NOTE, code, problem, remedy);
  }

  /**
   * @param value the part of the cell that it is of
   */
  public void tell(
      @Nullable C column,
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
