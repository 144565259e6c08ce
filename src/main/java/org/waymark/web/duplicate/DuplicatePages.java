package org.waymark.web.duplicate;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/** What the templates {@code duplicate/…} show. */
public final class DuplicatePages {

  private DuplicatePages() {}

  /**
   * Likely pairs and what was merged.
   *
   * @param more how many further pairs there are
   */
  public record Overview(
      PageFrame frame,
      String done,
      List<Pair> listings,
      int more,
      List<Pair> organisations,
      List<Past> merges) {}

  /**
   * Two that may be the same.
   *
   * @param share how alike, e.g. "92 %"
   * @param reasons what speaks for and against it
   */
  public record Pair(
      String one,
      String oneNote,
      String other,
      String otherNote,
      String address,
      String share,
      List<String> reasons) {}

  /** A merge that can be taken back. */
  public record Past(
      String id, String kept, String dropped, String what, boolean undone, boolean undoable) {}

  /** One of the two. */
  public record Side(String id, String name, String organisation, String state, String address) {}

  /**
   * Two listings side by side.
   *
   * @param choices one for each field in which they differ
   */
  public record Compare(
      PageFrame frame,
      Side one,
      Side other,
      String share,
      List<String> reasons,
      List<Choice> choices) {}

  /** A field to take from one or the other. */
  public record Choice(String name, String field, List<String> one, List<String> other) {}

  /**
   * What a merge would come to.
   *
   * @param taken names of the fields that come from the dropped listing, to be sent back
   * @param problems why it cannot be merged like this
   * @param back address of the comparison
   */
  public record Preview(
      PageFrame frame,
      Side kept,
      Side dropped,
      String keptVersion,
      String droppedVersion,
      List<String> taken,
      List<Told> listing,
      List<String> problems,
      String why,
      String back,
      List<FieldError> errors) {}

  /**
   * A field of the merged listing; {@code from} says where it comes from when that was a choice.
   */
  public record Told(String field, List<String> lines, String from) {}

  /** Two organisations side by side. */
  public record Organisations(
      PageFrame frame,
      Side one,
      Side other,
      String share,
      List<String> reasons,
      List<Choice> facts,
      String why,
      List<FieldError> errors) {}
}
