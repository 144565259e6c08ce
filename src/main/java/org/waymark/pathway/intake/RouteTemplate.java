package org.waymark.pathway.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.intake.TableWriter;

/** The empty form for routes, with its help. */
public final class RouteTemplate {

  private RouteTemplate() {}

  /**
   * Writes the form: a workbook with a sheet for the help when the name ends in {@code .xlsx}; else
   * a CSV file of the headings alone, with a second one beside it for the help.
   *
   * @return the files written
   */
  public static List<Path> write(Path file) throws IOException {
    List<List<String>> form = List.of(RouteColumn.listHeadings());
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      try (OutputStream out = Files.newOutputStream(file)) {
        TableWriter.xlsx(
            out,
            List.of(
                new TableWriter.SheetOf("Routes", form), new TableWriter.SheetOf("Help", help())));
      }
      return List.of(file);
    }
    return TableWriter.csvWithHelp(file, form, help());
  }

  /** One row for each column. */
  public static List<List<String>> help() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Column", "What to write", "Example", "Allowed", "Also read as"));
    for (RouteColumn column : RouteColumn.values()) {
      rows.add(
          List.of(
              column.heading(),
              column.what(),
              column.example(),
              column.allowed(),
              String.join("; ", column.aliases())));
    }
    return rows;
  }
}
