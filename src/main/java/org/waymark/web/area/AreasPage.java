package org.waymark.web.area;

import java.util.List;
import org.waymark.web.page.PageFrame;

/**
 * What the template {@code area/areas} shows.
 *
 * @param text what was searched for; empty for nothing
 * @param kinds one group for each kind of area that has any to show
 */
public record AreasPage(PageFrame frame, String text, List<Group> kinds) {

  /** Areas of one kind. */
  public record Group(String id, String heading, List<AreaPage.Link> areas) {}
}
