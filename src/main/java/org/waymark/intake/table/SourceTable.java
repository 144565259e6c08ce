package org.waymark.intake.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.TableFile.RawRow;
import org.waymark.intake.table.TableFile.Sheet;

/**
 * The rows of a table in a file, one after another. It finds the sheet and the row of headings,
 * below whatever stands above them, reads further sheets that have the same columns, and says what
 * it read and what not. Text below the table is told and is no row.
 *
 * @param <C> the columns of the form
 */
public final class SourceTable<C extends FormColumn> {

  /** Takes the table in file order. */
  public interface Rows<C extends FormColumn> {
    /**
     * Is called once, before all rows.
     *
     * @param columns those of the form by their place, with everything that is needed
     */
    void headings(SourceRow row, Map<Integer, C> columns);

    /** Takes a row that is not empty; its cells are in the order of the headings. */
    void take(SourceRow row);

    /** The sheet has no more rows; those of the next do not belong to its last. */
    default void endOfSheet() {}
  }

  /** With what notes under a table begin. */
  private static final Pattern NOTE =
      Pattern.compile(
          "(?is)(sources?|notes?|footnotes?|copyright|contact|last updated|crown copyright)\\b.*"
              + "|(©|\\*).*|\\[\\w{1,3}\\]|\\(?\\d{1,2}[).]\\s.*");

  /**
   * With what nothing else begins, whatever stands beside it: a comma makes cells of a sentence.
   */
  private static final Pattern SURELY_NOTE =
      Pattern.compile("(?is)(sources?|(foot)?notes?|contact|last updated)( \\d+)?\\s*:.*");

  /** The first letters of both, so that other rows cost no more than a look. */
  private static final String NOTE_BEGINS = "sSnNfFcClL©*[(0123456789";

  /** More rows in one column are no notes. */
  private static final int MOST_NOTES = 200;

  private final TableFile file;
  private final FormColumns<C> form;
  private final FindingList findings;
  private final Rows<C> rows;
  private final Map<Integer, HeadingRow<C>> headings = new HashMap<>();

  private SourceTable(TableFile file, FormColumns<C> form, FindingList findings, Rows<C> rows) {
    this.file = file;
    this.form = form;
    this.findings = findings;
    this.rows = rows;
  }

  /**
   * Reads the table of a file.
   *
   * @param findings is told what was read and what not
   * @throws RefusedFileException when the file cannot be read or holds no such table
   */
  public static <C extends FormColumn> void read(
      Path path, FormColumns<C> form, FindingList findings, Rows<C> rows)
      throws IOException, RefusedFileException {
    try (TableFile file = TableFile.open(path, cells -> form.among(cells).size())) {
      new SourceTable<>(file, form, findings, rows).read();
      file.remarks().forEach(findings::add);
    }
  }

  /** True when a sheet of the file has the headings that are needed. */
  public static <C extends FormColumn> boolean isIn(Path path, FormColumns<C> form)
      throws IOException, RefusedFileException {
    try (TableFile file = TableFile.open(path, cells -> form.among(cells).size())) {
      return file.sheets().stream()
          .map(sheet -> HeadingRow.find(sheet.head(), form))
          .anyMatch(row -> row != null && row.lacking().isEmpty());
    }
  }

  private void read() throws IOException, RefusedFileException {
    for (Sheet sheet : file.sheets()) {
      HeadingRow<C> row = HeadingRow.find(sheet.head(), form);
      if (row != null) {
        headings.put(sheet.number(), row);
      }
    }
    List<Sheet> tables =
        file.sheets().stream().filter(sheet -> !sheet.hidden() && isTable(sheet)).toList();
    if (tables.isEmpty()) {
      throw refused();
    }
    HeadingRow<C> first = headings(tables.getFirst());
    List<Sheet> read =
        tables.stream().filter(sheet -> hasSameColumns(headings(sheet), first)).toList();
    rows.headings(source(first.row(), null), first.columns());
    List<String> told = new ArrayList<>();
    for (Sheet sheet : read) {
      findings.onSheet(read.size() > 1 ? sheet.name() : "");
      told.add(read(sheet, first));
      rows.endOfSheet();
    }
    findings.onSheet("");
    tellOfSheets(read, told);
  }

  private HeadingRow<C> headings(Sheet sheet) {
    return Objects.requireNonNull(headings.get(sheet.number()));
  }

  private boolean isTable(Sheet sheet) {
    HeadingRow<C> row = headings.get(sheet.number());
    return row != null && row.lacking().isEmpty();
  }

