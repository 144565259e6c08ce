package org.waymark.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
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
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
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
import org.waymark.geography.Position;
import org.waymark.intake.TemplateColumn.Part;
import org.waymark.intake.table.CellText;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.Finding.Severity;
import org.waymark.intake.table.FindingList;
import org.waymark.intake.table.SourceRow;
import org.waymark.intake.table.WrittenId;
import org.waymark.report.SpreadsheetText;

/**
 * Reads the rows of one service into a listing, each cell by the fact of its column. What decides
 * where a service counts ({@link Fact#decides}) refuses the service when it cannot be read, as does
 * damaged text; anything else that cannot be read is left out with a warning.
 */
final class ListingReader {

  /** Recorded at no time yet: who keeps a record says when. */
  private static final Instant NOT_YET = Instant.EPOCH;

  /** Codes of texts that no column may have, and of days that would make a listing look checked. */
  private static final Set<String> DAMAGED =
      Set.of("too-long", "control-character", "in-the-future");

  /**
   * A listing as read; the day it was recorded is added by who keeps it.
   *
   * @param organisationDetails false when the file says nothing of the organisation but its name
   * @param unread headings of cells that could not be read and are left out: what is known stays
   * @param withheld what it says of places that are not public, in the order of the service's
   */
  record Listing(
      Organisation organisation,
      boolean organisationDetails,
      Service service,
      boolean saysVisibility,
      Set<String> unread,
      List<WithheldAddress> withheld) {

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
      return known == null || saysVisibility ? made : made.withVisibility(known.visibility());
    }

    /** What it says of hidden places, under the identifiers that they have in the listing kept. */
    List<WithheldAddress> withheldOf(Service kept) {
      List<LocationId> read = service.locations().stream().map(ServiceLocation::id).toList();
      return withheld.stream()
          .map(
              each ->
                  new WithheldAddress(
                      kept.locations().get(read.indexOf(each.location())).id(),
                      kept.id(),
                      each.name(),
                      each.addressLines(),
                      each.postcode()))
          .toList();
    }

