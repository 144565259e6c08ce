package org.waymark.web.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.report.Column;
import org.waymark.report.Column.Kind;
import org.waymark.report.Figures;
import org.waymark.report.Named;
import org.waymark.report.NamedList;
import org.waymark.report.ReportTable;

/**
 * A table as the template {@code report/table} shows it, or the sentence in its place.
 *
 * @param total the row of all the others; null for none
 * @param more how many further rows only the file has
 * @param file address of the file; empty where it is named elsewhere
 */
public record TablePart(
    String id,
    String caption,
    String empty,
    List<Heading> headings,
    List<Row> rows,
    @Nullable Row total,
    long more,
    String file) {

  /** Rows that a page shows; the file has all of them. */
  public static final int MOST_ROWS = 100;

  /** Rows that are seen before a long table is unfolded. */
  public static final int FIRST_ROWS = 12;

  /** A table this long is shown whole: unfolding it would win less than it costs. */
  private static final int WHOLE_ROWS = 18;

  /** Names in a cell; the rest are behind a link. */
  private static final int MOST_NAMES = 5;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.UK);

  /**
   * A heading.
   *
   * @param address what a click on it asks; empty where the table cannot be sorted
   * @param sort value of aria-sort: ascending, descending, none, or empty where it cannot be sorted
   */
  public record Heading(String label, boolean numeric, String address, String sort) {}

  /**
   * A row; its first value is its heading when that is a name.
   *
   * @param id of the element; empty for none
   */
  public record Row(String id, List<Value> values) {}

  /**
   * A value.
   *
   * @param detail small words beside it; empty for none
   * @param address where it leads; empty for nowhere
   * @param about what tells it, for a listener, from links of the same words in the table; empty
   *     where nothing has to
   * @param style of a finding, or of the swatch before a figure; empty for neither
   * @param symbol of a finding; empty for everything else
   * @param names several names in its place; empty for one value
   */
  public record Value(
      String words,
      String detail,
      String address,
      String about,
      String style,
      String symbol,
      boolean heading,
      List<Value> names) {
    static Value of(String words) {
      return new Value(words, "", "", "", "", "", false, List.of());
    }

    static Value of(Named named) {
      return new Value(
          named.label(),
          named.detail(),
          named.address(),
          "",
          named.symbol().isEmpty() ? "" : "finding-" + named.code(),
          named.symbol(),
          false,
          List.of());
    }

    static Value of(List<Value> names) {
      return new Value("", "", "", "", "", "", false, names);
    }

    Value asHeading() {
      return new Value(words, detail, address, about, style, symbol, true, names);
    }

    /** The same, and each of its names, saying what it is about where it has to. */
    Value about(String what, Predicate<Value> needed) {
      return new Value(
          words,
          detail,
          address,
          !address.isEmpty() && needed.test(this) ? what : "",
          style,
          symbol,
          heading,
          names.stream().map(each -> each.about(what, needed)).toList());
    }

    /** The same after a swatch of a style of the map. */
    public Value withSwatch(String style) {
      return new Value(words, detail, address, about, style, symbol, heading, names);
    }

    /** The links in it: its own, or those of its names. */
    private Stream<Value> links() {
      return names.isEmpty()
          ? Stream.of(this).filter(each -> !each.address.isEmpty())
          : names.stream().flatMap(Value::links);
    }
  }

  /**
   * The first rows of a table.
   *
   * @param file address of its file; empty where that is named elsewhere
   */
  public static TablePart of(ReportTable table, String file) {
    return of(table, file, MOST_ROWS, null);
  }

  /**
   * A table of which the page shows so many rows.
   *
   * @param order how it is ordered, for headings that sort; null for a table in an order of its own
   */
  public static TablePart of(
      ReportTable table, String file, int mostRows, @Nullable TableOrder order) {
    return of(table, file, mostRows, order, order != null);
  }

  /** The whole table below a map, whose areas lead to its rows. */
  public static TablePart belowMap(ReportTable table) {
    return of(table, "", Integer.MAX_VALUE, null, true);
  }

  private static TablePart of(
      ReportTable table, String file, int mostRows, @Nullable TableOrder order, boolean linked) {
    List<Integer> shown =
        IntStream.range(0, table.columns().size())
            .filter(i -> table.columns().get(i).isOnPage())
            .boxed()
            .toList();
    List<@Nullable Object> total = table.total();
    return new TablePart(
        table.id(),
        table.caption(),
        table.empty(),
        shown.stream().map(i -> heading(table.columns().get(i), order)).toList(),
        toldApart(
            table.rows().stream()
                .limit(mostRows)
                .map(row -> row(table, shown, row, linked))
                .toList(),
            IntStream.range(0, shown.size())
                .filter(i -> isNamed(table.columns().get(shown.get(i))))
                .boxed()
                .toList()),
        total == null ? null : row(table, shown, total, false),
        Math.max(0, table.rows().size() - mostRows),
        file);
  }

  /**
   * Links of the same words that lead to different pages say which row they are of: by its heading,
   * or by all its names where rows share a heading.
   */
  private static List<Row> toldApart(List<Row> rows, List<Integer> names) {
    Map<String, Set<String>> addresses = new HashMap<>();
    rows.stream()
        .flatMap(row -> row.values().stream())
        .flatMap(Value::links)
        .forEach(
            link ->
                addresses
                    .computeIfAbsent(link.words(), words -> new HashSet<>())
                    .add(link.address()));
    Predicate<Value> same = link -> addresses.getOrDefault(link.words(), Set.of()).size() > 1;
    long headings =
        rows.stream()
            .map(row -> row.values().getFirst())
            .filter(Value::heading)
            .map(Value::words)
            .distinct()
            .count();
    List<Integer> telling = headings == rows.size() ? List.of(0) : names;
    return rows.stream().map(row -> toldApart(row, telling, same)).toList();
  }

  private static Row toldApart(Row row, List<Integer> telling, Predicate<Value> same) {
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < row.values().size(); i++) {
      int place = i;
      String others =
          telling.stream()
              .filter(each -> each != place)
              .map(each -> row.values().get(each).words())
              .collect(Collectors.joining(", "));
      values.add(row.values().get(i).about(others, same));
    }
    return new Row(row.id(), values);
  }

  /** True for a table of which a page shows the first rows until it is asked for all. */
  public boolean folds() {
    return rows.size() > WHOLE_ROWS;
  }

  /**
   * True for a row that is seen when the table is unfolded.
   *
   * @param row its place
   */
  public boolean isFolded(int row) {
    return folds() && row >= FIRST_ROWS;
  }

  /** The same with a swatch before a value of each row that has a style. */
  public TablePart withSwatches(int column, List<String> styles) {
    List<Row> swatched = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      List<Value> values = new ArrayList<>(rows.get(i).values());
      values.set(column, values.get(column).withSwatch(styles.get(i)));
      swatched.add(new Row(rows.get(i).id(), values));
    }
    return new TablePart(id, caption, empty, headings, swatched, total, more, file);
  }

  private static Heading heading(Column column, @Nullable TableOrder order) {
    return order == null
        ? new Heading(column.label(), column.kind().isNumeric(), "", "")
        : new Heading(
            column.label(),
            column.kind().isNumeric(),
            order.addressOf(column),
            order.sortOf(column));
  }

  private static Row row(
      ReportTable table, List<Integer> shown, List<@Nullable Object> row, boolean linked) {
    List<Value> values = new ArrayList<>();
    for (int i : shown) {
      Column column = table.columns().get(i);
      Value value = value(column, row.get(i));
      values.add(values.isEmpty() && isNamed(column) ? value.asHeading() : value);
    }
    Object first = row.get(shown.getFirst());
    return new Row(linked && first instanceof Named named ? "area-" + named.code() : "", values);
  }

  private static boolean isNamed(Column column) {
    return column.kind() == Kind.NAMED || column.kind() == Kind.TEXT;
  }

  private static Value value(Column column, @Nullable Object value) {
    if (value == null || value.equals("")) {
      return Value.of(column.none());
    }
    return switch (column.kind()) {
      case TEXT -> Value.of((String) value);
      case WHOLE -> Value.of(Figures.whole((Long) value));
      case POUNDS -> Value.of("£" + Figures.whole((Long) value));
      case SHARE -> Value.of(Figures.percent((Double) value));
      case DECIMAL -> Value.of(decimal((Double) value));
      case YES_NO -> Value.of((Boolean) value ? "Yes" : "No");
      case DAY -> Value.of(((LocalDate) value).format(DATE));
      case NAMED -> Value.of((Named) value);
      case LIST -> list((NamedList) value, column.none());
    };
  }

  private static Value list(NamedList list, String none) {
    if (list.items().isEmpty()) {
      return Value.of(none);
    }
    List<Value> names =
        new ArrayList<>(list.items().stream().limit(MOST_NAMES).map(Value::of).toList());
    int more = list.items().size() - MOST_NAMES;
    if (more > 0) {
      names.add(Value.of(Named.of("", "and " + Figures.whole(more) + " more").at(list.address())));
    }
    return Value.of(names);
  }

  /** From a hundred on, tenths say nothing. */
  private static String decimal(double value) {
    return value >= 100 ? Figures.whole(Math.round(value)) : Figures.oneDecimal(value);
  }
}
