package org.waymark;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a record came from.
 *
 * @param source the name of the feed, file or person it came from, e.g. {@code
 *     "cumbria-baseline-2026"}; {@link #DEMONSTRATION} marks the fictional catalogue
 * @param externalId the record's identifier at that source; unique within the source
 * @param recordedAt when Waymark took it in
 */
public record Provenance(String source, String externalId, Instant recordedAt) {

  /** The source of every fictional record that Waymark makes itself. */
  public static final String DEMONSTRATION = "demonstration";

  public Provenance {
    if (source.isBlank()) {
      throw new IllegalArgumentException("A source needs a name");
    }
    if (externalId.isBlank()) {
      throw new IllegalArgumentException("A record needs an identifier at its source");
    }
    Objects.requireNonNull(recordedAt);
  }

  /** True for records of the fictional demonstration catalogue. */
  public boolean isDemonstration() {
    return source.equals(DEMONSTRATION);
  }
}
