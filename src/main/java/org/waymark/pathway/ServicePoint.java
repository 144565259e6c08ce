package org.waymark.pathway;

import java.util.Objects;
import org.waymark.catalogue.ServiceId;

/** A service as a place on the way. */
public record ServicePoint(ServiceId service) implements Waypoint {

  static final String KIND = "service";

  public ServicePoint {
    Objects.requireNonNull(service);
  }

  @Override
  public String key() {
    return KIND + ":" + service;
  }

  @Override
  public String toString() {
    return key();
  }
}
