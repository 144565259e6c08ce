package org.waymark.web.gap;

import java.util.List;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/expected-form} shows: the form in which a line of an area's expected
 * offer is changed, or one is added.
 *
 * @param back the table
 * @param action where the form is sent, with area and line
 * @param national how the line stands in the national table, in words; empty for one added here
 * @param here how it stands here, in words; empty for a new one
 * @param judge where an absence is confirmed or a note added; empty for a line that is not asked
 * @param since what others did while this was being typed, latest first
 * @param ways what can be done; empty for a new line, which is added
 * @param crimes to choose from for a new line
 * @param functions to choose from for a new line
 * @param history what was done to the line, latest first
 */
public record ExpectedFormPage(
    PageFrame frame,
    String back,
    String action,
    String caption,
    String heading,
    List<FieldError> errors,
    String national,
    String here,
    String judge,
    List<Said> since,
    List<JudgementPage.Sort> ways,
    List<Choice> crimes,
    List<Choice> functions,
    List<Choice> audiences,
    List<Choice> closenesses,
    List<Choice> levels,
    List<Choice> yardsticks,
    SentForm sent,
    long seen,
    List<Said> history) {

  /** What is wrong with a field; empty when nothing is. */
  public String error(String field) {
    return errors.stream()
        .filter(each -> each.field().equals(field))
        .map(FieldError::message)
        .findFirst()
        .orElse("");
  }
}
