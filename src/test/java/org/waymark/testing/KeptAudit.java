package org.waymark.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.waymark.audit.AuditTrail;

/** Keeps what was recorded for the test to read. Thread-safe. */
public final class KeptAudit implements AuditTrail {

  /** One entry. */
  public record Entry(String actor, String action, String subject, Map<String, String> details) {}

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  @Override
  public synchronized long record(
      String actor, String action, String subject, Map<String, String> details) {
    entries.add(new Entry(actor, action, subject, details));
    return entries.size();
  }

  public List<Entry> entries() {
    return List.copyOf(entries);
  }
}
