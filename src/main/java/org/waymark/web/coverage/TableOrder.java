package org.waymark.web.coverage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.waymark.coverage.CoverageReport.Row;

/**
 * The order of the table's rows.
 *
 * @param descending largest first
 */
public record TableOrder(Column column, boolean descending) {

  /** The parameter that carries it: a column's slug, with "-" before it for descending. */
  static final String PARAMETER = "order";

  /** By name. */
  static final TableOrder USUAL = new TableOrder(Column.AREA, false);

  /** The table's columns that can be sorted by. */
  public enum Column {
    AREA("area", "Area", Comparator.comparing(row -> row.area().shortName())),
    RESIDENTS(
        "residents", "Residents", Comparator.comparingLong(row -> row.coverage().population())),
    REACHED("reached", "Reached", Comparator.comparingLong(row -> row.coverage().reached())),
    SHARE("share", "Share reached", Comparator.comparingDouble(row -> row.coverage().share())),
    UNREACHED(
        "unreached", "Not reached", Comparator.comparingLong(row -> row.coverage().unreached())),
    DEPTH(
        "depth",
        "Services per resident",
        Comparator.comparingDouble(row -> row.coverage().meanDepth())),
    SERVICES("services", "Local services", Comparator.comparingInt(row -> row.services().size()));

    private final String slug;
    private final String label;
    private final Comparator<Row> comparator;

    Column(String slug, String label, Comparator<Row> comparator) {
      this.slug = slug;
      this.label = label;
      this.comparator = comparator;
    }

    public String slug() {
      return slug;
    }

    public String label() {
      return label;
    }
  }

  /** The order a parameter asks for; empty when there is none of that name. */
  static Optional<TableOrder> parse(String text) {
    boolean descending = text.startsWith("-");
    String slug = descending ? text.substring(1) : text;
    return Arrays.stream(Column.values())
        .filter(column -> column.slug.equals(slug))
        .findFirst()
        .map(column -> new TableOrder(column, descending));
  }

  /** What the parameter may be, in words. */
  static String choices() {
    return Arrays.stream(Column.values()).map(Column::slug).collect(Collectors.joining(", "));
  }

  Comparator<Row> comparator() {
    Comparator<Row> main = descending ? column.comparator.reversed() : column.comparator;
    return main.thenComparing(row -> row.area().shortName())
        .thenComparing(row -> row.area().code());
  }

  /** The order that a click on a column's heading leads to: numbers begin with the largest. */
  TableOrder afterClickOn(Column clicked) {
    return clicked == column
        ? new TableOrder(clicked, !descending)
        : new TableOrder(clicked, clicked != Column.AREA);
  }

  String value() {
    return (descending ? "-" : "") + column.slug;
  }
}
