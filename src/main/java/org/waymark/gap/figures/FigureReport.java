package org.waymark.gap.figures;

import java.util.List;
import java.util.Objects;

/**
 * A report in sentences and tables.
 *
 * @param heading of the page
 * @param sentences the answer; the first of them is the headline
 * @param tables in their order
 * @param explanations how to read it
 */
public record FigureReport(
    String heading,
    List<String> sentences,
    List<FigureTable> tables,
    List<Explanation> explanations) {

  /** Something to know, behind its heading. */
  public record Explanation(String heading, String words) {}

  public FigureReport {
    Objects.requireNonNull(heading);
    sentences = List.copyOf(sentences);
    tables = List.copyOf(tables);
    explanations = List.copyOf(explanations);
    if (sentences.isEmpty()) {
      throw new IllegalArgumentException("A report answers in at least one sentence");
    }
  }
}
