package org.waymark.pathway.journey;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.waymark.geography.Area;
import org.waymark.vocabulary.JourneyStage;

/**
 * How far one of the standard people gets in an area, and what the best journey costs them.
 *
 * @param reached every stage of which something can be reached
 * @param unreachable sought stages of which nothing can, in their usual order
 * @param waitWeeks weeks of the stated waits of the best journey together
 * @param unknownWaits its steps whose wait is not stated
 * @param handoffs of the best journey
 * @param crossings of boundaries of police areas in it
 * @param cells of the gap analysis that the unreachable stages stand beside
 */
public record JourneyOutcome(
    StandardPerson person,
    Area area,
    Set<JourneyStage> reached,
    List<JourneyStage> unreachable,
    int waitWeeks,
    int unknownWaits,
    int handoffs,
    int crossings,
    List<GapTerms> cells) {

  public JourneyOutcome {
    reached = Set.copyOf(reached);
    unreachable = List.copyOf(unreachable);
    cells = List.copyOf(cells);
  }

  /** True when every stage they seek can be reached. */
  public boolean isWhole() {
    return unreachable.isEmpty();
  }

  /** The last stage that can be reached, in the usual order; empty when none can. */
  public Optional<JourneyStage> furthest() {
    return reached.stream().max(Comparator.naturalOrder());
  }

  /** Where the way breaks: the first stage sought that cannot be reached; empty when none. */
  public Optional<JourneyStage> breaksAt() {
    return unreachable.stream().findFirst();
  }
}
