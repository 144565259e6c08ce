package org.waymark.audit;

import org.jspecify.annotations.Nullable;

/**
 * What recomputing the chain found.
 *
 * @param head the end of what is there
 * @param firstBroken the number of the first entry that is not as it was written; null when all are
 * @param problem what is wrong with it, in words; null when nothing is
 */
public record ChainVerdict(AuditHead head, @Nullable Long firstBroken, @Nullable String problem) {

  public boolean isWhole() {
    return problem == null;
  }
}
