package org.waymark.listing.funding;

import org.waymark.listing.ListingBench;
import org.waymark.listing.SentNotices;

/** Alerts over a test desk. */
public final class FundingAlertsOf {
  private FundingAlertsOf() {}

  public static FundingAlerts bench(ListingBench bench, SentNotices sent) {
    FundingAlerts alerts =
        new FundingAlerts(
            bench.catalogue(),
            bench.people(),
            bench.reach(),
            sent,
            bench.outbox(),
            ListingBench.SITE);
    bench.write(alerts);
    return alerts;
  }

  /** What is asked of commissioners, over the same. */
  public static FundingRecords records(ListingBench bench, SentNotices sent) {
    FundingRecords records =
        new FundingRecords(
            bench.catalogue(),
            bench.people(),
            bench.reach(),
            sent,
            bench.outbox(),
            ListingBench.SITE);
    bench.write(records);
    return records;
  }
}
