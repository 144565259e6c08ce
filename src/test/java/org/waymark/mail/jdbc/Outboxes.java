package org.waymark.mail.jdbc;

import java.time.Clock;
import org.waymark.database.Transactions;
import org.waymark.mail.Outbox;

/** The outbox of a test database, with the clock of the test. */
public final class Outboxes {
  private Outboxes() {}

  public static Outbox on(Transactions transactions, Clock clock) {
    return new JdbcOutbox(transactions, clock);
  }
}
