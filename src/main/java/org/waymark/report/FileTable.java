package org.waymark.report;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table as a file has it: flat, and made row by row while it is written, because the largest do
 * not fit in memory.
 *
 * @param id lower-case words joined by hyphens, unique among the tables of a report
 * @param caption what the rows are
 * @param rows gives the rows anew each time; each has a value, or null for none, in every column: a
 *     {@link Number}, a {@link java.time.LocalDate}, or anything whose text is meant
 */
public record FileTable(String id, String caption, List<Heading> columns, Rows rows) {

  /** Gives rows. */
  @FunctionalInterface
  public interface Rows {
    Stream<List<@Nullable Object>> stream();
  }

  /**
   * A column.
   *
   * @param label for readers; empty where the name says it
   * @param kind what its values are
   * @param meaning what it says, in words; empty where its heading says it
   */
  public record Heading(String name, String label, Column.Kind kind, String meaning) {

    /** Text of which the name says what it is. */
    public static Heading text(String name) {
      return new Heading(name, "", Column.Kind.TEXT, "");
    }
  }

  public FileTable {
    Objects.requireNonNull(rows);
    columns = List.copyOf(columns);
    if (columns.stream().map(Heading::name).distinct().count() < columns.size()) {
      throw new IllegalArgumentException("Two columns of " + id + " have one name");
    }
  }

  /** A table of texts, the first row its headings. */
  public static FileTable ofTexts(String id, List<List<String>> rows) {
    return new FileTable(
        id,
        "",
        rows.getFirst().stream().map(Heading::text).toList(),
        () -> rows.stream().skip(1).map(Collections::<@Nullable Object>unmodifiableList));
  }

  /** The names of its columns. */
  public List<String> header() {
    return columns.stream().map(Heading::name).toList();
  }

  /** The rows, each held against the number of columns. */
  Stream<List<@Nullable Object>> checkedRows() {
    return rows.stream()
        .peek(
            row -> {
              if (row.size() != columns.size()) {
                throw new IllegalStateException(
                    "A row of " + id + " has " + row.size() + " values, not " + columns.size());
              }
            });
  }
}
