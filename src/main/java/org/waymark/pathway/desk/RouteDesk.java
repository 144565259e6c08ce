package org.waymark.pathway.desk;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.account.Person;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteKeeper;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.StaleRouteException;

/**
 * Lets those who keep the listing at one end of a route change it. What one end says is not what
 * both say: a change of what the route is leaves only the end that made it as stating it, until the
 * other confirms. Thread-safe.
 */
@Singleton
public final class RouteDesk {

  /** The source of routes that people state here. */
  public static final String SOURCE = "waymark";

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  private final RouteKeeper keeper;
  private final AuditTrail audit;
  private final Clock clock;

  public RouteDesk(RouteKeeper keeper, AuditTrail audit, Clock clock) {
    this.keeper = keeper;
    this.audit = audit;
    this.clock = clock;
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), LONDON);
  }

  /**
   * The ends of a route that a person speaks for. An administrator speaks for both; nobody here
   * speaks for an entry point.
   */
  public Set<RouteEnd> ends(Person person, ReferralRoute route, Catalogue catalogue) {
    Set<RouteEnd> ends = EnumSet.noneOf(RouteEnd.class);
    if (keeps(person, route.to(), catalogue)) {
      ends.add(RouteEnd.RECEIVER);
    }
    if (route.from() instanceof ServicePoint point && keeps(person, point.service(), catalogue)
        || route.from() instanceof EntryPoint && person.authority().isAdministrator()) {
      ends.add(RouteEnd.SENDER);
    }
    return ends;
  }

  private static boolean keeps(Person person, ServiceId id, Catalogue catalogue) {
    return catalogue
        .findService(id)
        .map(Service::organisation)
        .filter(person.authority()::mayEdit)
        .isPresent();
  }

  /** Routes from or to a listing that the person keeps, withdrawn ones last. */
  public List<ReferralRoute> routesOf(Person person, Catalogue catalogue) {
    return keeper.routes().list().stream()
        .filter(route -> !ends(person, route, catalogue).isEmpty())
        .sorted(
            Comparator.comparing((ReferralRoute route) -> route.isWithdrawnOn(today()))
                .thenComparing(ReferralRoute::isConfirmed)
                .thenComparing(ReferralRoute::id))
        .toList();
  }

  public Optional<ReferralRoute> find(RouteId id) {
    return keeper.routes().find(id);
  }

  public long versionOf(RouteId id) {
    return keeper.versionOf(id).orElse(0L);
  }

  /** Every version of a route, latest first. */
  public List<RouteVersion> history(RouteId id) {
    return keeper.history(id).reversed();
  }

  /** States a route that is not there yet. */
  public RouteOutcome state(Person person, RouteDraft draft, Catalogue catalogue) {
    RouteId id = RouteId.next();
    ReferralRoute route;
    try {
      route = of(id, draft, Set.of(), new Provenance(SOURCE, id.toString(), clock.instant()));
    } catch (IllegalArgumentException e) {
      return new RouteOutcome.Refused(RouteOutcome.Reason.INVALID, String.valueOf(e.getMessage()));
    }
    Set<RouteEnd> ends = ends(person, route, catalogue);
    if (ends.isEmpty()) {
      return notTheirs();
    }
    if (catalogue.findService(draft.to()).isEmpty()
        || draft.from() instanceof ServicePoint point
            && catalogue.findService(point.service()).isEmpty()) {
      return new RouteOutcome.Refused(
          RouteOutcome.Reason.INVALID, "One end is no listed service. Choose it from the list.");
    }
    boolean there =
        keeper.routes().from(draft.from()).stream()
            .anyMatch(
                other ->
                    other.to().equals(draft.to())
                        && other.criteria().equals(draft.criteria())
                        && !other.isWithdrawnOn(today()));
    if (there) {
      return new RouteOutcome.Refused(
          RouteOutcome.Reason.INVALID,
          "There is a route between these two for the same people already. Confirm or change that"
              + " one.");
    }
    return apply(person, route.withStatedBy(ends).withAssuredOn(today()), 0, "stated");
  }

  /** Changes what a route is; the other end has to confirm it again. */
  public RouteOutcome change(
      Person person, RouteId id, long version, RouteDraft draft, Catalogue catalogue) {
    return with(
        person,
        id,
        version,
        catalogue,
        "changed",
        route -> of(id, draft, Set.of(), route.provenance()),
        true);
  }

  /** Says from one end that the route is as it stands. */
  public RouteOutcome confirm(Person person, RouteId id, long version, Catalogue catalogue) {
    return with(
        person, id, version, catalogue, "confirmed", route -> route.withWithdrawnOn(null), false);
  }

  /** Says that it is still right; the same as to confirm for whoever had not stated it. */
  public RouteOutcome stillRight(Person person, RouteId id, long version, Catalogue catalogue) {
    return with(person, id, version, catalogue, "still right", route -> route, false);
  }

  /** Takes the route back: from today it is no longer used, whatever the other end says. */
  public RouteOutcome withdraw(
      Person person, RouteId id, long version, String why, Catalogue catalogue) {
    Optional<ReferralRoute> found = keeper.routes().find(id);
    if (found.isEmpty()) {
      return unknown();
    }
    Set<RouteEnd> ends = ends(person, found.get(), catalogue);
    if (ends.isEmpty()) {
      return notTheirs();
    }
    Set<RouteEnd> left = EnumSet.noneOf(RouteEnd.class);
    left.addAll(found.get().statedBy());
    left.removeAll(ends);
    return apply(
        person,
        found.get().withStatedBy(left).withWithdrawnOn(today()),
        version,
        why.isBlank() ? "withdrawn" : "withdrawn: " + why.strip());
  }

  private RouteOutcome with(
      Person person,
      RouteId id,
      long version,
      Catalogue catalogue,
      String why,
      UnaryOperator<ReferralRoute> edit,
      boolean afresh) {
    Optional<ReferralRoute> found = keeper.routes().find(id);
    if (found.isEmpty()) {
      return unknown();
    }
    ReferralRoute route = found.get();
    Set<RouteEnd> ends = ends(person, route, catalogue);
    if (ends.isEmpty()) {
      return notTheirs();
    }
    ReferralRoute edited;
    try {
      edited = edit.apply(route);
    } catch (IllegalArgumentException e) {
      return new RouteOutcome.Refused(RouteOutcome.Reason.INVALID, String.valueOf(e.getMessage()));
    }
    if (!edited.from().equals(route.from()) || !edited.to().equals(route.to())) {
      return new RouteOutcome.Refused(
          RouteOutcome.Reason.INVALID,
          "The ends of a route stay: withdraw this one and state another.");
    }
    Set<RouteEnd> stating = EnumSet.noneOf(RouteEnd.class);
    if (!afresh) {
      stating.addAll(route.statedBy());
    }
    stating.addAll(ends);
    return apply(person, edited.withStatedBy(stating).withAssuredOn(today()), version, why);
  }

  private RouteOutcome apply(Person person, ReferralRoute route, long version, String why) {
    try {
      keeper.apply(
          RouteChange.of(person.account().name(), why, List.of(route))
              .expecting(Map.of(route.id(), version)));
    } catch (StaleRouteException e) {
      @Nullable ReferralRoute now = keeper.refresh().find(route.id()).orElse(null);
      return now == null ? unknown() : new RouteOutcome.MovedOn(now);
    }
    audit.record(
        "account:" + person.account().id(),
        "route." + why.split(":", 2)[0].replace(' ', '-'),
        "route:" + route.id(),
        Map.of());
    return new RouteOutcome.Made(route);
  }

  private static ReferralRoute of(
      RouteId id, RouteDraft draft, Set<RouteEnd> statedBy, Provenance provenance) {
    return new ReferralRoute(
        id,
        draft.from(),
        draft.to(),
        draft.criteria(),
        draft.mechanism(),
        draft.agreement(),
        draft.consent(),
        draft.capacity(),
        draft.hours(),
        null,
        statedBy,
        null,
        provenance);
  }

  private static RouteOutcome unknown() {
    return new RouteOutcome.Refused(
        RouteOutcome.Reason.UNKNOWN, "There is no such route. Look for it in the list.");
  }

  private static RouteOutcome notTheirs() {
    return new RouteOutcome.Refused(
        RouteOutcome.Reason.NOT_ALLOWED,
        "Only people who keep the listing at one end of a route may change it.");
  }
}
