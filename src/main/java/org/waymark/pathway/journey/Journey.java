package org.waymark.pathway.journey;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.Service;
import org.waymark.pathway.Crossing;
import org.waymark.vocabulary.JourneyStage;

/**
 * A way from a first contact through as many stages as it leads to.
 *
 * @param steps in the order in which they are taken; a step begins at an entry point or at a
 *     service of an earlier step
 * @param stageServices which of the services is meant for a stage, for each stage reached
 * @param cost what it is ranked by, in the units of {@link JourneySettings}; less is better
 */
public record Journey(List<Step> steps, Map<JourneyStage, Service> stageServices, double cost) {

  public Journey {
    steps = List.copyOf(steps);
    EnumMap<JourneyStage, Service> inOrder = new EnumMap<>(JourneyStage.class);
    inOrder.putAll(stageServices);
    stageServices = java.util.Collections.unmodifiableMap(inOrder);
  }

  public Set<JourneyStage> stages() {
    return stageServices.keySet();
  }

  /** The last stage it reaches, in their usual order; empty when it reaches none. */
  public Optional<JourneyStage> furthest() {
    return stageServices.keySet().stream().reduce((one, other) -> other);
  }

  /** Weeks waited in all the steps whose wait is stated. */
  public int waitWeeks() {
    return steps.stream()
        .map(Step::waitWeeks)
        .filter(Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sum();
  }

  /** Steps whose wait is not stated, and is not in {@link #waitWeeks}. */
  public int unknownWaits() {
    return (int) steps.stream().filter(step -> step.waitWeeks() == null).count();
  }

  /** How often the person is passed from one body to the next, the first contact not counted. */
  public int handoffs() {
    return Math.max(0, steps.size() - 1);
  }

  public int crossings() {
    return (int) steps.stream().filter(step -> step.crossing() == Crossing.YES).count();
  }
}
