package org.waymark.listing;

import java.util.Optional;

/**
 * What of a listing somebody has seen: the live listing and the change that waits. A form carries
 * it in a hidden field as its text and hands it back, so that a save can tell what has moved since.
 *
 * @param live the number of the catalogue change that last changed the live listing; 0 when there
 *     is no live listing
 * @param waiting the lock number of the change that waits; 0 when none does
 */
public record ListingVersion(long live, long waiting) {

  public ListingVersion {
    if (live < 0 || waiting < 0) {
      throw new IllegalArgumentException("A version is not negative: " + live + "." + waiting);
    }
  }

  /** Reads what {@link #toString} wrote; empty for anything else. */
  public static Optional<ListingVersion> parse(String text) {
    String[] parts = text.strip().split("\\.", -1);
    if (parts.length != 2 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(new ListingVersion(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
  }

  /** E.g. {@code 41.3}. */
  @Override
  public String toString() {
    return live + "." + waiting;
  }
}
