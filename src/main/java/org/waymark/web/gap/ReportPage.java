package org.waymark.web.gap;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.gap.figures.FigureReport;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/report} shows: a report of sentences and tables.
 *
 * @param path of the page
 * @param supposing the choices of a supposition; null on other pages
 * @param answer null while no area has been chosen
 */
public record ReportPage(
    PageFrame frame,
    GapNavigation navigation,
    String heading,
    String invitation,
    List<FieldError> errors,
    GapForm form,
    String path,
    @Nullable SupposingForm supposing,
    List<String> notes,
    @Nullable Answer answer) {

  /** The answer; the first sentence is the headline. */
  public record Answer(
      List<String> sentences,
      List<Table> tables,
      List<FigureReport.Explanation> explanations,
      String jsonAddress,
      String date) {
    public Answer {
      sentences = List.copyOf(sentences);
      tables = List.copyOf(tables);
      explanations = List.copyOf(explanations);
    }
  }

  /**
   * A table, or the sentence in its place.
   *
   * @param more how many further rows only the file has
   */
  public record Table(
      String id,
      String caption,
      String empty,
      List<Column> columns,
      List<List<Value>> rows,
      long more,
      String csvAddress) {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** A heading. */
  public record Column(String label, boolean numeric) {}

  /**
   * A value.
   *
   * @param address where it leads; empty for nowhere
   * @param mark of a finding; null for everything else
   */
  public record Value(String words, String address, @Nullable FindingMark mark) {}

  public ReportPage {
    Objects.requireNonNull(frame);
    Objects.requireNonNull(navigation);
    Objects.requireNonNull(form);
    errors = List.copyOf(errors);
    notes = List.copyOf(notes);
  }
}
