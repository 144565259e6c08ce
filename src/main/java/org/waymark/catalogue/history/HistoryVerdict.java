package org.waymark.catalogue.history;

import org.jspecify.annotations.Nullable;

/**
 * What recomputing the digests of the versions found.
 *
 * @param versions how many versions were read
 * @param firstBroken the first revision whose versions are not as they were written; null when all
 *     are
 * @param problem what is wrong, in words; null when nothing is
 */
public record HistoryVerdict(long versions, @Nullable Long firstBroken, @Nullable String problem) {

  public boolean isWhole() {
    return problem == null;
  }
}
