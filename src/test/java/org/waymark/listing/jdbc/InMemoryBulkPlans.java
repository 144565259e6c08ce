package org.waymark.listing.jdbc;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.waymark.listing.bulk.BulkPlan;
import org.waymark.listing.bulk.BulkPlanRepository;
import org.waymark.web.TestSite;

/** For a {@link TestSite}: remembered until the program ends. Thread-safe. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemoryBulkPlans implements BulkPlanRepository {

  private final Map<UUID, BulkPlan> plans = new ConcurrentHashMap<>();

  @Override
  public void add(BulkPlan plan) {
    plans.put(plan.id(), plan);
  }

  @Override
  public Optional<BulkPlan> find(UUID id) {
    return Optional.ofNullable(plans.get(id));
  }

  @Override
  public boolean take(UUID id, Instant at) {
    return plans.remove(id) != null;
  }

  @Override
  public void removeBefore(Instant then) {
    plans.values().removeIf(plan -> plan.madeAt().isBefore(then));
  }
}
