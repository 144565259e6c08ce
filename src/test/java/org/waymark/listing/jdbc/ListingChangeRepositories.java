package org.waymark.listing.jdbc;

import org.waymark.database.Transactions;
import org.waymark.listing.ListingChangeRepository;

/** Changes of listings in a test database, without an application around it. */
public final class ListingChangeRepositories {
  private ListingChangeRepositories() {}

  public static ListingChangeRepository on(Transactions transactions) {
    return new JdbcListingChangeRepository(transactions);
  }
}
