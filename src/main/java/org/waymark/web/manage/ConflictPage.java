package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * Two people changed the same field: both versions, and a choice for each field.
 *
 * @param version of the listing as the other left it
 * @param from the version the person began with
 * @param kept hidden fields with everything the person typed
 * @param errors disputes that were sent without a choice
 */
public record ConflictPage(
    PageFrame frame,
    String id,
    String listing,
    String part,
    String action,
    String version,
    String why,
    String from,
    List<Dispute> disputes,
    List<Block.Hidden> kept,
    List<FieldError> errors) {

  /**
   * @param name of the choice's field
   * @param error what is wrong with the choice; empty for nothing
   * @param chosen theirs or mine; empty before anything is
   * @param theirs lines of what stands there now
   * @param mine lines of what the person sent
   */
  public record Dispute(
      String name,
      String label,
      String error,
      String chosen,
      List<String> theirs,
      List<String> mine) {}
}
