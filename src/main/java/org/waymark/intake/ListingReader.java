package org.waymark.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.CommissioningArrangementBuilder;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OfferBuilder;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationBuilder;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.confidential.AddressInWords;
import org.waymark.catalogue.field.ArrangementFacts;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingParts;
import org.waymark.catalogue.field.OfferFacts;
import org.waymark.catalogue.field.OrganisationFacts;
import org.waymark.catalogue.field.PlaceFacts;
import org.waymark.catalogue.field.PlaceFacts.PlaceParts;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.catalogue.field.UnsaidCells;
import org.waymark.geography.Position;
import org.waymark.intake.TemplateColumn.Part;
import org.waymark.intake.table.CellReadings;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.FactCells;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.RefusedRowException;
import org.waymark.intake.table.RowCells;
import org.waymark.intake.table.SourceRow;
import org.waymark.intake.table.WrittenId;
import org.waymark.report.SpreadsheetText;

/**
 * Reads the rows of one service into a listing, each cell by the fact of its column. What decides
 * where a service counts ({@link Fact#refuses}) refuses the service when it cannot be read, as does
 * damaged text; anything else that cannot be read is left out with a warning.
 */
final class ListingReader {

  /** Recorded at no time yet: who keeps a record says when. */
  private static final Instant NOT_YET = Instant.EPOCH;

  /**
   * A listing as read; the day it was recorded is added by who keeps it.
   *
   * @param sheet the sheet it stands on; empty for a file that is read from one
   * @param line the line of its first row
   * @param ofOrganisation headings in which the file says something of the organisation
   * @param unread headings of cells that could not be read and are left out: what is known stays
   * @param unsaid the same of its rows
   * @param withheld what it says of places that are not public, in the order of the service's
   * @param half those of which a cell could not be read
   */
  record Listing(
      String sheet,
      long line,
      Organisation organisation,
      Set<String> ofOrganisation,
      Service service,
      boolean saysVisibility,
      Set<String> unread,
      UnsaidCells unsaid,
      List<WithheldAddress> withheld,
      Set<LocationId> half) {

    /** The same under the identifiers by which a catalogue knows the service and who runs it. */
    Listing knownAs(KnownRecords records) {
      OrganisationId runBy = records.organisation(organisation);
      Service known = records.service(service).orElse(service);
      return runBy.equals(organisation.id())
              && known.id().equals(service.id())
              && known.provenance().externalId().equals(service.provenance().externalId())
          ? this
          : new Listing(
              sheet,
              line,
              organisation.withId(runBy),
              ofOrganisation,
              service.withId(known.id()).withOrganisation(runBy).withProvenance(known.provenance()),
              saysVisibility,
              unread,
              unsaid,
              withheld,
              half);
    }

    /** False when the file says nothing of the organisation but its name. */
    boolean organisationDetails() {
      return ofOrganisation.size() > 1;
    }

    /** The organisation as it is recorded then. */
    Organisation organisation(Instant at) {
      return organisation.withProvenance(at(organisation.provenance(), at));
    }

    /**
     * The service as it is to be kept: a file that does not say who may know of a listing does not
     * make an unlisted one public.
     *
     * @param known the listing that is there; null when it is new
     */
    Service service(Instant at, @Nullable Service known) {
      Service made = service.withProvenance(at(service.provenance(), at));
      if (known == null) {
        return made;
      }
      made = unsaid.keep(known, made).withEditedOn(known.editedOn());
      if (!known.locations().equals(made.locations())) {
        made = made.withLocations(placesKnownAs(known, made.locations()));
      }
      return saysVisibility ? made : made.withVisibility(known.visibility());
    }

    private List<ServiceLocation> placesKnownAs(Service known, List<ServiceLocation> read) {
      Provenance of = service.provenance();
      AtomicInteger number = new AtomicInteger();
      return KnownPlaces.matched(
          known.locations(),
          read,
          () -> RecordIds.location(of.source(), of.externalId(), number.incrementAndGet()));
    }

    /**
     * What it says of places that are hidden in the listing kept, under the identifiers that they
     * have there. What is known is sealed as one, so half an address does not take its place.
     *
     * @param ids of the places of the file in the listing kept; those that are not in it are left
     * @param isNew true when nothing is known of the listing
     */
    List<WithheldAddress> withheldOf(Service kept, Map<LocationId, LocationId> ids, boolean isNew) {
      Set<LocationId> hidden =
          kept.locations().stream()
              .filter(place -> place.disclosure() != Disclosure.PUBLIC)
              .map(ServiceLocation::id)
              .collect(Collectors.toSet());
      return withheld.stream()
          .filter(each -> isNew || !half.contains(each.location()))
          .flatMap(each -> Optional.ofNullable(ids.get(each.location())).map(each::at).stream())
          .filter(each -> hidden.contains(each.location()))
          .toList();
    }

    /** The identifiers of its places in a listing that has the same ones in the same order. */
    Map<LocationId, LocationId> placesIn(Service kept) {
      Map<LocationId, LocationId> ids = new HashMap<>();
      for (int i = 0; i < service.locations().size() && i < kept.locations().size(); i++) {
        ids.put(service.locations().get(i).id(), kept.locations().get(i).id());
      }
      return ids;
    }

    static Provenance at(Provenance given, Instant at) {
      return new Provenance(given.source(), given.externalId(), at);
    }
  }

