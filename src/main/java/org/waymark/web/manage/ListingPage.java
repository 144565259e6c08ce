package org.waymark.web.manage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.web.manage.ManagePage.Mark;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * A listing as a task list.
 *
 * @param marks state and freshness
 * @param missing what it needs before it can be submitted; empty when nothing is
 * @param told words that still tell where a place is that may not be known, and where to change
 *     them
 * @param waiting what waits; null when nothing does
 * @param actions what else can be done with it
 */
public record ListingPage(
    PageFrame frame,
    String id,
    String name,
    String organisation,
    String done,
    List<FieldError> errors,
    List<Mark> marks,
    State state,
    List<Line> parts,
    int complete,
    List<Missing> missing,
    List<Missing> told,
    @Nullable Waiting waiting,
    List<Action> actions) {
  /**
   * Where the listing stands.
   *
   * @param first true while it is not in the catalogue
   * @param checked when it was last checked, in words
   */
  public record State(
      boolean first, boolean open, boolean mayCheck, boolean published, String checked) {}

  /**
   * A part.
   *
   * @param mark null when it is complete, which GOV.UK shows without a colour
   */
  public record Line(String slug, String label, String words, @Nullable Mark mark, String href) {}

  /** Something missing, and where to add it; empty when no page does. */
  public record Missing(String words, String href) {}

  /** What waits for a decision. */
  public record Waiting(
      String id, String since, String by, String assignee, String why, List<Difference> fields) {}

  /** A field before and after. */
  public record Difference(String label, List<String> before, List<String> after) {}

  /** A link to a page that asks before it does something. */
  public record Action(String label, String href) {}
}
