package org.waymark.gap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.GroupFit;
import org.waymark.coverage.PlainSelection;
import org.waymark.coverage.ServiceFilter;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallArea;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * The rules of the gap analysis as plain loops over services, offers and small areas: slow,
 * obvious, and sharing no code with the analysis it judges but the records of the catalogue.
 */
final class PlainGap {

  private final Geography geography;
  private final Vocabularies vocabularies;
  private final PlainSelection selection;
  private final List<Service> services;
  private final LocalDate today;
  private final GapSettings settings;

  // What was found once, for the loops ask for it again with every service and every resident.
  private final Map<AreaCode, List<SmallArea>> residents = new HashMap<>();

  PlainGap(
      Geography geography,
      Vocabularies vocabularies,
      List<Service> services,
      LocalDate today,
      GapSettings settings) {
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.selection = new PlainSelection(geography, vocabularies);
    this.services = services;
    this.today = today;
    this.settings = settings;
  }

  /** By cohort, "anybody" for null: the groups that make it up, in each way of cutting it up. */
  private static final Map<String, List<List<String>>> PARTS =
      Map.of(
          "anybody", List.of(List.of("women", "men", "children")),
          "children",
              List.of(
                  List.of("children-0-4", "children-5-10", "children-11-15", "children-16-17"),
                  List.of("girls", "boys")),
          "adults", List.of(List.of("women", "men")),
          "women-and-girls", List.of(List.of("women", "girls")),
          "men-and-boys", List.of(List.of("men", "boys")));

  GapFinding finding(GapCell cell, CohortLevel.Level level) {
    return ofParts(
        cell.cohort(), cohort -> ofGroup(of(cell, Objects.requireNonNull(cohort)), level));
  }

  /**
   * What is found of a cohort, from what is found of groups by themselves.
   *
   * @param cohort null for anybody
   */
  static GapFinding ofParts(@Nullable TermId cohort, Function<TermId, GapFinding> ofGroup) {
    List<List<String>> ways =
        PARTS.getOrDefault(cohort == null ? "anybody" : cohort.value(), List.of());
    List<GapFinding> byParts = new ArrayList<>();
    for (List<String> parts : ways) {
      byParts.add(
          parts.stream()
              .map(part -> ofParts(new TermId(part), ofGroup))
              .min(Comparator.naturalOrder())
              .orElseThrow());
    }
    if (cohort == null) {
      return byParts.getFirst();
    }
    GapFinding best = ofGroup.apply(cohort);
    for (GapFinding each : byParts) {
      if (best.isGap() || best == GapFinding.NOT_ASSESSED) {
        GapFinding atMost = each == GapFinding.DUPLICATED ? GapFinding.PROVIDED : each;
        best = atMost.compareTo(best) > 0 ? atMost : best;
      }
    }
    return best;
  }

  private static GapCell of(GapCell cell, TermId cohort) {
    return new GapCell(cell.kind(), cell.area(), cell.crimeType(), cohort, cell.supportType());
  }

  private GapFinding ofGroup(GapCell cell, CohortLevel.Level level) {
    return ofGroup(
        Objects.requireNonNull(cell.cohort()), level, closeness -> byShares(cell, closeness));
  }

  /** What is found of a group, from what is found of services so close to it or closer. */
  GapFinding ofGroup(
      TermId group, CohortLevel.Level level, Function<CohortLevel.Level, GapFinding> byShares) {
    GapFinding found = byShares.apply(level);
    Term cohort = vocabularies.cohorts().get(group);
    boolean ofAgeOrSex =
        (cohort.ageFrom() != null || cohort.gender() != null)
            && Set.of("age", "sex").contains(vocabularies.cohorts().root(cohort.id()).id().value())
            && cohort.protectedCharacteristic() != null;
    boolean enough = found == GapFinding.PROVIDED || found == GapFinding.DUPLICATED;
    if (!ofAgeOrSex && level == CohortLevel.Level.OPEN && enough) {
      GapFinding closer = byShares.apply(CohortLevel.Level.SPECIALIST);
      return closer == GapFinding.PROVIDED || closer == GapFinding.DUPLICATED
          ? found
          : GapFinding.NO_BARRIER_RECORDED;
    }
    return found;
  }

