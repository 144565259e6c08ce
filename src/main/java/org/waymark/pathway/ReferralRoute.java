package org.waymark.pathway;

import io.soabase.recordbuilder.core.RecordBuilder;
import jakarta.annotation.Nullable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.waymark.Provenance;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.ServiceId;

/**
 * A way along which people are referred to a service.
 *
 * @param capacity whether referrals along it are taken now and the usual wait, with the day that
 *     was said; unknown leaves it to what the service says of itself
 * @param hours when referrals are taken, in words; may be empty
 * @param assuredOn the day somebody responsible last said it is right; null when never
 * @param statedBy the ends that say so; empty when a third party does
 * @param withdrawnOn the day from which it is no longer used; null while it is
 */
@RecordBuilder
public record ReferralRoute(
    RouteId id,
    Waypoint from,
    ServiceId to,
    RouteCriteria criteria,
    Mechanism mechanism,
    Agreement agreement,
    ConsentBasis consent,
    Capacity capacity,
    String hours,
    @Nullable LocalDate assuredOn,
    Set<RouteEnd> statedBy,
    @Nullable LocalDate withdrawnOn,
    Provenance provenance)
    implements ReferralRouteBuilder.With {

  public static final int LONGEST_HOURS = 300;

  public ReferralRoute {
    Objects.requireNonNull(id);
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    Objects.requireNonNull(criteria);
    Objects.requireNonNull(mechanism);
    Objects.requireNonNull(agreement);
    Objects.requireNonNull(consent);
    Objects.requireNonNull(capacity);
    Objects.requireNonNull(provenance);
    statedBy = Set.copyOf(statedBy);
    if (from instanceof ServicePoint point && point.service().equals(to)) {
      throw new IllegalArgumentException(
          "A route leads to another service than the one it comes from: " + to);
    }
    if (hours.length() > LONGEST_HOURS) {
      throw new IllegalArgumentException(
          "The hours of a route have at most "
              + LONGEST_HOURS
              + " characters, not "
              + hours.length());
    }
  }

  /** A route with nothing but its ends and who says so. */
  public static ReferralRoute between(
      RouteId id, Waypoint from, ServiceId to, Set<RouteEnd> statedBy, Provenance provenance) {
    return new ReferralRoute(
        id,
        from,
        to,
        RouteCriteria.NONE,
        Mechanism.NOT_STATED,
        Agreement.NONE,
        ConsentBasis.NOT_STATED,
        Capacity.unknown(),
        "",
        null,
        statedBy,
        null,
        provenance);
  }

  /** True when every end that somebody can speak for says so. */
  public boolean isConfirmed() {
    boolean sender =
        from instanceof EntryPoint entry && !entry.kind().hasSomebodyToSpeakForIt()
            || statedBy.contains(RouteEnd.SENDER);
    return sender && statedBy.contains(RouteEnd.RECEIVER);
  }

  public boolean isWithdrawnOn(LocalDate day) {
    return withdrawnOn != null && !withdrawnOn.isAfter(day);
  }

  public Freshness freshness(LocalDate today) {
    return Freshness.of(assuredOn, today);
  }
}
