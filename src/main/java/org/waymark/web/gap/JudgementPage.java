package org.waymark.web.gap;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.SentForm;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/judge} shows: the form in which a duty holder's people say something
 * of one cell.
 *
 * @param back the page of the cell
 * @param action where the form is sent, with the question
 * @param caption the area and the crime
 * @param mark the finding as it stands
 * @param since what others said while this was being typed, latest first; empty when nobody did
 * @param cautions what to think of before saying it, in sentences
 * @param seen the version the form was filled from
 * @param said what was said before, latest first
 */
public record JudgementPage(
    PageFrame frame,
    String back,
    String action,
    String caption,
    String heading,
    List<FieldError> errors,
    FindingMark mark,
    String meaning,
    List<Said> since,
    List<String> cautions,
    List<Sort> sorts,
    SentForm sent,
    long seen,
    List<Said> said) {

  /** Something that can be said, with what it does. */
  public record Sort(String value, String label, String hint, boolean chosen) {}

  /** What is wrong with a field; empty when nothing is. */
  public String error(String field) {
    return errors.stream()
        .filter(each -> each.field().equals(field))
        .map(FieldError::message)
        .findFirst()
        .orElse("");
  }
}
