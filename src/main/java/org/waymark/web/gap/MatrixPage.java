package org.waymark.web.gap;

import java.util.List;
import org.waymark.gap.cell.GapRules;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/matrix} shows.
 *
 * @param rules how findings are made
 * @param date the day of the catalogue, in words
 */
public record MatrixPage(
    PageFrame frame,
    GapNavigation navigation,
    String heading,
    List<FieldError> errors,
    Options options,
    List<String> notes,
    Answer answer,
    Table table,
    Links links,
    List<GapRules.Rule> rules,
    String date) {

  /**
   * What was asked.
   *
   * @param columnChoices how much of the kinds of support is shown
   * @param onlyChoices which cells are shown
   * @param allRows true when every cohort is shown
   */
  public record Options(
      GapForm form, List<Choice> columnChoices, List<Choice> onlyChoices, boolean allRows) {}

  /**
   * The answer in words and counts.
   *
   * @param headline the answer in a sentence
   * @param about further sentences
   * @param counts how many cells have each finding, and the address that shows these only
   */
  public record Answer(String headline, List<String> about, List<Count> counts) {}

  /**
   * The matrix itself.
   *
   * @param groups headings over the columns
   * @param leftOut what the table leaves out, in words; empty when nothing is
   * @param allAddress the same with nothing filtered
   */
  public record Table(
      String caption,
      Column nameColumn,
      Column gapsColumn,
      List<Group> groups,
      List<Column> columns,
      List<Row> rows,
      String leftOut,
      String allAddress) {}

  /** The same elsewhere and as files. */
  public record Links(
      String areaAddress,
      String coverageAddress,
      String csvAddress,
      String xlsxAddress,
      String apiAddress) {}

  /**
   * @param current true when the table shows these only
   */
  public record Count(FindingMark mark, int cells, String address, boolean current) {}

  /** A heading over columns that stand side by side. */
  public record Group(String label, int span) {}

  /**
   * @param title the full name
   * @param sort value of aria-sort
   * @param sortAddress the same table sorted by it
   * @param narrower how many narrower kinds it has that are not shown beside it
   * @param narrowerAddress the table of these
   */
  public record Column(
      String label,
      String title,
      String sort,
      String sortAddress,
      int narrower,
      String narrowerAddress) {}

  /**
   * @param depth how far below a row that is shown
   * @param gaps of the cells shown in it
   */
  public record Row(
      String id,
      String label,
      int depth,
      int gaps,
      int narrower,
      String narrowerAddress,
      List<Cell> cells) {}

  /**
   * @param shown false for a cell that the choice of cells leaves out, and where a cell makes no
   *     sense
   * @param notRelevant true when a commissioner has said that it is not relevant in the area
   * @param address of the page of the cell
   */
  public record Cell(FindingMark mark, boolean shown, boolean notRelevant, String address) {}
}
