package org.waymark.search;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;
import jakarta.inject.Singleton;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Says in {@code /health/readiness} whether pages are answered without waiting for what a start
 * works out in the background: the first snapshot and the text index of it.
 */
@Singleton
@Readiness
record SearchReadiness(ServiceSearch search) implements HealthIndicator {

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(
        () ->
            HealthResult.builder("search", search.isReady() ? HealthStatus.UP : HealthStatus.DOWN)
                .build());
  }
}
