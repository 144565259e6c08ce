package org.waymark.audit;

import java.time.Instant;
import java.util.Map;

/**
 * One thing that was done.
 *
 * @param seq from 1, without holes
 * @param at to the microsecond
 * @param actor who, see {@link AuditTrail#record}
 * @param previousDigest the digest of the entry before; 64 zeros for the first
 * @param digest SHA-256 over everything else here, as 64 hexadecimal digits
 */
public record AuditEntry(
    long seq,
    Instant at,
    String actor,
    String action,
    String subject,
    Map<String, String> details,
    String previousDigest,
    String digest) {

  public AuditEntry {
    details = Map.copyOf(details);
  }
}
