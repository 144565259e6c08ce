package org.waymark.pathway;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.waymark.catalogue.ServiceId;

/**
 * All referral routes at one revision, withdrawn ones too, read-only and in memory, in the order of
 * their identifiers. Immutable and thread-safe.
 */
public final class ReferralRoutes {

  private static final ReferralRoutes NONE = new ReferralRoutes(0, List.of());

  private final long revision;
  private final Map<RouteId, ReferralRoute> byId = new LinkedHashMap<>();
  private final Map<Waypoint, List<ReferralRoute>> bySender = new HashMap<>();
  private final Map<ServiceId, List<ReferralRoute>> byReceiver = new HashMap<>();

  /**
   * @param revision the number of the latest change they hold; 0 for none
   * @param routes in any order
   */
  public ReferralRoutes(long revision, List<ReferralRoute> routes) {
    this.revision = revision;
    for (ReferralRoute route :
        routes.stream().sorted(Comparator.comparing(ReferralRoute::id)).toList()) {
      if (byId.put(route.id(), route) != null) {
        throw new IllegalArgumentException("Route " + route.id() + " stands twice");
      }
      bySender.computeIfAbsent(route.from(), from -> new ArrayList<>()).add(route);
      byReceiver.computeIfAbsent(route.to(), to -> new ArrayList<>()).add(route);
    }
  }

  public static ReferralRoutes none() {
    return NONE;
  }

  public long revision() {
    return revision;
  }

  public List<ReferralRoute> list() {
    return List.copyOf(byId.values());
  }

  public Optional<ReferralRoute> find(RouteId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those that begin there. */
  public List<ReferralRoute> from(Waypoint waypoint) {
    return Collections.unmodifiableList(bySender.getOrDefault(waypoint, List.of()));
  }

  /** Those that lead to a service. */
  public List<ReferralRoute> to(ServiceId service) {
    return Collections.unmodifiableList(byReceiver.getOrDefault(service, List.of()));
  }

  /** These with some added or replaced, as if it were so: the revision stays. */
  public ReferralRoutes whatIf(List<ReferralRoute> changed) {
    return with(revision, changed, List.of());
  }

  /**
   * These after further changes.
   *
   * @param revision the number of the latest of them
   * @param changed added or replaced
   * @param gone taken out
   */
  public ReferralRoutes with(
      long revision, Collection<ReferralRoute> changed, Collection<RouteId> gone) {
    Map<RouteId, ReferralRoute> all = new LinkedHashMap<>(byId);
    changed.forEach(route -> all.put(route.id(), route));
    gone.forEach(all::remove);
    return new ReferralRoutes(revision, List.copyOf(all.values()));
  }
}
