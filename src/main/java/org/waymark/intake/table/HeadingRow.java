package org.waymark.intake.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.waymark.geography.AreaNames;
import org.waymark.intake.table.Finding.Severity;

/** Tells which column of a file is which, and what of its headings is not of the template. */
public final class HeadingRow {

  private HeadingRow() {}

  /**
   * @param form the columns of the template
   * @return columns by their place in the file, from 0
   */
  public static <C extends FormColumn> Map<Integer, C> read(
      SourceRow row, FormColumns<C> form, FindingList findings) {
    Map<Integer, C> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String heading = row.cells().get(i).strip().replace("\uFEFF", "");
      Optional<C> column = form.ofHeading(heading);
      boolean ours =
          heading.isEmpty()
              || heading.equals(ImportReport.LINE_HEADING)
              || heading.equals(ImportReport.REASON_HEADING);
      if (column.isPresent() && columns.containsValue(column.get())) {
        findings.add(
            new Finding(
                row.line(),
                heading,
                "",
                Severity.WARNING,
                "column-twice",
                "two columns mean \"" + column.get().heading() + "\"; the first was read",
                "Delete or rename one of them"));
      } else if (column.isPresent()) {
        columns.put(i, column.get());
      } else if (!ours) {
        findings.add(
            new Finding(
                row.line(),
                heading,
                "",
                Severity.WARNING,
                "unknown-column",
                "the column is not of the template and was not read",
                nearest(heading, form.listHeadings())));
      }
    }
    return columns;
  }

  private static String nearest(String heading, List<String> template) {
    String wanted = heading.toLowerCase(Locale.ROOT);
    return template.stream()
        .filter(
            other ->
                AreaNames.changes(other.toLowerCase(Locale.ROOT), wanted)
                    <= Math.max(2, other.length() / 4))
        .findFirst()
        .map(other -> "Did you mean \"" + other + "\"?")
        .orElse("See the headings of the template");
  }
}