  private final Map<Integer, TemplateColumn> columns;
  private final ReadingTerms terms;
  private final Set<String> headings;
  private final CellReadings readings;
  private final FindingList findings;

  ListingReader(Map<Integer, TemplateColumn> columns, ReadingTerms terms, FindingList findings) {
    this.columns = Map.copyOf(columns);
    this.headings =
        columns.values().stream().map(TemplateColumn::heading).collect(Collectors.toSet());
    this.terms = terms;
    this.readings = new CellReadings(terms);
    this.findings = findings;
  }

  /**
   * One row.
   *
   * @param facts the same cells, read fact by fact
   */
  private record Row(RowCells<TemplateColumn> cells, FactCells<TemplateColumn> facts) {}

  private Row row(SourceRow row) {
    RowCells<TemplateColumn> cells = new RowCells<>(row, columns, findings);
    return new Row(cells, new FactCells<>(cells, readings, false));
  }

  private boolean fills(Row row, Part part) {
    return columns.values().stream()
        .anyMatch(column -> column.part() == part && row.cells.has(column));
  }

  /**
   * @param id the service's
   * @param organisationSource the source of its organisation
   * @return empty when the service is refused; the findings say why
   */
  Optional<Listing> read(SourceId id, String organisationSource, List<SourceRow> rows) {
    try {
      return Optional.of(listing(id, organisationSource, rows));
    } catch (RefusedRowException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      // A rule of the catalogue that no single field breaks. Its messages name no withheld place:
      // the records they come from cannot hold one.
      findings.add(
          new Finding(
              rows.getFirst().line(),
              "",
              "",
              Severity.REFUSED,
              "breaks-a-rule",
              String.valueOf(e.getMessage()),
              ""));
      return Optional.empty();
    }
  }

  private Listing listing(SourceId id, String organisationSource, List<SourceRow> rows)
      throws RefusedRowException {
    List<Row> all = new ArrayList<>();
    for (SourceRow row : rows) {
      all.add(row(row));
      check(all.getLast());
    }
    Row first = all.getFirst();
    need(
        first,
        TemplateColumn.ORGANISATION,
        "the organisation is not named",
        "Write the name of the organisation that runs the service");
    need(
        first,
        TemplateColumn.SERVICE_NAME,
        "the service has no name",
        "Write its name, or the service id of the service whose further row this is");
    List<Organisation> organisations = new ArrayList<>();
    boolean refused = isRefused(() -> organisations.add(organisation(first, organisationSource)));
    ListingParts parts =
        ListingParts.ofNew(
            RecordIds.service(id.source(), id.externalId()),
            RecordIds.organisation(organisationSource, organisationId(first)),
            new Provenance(id.source(), id.externalId(), NOT_YET));
    parts.service().status(ListingStatus.PUBLISHED);
    for (ListingField field : ListingField.values()) {
      refused |= isRefused(() -> first.facts.read(field.facts(), parts));
    }
    List<WithheldAddress> withheld = new ArrayList<>();
    UnsaidCells unsaid = new UnsaidCells(headings);
    Set<LocationId> half = new HashSet<>();
    refused |= isRefused(() -> withheld.addAll(rows(id, all, parts, unsaid, half)));
    refuseIf(refused);
    first.facts.refuse(ListingField.AGES.facts().getLast(), parts.agesFault());
    first.facts.refuse(
        OfferFacts.AREAS,
        OfferFacts.reachFault(
            parts.service().offers().stream()
                .flatMap(offer -> offer.serviceAreas().stream())
                .toList(),
            parts.service().locations(),
            terms.names().geography()));
    guardWithheld(all, withheld);
    return new Listing(
        findings.sheet(),
        rows.getFirst().line(),
        organisations.getFirst(),
        ofOrganisation(first),
        parts.build(),
        first.cells.has(ListingField.VISIBILITY.facts().getFirst().heading()),
        first.facts.unread(),
        unsaid,
        withheld,
        half);
  }

