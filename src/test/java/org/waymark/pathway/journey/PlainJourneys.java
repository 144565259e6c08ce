package org.waymark.pathway.journey;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Freshness;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.CohortAdmission;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.Admission;
import org.waymark.pathway.Admissions;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.DescribedPerson;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ServicePoint;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Every way that comes to no service twice, walked one after another: what the finder must find.
 */
final class PlainJourneys {

  private final PathwayNetwork network;
  private final JourneySettings settings;
  private final DescribedPerson person;
  private final Admissions admissions;

  /** By service, the costs of every way there, in no order. */
  final Map<ServiceId, List<Double>> costs = new HashMap<>();

  PlainJourneys(PathwayNetwork network, JourneySettings settings, DescribedPerson person) {
    this.network = network;
    this.settings = settings;
    this.person = person;
    admissions = new Admissions(network, person);
    for (Service service : network.snapshot().catalogue().listServices()) {
      Double entry = cheapestEntry(service);
      if (entry != null) {
        go(service, entry, new ArrayList<>());
      }
    }
  }

  double cheapest(ServiceId service) {
    return costs.getOrDefault(service, List.of()).stream()
        .mapToDouble(cost -> cost)
        .min()
        .orElse(Double.NaN);
  }

  private int ordinal(ServiceId id) {
    OptionalInt ordinal = network.services().findOrdinal(id);
    return ordinal.orElseThrow();
  }

  private @Nullable Double cheapestEntry(Service service) {
    Admission admission = admissions.toService(ordinal(service.id()));
    if (!admission.isAdmitted()) {
      return null;
    }
    Double cheapest = null;
    for (EntryPoint.Kind kind : WaysIn.of(person)) {
      List<ReferralRoute> stated =
          network.routes().to(service.id()).stream()
              .filter(route -> !route.isWithdrawnOn(TODAY))
              .filter(
                  route ->
                      route.from() instanceof EntryPoint entry
                          && entry.kind() == kind
                          && (entry.isEverywhere()
                              || Objects.equals(
                                  entry.policeArea(), admissions.profile().policeArea())))
              .toList();
      for (ReferralRoute route : stated) {
        Admission along = admissions.along(route);
        if (along.isAdmitted()) {
          cheapest =
              least(
                  cheapest,
                  routeCost(route, service, along)
                      + entryCrossing(service)
                      + level(admission, service));
        }
      }
      if (stated.isEmpty() && ServiceIndex.takesFrom(service, kind.source())) {
        double agreed =
            kind == EntryPoint.Kind.SELF_REFERRAL
                ? 0
                : settings.notAgreed() + settings.unconfirmed();
        cheapest =
            least(
                cheapest,
                weeks(service.capacity(), null)
                    + agreed
                    + entryCrossing(service)
                    + level(admission, service));
      }
    }
    return cheapest;
  }

  private static double least(@Nullable Double one, double other) {
    return one == null ? other : Math.min(one, other);
  }

  private double entryCrossing(Service service) {
    AreaCode home = admissions.profile().policeArea();
    return home != null && network.crossing(home, ordinal(service.id())) == Crossing.YES
        ? settings.crossing()
        : 0;
  }

  private double stale(Freshness freshness) {
    return freshness == Freshness.STALE ? settings.stale() : 0;
  }

  private double level(Admission admission, Service service) {
    CohortLevel.Level level = admission.level();
    double fit =
        level == CohortLevel.Level.BY_AND_FOR
            ? 0
            : level == CohortLevel.Level.SPECIALIST ? settings.specialist() : settings.open();
    Set<TermId> theirs = new HashSet<>(person.cohorts());
    theirs.addAll(
        new CohortAdmission(Vocabularies.builtIn().cohorts())
            .impliedBy(person.age(), person.gender()));
    if (Boolean.FALSE.equals(person.recourseToPublicFunds())) {
      theirs.add(new TermId("no-recourse-to-public-funds"));
    }
    if (person.communicationNeeds().contains(AccessibilityFeature.BSL)) {
      theirs.add(new TermId("deaf-and-bsl"));
    }
    boolean named = false;
    boolean own = false;
    for (CohortLevel each : service.cohorts()) {
      if (each.level() != CohortLevel.Level.OPEN) {
        named = true;
        own |=
            theirs.stream()
                .anyMatch(
                    cohort -> Vocabularies.builtIn().cohorts().isWithin(cohort, each.cohort()));
      }
    }
    fit += named && !own ? settings.forOthers() : 0;
    return fit + settings.question() * admission.toCheck().size();
  }

  private double weeks(Capacity first, @Nullable Capacity otherwise) {
    if (first.waitWeeks() != null) {
      return first.waitWeeks() * settings.week();
    }
    if (first.status() == Capacity.Status.OPEN) {
      return 0;
    }
    return otherwise == null
        ? settings.unknownWaitWeeks() * settings.week()
        : weeks(otherwise, null);
  }

  private double routeCost(ReferralRoute route, Service to, Admission along) {
    Agreement.Status standing = route.agreement().standing(TODAY);
    double agreed =
        standing == Agreement.Status.FORMAL
            ? 0
            : standing == Agreement.Status.INFORMAL ? settings.informal() : settings.notAgreed();
    return weeks(route.capacity(), to.capacity())
        + agreed
        + (route.isConfirmed() ? 0 : settings.unconfirmed())
        + stale(route.freshness(TODAY))
        + settings.question() * along.toCheck().size();
  }

  private void go(Service at, double cost, List<ServiceId> before) {
    costs.computeIfAbsent(at.id(), id -> new ArrayList<>()).add(cost);
    List<ServiceId> path = new ArrayList<>(before);
    path.add(at.id());
    // Of parallel routes the cheapest counts: the others are no other way.
    Map<ServiceId, Double> next = new HashMap<>();
    for (ReferralRoute route : network.routes().from(new ServicePoint(at.id()))) {
      OptionalInt ordinal = network.services().findOrdinal(route.to());
      if (path.contains(route.to()) || ordinal.isEmpty()) {
        continue;
      }
      Service to = network.services().service(ordinal.getAsInt());
      Admission admission = admissions.toService(ordinal.getAsInt());
      Admission along = admissions.along(route);
      if (admission.isAdmitted() && along.isAdmitted()) {
        double crossing =
            network.crossing(ordinal(at.id()), ordinal.getAsInt()) == Crossing.YES
                ? settings.crossing()
                : 0;
        next.merge(
            to.id(),
            routeCost(route, to, along) + settings.handoff() + crossing + level(admission, to),
            Math::min);
      }
    }
    next.forEach((id, step) -> go(network.services().service(ordinal(id)), cost + step, path));
  }
}
