package org.waymark.coverage;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallArea;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/**
 * The rules of {@link ServiceFilter} as plain loops over services, offers and small areas: slow,
 * obvious, and sharing no code with the index it judges but the records themselves.
 */
public final class PlainSelection {

  private final Geography geography;
  private final Vocabularies vocabularies;

  // What was found once, for the loops ask for it again with every filter and every resident.
  private final Map<AreaCode, Set<Integer>> residents = new HashMap<>();
  private final IdentityHashMap<Service, Map<Offer, Set<Integer>>> reached =
      new IdentityHashMap<>();

  public PlainSelection(Geography geography, Vocabularies vocabularies) {
    this.geography = geography;
    this.vocabularies = vocabularies;
  }

  public boolean holds(Service service, ServiceFilter filter) {
    return service.isPublished() && serviceHolds(service, filter) && anyOffer(service, filter);
  }

  private boolean anyOffer(Service service, ServiceFilter filter) {
    return service.offers().stream().anyMatch(offer -> offerHolds(service, offer, filter));
  }

  private boolean serviceHolds(Service service, ServiceFilter filter) {
    return anyTerm(filter.crimeTypes(), service.crimeTypes(), vocabularies.crimeTypes())
        && (filter.cohorts().isEmpty()
            || filter.cohorts().stream()
                .anyMatch(
                    cohort ->
                        level(service, cohort)
                            .filter(level -> level.isAtLeast(filter.minimumLevel()))
                            .isPresent()))
        && (filter.languages().isEmpty()
            || filter.languages().stream().anyMatch(service.languages()::contains))
        && (filter.referralSources().isEmpty()
            || filter.referralSources().stream().anyMatch(source -> takesFrom(service, source)))
        && (filter.age() == null || admitsAge(service, filter.age()))
        && (filter.gender() == null
            || service.eligibility().genders().isEmpty()
            || service.eligibility().genders().contains(filter.gender()))
        && (!filter.acceptingOnly()
            || List.of("OPEN", "WAITING_LIST", "ASSESSMENT_NEEDED")
                .contains(service.capacity().status().name()))
        && (!filter.countingOnly() || counts(service))
        && (filter.commissioners().isEmpty()
            || service.arrangements().stream()
                .flatMap(arrangement -> arrangement.commissioners().stream())
                .anyMatch(filter.commissioners()::contains))
        && (filter.near() == null || isNear(service, filter.near()));
  }

  /** The rule of standing once more, on the day of the fixtures. */
  private static boolean counts(Service service) {
    LocalDate latest = null;
    boolean goesOn = service.arrangements().isEmpty();
    for (CommissioningArrangement each : service.arrangements()) {
      LocalDate end = each.ends();
      goesOn |= end == null || !end.isBefore(TODAY);
      latest = end != null && (latest == null || end.isAfter(latest)) ? end : latest;
    }
    LocalDate checked = service.assuredOn();
    LocalDate edited = service.editedOn();
    boolean said =
        latest != null
            && ((checked != null && checked.isAfter(latest))
                || (edited != null && edited.isAfter(latest)));
    return service.capacity().status() != Capacity.Status.CLOSED
        && checked != null
        && !checked.isBefore(TODAY.minusDays(180))
        && (goesOn || said);
  }

  private static boolean isNear(Service service, Near near) {
    return service.locations().stream()
        .anyMatch(
            location ->
                location instanceof ServiceLocation.Public place
                    && place.position() != null
                    && place.position().metresTo(near.centre()) <= near.within().metres());
  }

  private static boolean takesFrom(Service service, ReferralSource source) {
    return service.referralSources().contains(source)
        || (service.referralSources().contains(ReferralSource.ANY_PROFESSIONAL)
            && source != ReferralSource.SELF);
  }

  private static boolean admitsAge(Service service, int age) {
    Integer youngest = service.eligibility().minimumAge();
    Integer oldest = service.eligibility().maximumAge();
    return (youngest == null || youngest <= age) && (oldest == null || age <= oldest);
  }

  public boolean offerHolds(Service service, Offer offer, ServiceFilter filter) {
    return anyTerm(filter.supportTypes(), offer.supportTypes(), vocabularies.supportTypes())
        && (filter.deliveryModes().isEmpty()
            || filter.deliveryModes().stream().anyMatch(offer.deliveryModes()::contains))
        && (filter.includeNationwide()
            || !reached(service, offer).containsAll(residents(AreaCode.ENGLAND)))
        && (filter.smallArea() == null || reached(service, offer).contains(filter.smallArea()))
        && (filter.area() == null
            || residents(filter.area()).stream().anyMatch(reached(service, offer)::contains));
  }

