package org.waymark;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The clock everything reads: contract ends, opening times and freshness are English dates. */
@Factory
final class LondonClock {

  @Singleton
  Clock clock() {
    return Clock.system(ZoneId.of("Europe/London"));
  }
}
