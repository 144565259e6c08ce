package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * Two people changed the same field: both versions, and a choice for each field.
 *
 * @param version of the listing as the other left it
 * @param kept hidden fields with everything the person typed
 */
public record ConflictPage(
    PageFrame frame,
    String id,
    String listing,
    String part,
    String action,
    String version,
    String why,
    List<Dispute> disputes,
    List<Block.Hidden> kept) {

  /**
   * @param name of the choice's field
   * @param theirs lines of what stands there now
   * @param mine lines of what the person sent
   */
  public record Dispute(String name, String label, List<String> theirs, List<String> mine) {}
}
