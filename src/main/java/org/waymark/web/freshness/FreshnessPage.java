package org.waymark.web.freshness;

import java.util.List;
import java.util.Objects;
import org.waymark.listing.freshness.FreshnessReport.Counts;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;

/**
 * What the template {@code freshness/freshness} shows.
 *
 * @param choices areas to filter by
 * @param organisation identifier of the only organisation shown; empty for all
 * @param organisationName its name
 * @param more how many further listings only the file has
 * @param csv address of the file
 */
public record FreshnessPage(
    PageFrame frame,
    List<Choice> choices,
    String organisation,
    String organisationName,
    Counts total,
    List<Row> areas,
    List<Row> organisations,
    List<Listing> listings,
    int more,
    String csv) {

  /** An area or an organisation. */
  public record Row(String name, String address, Counts counts) {}

  /**
   * A listing that has to be checked.
   *
   * @param checked e.g. "12 January 2026 (154 days ago)" or "Never"
   */
  public record Listing(
      String name,
      String address,
      String organisation,
      String areas,
      String checked,
      String state,
      boolean stale) {}

  public FreshnessPage {
    Objects.requireNonNull(frame);
    choices = List.copyOf(choices);
    areas = List.copyOf(areas);
    organisations = List.copyOf(organisations);
    listings = List.copyOf(listings);
  }
}