  private boolean hasSameColumns(HeadingRow<C> one, HeadingRow<C> other) {
    return new HashSet<>(one.columns().values()).equals(new HashSet<>(other.columns().values()));
  }

  private RefusedFileException refused() {
    Sheet hidden =
        file.sheets().stream()
            .filter(sheet -> sheet.hidden() && isTable(sheet))
            .findFirst()
            .orElse(null);
    if (hidden != null) {
      return new RefusedFileException(
          "The table is on the sheet \""
              + hidden.name()
              + "\", which is hidden. Show the sheet and"
              + " save the workbook");
    }
    Sheet nearest = null;
    for (Sheet sheet : file.sheets()) {
      if (headings.containsKey(sheet.number())
          && (nearest == null
              || headings(sheet).columns().size() > headings(nearest).columns().size())) {
        nearest = sheet;
      }
    }
    if (nearest == null) {
      return new RefusedFileException(
          "The file has no row of headings with the columns "
              + String.join(", ", form.lacking(List.of()))
              + ". Start from the template: "
              + form.template());
    }
    List<String> lacking = headings(nearest).lacking();
    return new RefusedFileException(
        "The headings in row "
            + headings(nearest).row().line()
            + (nearest.name().isEmpty() ? "" : " of the sheet \"" + nearest.name() + "\"")
            + " lack the column"
            + (lacking.size() == 1 ? " " : "s ")
            + String.join(", ", lacking)
            + ". Start from the template: "
            + form.template());
  }

  /**
   * Reads the rows of a sheet.
   *
   * @param order the headings whose order the cells are brought into
   * @return which rows were read, in words
   */
  private String read(Sheet sheet, HeadingRow<C> order) throws IOException, RefusedFileException {
    HeadingRow<C> own = headings(sheet);
    own.tell(form, findings);
    Reading reading = new Reading(own, own == order ? null : places(own, order));
    file.read(sheet, reading);
    reading.end();
    return reading.told();
  }

  /** Where the column at each place of one sheet stands in the other; -1 for nowhere. */
  private int[] places(HeadingRow<C> own, HeadingRow<C> order) {
    int[] places = new int[own.row().cells().size()];
    Arrays.fill(places, -1);
    own.columns()
        .forEach(
            (place, column) ->
                order.columns().entrySet().stream()
                    .filter(entry -> entry.getValue().equals(column))
                    .forEach(entry -> places[place] = entry.getKey()));
    return places;
  }

  private SourceRow source(RawRow row, int @Nullable [] places) {
    if (places == null) {
      return new SourceRow(findings.sheet(), row.line(), row.cells(), row.uncalculated());
    }
    List<String> cells = new ArrayList<>();
    Map<Integer, String> formulas = new HashMap<>();
    for (int i = 0; i < places.length; i++) {
      int place = places[i];
      if (place >= 0 && i < row.cells().size()) {
        while (cells.size() <= place) {
          cells.add("");
        }
        cells.set(place, row.cells().get(i));
        String formula = row.uncalculated().get(i);
        if (formula != null) {
          formulas.put(place, formula);
        }
      }
    }
    return new SourceRow(findings.sheet(), row.line(), cells, formulas);
  }

  /** Reads the rows of one sheet. */
  private final class Reading implements TableFile.Rows {
    private final HeadingRow<C> own;
    private final int @Nullable [] places;
    private final int firstColumn;
    private final List<RawRow> notes = new ArrayList<>();
    private int passed;
    private long first;
    private long last;

