package org.waymark.web.pathway;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.page.ReaderNotes;

/**
 * Links from a page of the pathways to the others, for the template {@code pathway/subnav}.
 *
 * @param notes for whom the page is, as sentences
 */
public record PathwayNavigation(List<Link> links, List<String> notes) {

  /** The pages. */
  enum View {
    NETWORK,
    JOURNEY,
    BREAKS,
    WHAT_IF
  }

  /**
   * @param current true for the page that shows it
   */
  public record Link(String address, String label, boolean current) {}

  /**
   * @param current null on a page below them
   * @param area the area they are about; null for none in particular
   * @param snapshot what the page was made from
   */
  static PathwayNavigation of(@Nullable View current, @Nullable AreaCode area, Snapshot snapshot) {
    String query = area == null ? "" : "?area=" + area;
    return new PathwayNavigation(
        List.of(
            new Link(
                area == null ? "/pathways" : "/pathways/" + area,
                "Network of an area",
                current == View.NETWORK),
            new Link("/pathways/journey", "Journey of a person", current == View.JOURNEY),
            new Link("/pathways/breaks" + query, "Where journeys break", current == View.BREAKS),
            new Link("/pathways/what-if" + query, "What if", current == View.WHAT_IF)),
        ReaderNotes.with(List.of(), snapshot));
  }
}
