package org.waymark.pathway.desk;

import static java.util.stream.Collectors.joining;

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
import java.util.function.BiFunction;
import org.waymark.Provenance;
import org.waymark.StaleException;
import org.waymark.account.Person;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.field.Fault;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteKeeper;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.ServicePoint;

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
      route =
          draft
              .parts()
              .between(
                  id,
                  draft.from(),
                  draft.to(),
                  new Provenance(SOURCE, id.toString(), clock.instant()));
    } catch (IllegalArgumentException e) {
      return invalid(String.valueOf(e.getMessage()));
    }
    Set<RouteEnd> ends = ends(person, route, catalogue);
    if (ends.isEmpty()) {
      return notTheirs();
    }
    if (!areListed(draft, catalogue)) {
      return invalid("One end is no listed service. Choose it from the list.");
    }
    if (isThere(route)) {
      return invalid(
          "There is a route between these two for the same people already. Confirm or change that"
              + " one.");
    }
    return apply(person, route.withStatedBy(ends).withAssuredOn(today()), 0, "stated");
  }

  private static boolean areListed(RouteDraft draft, Catalogue catalogue) {
    return catalogue.findService(draft.to()).isPresent()
        && !(draft.from() instanceof ServicePoint point
            && catalogue.findService(point.service()).isEmpty());
  }

  private boolean isThere(ReferralRoute route) {
    return keeper.routes().from(route.from()).stream()
        .anyMatch(
            other ->
                other.to().equals(route.to())
                    && other.criteria().equals(route.criteria())
                    && !other.isWithdrawnOn(today()));
  }

  /** Changes what a route is; the other end has to confirm it again. */
  public RouteOutcome change(
      Person person, RouteId id, long version, RouteDraft draft, Catalogue catalogue) {
    return edit(
        person,
        id,
        version,
        catalogue,
        "changed",
        (route, ends) ->
            draft
                .parts()
                .between(id, draft.from(), draft.to(), route.provenance())
                .withStatedBy(ends)
                .withAssuredOn(today()));
  }

  /** Says from one end that the route is as it stands. */
  public RouteOutcome confirm(Person person, RouteId id, long version, Catalogue catalogue) {
    return edit(
        person,
        id,
        version,
        catalogue,
        "confirmed",
        (route, ends) -> statedBy(ends, route.withWithdrawnOn(null)));
  }

  /** Says that it is still right; the same as to confirm for whoever had not stated it. */
  public RouteOutcome stillRight(Person person, RouteId id, long version, Catalogue catalogue) {
    return edit(
        person, id, version, catalogue, "still right", (route, ends) -> statedBy(ends, route));
  }

  private ReferralRoute statedBy(Set<RouteEnd> ends, ReferralRoute route) {
    Set<RouteEnd> all = EnumSet.copyOf(ends);
    all.addAll(route.statedBy());
    return route.withStatedBy(all).withAssuredOn(today());
  }

  /** Takes the route back: from today it is no longer used, whatever the other end says. */
  public RouteOutcome withdraw(
      Person person, RouteId id, long version, String why, Catalogue catalogue) {
    Optional<Fault> fault = Fault.inReason(why.strip());
    if (fault.isPresent()) {
      return invalid("Why it is withdrawn: " + fault.get().message() + ".");
    }
    return edit(
        person,
        id,
        version,
        catalogue,
        why.isBlank() ? "withdrawn" : "withdrawn: " + why.strip(),
        (route, ends) -> {
          Set<RouteEnd> left = EnumSet.complementOf(EnumSet.copyOf(ends));
          left.retainAll(route.statedBy());
          return route.withStatedBy(left).withWithdrawnOn(today());
        });
  }

  /**
   * @param edited what becomes of the route, given the ends that the person speaks for
   */
  private RouteOutcome edit(
      Person person,
      RouteId id,
      long version,
      Catalogue catalogue,
      String why,
      BiFunction<ReferralRoute, Set<RouteEnd>, ReferralRoute> edited) {
    ReferralRoute route = keeper.routes().find(id).orElse(null);
    if (route == null) {
      return unknown();
    }
    Set<RouteEnd> ends = ends(person, route, catalogue);
    if (ends.isEmpty()) {
      return notTheirs();
    }
    ReferralRoute next;
    try {
      next = edited.apply(route, ends);
    } catch (IllegalArgumentException e) {
      return invalid(String.valueOf(e.getMessage()));
    }
    return next.from().equals(route.from()) && next.to().equals(route.to())
        ? apply(person, next, version, why)
        : invalid("The ends of a route stay: withdraw this one and state another.");
  }

  private RouteOutcome apply(Person person, ReferralRoute route, long version, String why) {
    try {
      keeper.apply(
          RouteChange.of(person.account().name(), why, List.of(route))
              .expecting(Map.of(route.id(), version)),
          () ->
              audit.record(
                  person.actor(),
                  "route." + why.split(":", 2)[0].replace(' ', '-'),
                  "route:" + route.id(),
                  Map.of()));
    } catch (PlaceInWordsException e) {
      return invalid(
          e.placesInWords().stream().map(PlaceInWords::message).collect(joining(". ")) + ".");
    } catch (StaleException e) {
      return keeper
          .refresh()
          .find(route.id())
          .<RouteOutcome>map(RouteOutcome.MovedOn::new)
          .orElseGet(RouteDesk::unknown);
    }
    return new RouteOutcome.Made(route);
  }

  private static RouteOutcome invalid(String why) {
    return new RouteOutcome.Refused(RouteOutcome.Reason.INVALID, why);
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
