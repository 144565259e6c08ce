package org.waymark.pathway;

import java.time.Instant;

/**
 * One version of a route as it was kept.
 *
 * @param version 1 for the first, counting up
 * @param revision the number of the change that made it
 * @param removed true when this is the end of it: the route was taken out with its source
 */
public record RouteVersion(
    ReferralRoute route,
    long version,
    long revision,
    boolean removed,
    String who,
    String why,
    Instant at) {}
