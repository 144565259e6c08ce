package org.waymark.listing.bulk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Keeps uploaded workbooks, as read, until they are applied. Thread-safe. */
public interface BulkPlanRepository {

  void add(BulkPlan plan);

  /** A plan that has not been applied. */
  Optional<BulkPlan> find(UUID id);

  /** True for one caller only: the plan is being applied from now on, and found no more. */
  boolean take(UUID id, Instant at);

  /** Forgets what was uploaded before then. */
  void removeBefore(Instant then);
}