  private GapFinding byShares(GapCell cell, CohortLevel.Level level) {
    List<SmallArea> residents = residents(cell.area());
    double population = residents.stream().mapToLong(SmallArea::population).sum();
    List<Service> forSome =
        services.stream()
            .filter(this::counts)
            .filter(service -> isForSome(service, cell, level))
            .toList();
    List<Service> localForSome =
        forSome.stream()
            .filter(service -> residents.stream().anyMatch(r -> takes(service, cell, r, true)))
            .toList();
    if (localForSome.isEmpty()) {
      boolean national =
          forSome.stream()
              .anyMatch(
                  service ->
                      service.offers().stream()
                          .anyMatch(offer -> isFor(service, offer, cell) && all(service, offer)));
      if (national) {
        return GapFinding.NATIONAL_ONLY;
      }
      boolean listedForThis =
          services.stream()
              .filter(service -> service.isPublished() && !counts(service))
              .filter(service -> isForSome(service, cell, level))
              .anyMatch(service -> residents.stream().anyMatch(r -> takes(service, cell, r, true)));
      if (listedForThis) {
        return GapFinding.LISTED_NOT_COUNTED;
      }
      boolean listed =
          services.stream()
              .filter(Service::isPublished)
              .anyMatch(
                  service ->
                      service.offers().stream()
                          .anyMatch(
                              offer ->
                                  residents.stream()
                                      .anyMatch(r -> reaches(service, offer, r, true))));
      return listed ? GapFinding.NONE_RECORDED : GapFinding.NOT_ASSESSED;
    }
    Set<AreaCode> policeAreas = new HashSet<>();
    residents.forEach(r -> policeAreas.add(policeArea(r)));
    List<Service> local =
        localForSome.stream().filter(service -> isForAll(service, cell, level)).toList();
    if (local.stream().noneMatch(service -> isAtHome(service, policeAreas))) {
      return localForSome.stream().anyMatch(service -> isAtHome(service, policeAreas))
          ? GapFinding.PARTIAL
          : GapFinding.CROSS_BOUNDARY_ONLY;
    }
    long reached = 0;
    long second = 0;
    long lasting = 0;
    long room = 0;
    long twice = 0;
    for (SmallArea resident : residents) {
      List<Service> theirs =
          local.stream().filter(service -> takes(service, cell, resident, true)).toList();
      reached += theirs.isEmpty() ? 0 : resident.population();
      second += hasSecondProvider(theirs, cell, resident) ? resident.population() : 0;
      lasting += theirs.stream().anyMatch(this::lasts) ? resident.population() : 0;
      room += theirs.stream().anyMatch(this::hasRoom) ? resident.population() : 0;
      twice += isServedTwice(theirs, cell, resident) ? resident.population() : 0;
    }
    if (reached / population < settings.providedShare()) {
      return GapFinding.PARTIAL;
    }
    if (second / population < settings.secureShare()
        || lasting / population < settings.secureShare()) {
      return GapFinding.AT_RISK;
    }
    if (room / population < settings.secureShare()) {
      return GapFinding.OVERSTRETCHED;
    }
    return twice > 0 && twice / population >= settings.duplicatedShare()
        ? GapFinding.DUPLICATED
        : GapFinding.PROVIDED;
  }

  /** Two organisations that give one and the same kind of support, the cell's or a narrower. */
  private boolean hasSecondProvider(List<Service> theirs, GapCell cell, SmallArea resident) {
    return hasSecondProvider(theirs, cell, resident, true);
  }

