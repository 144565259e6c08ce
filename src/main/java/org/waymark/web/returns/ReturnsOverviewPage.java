package org.waymark.web.returns;

import java.util.List;
import org.waymark.web.page.PageFrame;

/** What the template {@code returns/overview} shows: the quarters there are to give. */
public record ReturnsOverviewPage(PageFrame frame, List<Keeper> keepers) {

  /** An organisation. */
  public record Keeper(String id, String name, List<Due> quarters) {}

  /**
   * A quarter that is open.
   *
   * @param state how much of it is given, in words
   */
  public record Due(String label, String href, String state, String closes) {}
}
