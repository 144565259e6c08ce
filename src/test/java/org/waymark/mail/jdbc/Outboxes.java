package org.waymark.mail.jdbc;

import java.time.Clock;
import javax.sql.DataSource;
import org.waymark.mail.Outbox;
import org.waymark.testing.Beans;

/** The outbox of a test database, with the clock of the test. */
public final class Outboxes {
  private Outboxes() {}

  public static Outbox on(DataSource dataSource, Clock clock) {
    return new JdbcOutbox(
        Beans.transactions(dataSource), Beans.on(dataSource, LetterTable.class), clock);
  }
}