  boolean hasSecondProvider(List<Service> theirs, GapCell cell, SmallArea resident, boolean local) {
    for (Term kind : vocabularies.supportTypes().terms()) {
      GapCell ofKind =
          new GapCell(cell.kind(), cell.area(), cell.crimeType(), cell.cohort(), kind.id());
      boolean within =
          kind.scope() != Scope.OUTSIDE
              && vocabularies.supportTypes().isWithin(kind.id(), cell.supportType());
      Set<OrganisationId> providers = new HashSet<>();
      for (Service service : theirs) {
        for (Offer offer : service.offers()) {
          if (offer.supportTypes().contains(ofKind.supportType())
              && reaches(service, offer, resident, local)) {
            providers.add(service.organisation());
          }
        }
      }
      if (within && providers.size() > 1) {
        return true;
      }
    }
    return false;
  }

  private Optional<CrimeFit> crimeFit(Service service, GapCell cell) {
    Set<TermId> underTheDuty = new HashSet<>(service.crimeTypes());
    underTheDuty.removeIf(id -> vocabularies.crimeTypes().get(id).scope() == Scope.OUTSIDE);
    return selection.crimeFit(underTheDuty, cell.crimeType());
  }

  boolean isForSome(Service service, GapCell cell, CohortLevel.Level level) {
    return crimeFit(service, cell).isPresent()
        && (cell.cohort() == null
            || selection.group(service, cell.cohort()).fit().isAtLeast(GroupFit.of(level)));
  }

  boolean isForAll(Service service, GapCell cell, CohortLevel.Level level) {
    return isForSome(service, cell, level)
        && crimeFit(service, cell).filter(CrimeFit::isWhole).isPresent()
        && (cell.cohort() == null || !selection.group(service, cell.cohort()).part());
  }

  /** Residents that services of the cell at a level reach. */
  long reached(GapCell cell, CohortLevel.Level level) {
    return residents(cell.area()).stream()
        .filter(
            resident ->
                services.stream()
                    .filter(this::counts)
                    .filter(service -> isForAll(service, cell, level))
                    .anyMatch(service -> takes(service, cell, resident, true)))
        .mapToLong(SmallArea::population)
        .sum();
  }

  boolean counts(Service service) {
    boolean funded =
        service.arrangements().isEmpty()
            || service.arrangements().stream().anyMatch(this::isInForce)
            || service.arrangements().stream()
                .allMatch(each -> isSaidAfter(service, Objects.requireNonNull(each.ends())));
    return service.isPublished()
        && service.capacity().status() != Capacity.Status.CLOSED
        && service.assuredOn() != null
        && ChronoUnit.DAYS.between(service.assuredOn(), today) <= 180
        && funded;
  }

  private static boolean isSaidAfter(Service service, LocalDate end) {
    return (service.assuredOn() != null && service.assuredOn().isAfter(end))
        || (service.editedOn() != null && service.editedOn().isAfter(end));
  }

  private boolean isInForce(CommissioningArrangement arrangement) {
    return arrangement.ends() == null || !arrangement.ends().isBefore(today);
  }

  boolean lasts(Service service) {
    List<CommissioningArrangement> inForce =
        service.arrangements().stream().filter(this::isInForce).toList();
    return service.arrangements().isEmpty()
        || inForce.stream()
            .anyMatch(
                each ->
                    each.ends() == null
                        || each.ends().isAfter(today.plusMonths(settings.riskMonths())));
  }

  boolean hasRoom(Service service) {
    Integer weeks = service.capacity().waitWeeks();
    return switch (service.capacity().status()) {
      case OPEN, UNKNOWN -> weeks == null || weeks <= settings.longWaitWeeks();
      case WAITING_LIST, ASSESSMENT_NEEDED -> weeks != null && weeks <= settings.longWaitWeeks();
      case CLOSED -> false;
    };
  }

  private boolean isServedTwice(List<Service> theirs, GapCell cell, SmallArea resident) {
    return isServedTwice(theirs, cell, resident, true);
  }

