package org.waymark.pathway.journey;

import java.util.List;
import org.waymark.catalogue.Service;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.Refusal;

/**
 * A stated route from where a person is or may get to, along which they may not go.
 *
 * @param to where it leads
 */
public record RuledOutRoute(ReferralRoute route, Service to, List<Refusal> refusals) {

  public RuledOutRoute {
    refusals = List.copyOf(refusals);
  }
}
