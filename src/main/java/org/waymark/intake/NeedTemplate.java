package org.waymark.intake;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.waymark.geography.AreaKind;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedTable;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** The empty form for need figures, with its help and the lists to choose from. */
public final class NeedTemplate {

  private NeedTemplate() {}

  /**
   * Writes the form: a workbook with sheets for figures, help and lists when the name ends in
   * {@code .xlsx}; else a CSV file of the headings alone, with {@code NAME-help.csv} beside it.
   *
   * @param known indicators that a file may name without defining them
   * @return the files written
   */
  public static List<Path> write(Path file, Vocabularies vocabularies, NeedTable known)
      throws IOException {
    List<List<String>> form = List.of(NeedColumn.listHeadings());
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      try (OutputStream out = Files.newOutputStream(file)) {
        TableWriter.xlsx(
            out,
            List.of(
                new TableWriter.SheetOf("Need", form),
                new TableWriter.SheetOf("Help", help()),
                new TableWriter.SheetOf("Lists", lists(vocabularies, known))));
      }
      return List.of(file);
    }
    return TableWriter.csvWithHelp(file, form, help());
  }

  /** One row for each column: heading, what it is, an example, what is allowed, other headings. */
  public static List<List<String>> help() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Column", "What to write", "Example", "Allowed", "Also read as"));
    for (NeedColumn column : NeedColumn.values()) {
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

  private static List<List<String>> lists(Vocabularies vocabularies, NeedTable known) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("List", "Entry", "What it means"));
    for (Vocabulary vocabulary : List.of(vocabularies.crimeTypes(), vocabularies.cohorts())) {
      for (Term term : vocabulary.terms()) {
        rows.add(List.of(vocabulary.kind().label(), term.label(), term.definition()));
      }
    }
    Arrays.stream(AreaKind.values())
        .forEach(kind -> rows.add(List.of("Area kind", kind.slug(), kind.label())));
    for (NeedIndicator indicator : known.listIndicators()) {
      rows.add(
          List.of(
              "Indicator",
              indicator.id(),
              indicator.label() + ", " + indicator.periodLabel() + " (" + indicator.unit() + ")"));
    }
    return rows;
  }
}