  /** What reads one part of a listing. */
  @FunctionalInterface
  private interface Step {
    void read() throws RefusedRowException;
  }

  /** True when the part is refused; the other parts are read all the same, so that all is told. */
  private static boolean isRefused(Step step) {
    try {
      step.read();
      return false;
    } catch (RefusedRowException e) {
      return true;
    }
  }

  private static void refuseIf(boolean refused) throws RefusedRowException {
    if (refused) {
      throw new RefusedRowException();
    }
  }

  private static void need(Row row, TemplateColumn column, String problem, String remedy)
      throws RefusedRowException {
    if (!row.cells.has(column)) {
      throw row.cells.refuse(column, "missing", problem, remedy);
    }
  }

  /** What no cell may hold, whatever its column. */
  private void check(Row row) throws RefusedRowException {
    refuseIf(row.cells.holdsFormulas());
    for (TemplateColumn id : List.of(TemplateColumn.SERVICE_ID, TemplateColumn.ORGANISATION_ID)) {
      Fault fault = Fault.inIdentifier(row.cells.get(id)).orElse(null);
      if (fault != null) {
        throw row.cells.refuse(id, fault.value(), fault.code(), fault.problem(), fault.remedy());
      }
    }
    for (TemplateColumn column : columns.values()) {
      String value = row.cells.get(column);
      if (!row.cells.isDefused(column) && !SpreadsheetText.written(value).equals(value)) {
        row.cells.tell(
            column,
            PlaceFacts.givesPlaceAway(column.heading()) ? FactCells.HIDDEN : value,
            Severity.WARNING,
            "formula-like",
            "the text begins like a formula",
            "It is kept as text; begin it with a word");
      }
    }
  }

  private static String organisationId(Row row) {
    String given = CellText.identifier(row.cells.get(TemplateColumn.ORGANISATION_ID));
    return given.isEmpty() ? WrittenId.of(row.cells.get(TemplateColumn.ORGANISATION)) : given;
  }

  private static Organisation organisation(Row row, String source) throws RefusedRowException {
    String externalId = organisationId(row);
    OrganisationBuilder organisation =
        OrganisationFacts.begin()
            .id(RecordIds.organisation(source, externalId))
            .provenance(new Provenance(source, externalId, NOT_YET));
    row.facts.read(OrganisationFacts.FACTS, organisation);
    return organisation.build();
  }

  private static Set<String> ofOrganisation(Row row) {
    return OrganisationFacts.FACTS.stream()
        .map(Fact::heading)
        .filter(row.cells::has)
        .filter(heading -> !row.facts.unread().contains(heading))
        .collect(Collectors.toSet());
  }

