package org.waymark.gap.offer;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many questions came to what. Questions that are not relevant in the area are counted apart,
 * and in none of the others.
 *
 * @param byOutcome those with none left out
 * @param notRelevant questions of which a commissioner has said so
 */
public record OfferCounts(Map<OfferOutcome, Integer> byOutcome, int notRelevant) {

  public OfferCounts {
    Map<OfferOutcome, Integer> copy = new EnumMap<>(OfferOutcome.class);
    copy.putAll(byOutcome);
    copy.values().removeIf(count -> count == 0);
    byOutcome = Collections.unmodifiableMap(copy);
  }

  /** Of these answers. */
  public static OfferCounts of(Collection<OfferAnswer> answers) {
    Map<OfferOutcome, Integer> counts = new EnumMap<>(OfferOutcome.class);
    int notRelevant = 0;
    for (OfferAnswer answer : answers) {
      if (answer.isNotRelevant()) {
        notRelevant++;
      } else {
        counts.merge(answer.outcome(), 1, Integer::sum);
      }
    }
    return new OfferCounts(counts, notRelevant);
  }

  /** How many questions came to that. */
  public int of(OfferOutcome outcome) {
    return byOutcome.getOrDefault(outcome, 0);
  }

  /** The questions that matter: all that are relevant. */
  public int questions() {
    return byOutcome.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Questions met as a share of all, 0 to 1; 0 where there is none. */
  public double shareMet() {
    return questions() == 0 ? 0 : of(OfferOutcome.MET) / (double) questions();
  }
}
