package org.waymark.web.gap;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code gap/line} shows: one question of the expected offer in an area.
 *
 * @param caption the area and the crime, over the heading
 * @param heading the question
 * @param sentences the answer
 * @param closing what would close it; empty where nothing has to
 * @param said what commissioners have said of it, in words; empty for nothing
 * @param ways what the reader may say or do of it
 * @param need what is known of those it is for, or why nothing is
 * @param yardstick how much of it there should be; empty where nothing is published
 * @param tables parts of the area, services that count, services ruled out
 */
public record QuestionPage(
    PageFrame frame,
    GapNavigation navigation,
    String caption,
    String heading,
    List<FieldError> errors,
    List<String> notes,
    FindingMark mark,
    String meaning,
    List<String> sentences,
    String closing,
    String said,
    List<Link> ways,
    List<String> need,
    String yardstick,
    List<Source> sources,
    List<TablePart> tables,
    List<Link> links,
    String date) {

  /**
   * Where it is written.
   *
   * @param address of the document; empty where it is not on the web
   */
  public record Source(String words, String address) {}

  /** A link. */
  public record Link(String label, String address) {}
}
