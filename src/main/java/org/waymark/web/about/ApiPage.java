package org.waymark.web.about;

import java.util.List;
import org.waymark.web.page.PageFrame;

/** What other programs may ask for, from the OpenAPI description. */
public record ApiPage(PageFrame frame, List<Group> groups) {

  /** Routes of one subject. */
  public record Group(String id, String title, List<Route> routes) {}

  /**
   * One route.
   *
   * @param method empty for what is simply got
   * @param path with its variables in braces
   * @param example an address to try; empty when the path has variables
   * @param description more than the summary; may be empty
   * @param parameters names of parameters that the description lists
   */
  public record Route(
      String method,
      String path,
      String example,
      String summary,
      String description,
      List<String> parameters) {}
}
