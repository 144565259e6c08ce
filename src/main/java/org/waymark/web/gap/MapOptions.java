package org.waymark.web.gap;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.geography.AreaKind;
import org.waymark.query.CoverageQuestion;
import org.waymark.query.FilterParameters;
import org.waymark.query.GapQuestion;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TableOrder;

/** How the map of the gap analysis is divided and coloured. */
record MapOptions(AreaKind by, Measure show) {

  static final Set<String> NAMES = Set.of("by", "show", TableOrder.PARAMETER);

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
    return new MapOptions(
        kind.orElse(CoverageQuestion.usual(question.area())), measure.orElse(Measure.FINDING));
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

  Map<String, String> toParameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("by", by.slug());
    all.put("show", show == Measure.FINDING ? "" : show.slug);
    return all;
  }
}
