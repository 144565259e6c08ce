package org.waymark.listing.freshness;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Labelled;
import org.waymark.report.Column;
import org.waymark.report.Column.Part;
import org.waymark.report.Named;
import org.waymark.report.PageAddress;
import org.waymark.report.ReportTable;

/** A {@link FreshnessReport} as tables. */
public final class FreshnessTables {

  private static final Freshness[] WORST_FIRST = {Freshness.STALE, Freshness.DUE};

  private FreshnessTables() {}

  /** The listings that have to be checked. */
  public static ReportTable listings(FreshnessReport report) {
    return new ReportTable(
        "listings",
        "What has to be checked",
        "Every listing here was checked in the last 90 days.",
        List.of(
            Column.named("Listing")
                .as(Part.DETAIL, "organisation")
                .as(Part.LABEL, "service")
                .as(Part.CODE, "service_id"),
            Column.named("State").as(Part.CODE, "state").inOrderOf(WORST_FIRST, Labelled::slug),
            Column.day("last_checked", "Last checked").none("Never"),
            Column.whole("days", "Days ago"),
            Column.text("areas", "Where")),
        report.listings().stream().map(FreshnessTables::row).toList());
  }

  private static List<@Nullable Object> row(FreshnessReport.Listing each) {
    return Arrays.asList(
        Named.of(each.service().id().toString(), each.name())
            .beside(each.organisation().name())
            .at(PageAddress.ofService(each.service().id())),
        Named.of(
            each.freshness().slug(), each.freshness() == Freshness.STALE ? "Stale" : "Check due"),
        each.service().assuredOn(),
        each.days(),
        String.join("; ", each.areas()));
  }
}
