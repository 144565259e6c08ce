package org.waymark.pathway.journey;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;

/** Reads the weights from the settings of the program, {@code waymark.pathway.*}. */
@Factory
final class JourneyConfiguration {

  /**
   * @throws IllegalArgumentException when a setting is out of bounds; it names the setting
   */
  @Singleton
  JourneySettings settings(Environment environment) {
    JourneySettings usual = JourneySettings.USUAL;
    return new JourneySettings(
        number(environment, "week", usual.week()),
        number(environment, "unknown-wait-weeks", usual.unknownWaitWeeks()),
        number(environment, "handoff", usual.handoff()),
        number(environment, "start-again", usual.startAgain()),
        number(environment, "crossing", usual.crossing()),
        number(environment, "informal", usual.informal()),
        number(environment, "not-agreed", usual.notAgreed()),
        number(environment, "unconfirmed", usual.unconfirmed()),
        number(environment, "stale", usual.stale()),
        number(environment, "specialist", usual.specialist()),
        number(environment, "open", usual.open()),
        number(environment, "for-others", usual.forOthers()),
        number(environment, "question", usual.question()),
        environment
            .getProperty("waymark.pathway.journeys", Integer.class)
            .orElse(usual.journeys()));
  }

  private static double number(Environment environment, String name, double usual) {
    return environment.getProperty("waymark.pathway." + name, Double.class).orElse(usual);
  }
}
