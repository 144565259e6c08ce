package org.waymark.web.freshness;

import java.util.List;
import org.waymark.listing.freshness.FreshnessReport.Counts;
import org.waymark.web.approval.QueuePage.Choice;
import org.waymark.web.page.PageFrame;
import org.waymark.web.report.TablePart;

/**
 * What the template {@code freshness/freshness} shows.
 *
 * @param choices areas to filter by
 * @param organisation identifier of the only organisation shown; empty for all
 * @param organisationName its name
 */
public record FreshnessPage(
    PageFrame frame,
    List<Choice> choices,
    String organisation,
    String organisationName,
    Counts total,
    List<Row> areas,
    List<Row> organisations,
    TablePart listings) {

  /** An area or an organisation. */
  public record Row(String name, String address, Counts counts) {}
}
