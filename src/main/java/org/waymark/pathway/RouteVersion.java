package org.waymark.pathway;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a route as it was kept.
 *
 * @param version 1 for the first, counting up
 * @param revision the number of the change that made it
 * @param removed true when this is the end of it: the route was taken out with its source
 * @param importedFrom the source of the file that made it; null when a person did
 */
public record RouteVersion(
    ReferralRoute route,
    long version,
    long revision,
    boolean removed,
    String who,
    String why,
    Instant at,
    @Nullable String importedFrom) {

  /** One that a person made. */
  public RouteVersion(
      ReferralRoute route,
      long version,
      long revision,
      boolean removed,
      String who,
      String why,
      Instant at) {
    this(route, version, revision, removed, who, why, at, null);
  }
}
