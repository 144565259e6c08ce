package org.waymark.intake.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.report.CsvFile;
import org.waymark.report.FileTable;
import org.waymark.report.WorkbookFile;

/**
 * An empty form with its help.
 *
 * @param name of the sheet that is filled in
 * @param columns of the form, in order
 * @param lists rows of what may be entered, under a row of headings; empty for a form without
 */
public record EmptyForm(String name, List<? extends FormColumn> columns, List<List<String>> lists) {

  public EmptyForm {
    columns = List.copyOf(columns);
    lists = List.copyOf(lists);
  }

  /**
   * Writes the form: a workbook with a sheet for the form, its help and the lists when the name
   * ends in {@code .xlsx}; else a CSV file of the headings alone, with a second one beside it,
   * {@code NAME-help.csv}, for the help.
   *
   * @return the files written
   */
  public List<Path> write(Path file) throws IOException {
    List<List<String>> form = List.of(columns.stream().map(FormColumn::heading).toList());
    if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      Path beside = file.resolveSibling(withoutEnding(file) + "-help.csv");
      Files.write(file, CsvFile.bytes(form));
      Files.write(beside, CsvFile.bytes(help()));
      return List.of(file, beside);
    }
    List<FileTable> sheets = new ArrayList<>();
    sheets.add(FileTable.ofTexts(name, form));
    sheets.add(FileTable.ofTexts("help", help()));
    if (!lists.isEmpty()) {
      sheets.add(FileTable.ofTexts("lists", lists));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      WorkbookFile.write(out, List.of(), sheets);
    }
    return List.of(file);
  }

  private static String withoutEnding(Path file) {
    return String.valueOf(file.getFileName()).replaceAll("(?i)\\.csv$", "");
  }

  /** One row for each column: heading, what it is, an example, what is allowed, other headings. */
  public List<List<String>> help() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Column", "What to write", "Example", "Allowed", "Also read as"));
    for (FormColumn column : columns) {
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