  /** Reads what each row adds; what it says of places that are not public is given back. */
  private List<WithheldAddress> rows(
      SourceId id, List<Row> all, ListingParts parts, UnsaidCells unsaid, Set<LocationId> half)
      throws RefusedRowException {
    List<Offer> offers = new ArrayList<>();
    List<ServiceLocation> places = new ArrayList<>();
    List<CommissioningArrangement> arrangements = new ArrayList<>();
    List<WithheldAddress> withheld = new ArrayList<>();
    boolean refused = false;
    for (Row row : all) {
      if (fills(row, Part.OFFER)) {
        refused |= isRefused(() -> offers.add(offer(row)));
        unsaid.add(ListingField.OFFERS, row.facts.unread());
      }
      if (fills(row, Part.LOCATION)) {
        refused |= isRefused(() -> places.add(place(row, id, places.size() + 1, withheld)));
        unsaid.add(ListingField.LOCATIONS, row.facts.unread());
        if (!places.isEmpty() && row.facts.unread().stream().anyMatch(PlaceFacts::givesPlaceAway)) {
          half.add(places.getLast().id());
        }
      }
      if (fills(row, Part.ARRANGEMENT)) {
        refused |= isRefused(() -> arrangements.add(arrangement(row)));
        unsaid.add(ListingField.ARRANGEMENTS, row.facts.unread());
      }
    }
    refuseIf(refused);
    if (offers.isEmpty()) {
      all.getFirst().facts.refuse(OfferFacts.SUPPORT_TYPES, OfferFacts.SUPPORT_TYPES.missing());
    }
    parts.service().offers(offers).locations(places).arrangements(arrangements);
    return withheld;
  }

  private static Offer offer(Row row) throws RefusedRowException {
    OfferBuilder offer = OfferFacts.begin();
    row.facts.read(OfferFacts.FACTS, offer);
    row.facts.warn(OfferFacts.AREAS, OfferFacts.unreached(offer.serviceAreas()));
    return offer.build();
  }

  private ServiceLocation place(
      Row row, SourceId service, int number, List<WithheldAddress> withheld)
      throws RefusedRowException {
    PlaceParts place = new PlaceParts();
    row.facts.tellWhere(false);
    // How much may be shown is read first: what follows says nothing of a hidden place.
    row.facts.read(List.of(PlaceFacts.DISCLOSURE), place);
    Disclosure disclosure = Objects.requireNonNull(place.disclosure());
    row.facts.tellWhere(disclosure == Disclosure.PUBLIC);
    row.facts.read(PlaceFacts.besides(disclosure), place);
    row.facts.refuse(PlaceFacts.AREA, place.areaFault());
    PlaceFacts.unasked(disclosure)
        .filter(fact -> row.cells.has(fact.heading()))
        .forEach(fact -> row.facts.warn(fact, Optional.of(PlaceFacts.notKept(fact, disclosure))));
    LocationId id = RecordIds.location(service.source(), service.externalId(), number);
    Position position = null;
    if (row.facts.mayTellWhere()) {
      Reading<Position> found = place.position(terms);
      found.notes().forEach(note -> row.facts.tell(PlaceFacts.POSTCODE, note, Severity.NOTE));
      found.faults().forEach(fault -> row.facts.tell(PlaceFacts.POSTCODE, fault, Severity.WARNING));
      position = found.value();
    } else {
      row.facts.warn(PlaceFacts.LATITUDE, place.droppedPosition());
      if (place.hasAddress()) {
        withheld.add(
            new WithheldAddress(
                id,
                RecordIds.service(service.source(), service.externalId()),
                place.name(),
                place.addressLines(),
                place.postcode()));
      }
    }
    return place.at(id, position).orElseThrow();
  }

  private static CommissioningArrangement arrangement(Row row) throws RefusedRowException {
    CommissioningArrangementBuilder arrangement = ArrangementFacts.begin();
    row.facts.read(ArrangementFacts.FACTS, arrangement);
    row.facts.refuse(ArrangementFacts.ENDS, ArrangementFacts.daysFault(arrangement));
    return arrangement.build();
  }

  /** Refuses a listing whose public words give away a place that its own rows withhold. */
  private void guardWithheld(List<Row> all, List<WithheldAddress> withheld)
      throws RefusedRowException {
    for (WithheldAddress address : withheld) {
      AddressInWords secret = address.inWords();
      for (Row row : all) {
        for (TemplateColumn column : columns.values()) {
          boolean own = column.part() == Part.LOCATION && !row.facts.mayTellWhere();
          if (!own && secret.isToldBy(row.cells.get(column))) {
            throw row.cells.refuse(
                column,
                FactCells.HIDDEN,
                "withheld-place-in-text",
                "the text repeats an address that is not to be known",
                "Take the address or postcode out of it");
          }
        }
      }
    }
  }
}
