package org.waymark.audit.jdbc;

import java.time.Clock;
import org.waymark.audit.AuditReader;
import org.waymark.audit.AuditTrail;
import org.waymark.database.Transactions;

/** The audit of a test database, without an application around it. */
public final class Audits {
  private Audits() {}

  /** Both sides of it. */
  public record Both(AuditTrail trail, AuditReader reader) {}

  /**
   * @param transactions those of whoever else writes, so that an entry is kept with what it is
   *     about
   */
  public static Both on(Transactions transactions, Clock clock) {
    JdbcAudit audit = new JdbcAudit(transactions, clock);
    return new Both(audit, audit);
  }
}
