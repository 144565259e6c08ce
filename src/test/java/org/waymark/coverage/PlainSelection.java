package org.waymark.coverage;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;

import java.time.LocalDate;
import java.util.Comparator;
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
    return (filter.crimeTypes().isEmpty()
            || filter.crimeTypes().stream()
                .anyMatch(
                    crime ->
                        crimeFit(service.crimeTypes(), crime)
                            .filter(
                                fit ->
                                    filter.crimeFits().isEmpty()
                                        || filter.crimeFits().contains(fit))
                            .isPresent()))
        && (filter.cohorts().isEmpty()
            || filter.cohorts().stream()
                .anyMatch(cohort -> group(service, cohort).fit().isAtLeast(filter.minimumFit())))
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

  /** How closely a listing fits a crime type; empty when it does not. */
  public Optional<CrimeFit> crimeFit(Set<TermId> statedTypes, TermId crime) {
    return statedTypes.stream()
        .flatMap(stated -> worth(stated, crime).stream())
        .min(Comparator.naturalOrder());
  }

  private Optional<CrimeFit> worth(TermId stated, TermId crime) {
    Vocabulary crimes = vocabularies.crimeTypes();
    boolean forWomen =
        stated.value().equals("violence-against-women-and-girls")
            && List.of("domestic-abuse", "sexual-abuse", "stalking", "harassment").stream()
                .anyMatch(meant -> isSelfOrBelow(crimes, crime, new TermId(meant)));
    if (stated.equals(crime)) {
      return Optional.of(CrimeFit.NAMED);
    }
    if (stated.value().equals("multi-crime") || forWomen) {
      return Optional.of(CrimeFit.MULTI_CRIME);
    }
    if (isSelfOrBelow(crimes, crime, stated)) {
      return Optional.of(CrimeFit.GENERIC);
    }
    return isSelfOrBelow(crimes, stated, crime)
        ? Optional.of(CrimeFit.SOME_OF_THEM)
        : Optional.empty();
  }

  private static final Set<String> BY_AGE_AND_GENDER =
      Set.of(
          "children",
          "children-0-4",
          "children-5-10",
          "children-11-15",
          "children-16-17",
          "young-adults",
          "adults",
          "older-people",
          "women-and-girls",
          "women",
          "girls",
          "men-and-boys",
          "men",
          "boys");

  /**
   * How close a service is to a cohort.
   *
   * @param part true when it takes some of it only
   */
  public record Group(GroupFit fit, boolean part) {}

  /** As the rule has it, person by person. */
  public Group group(Service service, TermId cohort) {
    Vocabulary cohorts = vocabularies.cohorts();
    boolean demographic = BY_AGE_AND_GENDER.contains(cohort.value());
    Set<Integer> ages = agesOf(cohort);
    Set<String> genders = gendersOf(cohort);
    boolean bounded = ages.size() < 121 || (demographic && genders.size() == 1);
    boolean none = false;
    boolean some = false;
    boolean silent = false;
    if (bounded && !service.eligibility().statesAges()) {
      silent = true;
    } else if (bounded) {
      none |= ages.stream().noneMatch(age -> admitsAge(service, age));
      some |= !ages.stream().allMatch(age -> admitsAge(service, age));
    }
    Set<String> taken = new HashSet<>();
    service.eligibility().genders().forEach(gender -> taken.add(gender.name()));
    if (genders.size() == 1) {
      silent |= taken.isEmpty();
      none |= !taken.isEmpty() && !taken.containsAll(genders);
    } else {
      some |= demographic && !taken.isEmpty() && !taken.containsAll(genders);
    }
    Set<TermId> only = service.eligibility().onlyCohorts();
    boolean member =
        only.isEmpty()
            || only.stream()
                .anyMatch(
                    each ->
                        isSelfOrBelow(cohorts, cohort, each)
                            || (demographic
                                && BY_AGE_AND_GENDER.contains(each.value())
                                && agesOf(each).containsAll(ages)
                                && gendersOf(each).containsAll(genders)));
    if (!member) {
      boolean partly =
          only.stream()
              .anyMatch(
                  each ->
                      isSelfOrBelow(cohorts, each, cohort)
                          || (demographic
                              && agesOf(each).stream().anyMatch(ages::contains)
                              && gendersOf(each).stream().anyMatch(genders::contains)));
      none |= !partly;
      some |= partly;
    }
    silent |= cohort.value().equals("no-recourse-to-public-funds");
    if (none) {
      return new Group(GroupFit.BARRED, false);
    }
    GroupFit best = GroupFit.NO_BARRIER_RECORDED;
    boolean narrower = false;
    boolean wider = false;
    for (CohortLevel stated : service.cohorts()) {
      if (isSelfOrBelow(cohorts, stated.cohort(), cohort)) {
        narrower = true;
        best =
            switch (stated.level()) {
              case BY_AND_FOR -> GroupFit.BY_AND_FOR;
              case SPECIALIST -> best == GroupFit.BY_AND_FOR ? best : GroupFit.SPECIALIST;
              case OPEN -> best;
            };
      }
      wider |= isSelfOrBelow(cohorts, cohort, stated.cohort());
    }
    if (silent && !wider && !narrower) {
      return new Group(GroupFit.NOT_STATED, false);
    }
    return new Group(best, some || (silent && !wider));
  }

  private Set<Integer> agesOf(TermId cohort) {
    Set<Integer> ages = new HashSet<>();
    for (int age = 0; age <= 120; age++) {
      ages.add(age);
    }
    for (TermId each = cohort; each != null; each = vocabularies.cohorts().get(each).parent()) {
      var term = vocabularies.cohorts().get(each);
      ages.removeIf(age -> !term.includesAge(age));
    }
    return ages;
  }

  private Set<String> gendersOf(TermId cohort) {
    Set<String> genders = new HashSet<>(Set.of("FEMALE", "MALE"));
    for (TermId each = cohort; each != null; each = vocabularies.cohorts().get(each).parent()) {
      var term = vocabularies.cohorts().get(each);
      if (term.gender() != null) {
        genders.retainAll(Set.of(term.gender().name()));
      }
    }
    return genders;
  }
}
