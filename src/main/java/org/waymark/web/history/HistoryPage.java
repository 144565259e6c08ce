package org.waymark.web.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.approval.ChangePage.Difference;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * The history of one listing.
 *
 * @param address of this page
 * @param listing of the public page; empty when it has none now
 * @param done what was just done, in words; empty when nothing was
 * @param begins where the history begins, in words
 * @param then what the listing said on the day that was asked for; null when none was
 * @param version what a form that puts a version back sends; empty when the reader may not
 * @param earlier address of the page with earlier changes; empty when these are all
 */
public record HistoryPage(
    PageFrame frame,
    String name,
    String address,
    String listing,
    String done,
    String begins,
    Day asked,
    @Nullable Then then,
    List<Change> changes,
    String version,
    String earlier,
    List<FieldError> errors) {

  /** A day as it was typed. */
  public record Day(String day, String month, String year) {}

  /**
   * One change.
   *
   * @param restorable true when the listing can be put back to what it was after it
   */
  public record Change(
      long revision,
      String what,
      String when,
      String who,
      String why,
      List<Difference> differences,
      boolean restorable) {}

  /**
   * The listing on a day.
   *
   * @param lines empty when it was not there
   */
  public record Then(String day, List<Line> lines) {}

  /** A field and what it said. */
  public record Line(String field, List<String> words) {}

  /** What is wrong with the day; empty when nothing is. */
  public String dayError() {
    return errors.stream()
        .filter(error -> error.field().equals("day"))
        .map(FieldError::message)
        .findFirst()
        .orElse("");
  }
}
