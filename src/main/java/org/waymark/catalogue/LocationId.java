package org.waymark.catalogue;

import java.util.Objects;
import java.util.UUID;

/** The identifier of a location; a UUID, as Open Referral UK asks. */
public record LocationId(UUID value) implements Comparable<LocationId> {

  public LocationId {
    Objects.requireNonNull(value);
  }

  /**
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static LocationId of(String text) {
    return new LocationId(UUID.fromString(text));
  }

  @Override
  public int compareTo(LocationId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
