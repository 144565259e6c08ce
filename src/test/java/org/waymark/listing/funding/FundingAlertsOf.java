package org.waymark.listing.funding;

import org.waymark.listing.ListingBench;
import org.waymark.listing.SentNotices;

/** Alerts over a test desk. */
public final class FundingAlertsOf {
  private FundingAlertsOf() {}

  public static FundingAlerts bench(ListingBench bench, SentNotices sent) {
    return new FundingAlerts(
        bench.catalogue(), bench.people(), bench.reach(), sent, bench.postbox(), ListingBench.SITE);
  }
}
