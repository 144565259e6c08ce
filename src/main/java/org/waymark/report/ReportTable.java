package org.waymark.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.report.Column.InFile;
import org.waymark.report.Column.Kind;

/**
 * A table of typed values.
 *
 * @param id lower-case words joined by hyphens, unique in its report
 * @param caption what the rows are
 * @param empty the sentence in its place when there is no row
 * @param rows each with a value, or null for none, in every column
 * @param total the row of all of them, which stays last in every order; null for none
 */
public record ReportTable(
    String id,
    String caption,
    String empty,
    List<Column> columns,
    List<List<@Nullable Object>> rows,
    @Nullable List<@Nullable Object> total) {

  public ReportTable {
    Objects.requireNonNull(caption);
    Objects.requireNonNull(empty);
    columns = List.copyOf(columns);
    if (columns.stream().anyMatch(each -> !each.isOnPage() && each.files().isEmpty())) {
      throw new IllegalArgumentException(
          "A column of " + id + " is neither on a page nor in files");
    }
    List<List<@Nullable Object>> copies = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      copies.add(checked(id, columns, row));
    }
    rows = Collections.unmodifiableList(copies);
    total = total == null ? null : checked(id, columns, total);
  }

  public ReportTable(
      String id,
      String caption,
      String empty,
      List<Column> columns,
      List<List<@Nullable Object>> rows) {
    this(id, caption, empty, columns, rows, null);
  }

  /** A table with a row for each of some things, in their order. */
  @SafeVarargs
  @SuppressWarnings("varargs") // handed on to a list that only reads it
  public static <T> ReportTable of(
      String id, String caption, String empty, Collection<T> things, Column.Of<T>... columns) {
    return of(id, caption, empty, things, List.of(columns));
  }

  /** The same of as many columns as there may be. */
  public static <T> ReportTable of(
      String id, String caption, String empty, Collection<T> things, List<Column.Of<T>> columns) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (T thing : things) {
      List<@Nullable Object> row = new ArrayList<>();
      columns.forEach(column -> row.add(column.value().of(thing)));
      rows.add(row);
    }
    return new ReportTable(
        id, caption, empty, columns.stream().map(Column.Of::column).toList(), rows);
  }

  private static List<@Nullable Object> checked(
      String id, List<Column> columns, List<@Nullable Object> row) {
    if (row.size() != columns.size()) {
      throw new IllegalArgumentException(
          "A row of " + id + " has " + row.size() + " values, not " + columns.size());
    }
    List<@Nullable Object> copy = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      copy.add(columns.get(i).checked(row.get(i)));
    }
    return Collections.unmodifiableList(copy);
  }

  /** False for a table that only files have. */
  public boolean isOnPage() {
    return columns.stream().anyMatch(Column::isOnPage);
  }

  /** The place of the first column that a page has. */
  public int firstOnPage() {
    int place = 0;
    while (!columns.get(place).isOnPage()) {
      place++;
    }
    return place;
  }

  /** False for a table that only pages have. */
  public boolean isInFiles() {
    return columns.stream().anyMatch(each -> !each.files().isEmpty());
  }

  /** As a file has it, the total last. */
  public FileTable file() {
    List<FileTable.Heading> headings = new ArrayList<>();
    for (Column column : columns) {
      for (InFile each : column.files()) {
        headings.add(
            new FileTable.Heading(
                each.name(),
                column.label(),
                column.kind() == Kind.NAMED ? Kind.TEXT : column.kind(),
                column.description()));
      }
    }
    List<List<@Nullable Object>> all = new ArrayList<>(rows);
    if (total != null) {
      all.add(total);
    }
    return new FileTable(id, caption, headings, () -> all.stream().map(this::inFile));
  }

  private List<@Nullable Object> inFile(List<@Nullable Object> row) {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      for (InFile each : columns.get(i).files()) {
        cells.add(columns.get(i).inFile(each, row.get(i)));
      }
    }
    return cells;
  }

  /**
   * The same in another order: by one column, rows without a value there last, and rows alike there
   * by the first column of the page.
   *
   * @throws IndexOutOfBoundsException when there is no such column
   */
  public ReportTable orderedBy(int column, boolean descending) {
    int first = firstOnPage();
    Comparator<Object> values = columns.get(column)::compare;
    List<List<@Nullable Object>> ordered = new ArrayList<>(rows);
    ordered.sort(
        Comparator.comparing(
                (List<@Nullable Object> row) -> row.get(column),
                Comparator.nullsLast(descending ? values.reversed() : values))
            .thenComparing(
                row -> row.get(first), Comparator.nullsLast(columns.get(first)::compare)));
    return new ReportTable(id, caption, empty, columns, ordered, total);
  }
}
