package org.waymark.web.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.waymark.report.Column;
import org.waymark.report.ReportTable;
import org.waymark.web.problem.FieldError;

/**
 * The order of a table that its reader may sort by any column of the page. The parameter {@code
 * order} has the name of a column as an address has it, with "-" before it for the largest first.
 */
public final class TableOrder {

  /** The parameter that carries it. */
  public static final String PARAMETER = "order";

  private final ReportTable table;
  private final Function<String, String> address;
  private final int column;
  private final boolean descending;
  private final Optional<FieldError> problem;

  private TableOrder(
      ReportTable table,
      Function<String, String> address,
      int column,
      boolean descending,
      Optional<FieldError> problem) {
    this.table = table;
    this.address = address;
    this.column = column;
    this.descending = descending;
    this.problem = problem;
  }

  /**
   * Reads the order a page is asked for; by the first column where nothing or nonsense is asked.
   *
   * @param address of the page in another order
   */
  public static TableOrder read(
      Map<String, List<String>> parameters, ReportTable table, Function<String, String> address) {
    List<String> asked =
        parameters.getOrDefault(PARAMETER, List.of()).stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    if (asked.isEmpty()) {
      return new TableOrder(table, address, table.firstOnPage(), false, Optional.empty());
    }
    String text = asked.getFirst();
    boolean descending = text.startsWith("-");
    int column = place(table, descending ? text.substring(1) : text);
    return asked.size() == 1 && column >= 0
        ? new TableOrder(table, address, column, descending, Optional.empty())
        : new TableOrder(
            table, address, table.firstOnPage(), false, Optional.of(problem(text, table)));
  }

  private static FieldError problem(String text, ReportTable table) {
    return new FieldError(
        "",
        "The table cannot be ordered by “"
            + text
            + "”. Use one of: "
            + table.columns().stream()
                .filter(column -> column.isOnPage() && !column.files().isEmpty())
                .map(TableOrder::name)
                .collect(Collectors.joining(", "))
            + ".");
  }

  /** By any name it has in files; -1 for none. */
  private static int place(ReportTable table, String asked) {
    return IntStream.range(0, table.columns().size())
        .filter(i -> table.columns().get(i).isOnPage())
        .filter(
            i ->
                table.columns().get(i).files().stream()
                    .anyMatch(each -> each.name().replace('_', '-').equals(asked)))
        .findFirst()
        .orElse(-1);
  }

  private static String name(Column column) {
    return column.files().getFirst().name().replace('_', '-');
  }

  /** What was not understood; empty when all was. */
  public Optional<FieldError> problem() {
    return problem;
  }

  /** The table in this order. */
  public ReportTable table() {
    return table.orderedBy(column, descending);
  }

  private int placeOf(Column other) {
    return IntStream.range(0, table.columns().size())
        .filter(i -> table.columns().get(i) == other)
        .findFirst()
        .orElse(-1);
  }

  /** What a click on the heading of a column asks: figures begin with the largest. */
  String addressOf(Column clicked) {
    if (clicked.files().isEmpty()) {
      return "";
    }
    boolean down = placeOf(clicked) == column ? !descending : clicked.kind().isNumeric();
    return address.apply((down ? "-" : "") + name(clicked));
  }

  String sortOf(Column shown) {
    return placeOf(shown) != column ? "none" : descending ? "descending" : "ascending";
  }
}
