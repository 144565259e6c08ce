package org.waymark.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationBuilder;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.field.OrganisationFacts;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.ListingReader.Listing;
import org.waymark.intake.merge.MergedListing;
import org.waymark.intake.merge.RecordRule;
import org.waymark.intake.merge.Told;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;

/**
 * What a file changes of the catalogue: each listing it says something of laid over the one that is
 * known. Listings of which the file says nothing new are left alone, and their past is not read.
 *
 * @param change what is to be written
 * @param withheld the addresses the file brings of places that are hidden
 * @param findings what people said and the file says otherwise, and what became of it
 */
record ImportedChange(
    CatalogueChange change, List<WithheldAddress> withheld, List<Finding> findings) {

  /**
   * @param organisations the listing that says what the file says of each organisation
   * @param columns the headings of the file
   * @param source where it comes from, in words
   */
  static ImportedChange of(
      ImportDesk desk,
      Catalogue catalogue,
      Collection<Listing> listings,
      Map<OrganisationId, Listing> organisations,
      Set<String> columns,
      String source,
      ServiceImport.Options options,
      ListingTerms terms,
      Instant now) {
    Making making = new Making(desk, catalogue, columns, options, terms, now);
    List<Service> services = making.services(listings);
    List<Organisation> changed = making.organisations(organisations);
    making.tellWhatWaits(services);
    return new ImportedChange(
        CatalogueChange.of(options.who(), "Import from " + source, changed, services)
            .importedFrom(source)
            .madeFrom(catalogue.revision()),
        making.withheld,
        making.findings);
  }

  /**
   * A listing that the file says otherwise.
   *
   * @param read what is known with all that the file says
   */
  private record Differing(Listing listing, Service known, Service read) {}

  /** One of it. */
  private static final class Making {
    private final ImportDesk desk;
    private final Catalogue catalogue;
    private final Set<String> columns;
    private final ListingTerms terms;
    private final Instant now;
    private final MergedListing.Rule rule;
    private final RecordRule<Organisation> organisationRule;
    private final boolean overwrites;
    private final List<WithheldAddress> withheld = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<OrganisationId> running = new HashSet<>();
    private final Map<ServiceId, Differing> changed = new HashMap<>();

    Making(
        ImportDesk desk,
        Catalogue catalogue,
        Set<String> columns,
        ServiceImport.Options options,
        ListingTerms terms,
        Instant now) {
      this.desk = desk;
      this.catalogue = catalogue;
      this.columns = columns;
      this.terms = terms;
      this.now = now;
      overwrites = options.overwritesEdits();
      rule = new MergedListing.Rule(terms, overwrites);
      organisationRule =
          RecordRule.of(
              OrganisationFacts.FACTS,
              List.of(),
              Map.of(),
              OrganisationBuilder::builder,
              (parts, known) -> parts.build(),
              terms);
    }

    /** Those that are new or become another. */
    List<Service> services(Collection<Listing> listings) {
      List<Service> services = new ArrayList<>();
      List<Differing> differing = new ArrayList<>();
      for (Listing listing : listings) {
        Service known = desk.findKnown(catalogue, listing.service()).orElse(null);
        Service read = known == null ? listing.service(now, null) : onto(known, listing);
        if (known != null && !read.equals(known)) {
          differing.add(new Differing(listing, known, read));
        } else {
          running.add(read.organisation());
          withheld.addAll(listing.withheldOf(read, listing.placesIn(read), known == null));
        }
        if (known == null) {
          services.add(read);
        }
      }
      Map<ServiceId, List<RecordVersion<Service>>> past =
          desk.editedServices(differing.stream().map(each -> each.known().id()).toList());
      for (Differing each : differing) {
        Service known = each.known();
        Service merged = merged(each, past.getOrDefault(known.id(), List.of()));
        running.add(merged.organisation());
        if (!merged.equals(known)) {
          services.add(merged.withProvenance(Listing.at(known.provenance(), now)));
          changed.put(known.id(), each);
        }
      }
      return services;
    }

    /** What is known with what the file says otherwise, whoever said what is known. */
    private Service onto(Service known, Listing listing) {
      Service read = listing.service(known.provenance().recordedAt(), known);
      return read.equals(known)
          ? known
          : checkedLater(
              known,
              ListingField.keepWhatIsWrittenTheSame(known, read, readable(listing), terms),
              listing);
    }

    /** A day of checking never goes back. */
    private Service checkedLater(Service known, Service read, Listing listing) {
      LocalDate was = known.assuredOn();
      LocalDate is = read.assuredOn();
      if (was == null || (is != null && !is.isBefore(was))) {
        return read;
      }
      if (is != null) {
        findings.add(checkedBefore(listing, is));
      }
      return read.withAssuredOn(was);
    }

    private static Finding checkedBefore(Listing listing, LocalDate day) {
      return new Finding(
          listing.sheet(),
          listing.line(),
          ListingField.ASSURED_ON.facts().getFirst().heading(),
          day.toString(),
          Severity.NOTE,
          "checked-since",
          "the listing has been checked on a later day, which stays",
          "");
    }

    private Set<String> readable(Listing listing) {
      Set<String> readable = new HashSet<>(columns);
      readable.removeAll(listing.unread());
      return readable;
    }

    private Service merged(Differing each, List<RecordVersion<Service>> past) {
      Listing listing = each.listing();
      Service read = each.read();
      MergedListing merged =
          rule.merged(each.known(), read, listing.service().assuredOn(), readable(listing), past);
      tell(listing, merged.told());
      Map<LocationId, LocationId> places = listing.placesIn(read);
      if (ListingField.LOCATIONS.differs(each.known(), read)) {
        places.values().retainAll(merged.places().keySet());
        places.replaceAll((ofFile, ofRead) -> merged.places().getOrDefault(ofRead, ofRead));
      }
      withheld.addAll(listing.withheldOf(merged.service(), places, false));
      return merged.service();
    }

    private void tell(Listing listing, List<Told> told) {
      told.forEach(each -> findings.add(each.finding(listing.sheet(), listing.line())));
    }

    /** Those that are new and run a listing, or become another. */
    List<Organisation> organisations(Map<OrganisationId, Listing> organisations) {
      Map<OrganisationId, Organisation> differing = new LinkedHashMap<>();
      List<Organisation> written = new ArrayList<>();
      organisations.forEach(
          (id, listing) -> {
            Organisation known = catalogue.findOrganisation(id).orElse(null);
            if (known == null && running.contains(id)) {
              written.add(listing.organisation(now));
            } else if (known != null
                && listing.organisationDetails()
                && !known.equals(listing.organisation(known.provenance().recordedAt()))) {
              differing.put(id, known);
            }
          });
      Map<OrganisationId, List<RecordVersion<Organisation>>> past =
          desk.editedOrganisations(differing.keySet());
      differing.forEach(
          (id, known) -> {
            @Nullable Listing listing = organisations.get(id);
            Organisation merged =
                listing == null ? known : merged(listing, known, past.getOrDefault(id, List.of()));
            if (!merged.equals(known)) {
              written.add(merged.withProvenance(Listing.at(known.provenance(), now)));
            }
          });
      return written;
    }

    private Organisation merged(
        Listing listing, Organisation known, List<RecordVersion<Organisation>> past) {
      List<Told> told = new ArrayList<>();
      Organisation merged =
          organisationRule.merged(
              known,
              listing.organisation(known.provenance().recordedAt()),
              listing.service().assuredOn(),
              listing.ofOrganisation(),
              overwrites,
              past,
              told);
      tell(listing, told);
      return merged;
    }

    /** A change that waits is not lost: whoever decides on it is shown what has changed since. */
    void tellWhatWaits(List<Service> services) {
      if (changed.isEmpty()) {
        return;
      }
      Map<ServiceId, Set<ListingField>> waiting = desk.waiting(changed.keySet());
      for (Service service : services) {
        Differing was = changed.get(service.id());
        if (was != null) {
          waiting.getOrDefault(service.id(), Set.of()).stream()
              .filter(field -> field.differs(was.known(), service))
              .forEach(field -> findings.add(waits(was.listing(), field)));
        }
      }
    }

    private static Finding waits(Listing listing, ListingField field) {
      return new Finding(
          listing.sheet(),
          listing.line(),
          field.label(),
          "",
          Severity.NOTE,
          "change-waits",
          "the file changes what somebody has asked to change, which waits for approval",
          "Decide on it at /approvals, where both are shown");
    }
  }
}
