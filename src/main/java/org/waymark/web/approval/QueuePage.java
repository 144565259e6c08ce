package org.waymark.web.approval;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * What the template {@code approval/queue} shows.
 *
 * @param done what was just done, in a sentence; empty when nothing was
 * @param organisations to filter by
 * @param assignees to filter by
 * @param filtered true when something was chosen to filter by
 * @param total everything that waits, whatever was chosen
 */
public record QueuePage(
    PageFrame frame,
    String done,
    List<Choice> organisations,
    List<Choice> assignees,
    boolean filtered,
    int total,
    List<Row> waiting,
    List<Correction> corrections) {

  /** One choice of a list. */
  public record Choice(String value, String label, boolean chosen) {}

  /**
   * A change that waits.
   *
   * @param what it is, e.g. "Contacts and opening times"
   * @param age e.g. "12 days"
   * @param old true when it has waited for two weeks
   * @param assignee a name, "you", or empty while nobody has it
   * @param mayDecide false for one's own change
   */
  public record Row(
      String address,
      String service,
      String organisation,
      boolean first,
      String what,
      String author,
      String age,
      boolean old,
      String assignee,
      boolean mayDecide) {}

  /**
   * A number that was corrected and is live.
   *
   * @param lock to be sent back
   */
  public record Correction(
      String address,
      String service,
      String organisation,
      String author,
      String age,
      List<String> before,
      List<String> after,
      long lock) {}
}
