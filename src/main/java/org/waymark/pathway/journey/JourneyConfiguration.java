package org.waymark.pathway.journey;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.waymark.vocabulary.Vocabularies;

/**
 * Reads the weights and the standard people from the settings of the program, {@code
 * waymark.pathway.*}.
 */
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

  /**
   * The standard people: those of the file {@code waymark.pathway.people}, else the built-in ones.
   * Made at the start, so that a mistake in the file is told then.
   *
   * @throws IllegalArgumentException when the file cannot be read; it names the row and the field
   */
  @Context
  BreaksKeeper standardPeople(Environment environment) {
    Optional<String> file =
        environment
            .getProperty("waymark.pathway.people", String.class)
            .filter(each -> !each.isBlank());
    String table = file.map(JourneyConfiguration::text).orElseGet(StandardPeople::builtInTable);
    List<StandardPerson> people =
        StandardPeople.read(table, file.orElse("standard_people.csv"), Vocabularies.builtIn());
    if (people.isEmpty()) {
      throw new IllegalArgumentException(
          "waymark.pathway.people: " + file.orElse("") + " describes nobody; add a row");
    }
    return new BreaksKeeper(people, table);
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "waymark.pathway.people: " + file + " cannot be read as text in UTF-8", e);
    }
  }
}