  /** Ordinals of the small areas an offer reaches, England-wide or not. */
  public Set<Integer> reached(Service service, Offer offer) {
    return reached
        .computeIfAbsent(service, each -> new HashMap<>())
        .computeIfAbsent(offer, each -> findReached(service, each));
  }

  private Set<Integer> findReached(Service service, Offer offer) {
    Set<Integer> reached = new LinkedHashSet<>();
    for (SmallArea small : geography.listSmallAreas()) {
      boolean resident =
          service.eligibility().residence().isEmpty()
              || service.eligibility().residence().stream()
                  .anyMatch(code -> residents(code).contains(small.ordinal()));
      if (resident && offer.serviceAreas().stream().anyMatch(area -> takes(service, area, small))) {
        reached.add(small.ordinal());
      }
    }
    return reached;
  }

  private boolean takes(Service service, ServiceArea area, SmallArea small) {
    return switch (area) {
      case ServiceArea.Coded coded -> residents(coded.area()).contains(small.ordinal());
      case ServiceArea.Drawn drawn -> drawn.boundary().contains(small.position());
      case ServiceArea.TravelRadius radius ->
          isNear(service, new Near(small.position(), radius.distance()));
      case ServiceArea.EnglandWide ignored -> small.code().startsWith("E");
    };
  }

  private Set<Integer> residents(AreaCode code) {
    return residents.computeIfAbsent(code, this::findResidents);
  }

  private Set<Integer> findResidents(AreaCode code) {
    Set<Integer> residents = new HashSet<>();
    for (SmallArea small : geography.listSmallAreas()) {
      var district = geography.findDistrict(small.district()).orElseThrow();
      if (small.district().equals(code)
          || district.council().equals(code)
          || district.policeArea().equals(code)
          || district.country().equals(code)
          || code.equals(district.region())
          || code.equals(small.icb())) {
        residents.add(small.ordinal());
      }
    }
    return residents;
  }

  private static boolean anyTerm(Set<TermId> wanted, Set<TermId> held, Vocabulary vocabulary) {
    if (wanted.isEmpty()) {
      return true;
    }
    for (TermId want : wanted) {
      for (TermId has : held) {
        if (isSelfOrBelow(vocabulary, has, want)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isSelfOrBelow(Vocabulary vocabulary, TermId term, TermId ancestor) {
    for (TermId each = term; each != null; each = vocabulary.get(each).parent()) {
      if (each.equals(ancestor)) {
        return true;
      }
    }
    return false;
  }

  private Optional<CohortLevel.Level> level(Service service, TermId cohort) {
    CohortLevel.Level best = null;
    for (CohortLevel stated : service.cohorts()) {
      if (isSelfOrBelow(vocabularies.cohorts(), stated.cohort(), cohort)
          && (best == null || stated.level().compareTo(best) < 0)) {
        best = stated.level();
      }
    }
    if (best != null) {
      return Optional.of(best);
    }
    boolean member =
        service.eligibility().onlyCohorts().isEmpty()
            || service.eligibility().onlyCohorts().stream()
                .anyMatch(only -> isSelfOrBelow(vocabularies.cohorts(), cohort, only));
    boolean anyAgeNamed = false;
    Set<Integer> ages = new HashSet<>();
    for (int age = 0; age <= 120; age++) {
      ages.add(age);
    }
    for (TermId each = cohort; each != null; each = vocabularies.cohorts().get(each).parent()) {
      var term = vocabularies.cohorts().get(each);
      if (term.ageFrom() != null || term.ageTo() != null) {
        anyAgeNamed = true;
        int from = term.ageFrom() == null ? 0 : term.ageFrom();
        int to = term.ageTo() == null ? 120 : term.ageTo();
        ages.removeIf(age -> age < from || age > to);
      }
      if (term.gender() != null) {
        member &=
            service.eligibility().genders().isEmpty()
                || service.eligibility().genders().stream()
                    .anyMatch(gender -> gender.name().equals(term.gender().name()));
      }
    }
    member &= !anyAgeNamed || ages.stream().allMatch(age -> admitsAge(service, age));
    return member ? Optional.of(CohortLevel.Level.OPEN) : Optional.empty();
  }
}
