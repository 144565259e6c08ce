package org.waymark.intake.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.Spelling;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.TableFile.RawRow;

/**
 * The row of headings of a sheet: which of its columns is which. It need not be the first row, for
 * titles and notes stand above it.
 *
 * @param place how many rows that are not empty stand above it
 * @param columns by their place, from 0
 * @param lacking headings that are needed and not there
 */
record HeadingRow<C extends FormColumn>(
    int place, RawRow row, Map<Integer, C> columns, List<String> lacking) {

  /**
   * The first row with all headings that are needed. Where the next has them too and more besides,
   * as where headings have two rows, that one; where none has them all, the one that comes nearest.
   *
   * @return null when no row has any heading of the form
   */
  static <C extends FormColumn> @Nullable HeadingRow<C> find(
      List<RawRow> rows, FormColumns<C> form) {
    HeadingRow<C> best = null;
    for (int i = 0; i < rows.size(); i++) {
      HeadingRow<C> row = of(i, rows.get(i), form);
      if (row.lacking().isEmpty()) {
        HeadingRow<C> next = i + 1 < rows.size() ? of(i + 1, rows.get(i + 1), form) : row;
        return next.lacking().isEmpty() && next.columns().size() > row.columns().size()
            ? next
            : row;
      }
      if (row.columns().size() > (best == null ? 0 : best.columns().size())) {
        best = row;
      }
    }
    return best;
  }

  private static <C extends FormColumn> HeadingRow<C> of(
      int place, RawRow row, FormColumns<C> form) {
    Map<Integer, C> columns = form.among(row.cells());
    return new HeadingRow<>(place, row, columns, form.lacking(columns.values()));
  }

  /** Tells what of it is not of the form. */
  void tell(FormColumns<C> form, FindingList findings) {
    for (int i = 0; i < row.cells().size(); i++) {
      String heading = CellText.trim(row.cells().get(i));
      boolean ours =
          heading.isEmpty()
              || columns.containsKey(i)
              || heading.equals(ImportReport.SHEET_HEADING)
              || heading.equals(ImportReport.LINE_HEADING)
              || heading.equals(ImportReport.REASON_HEADING);
      if (!ours) {
        findings.add(
            form.ofHeading(heading)
                .map(
                    column ->
                        new Finding(
                            row.line(),
                            heading,
                            "",
                            Severity.WARNING,
                            "column-twice",
                            "two columns mean \"" + column.heading() + "\"; the first was read",
                            "Delete or rename one of them"))
                .orElseGet(
                    () ->
                        new Finding(
                            row.line(),
                            heading,
                            "",
                            Severity.WARNING,
                            "unknown-column",
                            "the column is not of the template and was not read",
                            nearest(heading, form.listHeadings()))));
      }
    }
  }

  private static String nearest(String heading, List<String> template) {
    String wanted = heading.toLowerCase(Locale.ROOT);
    return template.stream()
        .filter(
            other ->
                Spelling.changes(other.toLowerCase(Locale.ROOT), wanted)
                    <= Math.max(2, other.length() / 4))
        .findFirst()
        .map(other -> "Did you mean \"" + other + "\"?")
        .orElse("See the headings of the template");
  }
}
