package org.waymark.web.gap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.waymark.gap.GapByArea.Row;
import org.waymark.geography.AreaKind;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.web.problem.FieldError;

/**
 * How the map of the gap analysis is divided, coloured and ordered.
 *
 * @param descending largest first
 */
record MapOptions(AreaKind by, Measure show, Column order, boolean descending) {

  static final Set<String> NAMES = Set.of("by", "show", "order");

  /** What the colours say. */
  enum Measure {
    FINDING("finding", "The finding"),
    SHARE("share", "Share of residents reached"),
    PRIORITY("priority", "Priority of the gap");

    private final String slug;
    private final String label;

    Measure(String slug, String label) {
      this.slug = slug;
      this.label = label;
    }

    String slug() {
      return slug;
    }

    String label() {
      return label;
    }
  }

  /** The table's columns. */
  enum Column {
    AREA("area", "Area"),
    FINDING("finding", "Finding"),
    RESIDENTS("residents", "Residents"),
    REACHED("reached", "Reached"),
    SHARE("share", "Share reached"),
    SERVICES("services", "Local services"),
    PRIORITY("priority", "Priority");

    private final String slug;
    private final String label;

    Column(String slug, String label) {
      this.slug = slug;
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  static MapOptions read(
      Map<String, List<String>> parameters, GapQuestion question, List<FieldError> errors) {
    String by = first(parameters, "by");
    Optional<AreaKind> kind = AreaKind.ofSlug(by).filter(FilterParameters.SHOWN_BY::contains);
    if (!by.isEmpty() && kind.isEmpty()) {
      errors.add(
          refuse(
              "by",
              by,
              "by",
              FilterParameters.SHOWN_BY.stream()
                  .map(AreaKind::slug)
                  .collect(Collectors.joining(", "))));
    }
    String show = first(parameters, "show");
    Optional<Measure> measure =
        Arrays.stream(Measure.values()).filter(each -> each.slug.equals(show)).findFirst();
    if (!show.isEmpty() && measure.isEmpty()) {
      errors.add(
          refuse(
              "show",
              show,
              "show",
              Arrays.stream(Measure.values())
                  .map(Measure::slug)
                  .collect(Collectors.joining(", "))));
    }
    String order = first(parameters, "order");
    boolean descending = order.startsWith("-");
    String slug = descending ? order.substring(1) : order;
    Optional<Column> column =
        Arrays.stream(Column.values()).filter(each -> each.slug.equals(slug)).findFirst();
    if (!order.isEmpty() && column.isEmpty()) {
      errors.add(
          refuse(
              "",
              order,
              "order",
              Arrays.stream(Column.values())
                  .map(each -> each.slug)
                  .collect(Collectors.joining(", "))));
    }
    return new MapOptions(
        kind.orElse(CoverageQuestion.usual(question.area())),
        measure.orElse(Measure.FINDING),
        column.orElse(Column.AREA),
        descending && column.isPresent());
  }

  private static FieldError refuse(String field, String value, String name, String choices) {
    return new FieldError(
        field, "“" + value + "” is not a choice for “" + name + "”. Use one of: " + choices + ".");
  }

  private static String first(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  /**
   * @param priority the score of a row; below 0 where there is none
   */
  Comparator<Row> comparator(ToDoubleFunction<Row> priority) {
    Comparator<Row> main =
        switch (order) {
          case AREA -> Comparator.comparing((Row row) -> row.area().shortName());
          case FINDING -> Comparator.comparing((Row row) -> row.cell().finding());
          case RESIDENTS -> Comparator.comparingLong((Row row) -> row.cell().result().population());
          case REACHED ->
              Comparator.comparingLong((Row row) -> row.cell().at().provision().reached());
          case SHARE -> Comparator.comparingDouble(Row::share);
          case SERVICES ->
              Comparator.comparingInt((Row row) -> row.cell().at().provision().services());
          case PRIORITY -> Comparator.comparingDouble(priority);
        };
    return (descending ? main.reversed() : main)
        .thenComparing(row -> row.area().shortName())
        .thenComparing(row -> row.area().code());
  }

  MapOptions clicked(Column column) {
    boolean numbersFirst = column != Column.AREA && column != Column.FINDING;
    return new MapOptions(by, show, column, column == order ? !descending : numbersFirst);
  }

  String sortOf(Column column) {
    return column != order ? "none" : descending ? "descending" : "ascending";
  }

  Map<String, String> toParameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("by", by.slug());
    all.put("show", show == Measure.FINDING ? "" : show.slug);
    all.put(
        "order", order == Column.AREA && !descending ? "" : (descending ? "-" : "") + order.slug);
    return all;
  }
}