  boolean isServedTwice(List<Service> theirs, GapCell cell, SmallArea resident, boolean local) {
    for (Service one : theirs) {
      for (Service other : theirs) {
        if (states(one, cell, resident, local)
            && states(other, cell, resident, local)
            && closest(one, cell) == closest(other, cell)
            && haveDifferentCommissioners(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean states(Service service, GapCell cell, SmallArea resident, boolean local) {
    return service.crimeTypes().contains(cell.crimeType())
        && service.offers().stream()
            .anyMatch(
                offer ->
                    offer.supportTypes().contains(cell.supportType())
                        && reaches(service, offer, resident, local));
  }

  private CohortLevel.Level closest(Service service, GapCell cell) {
    for (CohortLevel.Level level : CohortLevel.Level.values()) {
      if (cell.cohort() != null
          && selection.group(service, cell.cohort()).fit() == GroupFit.of(level)) {
        return level;
      }
    }
    return CohortLevel.Level.OPEN;
  }

  private boolean haveDifferentCommissioners(Service one, Service other) {
    Set<String> first = commissioners(one);
    Set<String> second = commissioners(other);
    return !first.isEmpty() && !second.isEmpty() && first.stream().noneMatch(second::contains);
  }

  private Set<String> commissioners(Service service) {
    Set<String> names = new HashSet<>();
    service.arrangements().stream()
        .filter(this::isInForce)
        .forEach(each -> names.addAll(each.commissioners()));
    return names;
  }

  boolean isAtHome(Service service, Set<AreaCode> policeAreas) {
    List<AreaCode> homes = new ArrayList<>();
    for (ServiceLocation location : service.locations()) {
      if (location instanceof ServiceLocation.Public place && place.position() != null) {
        SmallArea nearest = geography.smallArea(0);
        for (SmallArea small : geography.listSmallAreas()) {
          if (small.position().metresTo(place.position())
              < nearest.position().metresTo(place.position())) {
            nearest = small;
          }
        }
        homes.add(policeArea(nearest));
      } else if (location instanceof ServiceLocation.AreaOnly place) {
        residents(place.area()).forEach(small -> homes.add(policeArea(small)));
      }
    }
    return homes.isEmpty() || homes.stream().anyMatch(policeAreas::contains);
  }

  AreaCode policeArea(SmallArea small) {
    return geography.findDistrict(small.district()).orElseThrow().policeArea();
  }

  boolean takes(Service service, GapCell cell, SmallArea resident, boolean local) {
    return service.offers().stream()
        .anyMatch(offer -> isFor(service, offer, cell) && reaches(service, offer, resident, local));
  }

  /** As {@code safe-accommodation} under {@code crisis-and-safety}, what is outside counts not. */
  boolean isFor(Service service, Offer offer, GapCell cell) {
    Set<TermId> inside = new HashSet<>();
    for (TermId id : offer.supportTypes()) {
      if (!vocabularies.supportTypes().get(id).scope().name().equals("OUTSIDE")) {
        inside.add(id);
      }
    }
    return !inside.isEmpty()
        && selection.offerHolds(
            service,
            new Offer(inside, offer.deliveryModes(), offer.serviceAreas()),
            ServiceFilter.builder().supportTypes(Set.of(cell.supportType())).build());
  }

  boolean reaches(Service service, Offer offer, SmallArea resident, boolean local) {
    Set<Integer> reached = selection.reached(service, offer);
    boolean english = resident.code().startsWith("E");
    return reached.contains(resident.ordinal()) && !(local && english && all(service, offer));
  }

  boolean all(Service service, Offer offer) {
    Set<Integer> reached = selection.reached(service, offer);
    return residents(AreaCode.ENGLAND).stream().allMatch(r -> reached.contains(r.ordinal()));
  }

  List<SmallArea> residents(AreaCode code) {
    return residents.computeIfAbsent(code, this::findResidents);
  }

  private List<SmallArea> findResidents(AreaCode code) {
    return geography.listSmallAreas().stream()
        .filter(
            small -> {
              var district = geography.findDistrict(small.district()).orElseThrow();
              return List.of(
                          small.district(),
                          district.council(),
                          district.policeArea(),
                          district.country())
                      .contains(code)
                  || code.equals(district.region())
                  || code.equals(small.icb());
            })
        .toList();
  }
}
