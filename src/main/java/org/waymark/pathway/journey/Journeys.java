package org.waymark.pathway.journey;

import java.util.List;
import java.util.Optional;
import org.waymark.vocabulary.JourneyStage;

/**
 * Everything that can be said to a person's way.
 *
 * @param stages one for each stage, in their usual order
 * @param ranked journeys, best first, each from another first contact
 * @param ruledOut services near them that they cannot get to: those that reach their police area or
 *     sit in it
 * @param ruledOutElsewhere how many further services do not take people from where they live
 * @param ruledOutRoutes routes they meet and may not take; when there are very many, the first
 * @param furtherRuledOutRoutes how many more of those there are
 */
public record Journeys(
    List<StageAnswer> stages,
    List<Journey> ranked,
    List<RuledOutListing> ruledOut,
    int ruledOutElsewhere,
    List<RuledOutRoute> ruledOutRoutes,
    int furtherRuledOutRoutes) {

  public Journeys {
    stages = List.copyOf(stages);
    ranked = List.copyOf(ranked);
    ruledOut = List.copyOf(ruledOut);
    ruledOutRoutes = List.copyOf(ruledOutRoutes);
  }

  /** The best; empty when the person gets nowhere. */
  public Optional<Journey> best() {
    return ranked.stream().findFirst();
  }

  /** Sought stages that nothing within reach serves. */
  public List<JourneyStage> unreachable() {
    return stages.stream()
        .filter(each -> each.sought() && !each.isReached())
        .map(StageAnswer::stage)
        .toList();
  }
}
