package org.waymark.web.manage;

import java.util.List;
import org.waymark.web.manage.ManagePage.Mark;
import org.waymark.web.page.PageFrame;

/** Every change there ever was of a listing, newest first. */
public record ChangesPage(PageFrame frame, String id, String listing, List<Line> changes) {

  /**
   * One change.
   *
   * @param fields what it changes; empty for a first listing
   */
  public record Line(String id, String kind, String fields, Mark state, String by, String at) {}
}
