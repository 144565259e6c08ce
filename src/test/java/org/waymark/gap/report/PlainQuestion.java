package org.waymark.gap.report;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.gap.report.ScatteredServices.GEOGRAPHY;
import static org.waymark.gap.report.ScatteredServices.VOCABULARIES;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.CrimeFit;
import org.waymark.coverage.PlainSelection;
import org.waymark.gap.cell.CountStatus;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.vocabulary.Scope;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/**
 * One question as plain loops over services, offers and small areas: slow, obvious, and sharing no
 * code with the reports it judges but the records themselves.
 */
record PlainQuestion(
    @Nullable TermId crimeType, @Nullable TermId cohort, @Nullable TermId supportType) {

  private static final PlainSelection PLAIN = new PlainSelection(GEOGRAPHY, VOCABULARIES);

  static PlainQuestion random(Random random) {
    return new PlainQuestion(
        term(random, VOCABULARIES.crimeTypes()),
        random.nextInt(2) == 0 ? null : term(random, VOCABULARIES.cohorts()),
        random.nextInt(2) == 0 ? null : term(random, VOCABULARIES.supportTypes()));
  }

  private static TermId term(Random random, Vocabulary vocabulary) {
    // Wide terms more often: few services answer a narrow one.
    List<Term> terms =
        (random.nextInt(3) == 0 ? vocabulary.terms() : vocabulary.roots())
            .stream().filter(term -> term.scope() != Scope.OUTSIDE).toList();
    return terms.get(random.nextInt(terms.size())).id();
  }

  boolean isAsked(Service service) {
    return service.isPublished()
        && isForCrime(service)
        && (cohort == null || isForGroup(PLAIN.group(service, cohort)))
        && !offers(service).isEmpty();
  }

  private boolean isForCrime(Service service) {
    Set<TermId> underTheDuty = new TreeSet<>(service.crimeTypes());
    underTheDuty.removeIf(id -> VOCABULARIES.crimeTypes().get(id).scope() == Scope.OUTSIDE);
    return crimeType == null
        ? !underTheDuty.isEmpty()
        : PLAIN.crimeFit(underTheDuty, crimeType).filter(CrimeFit::isWhole).isPresent();
  }

  private static boolean isForGroup(PlainSelection.Group group) {
    return group.fit().takes() && !group.part();
  }

  List<Offer> offers(Service service) {
    return service.offers().stream()
        .filter(offer -> anyWithin(offer.supportTypes(), supportType, VOCABULARIES.supportTypes()))
        .toList();
  }

  static boolean anyWithin(Set<TermId> stated, @Nullable TermId wanted, Vocabulary vocabulary) {
    for (TermId each : stated) {
      if (vocabulary.get(each).scope() == Scope.OUTSIDE) {
        continue;
      }
      for (TermId up = each; up != null; up = vocabulary.get(up).parent()) {
        if (wanted == null || up.equals(wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Small areas whose residents the offers in question take, England-wide reach left out. */
  Set<Integer> takes(Service service) {
    Set<Integer> takes = new TreeSet<>();
    offers(service).forEach(offer -> takes.addAll(local(service, offer)));
    return takes;
  }

  static Set<Integer> local(Service service, Offer offer) {
    Set<Integer> reached = new TreeSet<>(PLAIN.reached(service, offer));
    if (reached.containsAll(residents(AreaCode.ENGLAND))) {
      reached.removeAll(residents(AreaCode.ENGLAND));
    }
    return reached;
  }

  boolean isNationwide(Service service) {
    return offers(service).stream()
        .anyMatch(offer -> PLAIN.reached(service, offer).containsAll(residents(AreaCode.ENGLAND)));
  }

  /** Public places, unless everything in question is given at a distance. */
  List<Position> places(Service service) {
    boolean visited = false;
    for (Offer offer : offers(service)) {
      visited |= offer.deliveryModes().isEmpty();
      for (DeliveryMode mode : offer.deliveryModes()) {
        visited |=
            mode == DeliveryMode.IN_PERSON
                || mode == DeliveryMode.GROUP
                || mode == DeliveryMode.OUTREACH;
      }
    }
    List<Position> places = new ArrayList<>();
    for (ServiceLocation location : service.locations()) {
      if (visited && location instanceof ServiceLocation.Public place && place.position() != null) {
        places.add(place.position());
      }
    }
    return places;
  }

  double metres(Service service, int smallArea) {
    return places(service).stream()
        .mapToDouble(place -> place.metresTo(GEOGRAPHY.smallArea(smallArea).position()))
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  static boolean counts(Service service) {
    return CountStatus.of(service, TODAY, GapSettings.USUAL).counts();
  }

  static Set<Integer> residents(AreaCode code) {
    Set<Integer> residents = new LinkedHashSet<>();
    for (SmallArea small : GEOGRAPHY.listSmallAreas()) {
      var district = GEOGRAPHY.findDistrict(small.district()).orElseThrow();
      if (List.of(small.district(), district.council(), district.policeArea(), district.country())
              .contains(code)
          || code.equals(small.icb())) {
        residents.add(small.ordinal());
      }
    }
    return residents;
  }

  static long people(Iterable<Integer> smallAreas) {
    long people = 0;
    for (int smallArea : smallAreas) {
      people += GEOGRAPHY.smallArea(smallArea).population();
    }
    return people;
  }
}
