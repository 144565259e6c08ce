package org.waymark.catalogue;

import java.util.Objects;
import java.util.UUID;

/** The identifier of a service; a UUID, as Open Referral UK asks. */
public record ServiceId(UUID value) implements Comparable<ServiceId> {

  public ServiceId {
    Objects.requireNonNull(value);
  }

  /**
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static ServiceId of(String text) {
    return new ServiceId(UUID.fromString(text));
  }

  @Override
  public int compareTo(ServiceId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
