package org.waymark.pathway;

/** A route has changed since it was read, so that a change to it was not made. */
public final class StaleRouteException extends RuntimeException {

  public StaleRouteException(RouteId route, long expected, long actual) {
    super(
        "Route "
            + route
            + " is at version "
            + actual
            + ", not "
            + expected
            + ": read it again before you change it");
  }
}
