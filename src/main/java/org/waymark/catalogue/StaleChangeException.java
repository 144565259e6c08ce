package org.waymark.catalogue;

/**
 * A service has changed since whoever made a change looked at it. Nothing was changed: show them
 * what is there now beside what they meant.
 */
public final class StaleChangeException extends RuntimeException {
  private final transient ServiceId service;
  private final long expected;
  private final long actual;

  /**
   * @param expected the version the change was made on; 0 for none
   * @param actual the version that is there; 0 for none
   */
  public StaleChangeException(ServiceId service, long expected, long actual) {
    super(
        "Service "
            + service
            + " is at version "
            + actual
            + " and no longer at version "
            + expected
            + ": look at it again, then make the change on what is there now");
    this.service = service;
    this.expected = expected;
    this.actual = actual;
  }

  public ServiceId service() {
    return service;
  }

  public long expected() {
    return expected;
  }

  public long actual() {
    return actual;
  }
}
