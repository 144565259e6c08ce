package org.waymark.web.returns;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code returns/form} shows: the figures of all services of an organisation for
 * a quarter.
 *
 * @param token of the form
 * @param action where the form is sent
 * @param overview where the other quarters are; empty for whoever came by a link
 * @param closes the last day on which it can be changed
 * @param done true when everything was saved just now
 * @param answered how many of the services have figures
 */
public record ReturnPage(
    PageFrame frame,
    String token,
    String action,
    String overview,
    String organisation,
    String quarter,
    String before,
    String closes,
    boolean done,
    int answered,
    List<FieldError> errors,
    List<Block> blocks) {

  /**
   * A service.
   *
   * @param id begins the names of its fields
   * @param seen the version that was shown
   * @param state whether and when it was given, in words
   * @param note what somebody else has entered meanwhile; empty otherwise
   * @param reasonsOpen true when a reason for declining is filled in or has an error
   */
  public record Block(
      String id,
      String name,
      int seen,
      String state,
      String note,
      List<Field> fields,
      List<Field> reasons,
      boolean reasonsOpen,
      boolean earlierToo,
      List<Field> after) {}

  /**
   * A figure.
   *
   * @param value as typed or kept
   * @param before that of the quarter before, in words; empty when it is not known
   * @param error empty when there is none
   */
  public record Field(
      String name,
      String label,
      String hint,
      String value,
      String before,
      String error,
      boolean decimal) {}
}
