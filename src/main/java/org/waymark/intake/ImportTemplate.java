package org.waymark.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** The empty form for services, with its help and the lists to choose from. */
public final class ImportTemplate {

  private ImportTemplate() {}

  /**
   * Writes the form: a workbook with sheets for services, help and lists when the name ends in
   * {@code .xlsx}; else a CSV file of the headings alone, with a second one beside it, {@code
   * NAME-help.csv}, for the help.
   *
   * @return the files written
   */
  public static List<Path> write(Path file, Vocabularies vocabularies) throws IOException {
    List<List<String>> form = List.of(TemplateColumn.listHeadings());
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      try (OutputStream out = Files.newOutputStream(file)) {
        TableWriter.xlsx(
            out,
            List.of(
                new TableWriter.SheetOf("Services", form),
                new TableWriter.SheetOf("Help", help()),
                new TableWriter.SheetOf("Lists", lists(vocabularies))));
      }
      return List.of(file);
    }
    return TableWriter.csvWithHelp(file, form, help());
  }

  /** One row for each column: heading, what it is, an example, what is allowed, other headings. */
  public static List<List<String>> help() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Column", "What to write", "Example", "Allowed", "Also read as"));
    for (TemplateColumn column : TemplateColumn.values()) {
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

  private static List<List<String>> lists(Vocabularies vocabularies) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("List", "Entry", "Part of", "What it means"));
    for (Vocabulary vocabulary :
        List.of(vocabularies.crimeTypes(), vocabularies.cohorts(), vocabularies.supportTypes())) {
      for (Term term : vocabulary.terms()) {
        rows.add(
            List.of(
                vocabulary.kind().label(),
                term.label(),
                term.parent() == null ? "" : vocabulary.get(term.parent()).label(),
                term.definition()));
      }
    }
    return rows;
  }
}
