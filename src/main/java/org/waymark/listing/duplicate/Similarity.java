package org.waymark.listing.duplicate;

import java.util.List;

/**
 * How alike two records are, and why.
 *
 * @param value 0 for nothing alike to 1 for the same
 * @param reasons what speaks for and against it, weightiest first; empty at 0
 */
public record Similarity(double value, List<String> reasons) {

  public Similarity {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("A similarity is between 0 and 1, not " + value);
    }
    reasons = List.copyOf(reasons);
  }

  /** E.g. "same charity number 0000123; names 92 % alike; same telephone". */
  public String explanation() {
    return String.join("; ", reasons);
  }
}
