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
public record Way(Waypoint from, ServiceId to, @Nullable ReferralRoute route) {

  public Way {
    Objects.requireNonNull(from);
    Objects.requireNonNull(to);
    if (route != null && (!route.from().equals(from) || !route.to().equals(to))) {
      throw new IllegalArgumentException("A way has the ends of its route");
    }
  }

  public static Way of(ReferralRoute route) {
    return new Way(route.from(), route.to(), route);
  }

  public static Way listed(EntryPoint from, ServiceId to) {
    return new Way(from, to, null);
  }

  /** True when somebody stated it as a route. */
  public boolean isStated() {
    return route != null;
  }

  /** What it rests on that day; none for what only a listing says. */
  public Agreement.Standing standing(LocalDate day) {
    return route == null ? Agreement.Standing.NONE : route.agreement().standing(day);
  }

  /** How lately it was checked; null for what only a listing says: look at the listing then. */
  public @Nullable Freshness freshness(LocalDate day) {
    return route == null ? null : route.freshness(day);
  }

  public boolean isConfirmed() {
    return route != null && route.isConfirmed();
  }
}
