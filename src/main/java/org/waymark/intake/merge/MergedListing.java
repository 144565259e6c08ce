package org.waymark.intake.merge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.OrganisationFacts;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.merge.Told.Outcome;

/**
 * A listing that is known with what of a file is taken.
 *
 * @param service the listing
 * @param places the identifier in it of each place of the file that is in it
 * @param told what a person said and the file says otherwise, and what became of it
 */
public record MergedListing(Service service, Map<LocationId, LocationId> places, List<Told> told) {

  /** What files are laid over listings by. */
  public static final class Rule {
    private static final Set<ListingField> WITH_ROWS =
        EnumSet.of(ListingField.OFFERS, ListingField.LOCATIONS, ListingField.ARRANGEMENTS);

    private final ListingAspects aspects;
    private final boolean overwrites;

    /**
     * @param overwrites true when the file's is to be taken whatever people said; nothing is made
     *     more public than a person made it all the same
     */
    public Rule(ListingTerms terms, boolean overwrites) {
      aspects = new ListingAspects(terms);
      this.overwrites = overwrites;
    }

    /**
     * Lays a file over a listing.
     *
     * @param known the listing as it is
     * @param read what the file makes of it, with everything that it has no column for as it is
     * @param checked the day the file says it was checked; null when it does not
     * @param headings the columns of the file that could be read
     * @param states what the listing was, newest first; empty when no person ever changed it
     */
    public MergedListing merged(
        Service known,
        Service read,
        @Nullable LocalDate checked,
        Set<String> headings,
        List<RecordVersion<Service>> states) {
      FileAgain again = new FileAgain(headings, checked, overwrites);
      try {
        return merged(again, known, read, states);
      } catch (IllegalArgumentException e) {
        // Each fits by itself, and both together do not, e.g. a distance here and its only place
        // hidden there.
        if (states.isEmpty()) {
          return new MergedListing(
              read,
              read.locations().stream()
                  .map(ServiceLocation::id)
                  .collect(Collectors.toMap(id -> id, id -> id)),
              List.of());
        }
        return new MergedListing(
            ListingField.ASSURED_ON.copy(read, known),
            Map.of(),
            List.of(Told.doesNotFit(e, states)));
      }
    }

    private MergedListing merged(
        FileAgain again, Service known, Service read, List<RecordVersion<Service>> states) {
      Set<ListingField> differing = differing(known, read, !states.isEmpty());
      ServiceBuilder service =
          ServiceBuilder.builder(
              again.merged(known, read, new Trace<>(states), aspects.of(differing)));
      Map<LocationId, LocationId> ids = new HashMap<>();
      if (differing.contains(ListingField.LOCATIONS)) {
        MergedRows<ServiceLocation> places =
            MergedRows.of(again, aspects.places(), known, read, states);
        List<ServiceLocation> apart = withIdsApart(places, known, states);
        service.locations(apart);
        for (int i = 0; i < places.fromFile().size(); i++) {
          int number = places.fromFile().get(i);
          if (number != Pairing.NONE) {
            ids.put(read.locations().get(i).id(), apart.get(number).id());
          }
        }
      }
      if (differing.contains(ListingField.OFFERS)) {
        service.offers(MergedRows.of(again, aspects.offers(), known, read, states).rows());
      }
      if (differing.contains(ListingField.ARRANGEMENTS)) {
        service.arrangements(
            MergedRows.of(again, aspects.arrangements(), known, read, states).rows());
      }
      return new MergedListing(
          service.organisation(organisation(again, known, read, states)).build(),
          Map.copyOf(ids),
          List.copyOf(again.told()));
    }

    /** Where they differ, as far as it matters: a file may change what files alone have said. */
    private static Set<ListingField> differing(Service known, Service read, boolean edited) {
      return edited
          ? ListingField.differing(known, read)
          : WITH_ROWS.stream()
              .filter(field -> field.differs(known, read))
              .collect(Collectors.toSet());
    }

    /** Who runs it: a person decides that by merging organisations. */
    private static OrganisationId organisation(
        FileAgain again, Service known, Service read, List<RecordVersion<Service>> states) {
      OrganisationId now = known.organisation();
      if (now.equals(read.organisation()) || states.isEmpty()) {
        return read.organisation();
      }
      int first = 0;
      while (first + 1 < states.size()
          && states.get(first + 1).record().organisation().equals(now)) {
        first++;
      }
      if (!states.get(first).byPerson()) {
        return read.organisation();
      }
      again.tell(
          Outcome.KEPT,
          OrganisationFacts.FACTS.getFirst().heading(),
          "another organisation",
          "it is run by the one it was given to",
          states.get(first).day());
      return now;
    }

    /** A place that is new gets an identifier that no place of the listing has or ever had. */
    private static List<ServiceLocation> withIdsApart(
        MergedRows<ServiceLocation> merged, Service known, List<RecordVersion<Service>> states) {
      Set<LocationId> used = new HashSet<>();
      Stream.concat(Stream.of(known), states.stream().map(RecordVersion::record))
          .flatMap(service -> service.locations().stream())
          .forEach(place -> used.add(place.id()));
      Provenance from = known.provenance();
      List<ServiceLocation> places = new ArrayList<>(merged.rows());
      for (int added : merged.added().stream().sorted().toList()) {
        LocationId id = places.get(added).id();
        for (int number = 1; !used.add(id); number++) {
          id = RecordIds.location(from.source(), from.externalId(), number);
        }
        places.set(added, places.get(added).withId(id));
      }
      return places;
    }
  }
}