    Reading(HeadingRow<C> own, int @Nullable [] places) {
      this.own = own;
      this.places = places;
      firstColumn = own.columns().keySet().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    @Override
    public boolean take(RawRow row) {
      if (passed <= own.place()) {
        passed++;
        return true;
      }
      if (isNote(row) && notes.size() < MOST_NOTES) {
        notes.add(row);
        return true;
      }
      if (!notes.isEmpty()) {
        notes.forEach(this::give);
        notes.clear();
      }
      if (row.cells().equals(own.row().cells())) {
        findings.add(
            new Finding(
                row.line(),
                "",
                "",
                Severity.NOTE,
                "headings-again",
                "the row repeats the headings and was not read",
                ""));
      } else {
        give(row);
      }
      return true;
    }

    private void give(RawRow row) {
      first = first == 0 ? row.line() : first;
      last = row.line();
      row.calculated().forEach(place -> tell(row, place, "calculated"));
      row.merged().forEach(place -> tell(row, place, "merged-cells"));
      rows.take(source(row, places));
    }

    private void tell(RawRow row, int place, String code) {
      C column = own.columns().get(place);
      if (column != null) {
        findings.add(
            new Finding(
                row.line(),
                column.heading(),
                "",
                Severity.NOTE,
                code,
                code.equals("calculated")
                    ? "the cell holds a formula; what it last came to was read"
                    : "the cell is merged with one above; its value was read for this row too",
                ""));
      }
    }

    /** Text in the column that names things and nothing else, or what notes begin with. */
    private boolean isNote(RawRow row) {
      int first = filled(row, 0);
      if (first < 0 || first > firstColumn || !row.uncalculated().isEmpty()) {
        return false;
      }
      String text = CellText.trim(row.cells().get(first));
      if (filled(row, first + 1) < 0) {
        C column = own.columns().get(first);
        return SURELY_NOTE.matcher(text).matches()
            || ((column == null || form.names(column))
                && (text.contains(" ") || NOTE.matcher(text).matches()));
      }
      return NOTE_BEGINS.indexOf(text.charAt(0)) >= 0
          && (SURELY_NOTE.matcher(text).matches()
              || (NOTE.matcher(text).matches() && !hasWhatIsNeeded(row)));
    }

    /** The place of the first cell from there on that was filled; -1 when none was. */
    private static int filled(RawRow row, int from) {
      for (int i = from; i < row.cells().size(); i++) {
        if (!CellText.isBlank(row.cells().get(i)) && !row.merged().contains(i)) {
          return i;
        }
      }
      return -1;
    }

    private boolean hasWhatIsNeeded(RawRow row) {
      List<C> there =
          own.columns().entrySet().stream()
              .filter(
                  entry ->
                      entry.getKey() < row.cells().size()
                          && !row.cells().get(entry.getKey()).isBlank())
              .map(Map.Entry::getValue)
              .toList();
      return form.lacking(there).isEmpty();
    }

    void end() {
      if (!notes.isEmpty()) {
        long from = notes.getFirst().line();
        findings.add(
            new Finding(
                from,
                "",
                "",
                Severity.NOTE,
                "text-under-table",
                (notes.size() == 1
                        ? "the row under the table holds text and is no row of it"
                        : "the "
                            + notes.size()
                            + " rows under the table, to row "
                            + notes.getLast().line()
                            + ", hold text and are no rows of it")
                    + "; not read",
                "If one was meant as a row, fill its other columns"));
      }
    }

    String told() {
      return "headings in row "
          + own.row().line()
          + (first == 0 ? ", no rows below" : ", rows " + first + " to " + last);
    }
  }

  /** What was read and what not; nothing where the file is one table and no more. */
  private void tellOfSheets(List<Sheet> read, List<String> told) {
    List<String> without = new ArrayList<>();
    for (Sheet sheet : file.sheets()) {
      if (!read.contains(sheet) && !sheet.head().isEmpty()) {
        HeadingRow<C> row = headings.get(sheet.number());
        if (row != null && (row.lacking().isEmpty() || isNearly(row))) {
          tellNotRead(sheet, row);
        } else {
          without.add("\"" + sheet.name() + "\"");
        }
      }
    }
    boolean above = read.stream().anyMatch(sheet -> headings(sheet).place() > 0);
    if (read.size() == 1 && without.isEmpty() && !above) {
      return;
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      String name = read.get(i).name();
      parts.add((name.isEmpty() ? "" : "the sheet \"" + name + "\", ") + told.get(i));
    }
    findings.add(
        Finding.ofTheFile(
            Severity.NOTE,
            "where-read",
            "read: "
                + String.join("; ", parts)
                + (without.isEmpty()
                    ? ""
                    : ". Not read, because they have no such headings: "
                        + String.join(", ", without)),
            ""));
  }

  private boolean isNearly(HeadingRow<C> row) {
    return row.columns().size() >= 2 && row.lacking().size() < form.lacking(List.of()).size();
  }

  private void tellNotRead(Sheet sheet, HeadingRow<C> row) {
    String why =
        sheet.hidden()
            ? "it is hidden"
            : row.lacking().isEmpty()
                ? "it has other columns than the first"
                : "it lacks " + String.join(", ", row.lacking());
    findings.add(
        Finding.ofTheFile(
            Severity.WARNING,
            "sheet-not-read",
            "the sheet \""
                + sheet.name()
                + "\" looks like such a table too and was not read, because "
                + why,
            sheet.hidden()
                ? "Show it and import again, or delete it"
                : "Save it as a file of its own and import that, or give all sheets the same"
                    + " headings"));
  }
}
