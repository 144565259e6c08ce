package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * Check your answers.
 *
 * @param ready false while something is missing
 * @param similar listings that may be the same
 */
public record SubmitPage(
    PageFrame frame,
    String id,
    String name,
    String organisation,
    String lock,
    boolean ready,
    List<FieldError> errors,
    List<NewListingPage.Similar> similar,
    List<Answers> parts) {

  /** The answers of a part. */
  public record Answers(String label, String href, List<Answer> answers) {}

  /** A question and its answer in lines. */
  public record Answer(String label, List<String> lines) {}
}
