package org.waymark.pathway.desk;

import java.util.Objects;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.ServiceId;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.Waypoint;

/** What somebody says of a route, without who says it and when. */
public record RouteDraft(
    Waypoint from,
    ServiceId to,
    RouteCriteria criteria,
    Mechanism mechanism,
    Agreement agreement,
    ConsentBasis consent,
    Capacity capacity,
    String hours) {

  public RouteDraft {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(criteria);
    Objects.requireNonNull(mechanism);
    Objects.requireNonNull(agreement);
    Objects.requireNonNull(consent);
    Objects.requireNonNull(capacity);
    Objects.requireNonNull(hours);
  }
}
