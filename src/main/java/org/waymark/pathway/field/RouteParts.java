package org.waymark.pathway.field;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CapacityBuilder;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.Fact;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.AgreementBuilder;
import org.waymark.pathway.ConsentBasis;
import org.waymark.pathway.Mechanism;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteCriteria;
import org.waymark.pathway.RouteCriteriaBuilder;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.Waypoint;

/**
 * What is said of a route while it is read, where nothing is checked yet: nothing at first. What
 * does not go together {@link RouteFacts#misfits} tells.
 */
public final class RouteParts {

  final RouteCriteriaBuilder criteria = RouteCriteriaBuilder.builder(RouteCriteria.NONE);
  final AgreementBuilder agreement = AgreementBuilder.builder(Agreement.NONE);
  final CapacityBuilder capacity = CapacityBuilder.builder(Capacity.unknown());
  Mechanism mechanism = Mechanism.NOT_STATED;
  ConsentBasis consent = ConsentBasis.NOT_STATED;
  String hours = "";
  @Nullable LocalDate assuredOn;
  Set<RouteEnd> statedBy = Set.of();
  @Nullable LocalDate withdrawnOn;

  /** Those of a route. */
  public static RouteParts of(ReferralRoute route) {
    RouteParts parts = new RouteParts();
    RouteFacts.FACTS.forEach(fact -> copy(fact, route, parts));
    return parts;
  }

  private static <T> void copy(
      Fact<ReferralRoute, RouteParts, T> fact, ReferralRoute from, RouteParts onto) {
    fact.set(onto, fact.get(from));
  }

  /** What is said of capacity is said on that day, where anything is said of it. */
  public void stampCapacity(LocalDate day) {
    boolean unsaid = capacity.status() == Capacity.Status.UNKNOWN && capacity.waitWeeks() == null;
    capacity.asOf(unsaid ? null : day);
  }

  /**
   * The route that says this.
   *
   * @throws IllegalArgumentException when there is no such route, with a sentence
   */
  public ReferralRoute between(RouteId id, Waypoint from, ServiceId to, Provenance provenance) {
    return new ReferralRoute(
        id,
        from,
        to,
        criteria.build(),
        mechanism,
        agreement.build(),
        consent,
        capacity.build(),
        hours,
        assuredOn,
        statedBy,
        withdrawnOn,
        provenance);
  }
}
