package org.waymark.need;

import java.time.Instant;
import java.util.List;

/**
 * Editions and values to add, as one change.
 *
 * @param who who made it, for the record of changes
 * @param what in words, e.g. "Import of recorded-crime.csv"
 * @param editions editions of imported figures that are not stored yet
 * @param values values of these editions or of stored ones that were imported; one that is stored
 *     already is replaced
 */
public record NeedChange(
    String who, String what, Instant at, List<NeedIndicator> editions, List<NeedValue> values) {

  public NeedChange {
    editions = List.copyOf(editions);
    values = List.copyOf(values);
    if (who.isBlank()) {
      throw new IllegalArgumentException("Say who changes the need figures");
    }
    if (editions.stream().anyMatch(each -> each.origin() != NeedIndicator.Origin.IMPORTED)) {
      throw new IllegalArgumentException("Only imported editions are added by a change");
    }
  }
}
