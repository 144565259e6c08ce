package org.waymark.gap;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.PlainSelection;
import org.waymark.coverage.ServiceFilter;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallArea;
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

  GapFinding finding(GapCell cell, CohortLevel.Level level) {
    List<SmallArea> residents = residents(cell.area());
    double population = residents.stream().mapToLong(SmallArea::population).sum();
    List<Service> admitted =
        services.stream()
            .filter(this::counts)
            .filter(service -> selection.holds(service, filter(cell, level)))
            .toList();
    List<Service> local =
        admitted.stream()
            .filter(service -> residents.stream().anyMatch(r -> takes(service, cell, r, true)))
            .toList();
    if (local.isEmpty()) {
      boolean national =
          admitted.stream()
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
              .filter(service -> selection.holds(service, filter(cell, level)))
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
    if (local.stream().noneMatch(service -> isAtHome(service, policeAreas))) {
      return GapFinding.CROSS_BOUNDARY_ONLY;
    }
    long reached = 0;
    long second = 0;
    long lasting = 0;
    long room = 0;
    long twice = 0;
    for (SmallArea resident : residents) {
      List<Service> theirs =
          local.stream().filter(service -> takes(service, cell, resident, true)).toList();
      Set<OrganisationId> providers = new HashSet<>();
      theirs.forEach(service -> providers.add(service.organisation()));
      reached += theirs.isEmpty() ? 0 : resident.population();
      second += providers.size() < 2 ? 0 : resident.population();
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

  /** Residents that services of the cell at a level reach. */
  long reached(GapCell cell, CohortLevel.Level level) {
    return residents(cell.area()).stream()
        .filter(
            resident ->
                services.stream()
                    .filter(this::counts)
                    .filter(service -> selection.holds(service, filter(cell, level)))
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

  private boolean lasts(Service service) {
    List<CommissioningArrangement> inForce =
        service.arrangements().stream().filter(this::isInForce).toList();
    return service.arrangements().isEmpty()
        || inForce.stream()
            .anyMatch(
                each ->
                    each.ends() == null
                        || each.ends().isAfter(today.plusMonths(settings.riskMonths())));
  }

  private boolean hasRoom(Service service) {
    Integer weeks = service.capacity().waitWeeks();
    return switch (service.capacity().status()) {
      case OPEN, UNKNOWN -> weeks == null || weeks <= settings.longWaitWeeks();
      case WAITING_LIST, ASSESSMENT_NEEDED -> weeks != null && weeks <= settings.longWaitWeeks();
      case CLOSED -> false;
    };
  }

  private boolean isServedTwice(List<Service> theirs, GapCell cell, SmallArea resident) {
    for (Service one : theirs) {
      for (Service other : theirs) {
        if (states(one, cell, resident)
            && states(other, cell, resident)
            && closest(one, cell) == closest(other, cell)
            && haveDifferentCommissioners(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean states(Service service, GapCell cell, SmallArea resident) {
    return service.crimeTypes().contains(cell.crimeType())
        && service.offers().stream()
            .anyMatch(
                offer ->
                    offer.supportTypes().contains(cell.supportType())
                        && reaches(service, offer, resident, true));
  }

  private CohortLevel.Level closest(Service service, GapCell cell) {
    for (CohortLevel.Level level : CohortLevel.Level.values()) {
      if (cell.cohort() != null && selection.holds(service, filter(cell, level))) {
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

  private boolean isAtHome(Service service, Set<AreaCode> policeAreas) {
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

  private AreaCode policeArea(SmallArea small) {
    return geography.findDistrict(small.district()).orElseThrow().policeArea();
  }

  private static ServiceFilter filter(GapCell cell, CohortLevel.Level level) {
    ServiceFilter.Builder builder =
        ServiceFilter.builder()
            .crimeTypes(Set.of(cell.crimeType()))
            .supportTypes(Set.of(cell.supportType()));
    if (cell.cohort() != null) {
      builder.cohorts(Set.of(cell.cohort())).minimumLevel(level);
    }
    return builder.build();
  }

  private boolean takes(Service service, GapCell cell, SmallArea resident, boolean local) {
    return service.offers().stream()
        .anyMatch(offer -> isFor(service, offer, cell) && reaches(service, offer, resident, local));
  }

  /** As {@code safe-accommodation} under {@code crisis-and-safety}, what is outside counts not. */
  private boolean isFor(Service service, Offer offer, GapCell cell) {
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

  private boolean reaches(Service service, Offer offer, SmallArea resident, boolean local) {
    Set<Integer> reached = selection.reached(service, offer);
    boolean english = resident.code().startsWith("E");
    return reached.contains(resident.ordinal()) && !(local && english && all(service, offer));
  }

  private boolean all(Service service, Offer offer) {
    Set<Integer> reached = selection.reached(service, offer);
    return residents(AreaCode.ENGLAND).stream().allMatch(r -> reached.contains(r.ordinal()));
  }

  private List<SmallArea> residents(AreaCode code) {
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
