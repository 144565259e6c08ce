package org.waymark.web.listing;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.Pagination;
import org.waymark.web.problem.FieldError;

/**
 * Organisations by name.
 *
 * @param asked part of a name that was asked for; empty for all
 * @param range e.g. "1 to 50 of 512"
 */
public record OrganisationsPage(
    PageFrame frame,
    String asked,
    int total,
    String range,
    List<Line> lines,
    Pagination pagination,
    List<FieldError> errors) {

  /**
   * @param services how many published services it runs
   */
  public record Line(String id, String name, String type, int services) {}
}
