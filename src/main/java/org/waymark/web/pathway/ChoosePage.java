package org.waymark.web.pathway;

import java.util.List;
import org.waymark.web.page.Choice;
import org.waymark.web.page.PageFrame;

/** Where the pathways begin: what the template {@code pathway/choose} shows. */
public record ChoosePage(
    PageFrame frame, PathwayNavigation navigation, List<Choice> areas, List<Link> links) {

  /** An area. */
  public record Link(String address, String name) {}
}
