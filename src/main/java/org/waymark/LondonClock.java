package org.waymark;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The clock everything reads: contract ends, opening times and freshness are English dates. It
 * gives whole microseconds, as both databases keep them, so that what is read again equals what was
 * written.
 */
@Factory
final class LondonClock {

  @Singleton
  Clock clock() {
    return Clock.tick(Clock.system(ZoneId.of("Europe/London")), Duration.of(1, ChronoUnit.MICROS));
  }
}
