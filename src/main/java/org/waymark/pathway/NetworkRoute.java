package org.waymark.pathway;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.ServiceId;

/**
 * One line of a network: a stated route, or an entry point from which a service's listing says that
 * it takes referrals, though nobody has stated the route.
 *
 * @param route null when only the listing says so
 */
public record NetworkRoute(Waypoint from, ServiceId to, @Nullable ReferralRoute route) {

  public NetworkRoute {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    if (route != null && (!route.from().equals(from) || !route.to().equals(to))) {
      throw new IllegalArgumentException("A way has the ends of its route");
    }
  }

  public static NetworkRoute of(ReferralRoute route) {
    return new NetworkRoute(route.from(), route.to(), route);
  }

  public static NetworkRoute listed(EntryPoint from, ServiceId to) {
    return new NetworkRoute(from, to, null);
  }

  /** True when somebody stated it as a route. */
  public boolean isStated() {
    return route != null;
  }

  /** What it rests on that day; none for what only a listing says. */
  public Agreement.Status standing(LocalDate day) {
    return route == null ? Agreement.Status.NONE : route.agreement().standing(day);
  }

  /** How lately it was checked; null for what only a listing says: look at the listing then. */
  public @Nullable Freshness freshness(LocalDate day) {
    return route == null ? null : route.freshness(day);
  }

  public boolean isConfirmed() {
    return route != null && route.isConfirmed();
  }
}
