package org.waymark.audit;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Where there is no database there is nothing to change either: entries are counted and dropped.
 */
@Singleton
@Requires(missingBeans = DataSource.class)
final class UnkeptAudit implements AuditTrail {

  private final AtomicLong last = new AtomicLong();

  @Override
  public long record(String actor, String action, String subject, Map<String, String> details) {
    return last.incrementAndGet();
  }
}
