package org.waymark.pathway.journey;

import java.util.List;
import java.util.Set;
import org.waymark.catalogue.Service;
import org.waymark.pathway.Refusal;
import org.waymark.vocabulary.JourneyStage;

/**
 * A service that a person cannot get to.
 *
 * @param stages what it does for those it takes
 * @param refusals why; one {@link Refusal.Ground#NO_WAY_IN} when it would take them but no route
 *     they may use leads to it
 */
public record RuledOutListing(Service service, Set<JourneyStage> stages, List<Refusal> refusals) {

  public RuledOutListing {
    stages = Set.copyOf(stages);
    refusals = List.copyOf(refusals);
  }
}
