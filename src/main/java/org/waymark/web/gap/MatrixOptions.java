package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.waymark.gap.cell.GapFinding;
import org.waymark.vocabulary.JourneyStage;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.VocabularyKind;
import org.waymark.web.problem.FieldError;

/**
 * What of the matrix is shown, and in which order.
 *
 * @param rows {@link #ALL} for every cohort; empty for the main ones
 * @param columns {@link #ALL}, a stage of the journey, or empty for the widest kinds
 * @param only {@link #GAPS}, the slug of a finding, or empty for every cell
 * @param order {@link #BY_NAME}, {@link #BY_GAPS} or the id of a support type, with "-" before it
 *     for descending; empty for the order of the vocabulary
 */
record MatrixOptions(String rows, String columns, String only, String order) {

  static final String ALL = "all";
  static final String GAPS = "gaps";
  static final String BY_NAME = "name";
  static final String BY_GAPS = "gaps";

  /** The names of its parameters. */
  static final Set<String> NAMES = Set.of("rows", "columns", "only", "order");

  static MatrixOptions read(
      Map<String, List<String>> parameters, Vocabularies vocabularies, List<FieldError> errors) {
    return new MatrixOptions(
        one(parameters, "rows", "rows", ALL::equals, ALL, errors),
        one(
            parameters,
            "columns",
            "columns",
            text -> text.equals(ALL) || JourneyStage.findBySlug(text).isPresent(),
            String.join(
                ", ",
                Stream.concat(
                        Stream.of(ALL),
                        Arrays.stream(JourneyStage.values()).map(JourneyStage::slug))
                    .toList()),
            errors),
        one(
            parameters,
            "only",
            "only",
            text -> text.equals(GAPS) || GapFinding.ofSlug(text).isPresent(),
            String.join(
                ", ",
                Stream.concat(
                        Stream.of(GAPS), Arrays.stream(GapFinding.values()).map(GapFinding::slug))
                    .toList()),
            errors),
        one(
            parameters,
            "order",
            "",
            text -> isOrder(text.startsWith("-") ? text.substring(1) : text, vocabularies),
            "name, gaps or a kind of support as in the list",
            errors));
  }

  private static boolean isOrder(String text, Vocabularies vocabularies) {
    return text.equals(BY_NAME)
        || text.equals(BY_GAPS)
        || (TermId.isValid(text)
            && vocabularies.of(VocabularyKind.SUPPORT_TYPE).find(new TermId(text)).isPresent());
  }

  private static String one(
      Map<String, List<String>> parameters,
      String name,
      String field,
      Predicate<String> isKnown,
      String choices,
      List<FieldError> errors) {
    List<String> given =
        parameters.getOrDefault(name, List.of()).stream()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .distinct()
            .toList();
    if (given.isEmpty()) {
      return "";
    }
    if (given.size() == 1 && isKnown.test(given.getFirst())) {
      return given.getFirst();
    }
    errors.add(
        new FieldError(
            field,
            "“"
                + String.join(", ", given)
                + "” is not a choice for “"
                + name
                + "”. Use one of: "
                + choices
                + "."));
    return "";
  }

  boolean allRows() {
    return rows.equals(ALL);
  }

  boolean allColumns() {
    return columns.equals(ALL);
  }

  Optional<JourneyStage> stage() {
    return JourneyStage.findBySlug(columns);
  }

  /** True when a cell of that finding is shown. */
  boolean shows(GapFinding finding) {
    return only.isEmpty() || (only.equals(GAPS) ? finding.isGap() : finding.slug().equals(only));
  }

  boolean descending() {
    return order.startsWith("-");
  }

  /** What is sorted by, without the direction. */
  String orderedBy() {
    return descending() ? order.substring(1) : order;
  }

  /** As parameters of an address. */
  Map<String, String> toParameters() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("rows", rows);
    all.put("columns", columns);
    all.put("only", only);
    all.put("order", order);
    return all;
  }

  MatrixOptions withOnly(String other) {
    return new MatrixOptions(rows, columns, other, order);
  }

  /** After a click on a heading: worst first, then the other way round; names from A. */
  MatrixOptions clicked(String column) {
    boolean downFirst = column.equals(BY_GAPS);
    String next =
        orderedBy().equals(column)
            ? (descending() ? column : "-" + column)
            : (downFirst ? "-" : "") + column;
    return new MatrixOptions(rows, columns, only, next);
  }

  /** The value of aria-sort for a heading. */
  String sortOf(String column) {
    if (!orderedBy().equals(column)) {
      return "none";
    }
    return descending() ? "descending" : "ascending";
  }

  /** Choices of the list of columns, by value. */
  static Map<String, String> columnChoices() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("", "The widest kinds");
    for (JourneyStage stage : JourneyStage.values()) {
      choices.put(stage.slug(), "Every kind of “" + stage.label() + "”");
    }
    choices.put(ALL, "Every kind");
    return choices;
  }

  /** Choices of the list of cells, by value. */
  static Map<String, String> onlyChoices() {
    Map<String, String> choices = new LinkedHashMap<>();
    choices.put("", "All cells");
    choices.put(GAPS, "Gaps only");
    List<GapFinding> findings = new ArrayList<>(List.of(GapFinding.values()));
    findings.forEach(finding -> choices.put(finding.slug(), finding.label() + " only"));
    return choices;
  }
}
