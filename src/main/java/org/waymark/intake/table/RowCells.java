package org.waymark.intake.table;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.report.SpreadsheetText;

/** One row of a file with its cells by column, and the way to say what is wrong with it. */
public final class RowCells<C extends FormColumn> {

  private final SourceRow row;
  private final Map<Integer, C> columns;
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Set<String> defused = new HashSet<>();
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
          String written = CellText.trim(row.cell(index));
          String value = SpreadsheetText.read(written);
          if (value.length() < written.length()) {
            defused.add(column.heading());
          }
          if (!value.isEmpty()) {
            values.put(column.heading(), value);
          }
        });
  }

  public SourceRow row() {
    return row;
  }

  /** What stands in the column, without spaces around it; the empty text when nothing does. */
  public String get(C column) {
    return get(column.heading());
  }

  /** What stands in the column of that heading of the form. */
  public String get(String heading) {
    return values.getOrDefault(heading, "");
  }

  /** True for a cell with an apostrophe before it, so that it is no formula in a spreadsheet. */
  public boolean isDefused(C column) {
    return defused.contains(column.heading());
  }

  public boolean has(C column) {
    return has(column.heading());
  }

  public boolean has(String heading) {
    return values.containsKey(heading);
  }

  /**
   * What no cell may hold, whatever its column: a formula, too much text, characters that are no
   * text.
   *
   * @param headings how many columns the file has
   * @param longest how many characters a cell of a column may have
   */
  public void check(int headings, ToIntFunction<C> longest) throws RefusedRowException {
    if (isRagged(headings) | holdsFormulas() | holdsNoText(longest)) {
      throw new RefusedRowException();
    }
  }

  private boolean isRagged(int headings) {
    boolean ragged = row.cells().stream().skip(headings).anyMatch(cell -> !cell.isBlank());
    if (ragged) {
      tell(
          "",
          "",
          Severity.REFUSED,
          "ragged-row",
          "the row has " + row.cells().size() + " cells where the headings are " + headings,
          "Put text that holds commas or line breaks between quotation marks");
    }
    return ragged;
  }

  /** True, and told, when a cell that counts holds a formula without a result. */
  public boolean holdsFormulas() {
    boolean holds = false;
    for (Map.Entry<Integer, String> formula : row.formulas().entrySet()) {
      C column = columns.get(formula.getKey());
      if (column != null) {
        holds = true;
        tell(
            column,
            formula.getValue(),
            Severity.REFUSED,
            "formula",
            "the cell holds a formula without a result, or an error",
            "Paste its value instead (Paste special, Values)");
      }
    }
    return holds;
  }

  private boolean holdsNoText(ToIntFunction<C> longest) {
    boolean bad = false;
    for (C column : columns.values()) {
      String value = get(column);
      int most = longest.applyAsInt(column);
      if (value.length() > most) {
        bad = true;
        tell(
            column,
            value,
            Severity.REFUSED,
            "too-long",
            "the text has " + value.length() + " characters; at most " + most + " are kept",
            "Shorten it");
      }
      if (value.chars().anyMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t')) {
        bad = true;
        tell(
            column,
            value.replaceAll("\\p{Cntrl}", "?"),
            Severity.REFUSED,
            "control-character",
            "the text holds characters that are not text",
            "Delete them, or type the value again");
      }
    }
    return bad;
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
    tell(column == null ? "" : column.heading(), value, severity, code, problem, remedy);
  }

  /**
   * @param heading of the column; empty where it is the whole row
   */
  public void tell(
      String heading, String value, Severity severity, String code, String problem, String remedy) {
    findings.add(new Finding(row.line(), heading, value, severity, code, problem, remedy));
  }
}
