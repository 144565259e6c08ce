package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.waymark.gap.GapRules;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/national} shows.
 *
 * @param findings the findings in the order of their columns
 */
public record NationalPage(
    PageFrame frame,
    GapNavigation navigation,
    String heading,
    List<FieldError> errors,
    GapForm form,
    List<String> notes,
    List<String> answer,
    String caption,
    List<Column> columns,
    List<Row> rows,
    String csvAddress,
    List<GapRules.Rule> rules,
    String date) {

  /**
   * A heading to sort by.
   *
   * @param symbol of a finding; empty for other columns
   * @param slug of a finding; empty for other columns
   */
  public record Column(
      String label, String symbol, String slug, String address, String sort, boolean numeric) {}

  /**
   * One police area.
   *
   * @param share of cells provided, in words
   * @param shareWidth the same as whole percent, for a bar
   * @param counts of each finding
   */
  public record Row(
      String name,
      String address,
      String residents,
      String listed,
      String cells,
      String gaps,
      String share,
      long shareWidth,
      List<String> counts) {
    public Row {
      counts = List.copyOf(counts);
    }
  }

  public NationalPage {
    Objects.requireNonNull(frame);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
    answer = List.copyOf(answer);
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    rules = List.copyOf(rules);
  }
}
