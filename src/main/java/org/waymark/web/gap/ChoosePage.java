package org.waymark.web.gap;

import java.util.List;
import org.waymark.gap.cell.GapRules;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * What the template {@code gap/choose} shows: the beginning of the gap analysis.
 *
 * @param areas police areas of England, each with the address of its matrix
 */
public record ChoosePage(
    PageFrame frame,
    GapNavigation navigation,
    List<FieldError> errors,
    GapForm form,
    List<Link> areas,
    List<GapRules.Rule> rules) {

  /** A name with a link. */
  public record Link(String address, String name) {}
}
