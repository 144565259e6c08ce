package org.waymark.audit;

import java.util.Map;

/** The one door to the record. Thread-safe. */
public interface AuditTrail {

  /**
   * Adds an entry at this moment. Inside a write of {@link org.waymark.database.Transactions} it is
   * kept with that write or not at all.
   *
   * @param actor who: {@code account:<uuid>}, {@code token:<uuid>}, {@code command} or {@code
   *     waymark}
   * @param action what, as {@code noun.verb}, e.g. {@code listing.approved}, {@code
   *     withheld-address.read}
   * @param subject to what, as {@code kind:<identifier>}, e.g. {@code service:<uuid>}
   * @param details further facts by name; never a secret, never a withheld address
   * @return the number of the entry, from 1 without holes
   */
  long record(String actor, String action, String subject, Map<String, String> details);
}
