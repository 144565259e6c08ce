package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.manage.ListingPage.Difference;
import org.waymark.web.manage.ManagePage.Mark;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * One change: what it changes, how far it is, and what was said about it.
 *
 * @param facts what is known of it, a term and a text each
 * @param mayTakeBack true while it waits
 * @param typed a comment that was not accepted
 */
public record ChangePage(
    PageFrame frame,
    String id,
    String listing,
    String change,
    String kind,
    Mark state,
    List<Fact> facts,
    List<Difference> fields,
    List<Said> comments,
    boolean mayComment,
    boolean mayTakeBack,
    String typed,
    String done,
    List<FieldError> errors) {

  /** A term and what it is. */
  public record Fact(String term, String text) {}

  /** A comment. */
  public record Said(String by, String at, String text) {}
}
