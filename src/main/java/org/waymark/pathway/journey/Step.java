package org.waymark.pathway.journey;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.NetworkRoute;
import org.waymark.vocabulary.JourneyStage;

/**
 * One step of a journey: who next, how, how long.
 *
 * @param way how the person gets there; its route is null when only the listing says that the
 *     service takes people from there
 * @param to where it leads
 * @param stages what the service does for them where they live, of all stages
 * @param level how close the service is to them
 * @param waitWeeks usual wait in weeks; null when it is not stated
 * @param startsAgain true when the person is not referred from where they have got to, but begins
 *     anew at a way in, and tells it all again
 * @param toCheck what to ask before relying on it
 */
public record Step(
    NetworkRoute way,
    Service to,
    Set<JourneyStage> stages,
    CohortLevel.Level level,
    @Nullable Integer waitWeeks,
    Crossing crossing,
    boolean startsAgain,
    List<String> toCheck) {

  public Step {
    Objects.requireNonNull(way);
    Objects.requireNonNull(to);
    Objects.requireNonNull(level);
    Objects.requireNonNull(crossing);
    stages = Set.copyOf(stages);
    toCheck = List.copyOf(toCheck);
  }
}
