package org.waymark.listing.jdbc;

import java.time.Clock;
import javax.sql.DataSource;
import org.waymark.listing.SentNotices;
import org.waymark.testing.Beans;

/** Notices in a test database, with the clock of the test. */
public final class ListingChangeRepositories {
  private ListingChangeRepositories() {}

  public static SentNotices notices(DataSource dataSource, Clock clock) {
    return new JdbcSentNotices(
        Beans.transactions(dataSource), Beans.on(dataSource, NoticeTable.class), clock);
  }
}
