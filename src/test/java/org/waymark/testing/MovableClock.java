package org.waymark.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that goes when it is told to. Thread-safe. */
public final class MovableClock extends Clock {

  private final ZoneId zone;
  private volatile Instant now;

  public MovableClock(Instant now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  public synchronized void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new MovableClock(now, other);
  }
}
