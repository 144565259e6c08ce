package org.waymark.intake.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.geography.AreaNames;
import org.waymark.intake.table.Finding.Severity;

/** Tells which column of a file is which, and what of its headings is not of the template. */
public final class HeadingRow {

  private HeadingRow() {}

  /**
   * @param ofHeading the column that a text names
   * @param nameOf what the template calls a column
   * @param template all headings of the template, to name the nearest
   * @return columns by their place in the file, from 0
   */
  public static <C> Map<Integer, C> read(
      SourceRow row,
      Function<String, Optional<C>> ofHeading,
      Function<C, String> nameOf,
      List<String> template,
      FindingList findings) {
    Map<Integer, C> columns = new LinkedHashMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      String heading = row.cells().get(i).strip().replace("\uFEFF", "");
      Optional<C> column = ofHeading.apply(heading);
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
                "two columns mean \"" + nameOf.apply(column.get()) + "\"; the first was read",
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
                nearest(heading, template)));
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
