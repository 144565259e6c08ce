package org.waymark.web.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.waymark.listing.FieldChange;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;
import org.waymark.web.problem.WithErrors;

/**
 * What the template {@code approval/change} shows.
 *
 * @param lock to be sent back
 * @param notice why this person does not decide; empty when they do, or nobody does any more
 * @param liveAddress of the listing as it is published; empty when it is not
 * @param sent what was typed and could not be done
 */
public record ChangePage(
    PageFrame frame,
    Head head,
    Proposal proposal,
    long lock,
    boolean correction,
    Rights rights,
    String notice,
    String liveAddress,
    List<Choice> approvers,
    List<Remark> remarks,
    SentForm sent,
    List<FieldError> errors)
    implements WithErrors {

  /**
   * What the change is of.
   *
   * @param path address of the change
   * @param done what was just done, in a sentence; empty when nothing was
   */
  public record Head(
      String path,
      String service,
      String organisation,
      String state,
      String stateColour,
      String done) {}

  /**
   * What is proposed.
   *
   * @param facts about the change
   * @param differences field by field; empty for a new listing
   * @param told what a new listing would say; empty for a change
   * @param moved fields in which the live listing has moved on since
   * @param over what to send back when the proposal is to stand nevertheless; empty when nothing
   *     moved
   */
  public record Proposal(
      List<Fact> facts,
      List<Difference> differences,
      List<Told> told,
      List<Moved> moved,
      String over) {}

  /** What this person may do. */
  public record Rights(boolean decides, boolean reassigns, boolean comments, boolean checks) {}

  /** A line of the summary. */
  public record Fact(String name, String value) {}

  /**
   * A line of a field.
   *
   * @param mark "Removed" or "Added"; empty for what stays
   */
  public record Line(String words, String mark) {}

  /** One field; empty lists say nothing. */
  public record Difference(String id, String field, List<Line> before, List<Line> after) {
    /**
     * One field in two columns.
     *
     * @param prefix keeps identifiers apart where a page shows several listings
     */
    public static Difference of(String prefix, FieldChange change) {
      return new Difference(
          prefix + "field-" + change.field().name().toLowerCase(Locale.ROOT).replace('_', '-'),
          change.field().label(),
          lines(change.before(), change.removed(), "Removed"),
          lines(change.after(), change.added(), "Added"));
    }

    private static List<Line> lines(List<String> all, List<String> marked, String mark) {
      List<String> left = new ArrayList<>(marked);
      return all.stream().map(words -> new Line(words, left.remove(words) ? mark : "")).toList();
    }
  }

  /** A field of a new listing. */
  public record Told(String field, List<String> lines) {}

  /** A field in which the live listing has moved on, and what it says now. */
  public record Moved(String field, List<String> lines) {}

  /** Something said. */
  public record Remark(String author, String when, String text) {}
}
