package org.waymark.pathway;

/** A route has changed since it was read, so that a change to it was not made. */
public final class StaleRouteException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RouteId route;
  private final long expected;
  private final long actual;

  public StaleRouteException(RouteId route, long expected, long actual) {
    super(
        "Route "
            + route
            + " is at version "
            + actual
            + ", not "
            + expected
            + ": read it again before you change it");
    this.route = route;
    this.expected = expected;
    this.actual = actual;
  }

  public RouteId route() {
    return route;
  }

  public long expected() {
    return expected;
  }

  /** The version there is; 0 when there is none. */
  public long actual() {
    return actual;
  }
}