    static Provenance at(Provenance given, Instant at) {
      return new Provenance(given.source(), given.externalId(), at);
    }
  }

  /** The rows cannot make a listing; why has been told as findings. */
  private static final class Refused extends Exception {
    Refused() {
      super("", null, false, false);
    }
  }

  private final Map<Integer, TemplateColumn> columns;
  private final String source;
  private final ReadingTerms terms;
  private final CellReadings readings;
  private final boolean strict;
  private final FindingList findings;

  ListingReader(
      Map<Integer, TemplateColumn> columns,
      String source,
      ReadingTerms terms,
      boolean strict,
      FindingList findings) {
    this.columns = Map.copyOf(columns);
    this.source = source;
    this.terms = terms;
    this.readings = new CellReadings(terms);
    this.strict = strict;
    this.findings = findings;
  }

  /** One row with its cells by heading. */
  private final class Cells {
    final SourceRow row;
    final Map<String, String> values = new LinkedHashMap<>();
    final Set<String> unread = new HashSet<>();
    private final Set<Part> filled = EnumSet.noneOf(Part.class);
    boolean mayTellWhere;

    Cells(SourceRow row) {
      this.row = row;
      columns.forEach(
          (index, column) -> {
            String value = SpreadsheetText.read(CellText.trim(row.cell(index)));
            if (!value.isEmpty()) {
              values.put(column.heading(), value);
              filled.add(column.part());
            }
          });
    }

    String get(TemplateColumn column) {
      return values.getOrDefault(column.heading(), "");
    }

    boolean fills(Part part) {
      return filled.contains(part);
    }

    /** Takes what the cells say of these facts. */
    <S, B> void read(Collection<? extends Fact<S, B, ?>> facts, B target) throws Refused {
      boolean refused = false;
      for (Fact<S, B, ?> fact : facts) {
        refused |= read(fact, target);
      }
      if (refused) {
        throw new Refused();
      }
    }

    private <S, B, T> boolean read(Fact<S, B, T> fact, B target) {
      String cell = values.get(fact.heading());
      if (cell == null && !fact.isNeeded()) {
        return false;
      }
      Reading<T> reading = readings.of(fact, cell == null ? "" : cell);
      fact.take(reading, target);
      reading
          .notes()
          .forEach(
              note -> tell(fact, note, note.remedy().isEmpty() ? Severity.NOTE : Severity.WARNING));
      boolean refused = false;
      if (!reading.isGood()) {
        unread.add(fact.heading());
      }
      for (Fault fault : reading.faults()) {
        boolean decides = strict || fact.decides() || DAMAGED.contains(fault.code());
        refused |= decides;
        tell(fact, fault, decides ? Severity.REFUSED : Severity.WARNING);
      }
      return refused;
    }

    private void tell(Fact<?, ?, ?> fact, Fault fault, Severity severity) {
      boolean hide = fact.givesPlaceAway() && !mayTellWhere;
      tell(
          fact.heading(),
          hide ? "(not shown)" : fault.value(),
          severity,
          fault.code(),
          fault.problem(),
          fault.remedy());
    }

    private void tell(
        String heading,
        String value,
        Severity severity,
        String code,
        String problem,
        String remedy) {
      findings.add(new Finding(row.line(), heading, value, severity, code, problem, remedy));
    }

    Refused refuse(String heading, String value, String code, String problem, String remedy) {
      tell(heading, value, Severity.REFUSED, code, problem, remedy);
      return new Refused();
    }

    void refuse(Fact<?, ?, ?> fact, Optional<Fault> fault) throws Refused {
      if (fault.isPresent()) {
        tell(fact, fault.get(), Severity.REFUSED);
        throw new Refused();
      }
    }

    void warn(String heading, String value, String code, String problem, String remedy) {
      tell(heading, value, Severity.WARNING, code, problem, remedy);
    }
  }

  /**
   * @param externalId the service's identifier at its source
   * @return empty when the service is refused; the findings say why
   */
  Optional<Listing> read(String externalId, List<SourceRow> rows) {
    try {
      return Optional.of(listing(externalId, rows));
    } catch (Refused e) {
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

  private Listing listing(String externalId, List<SourceRow> rows) throws Refused {
    List<Cells> all = new ArrayList<>();
    for (SourceRow row : rows) {
      Cells cells = new Cells(row);
      check(cells);
      all.add(cells);
    }
    Cells first = all.getFirst();
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
    boolean refused = isRefused(() -> organisations.add(organisation(first)));
    ListingParts parts =
        ListingParts.ofNew(
            RecordIds.service(source, externalId),
            RecordIds.organisation(source, organisationId(first)),
            new Provenance(source, externalId, NOT_YET));
    parts.service().status(ListingStatus.PUBLISHED);
    for (ListingField field : ListingField.values()) {
      refused |= isRefused(() -> first.read(field.facts(), parts));
    }
    List<WithheldAddress> withheld = new ArrayList<>();
    refused |= isRefused(() -> withheld.addAll(rows(externalId, all, parts)));
    if (refused) {
      throw new Refused();
    }
    Organisation organisation = organisations.getFirst();
    first.refuse(ListingField.AGES.facts().getLast(), parts.agesFault());
    first.refuse(
        OfferFacts.AREAS,
        OfferFacts.reachFault(
            parts.service().offers().stream()
                .flatMap(offer -> offer.serviceAreas().stream())
                .toList(),
            parts.service().locations()));
    guardWithheld(all, withheld);
    return new Listing(
        organisation,
        saysMoreThanItsName(first),
        parts.build(),
        first.values.containsKey(ListingField.VISIBILITY.facts().getFirst().heading()),
        first.unread,
        withheld);
  }

  /** What reads one part of a listing. */
  @FunctionalInterface
  private interface Step {
    void read() throws Refused;
  }

  /** True when the part is refused; the other parts are read all the same, so that all is told. */
  private static boolean isRefused(Step step) {
    try {
      step.read();
      return false;
    } catch (Refused e) {
      return true;
    }
  }

  private static void need(Cells cells, TemplateColumn column, String problem, String remedy)
      throws Refused {
    if (cells.get(column).isEmpty()) {
      throw cells.refuse(column.heading(), "", "missing", problem, remedy);
    }
  }

  /** What no cell may hold, whatever its column. */
  private void check(Cells cells) throws Refused {
    Refused refused = null;
    for (Map.Entry<Integer, String> formula : cells.row.formulas().entrySet()) {
      TemplateColumn column = columns.get(formula.getKey());
      if (column != null) {
        refused =
            cells.refuse(
                column.heading(),
                formula.getValue(),
                "formula",
                "the cell holds a formula without a result, or an error",
                "Paste its value instead (Paste special, Values)");
      }
    }
    if (refused != null) {
      throw refused;
    }
    for (TemplateColumn id : List.of(TemplateColumn.SERVICE_ID, TemplateColumn.ORGANISATION_ID)) {
      Fault fault = Fault.inIdentifier(cells.get(id)).orElse(null);
      if (fault != null) {
        throw cells.refuse(
            id.heading(), fault.value(), fault.code(), fault.problem(), fault.remedy());
      }
    }
    cells.values.forEach(
        (heading, value) -> {
          if (!SpreadsheetText.written(value).equals(value)) {
            cells.warn(
                heading,
                hides(heading) ? "(not shown)" : value,
                "formula-like",
                "the text begins like a formula",
                "It is kept as text; begin it with a word");
          }
        });
  }

  private static boolean hides(String heading) {
    return PlaceFacts.FACTS.stream()
        .anyMatch(fact -> fact.heading().equals(heading) && fact.givesPlaceAway());
  }

  private static String organisationId(Cells cells) {
    String given = CellText.identifier(cells.get(TemplateColumn.ORGANISATION_ID));
    return given.isEmpty() ? WrittenId.of(cells.get(TemplateColumn.ORGANISATION)) : given;
  }

  private Organisation organisation(Cells cells) throws Refused {
    String externalId = organisationId(cells);
    OrganisationBuilder organisation =
        OrganisationFacts.begin()
            .id(RecordIds.organisation(source, externalId))
            .provenance(new Provenance(source, externalId, NOT_YET));
    cells.read(OrganisationFacts.FACTS, organisation);
    return organisation.build();
  }

  private static boolean saysMoreThanItsName(Cells cells) {
    return OrganisationFacts.FACTS.stream()
        .skip(1)
        .anyMatch(fact -> cells.values.containsKey(fact.heading()));
  }

  /** Reads what each row adds; what it says of places that are not public is given back. */
  private List<WithheldAddress> rows(String externalId, List<Cells> all, ListingParts parts)
      throws Refused {
    List<Offer> offers = new ArrayList<>();
    List<ServiceLocation> places = new ArrayList<>();
    List<CommissioningArrangement> arrangements = new ArrayList<>();
    List<WithheldAddress> withheld = new ArrayList<>();
    boolean refused = false;
    for (Cells cells : all) {
      if (cells.fills(Part.OFFER)) {
        refused |= isRefused(() -> offers.add(offer(cells)));
      }
      if (cells.fills(Part.LOCATION)) {
        refused |=
            isRefused(() -> places.add(place(cells, externalId, places.size() + 1, withheld)));
      }
      if (cells.fills(Part.ARRANGEMENT)) {
        refused |= isRefused(() -> arrangements.add(arrangement(cells)));
      }
    }
    if (refused) {
      throw new Refused();
    }
    if (offers.isEmpty()) {
      throw all.getFirst()
          .refuse(
              TemplateColumn.SUPPORT_TYPES.heading(),
              "",
              "missing",
              "no support type is given",
              "Write at least one, e.g. \"IDVA\"");
    }
    parts.service().offers(offers).locations(places).arrangements(arrangements);
    return withheld;
  }

  private static Offer offer(Cells cells) throws Refused {
    OfferBuilder offer = OfferFacts.begin();
    cells.read(OfferFacts.FACTS, offer);
    if (offer.serviceAreas().isEmpty()) {
      cells.warn(
          OfferFacts.AREAS.heading(),
          "",
          "no-area",
          "no area is given, so it counts nowhere",
          "Write whom it reaches, e.g. the names of councils");
    }
    return offer.build();
  }

  private ServiceLocation place(
      Cells cells, String externalId, int number, List<WithheldAddress> withheld) throws Refused {
    PlaceParts place = new PlaceParts();
    cells.mayTellWhere = false;
    // How much may be shown is read first: what follows says nothing of a hidden place.
    cells.read(List.of(PlaceFacts.DISCLOSURE), place);
    Disclosure disclosure = Objects.requireNonNull(place.disclosure());
    cells.mayTellWhere = disclosure == Disclosure.PUBLIC;
    cells.read(
        PlaceFacts.FACTS.stream()
            .filter(fact -> fact != PlaceFacts.DISCLOSURE)
            .filter(fact -> fact != PlaceFacts.AREA || disclosure == Disclosure.AREA_ONLY)
            .toList(),
        place);
    LocationId id = RecordIds.location(source, externalId, number);
    if (disclosure != Disclosure.PUBLIC) {
      hide(cells, place, id, RecordIds.service(source, externalId), withheld);
    }
    return switch (disclosure) {
      case WITHHELD -> new ServiceLocation.Withheld(id);
      case AREA_ONLY -> areaOnly(cells, place, id);
      case PUBLIC ->
          new ServiceLocation.Public(
              id,
              place.name(),
              place.addressLines(),
              place.postcode(),
              position(cells, place),
              place.accessibility());
    };
  }

  private static void hide(
      Cells cells,
      PlaceParts place,
      LocationId id,
      ServiceId service,
      List<WithheldAddress> withheld) {
    if (place.hasDegrees()) {
      cells.warn(
          PlaceFacts.LATITUDE.heading(),
          "",
          "position-dropped",
          "a position of a place that is not public is not kept",
          "Leave it empty");
    }
    if (!place.name().isEmpty() || !place.addressLines().isEmpty() || place.postcode() != null) {
      withheld.add(
          new WithheldAddress(id, service, place.name(), place.addressLines(), place.postcode()));
    }
  }

  private static ServiceLocation areaOnly(Cells cells, PlaceParts place, LocationId id)
      throws Refused {
    if (place.areas().size() > 1) {
      throw cells.refuse(
          PlaceFacts.AREA.heading(),
          "",
          "unknown-area",
          "one area is needed",
          "Name the one it lies in");
    }
    return new ServiceLocation.AreaOnly(id, place.areas().iterator().next());
  }

  /** The point that is written, or that of the postcode. */
  private @Nullable Position position(Cells cells, PlaceParts place) {
    String postcode = place.postcode();
    if (place.position() != null || postcode == null) {
      return place.position();
    }
    Reading<Position> reading = PlaceFacts.place(postcode, terms);
    reading.notes().forEach(note -> cells.tell(PlaceFacts.POSTCODE, note, Severity.NOTE));
    reading.faults().forEach(fault -> cells.tell(PlaceFacts.POSTCODE, fault, Severity.WARNING));
    return reading.value();
  }

  private static CommissioningArrangement arrangement(Cells cells) throws Refused {
    CommissioningArrangementBuilder arrangement = ArrangementFacts.begin();
    cells.read(ArrangementFacts.FACTS, arrangement);
    cells.refuse(ArrangementFacts.ENDS, ArrangementFacts.daysFault(arrangement));
    return arrangement.build();
  }

  /** Refuses a listing whose public words give away a place that its own rows withhold. */
  private void guardWithheld(List<Cells> all, List<WithheldAddress> withheld) throws Refused {
    for (WithheldAddress address : withheld) {
      AddressInWords secret = address.inWords();
      for (Cells cells : all) {
        for (TemplateColumn column : columns.values()) {
          boolean own = column.part() == Part.LOCATION && !cells.mayTellWhere;
          if (!own && secret.isToldBy(cells.get(column))) {
            throw cells.refuse(
                column.heading(),
                "(not shown)",
                "withheld-place-in-text",
                "the text repeats an address that is not to be known",
                "Take the address or postcode out of it");
          }
        }
      }
    }
  }
}
