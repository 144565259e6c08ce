package org.waymark.web.gap;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.report.Report;
import org.waymark.web.coverage.CoveragePicture;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code gap/profile} shows: an area on two sides of paper.
 *
 * @param kind of the area, over the heading
 * @param sentences the first is the headline
 * @param first what to act on first
 */
public record ProfilePage(
    PageFrame frame,
    GapNavigation navigation,
    String kind,
    String heading,
    List<FieldError> errors,
    GapForm form,
    List<String> notes,
    List<String> sentences,
    List<Count> counts,
    TablePart first,
    Beside beside,
    Money money,
    Map map,
    OfferGrid grid,
    List<Report.Explanation> explanations,
    List<Link> links,
    List<Link> files,
    String date) {

  /**
   * How many questions came to an answer.
   *
   * @param mark its symbol and style
   * @param from where its piece of the bar begins, in thousandths of the bar
   * @param wide how wide it is, in thousandths
   */
  public record Count(String label, int questions, FindingMark mark, long from, long wide) {}

  /**
   * The area among others.
   *
   * @param words its place, in a sentence
   * @param dots places of the others along a line of a thousand
   * @param own its own
   * @param table the same in figures
   */
  public record Beside(String words, List<Long> dots, long own, TablePart table) {}

  /**
   * Money and contracts.
   *
   * @param spend in sentences; empty for whoever may not see it
   * @param contracts null for whoever may not see them
   */
  public record Money(List<String> spend, @Nullable TablePart contracts) {}

  /**
   * The parts of the area by the share of questions met.
   *
   * @param picture null where there are no parts, or no outlines
   * @param heading of the legend
   */
  public record Map(
      @Nullable CoveragePicture picture, String heading, List<Key> legend, TablePart table) {}

  /** One entry of the legend. */
  public record Key(String style, String label) {}

  /** A link. */
  public record Link(String label, String address) {}
}
