package org.waymark.pathway.journey;

import java.util.Set;
import org.waymark.vocabulary.JourneyStage;

/**
 * What became different for one of the standard people in an area.
 *
 * @param gained sought stages that can now be reached
 * @param lost sought stages that no longer can
 */
public record JourneyChange(
    JourneyOutcome before, JourneyOutcome after, Set<JourneyStage> gained, Set<JourneyStage> lost) {

  public JourneyChange {
    gained = Set.copyOf(gained);
    lost = Set.copyOf(lost);
  }

  /** Weeks waited more; fewer when negative. */
  public int moreWeeks() {
    return after.waitWeeks() - before.waitWeeks();
  }

  public int moreHandoffs() {
    return after.handoffs() - before.handoffs();
  }

  public int moreCrossings() {
    return after.crossings() - before.crossings();
  }
}
