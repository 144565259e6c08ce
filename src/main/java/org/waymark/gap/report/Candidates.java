package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.gap.cell.CellTerms;
import org.waymark.gap.cell.CountedOffers;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.vocabulary.TermId;

/**
 * The published services that answer one question of the gap analysis, whether they count or not,
 * with whom they take and where they can be visited.
 *
 * <p>A place can be visited, and so be measured, when its location is public and at least one offer
 * in question is not given only at a distance. Nothing else has a distance here: not a withheld
 * location, not one of which only the area is known, not the office behind a helpline.
 */
final class Candidates {

  private static final Set<DeliveryMode> AT_A_DISTANCE =
      EnumSet.of(
          DeliveryMode.TELEPHONE,
          DeliveryMode.VIDEO,
          DeliveryMode.ONLINE_CHAT,
          DeliveryMode.TEXT_OR_EMAIL);

  /** Why a service has no place to measure from; the first that holds. */
  enum Unmeasured {
    WITHHELD,
    AREA_ONLY,
    AT_A_DISTANCE,
    NOT_RECORDED
  }

  /**
   * A service that answers the question.
   *
   * @param takes small areas whose residents its offers in question take; England-wide reach left
   *     out, as in every share
   * @param nationwide true when one of these offers takes all of England
   * @param places public places that can be visited for these offers, WGS 84; may be empty
   */
  record Candidate(
      CountedOffers.Entry entry, SmallAreaSet takes, boolean nationwide, List<Position> places) {
    boolean counts() {
      return entry.countStatus().counts();
    }

    /** Straight line to the nearest place, in metres; infinite when there is none. */
    double metresFrom(Position position) {
      double nearest = Double.POSITIVE_INFINITY;
      for (Position place : places) {
        nearest = Math.min(nearest, place.metresTo(position));
      }
      return nearest;
    }

    /** Why it has no place to measure from; asked only of one that has none. */
    Unmeasured whyUnmeasured() {
      List<ServiceLocation> locations = entry.service().locations();
      if (locations.stream().anyMatch(ServiceLocation.Withheld.class::isInstance)) {
        return Unmeasured.WITHHELD;
      }
      if (locations.stream().anyMatch(ServiceLocation.AreaOnly.class::isInstance)) {
        return Unmeasured.AREA_ONLY;
      }
      return locations.stream().anyMatch(Candidates::isPlaced)
          ? Unmeasured.AT_A_DISTANCE
          : Unmeasured.NOT_RECORDED;
    }
  }

  private Candidates() {}

  /**
   * The services for a question, by identifier.
   *
   * @param crimeType null for any under the Duty
   * @param cohort null for whoever it happened to
   * @param supportType null for any under the Duty
   * @throws NoSuchElementException when a term is unknown or outside the Duty
   */
  static List<Candidate> of(
      CountedOffers offers,
      @Nullable TermId crimeType,
      @Nullable TermId cohort,
      @Nullable TermId supportType) {
    CellTerms terms = offers.terms();
    int crime = crimeType == null ? -1 : number(terms.crime(crimeType), crimeType);
    int group = number(terms.cohort(cohort), cohort);
    int support = supportType == null ? -1 : number(terms.support(supportType), supportType);
    List<Candidate> found = new ArrayList<>();
    for (CountedOffers.Entry entry : offers.entries().values()) {
      if (holds(entry.crimes(), crime) && entry.levels()[group] < CountedOffers.NOT_ADMITTED) {
        candidate(entry, offer -> holds(offer.supports(), support), found);
      }
    }
    found.sort((a, b) -> a.entry().service().id().compareTo(b.entry().service().id()));
    return found;
  }

  private static int number(OptionalInt number, @Nullable TermId term) {
    return number.orElseThrow(
        () -> new NoSuchElementException(term + " is unknown, or outside the Duty"));
  }

  /** True when the numbers have the wanted one; any will do for a negative one. */
  private static boolean holds(int[] numbers, int wanted) {
    if (wanted < 0) {
      return numbers.length > 0;
    }
    for (int number : numbers) {
      if (number == wanted) {
        return true;
      }
    }
    return false;
  }

  private static void candidate(
      CountedOffers.Entry entry,
      Predicate<CountedOffers.OfferEntry> inQuestion,
      List<Candidate> found) {
    List<SmallAreaSet> reaches = new ArrayList<>();
    boolean any = false;
    boolean nationwide = false;
    boolean visited = false;
    for (int i = 0; i < entry.offers().size(); i++) {
      CountedOffers.OfferEntry offer = entry.offers().get(i);
      if (inQuestion.test(offer)) {
        any = true;
        reaches.add(offer.reach().local());
        nationwide |= offer.reach().nationwide();
        visited |= isVisited(entry.service().offers().get(i));
      }
    }
    if (any) {
      found.add(
          new Candidate(
              entry,
              SmallAreaSet.union(reaches),
              nationwide,
              visited ? placesOf(entry) : List.of()));
    }
  }

  /** An offer that says nothing of how it is given may be visited for all we know. */
  private static boolean isVisited(Offer offer) {
    return offer.deliveryModes().isEmpty() || !AT_A_DISTANCE.containsAll(offer.deliveryModes());
  }

  private static List<Position> placesOf(CountedOffers.Entry entry) {
    List<Position> places = new ArrayList<>();
    for (ServiceLocation location : entry.service().locations()) {
      if (location instanceof ServiceLocation.Public place && place.position() != null) {
        places.add(place.position());
      }
    }
    return places.stream().distinct().toList();
  }

  private static boolean isPlaced(ServiceLocation location) {
    return location instanceof ServiceLocation.Public place && place.position() != null;
  }
}
