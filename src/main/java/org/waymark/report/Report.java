package org.waymark.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A report in sentences and tables.
 *
 * @param heading of the page
 * @param sentences the answer; the first of them is the headline
 * @param tables in their order
 * @param explanations how to read it
 * @param inOneFile how all tables together are one CSV file; null when each has a file of its own
 */
public record Report(
    String heading,
    List<String> sentences,
    List<ReportTable> tables,
    List<Explanation> explanations,
    @Nullable OneFile inOneFile) {

  /** Something to know, behind its heading. */
  public record Explanation(String heading, String words) {}

  /**
   * Tables under one row of headings, each row with a word that says which table it is of.
   *
   * @param part the name of the column of these words
   * @param columns the names of the others, in their order; what a table has besides is left out
   * @param parts the word for each table, by its id; tables that are not named are left out
   */
  public record OneFile(String part, List<String> columns, Map<String, String> parts) {
    public OneFile {
      Objects.requireNonNull(part);
      columns = List.copyOf(columns);
      parts = new LinkedHashMap<>(parts);
    }
  }

  public Report {
    Objects.requireNonNull(heading);
    sentences = List.copyOf(sentences);
    tables = List.copyOf(tables);
    explanations = List.copyOf(explanations);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("A report answers in at least one sentence");
    }
  }

  public Report(
      String heading,
      List<String> sentences,
      List<ReportTable> tables,
      List<Explanation> explanations) {
    this(heading, sentences, tables, explanations, null);
  }

  /** The tables of its CSV files, each with its own; the first is the one that is meant by none. */
  public List<FileTable> files() {
    OneFile one = inOneFile;
    return one == null ? sheets() : List.of(together(one));
  }

  /** The tables each for itself, as a workbook and a program have them. */
  public List<FileTable> sheets() {
    return tables.stream().filter(ReportTable::isInFiles).map(ReportTable::file).toList();
  }

  private FileTable together(OneFile one) {
    List<FileTable> files = sheets();
    List<FileTable.Heading> headings = new ArrayList<>();
    headings.add(FileTable.Heading.text(one.part()));
    for (String name : one.columns()) {
      headings.add(
          files.stream()
              .flatMap(each -> each.columns().stream())
              .filter(each -> each.name().equals(name))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("No table has a column " + name)));
    }
    return new FileTable(
        "all",
        heading,
        headings,
        () ->
            one.parts().entrySet().stream()
                .flatMap(
                    part ->
                        files.stream()
                            .filter(each -> each.id().equals(part.getKey()))
                            .flatMap(each -> rows(each, part.getValue(), one.columns()))));
  }

  private static Stream<List<@Nullable Object>> rows(
      FileTable table, String part, List<String> columns) {
    List<String> own = table.header();
    int[] places = columns.stream().mapToInt(own::indexOf).toArray();
    return table
        .checkedRows()
        .map(
            row -> {
              @Nullable Object[] cells = new @Nullable Object[places.length + 1];
              cells[0] = part;
              for (int i = 0; i < places.length; i++) {
                cells[i + 1] = places[i] < 0 ? null : row.get(places[i]);
              }
              return Arrays.asList(cells);
            });
  }
}
