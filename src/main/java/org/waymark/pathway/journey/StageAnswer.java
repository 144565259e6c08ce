package org.waymark.pathway.journey;

import java.util.List;
import org.waymark.vocabulary.JourneyStage;

/**
 * What there is for a person at one stage.
 *
 * @param sought false for a stage that somebody with their story does not usually need, as forensic
 *     care after stalking; it counts as no break when it cannot be reached
 * @param services all that can be reached, best first
 */
public record StageAnswer(JourneyStage stage, boolean sought, List<ReachableListing> services) {

  public StageAnswer {
    services = List.copyOf(services);
  }

  public boolean isReached() {
    return !services.isEmpty();
  }
}
