package org.waymark.listing.jdbc;

import java.time.Clock;
import org.waymark.database.Transactions;
import org.waymark.listing.ListingChangeRepository;
import org.waymark.listing.SentNotices;
import org.waymark.listing.bulk.BulkPlanRepository;
import org.waymark.listing.duplicate.MergeRepository;

/** Changes of listings in a test database, without an application around it. */
public final class ListingChangeRepositories {
  private ListingChangeRepositories() {}

  public static ListingChangeRepository on(Transactions transactions) {
    return new JdbcListingChangeRepository(transactions);
  }

  public static SentNotices notices(Transactions transactions, Clock clock) {
    return new JdbcSentNotices(transactions, clock);
  }

  public static MergeRepository merges(Transactions transactions) {
    return new JdbcMergeRepository(transactions);
  }

  public static BulkPlanRepository plans(Transactions transactions) {
    return new JdbcBulkPlanRepository(transactions);
  }
}
