package org.waymark.web.area;

import java.util.List;
import org.waymark.web.page.PageFrame;
import org.waymark.web.page.PlaceChoices;

/**
 * What the template {@code area/areas} shows.
 *
 * @param text what was searched for; empty for nothing
 * @param place the place whose areas these are, in words; empty when areas were searched for
 * @param kinds one group for each kind of area that has any to show
 * @param choices places that could have been meant
 */
public record AreasPage(
    PageFrame frame, String text, String place, List<Group> kinds, List<PlaceChoices> choices) {

  /** Areas of one kind. */
  public record Group(String id, String heading, List<AreaPage.Link> areas) {}
}
