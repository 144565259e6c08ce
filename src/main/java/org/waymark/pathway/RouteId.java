package org.waymark.pathway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.UUID;

/** The identifier of a referral route. */
public record RouteId(UUID value) implements Comparable<RouteId> {

  public RouteId {
    Objects.requireNonNull(value);
  }

  /** A new one. */
  public static RouteId next() {
    return new RouteId(UUID.randomUUID());
  }

  /**
   * That of a route which comes from elsewhere: the same for the same source and identifier at it.
   */
  public static RouteId derived(String source, String externalId) {
    return new RouteId(
        UUID.nameUUIDFromBytes(
            ("waymark\u0000route\u0000" + source + "\u0000" + externalId).getBytes(UTF_8)));
  }

  @Override
  public int compareTo(RouteId other) {
    return value.toString().compareTo(other.value.toString());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
