package org.waymark.pathway.journey;

import java.util.List;
import java.util.Set;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Service;
import org.waymark.vocabulary.JourneyStage;

/**
 * A service that a person can get to, and the best way there from where they start.
 *
 * @param path the steps, the last of which leads to the service
 * @param cost as of {@link Journey}
 */
public record ReachableListing(
    Service service,
    Set<JourneyStage> stages,
    CohortLevel.Level level,
    List<Step> path,
    double cost) {

  public ReachableListing {
    stages = Set.copyOf(stages);
    path = List.copyOf(path);
  }
}
