package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.problem.FieldError;

/**
 * One part of a listing as a form.
 *
 * @param listing name of the listing
 * @param notice something to know first; empty when there is nothing
 * @param fate whether a change is live at once or waits; empty for a first listing
 * @param rows the kinds of support, when there are several
 * @param action where the form goes
 * @param version of the listing, as it comes back
 * @param why as typed
 */
public record PartPage(
    PageFrame frame,
    String id,
    String listing,
    String title,
    String notice,
    String fate,
    List<RowLink> rows,
    String action,
    String version,
    List<Block> blocks,
    boolean asksWhy,
    String why,
    String button,
    List<FieldError> errors) {

  /** Leads to the same part of another kind of support. */
  public record RowLink(String href, String label, boolean current) {}
}
