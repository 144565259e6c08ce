package org.waymark.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.WKTWriter;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.report.CsvFile;
import org.waymark.report.FileTable;
import org.waymark.report.WorkbookFile;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Writes services in the columns of the template, so that what is exported can be imported again.
 * Nothing of a location that is not public is in it, for it is not in the catalogue either.
 */
public final class ServiceExport {

  private final Geography geography;
  private final Vocabularies vocabularies;
  private final boolean money;
  private final ListingTerms terms;

  /**
   * @param money false leaves out who pays, how much and until when, but for the names of the
   *     commissioners
   */
  public ServiceExport(Geography geography, Vocabularies vocabularies, boolean money) {
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.money = money;
    this.terms = new ListingTerms(vocabularies, geography);
  }

  /** As a workbook when the name ends in {@code .xlsx}, else as CSV (UTF-8). */
  public void write(Catalogue catalogue, Predicate<Service> wanted, Path file) throws IOException {
    List<List<String>> rows = rows(catalogue, wanted);
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      try (OutputStream out = Files.newOutputStream(file)) {
        WorkbookFile.write(out, List.of(), List.of(FileTable.ofTexts("services", rows)));
      }
    } else {
      Files.write(file, CsvFile.bytes(rows));
    }
  }

  /** The CSV text, with a byte order mark. */
  public String csv(Catalogue catalogue, Predicate<Service> wanted) {
    return new String(CsvFile.bytes(rows(catalogue, wanted)), UTF_8);
  }

  private List<List<String>> rows(Catalogue catalogue, Predicate<Service> wanted) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(TemplateColumn.listHeadings());
    for (Service service : catalogue.listServices()) {
      if (wanted.test(service)) {
        rows.addAll(rows(service, catalogue.organisationOf(service)));
      }
    }
    return rows;
  }

  private List<List<String>> rows(Service service, Organisation organisation) {
    List<CommissioningArrangement> arrangements =
        service.arrangements().stream()
            .map(money -> this.money ? money : namesOnly(money))
            .toList();
    int count =
        Math.max(
            service.offers().size(), Math.max(service.locations().size(), arrangements.size()));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(1, count); i++) {
      Map<TemplateColumn, String> cells = new EnumMap<>(TemplateColumn.class);
      cells.put(TemplateColumn.SERVICE_ID, service.provenance().externalId());
      if (i == 0) {
        serviceCells(service, organisation, cells);
      }
      if (i < service.offers().size()) {
        offerCells(service.offers().get(i), cells);
      }
      if (i < service.locations().size()) {
        locationCells(service.locations().get(i), cells);
      }
      if (i < arrangements.size()) {
        arrangementCells(arrangements.get(i), cells);
      }
      List<String> row = new ArrayList<>();
      for (TemplateColumn column : TemplateColumn.values()) {
        row.add(cells.getOrDefault(column, ""));
      }
      rows.add(row);
    }
    return rows;
  }

  private static CommissioningArrangement namesOnly(CommissioningArrangement whole) {
    return new CommissioningArrangement(
        whole.commissioners(), List.of(), null, null, null, null, null, null, false, Set.of());
  }

  private void serviceCells(
      Service service, Organisation organisation, Map<TemplateColumn, String> cells) {
    cells.put(TemplateColumn.ORGANISATION, organisation.name());
    cells.put(TemplateColumn.ORGANISATION_ID, organisation.provenance().externalId());
    cells.put(TemplateColumn.ORGANISATION_TYPE, organisation.type().label());
    cells.put(TemplateColumn.ORGANISATION_DESCRIPTION, organisation.description());
    put(cells, TemplateColumn.CHARITY_NUMBER, organisation.charityNumber());
    put(cells, TemplateColumn.COMPANY_NUMBER, organisation.companyNumber());
    put(cells, TemplateColumn.ORGANISATION_WEBSITE, organisation.website());
    put(cells, TemplateColumn.ORGANISATION_EMAIL, organisation.email());
    cells.put(TemplateColumn.LED_BY, terms(organisation.ledBy()));
    cells.put(TemplateColumn.SERVICE_NAME, service.name());
    cells.put(TemplateColumn.DESCRIPTION, service.description());
    put(cells, TemplateColumn.URL, service.url());
    cells.put(TemplateColumn.STATUS, service.status().label());
    cells.put(TemplateColumn.VISIBILITY, service.visibility().label());
    cells.put(TemplateColumn.CRIME_TYPES, terms(service.crimeTypes()));
    cells.put(
        TemplateColumn.COHORTS,
        service.cohorts().stream()
            .map(
                c ->
                    vocabularies.cohorts().get(c.cohort()).label()
                        + "="
                        + c.level().label().toLowerCase(Locale.UK))
            .collect(Collectors.joining("; ")));
    Eligibility eligibility = service.eligibility();
    put(cells, TemplateColumn.YOUNGEST, eligibility.minimumAge());
    put(cells, TemplateColumn.OLDEST, eligibility.maximumAge());
    cells.put(TemplateColumn.GENDERS, labels(eligibility.genders()));
    cells.put(TemplateColumn.ONLY_COHORTS, terms(eligibility.onlyCohorts()));
    cells.put(TemplateColumn.RESIDENCE, areas(eligibility.residence()));
    if (eligibility.report() != ReportRequirement.NOT_NEEDED) {
      cells.put(TemplateColumn.REPORT, eligibility.report().label());
    }
    cells.put(TemplateColumn.RISK, labels(eligibility.risks()));
    cells.put(TemplateColumn.CONDITIONS, eligibility.otherConditions());
    cells.put(TemplateColumn.REFERRAL_SOURCES, labels(service.referralSources()));
    cells.put(
        TemplateColumn.LANGUAGES,
        service.languages().stream().sorted().collect(Collectors.joining("; ")));
    cells.put(TemplateColumn.INTERPRETING, service.interpreting() ? "Yes" : "No");
    cells.put(TemplateColumn.ACCESSIBILITY, labels(service.accessibility()));
    cells.put(
        TemplateColumn.OPENING_TIMES,
        String.join("; ", ListingField.OPENING_TIMES.facts().getFirst().write(service, terms)));
    cells.put(TemplateColumn.OPENING_NOTE, service.openingNote());
    cells.put(TemplateColumn.TELEPHONE, contacts(service, Contact.Kind.TELEPHONE));
    cells.put(TemplateColumn.TEXT, contacts(service, Contact.Kind.TEXT));
    cells.put(TemplateColumn.EMAIL, contacts(service, Contact.Kind.EMAIL));
    cells.put(TemplateColumn.CONTACT_WEBSITE, contacts(service, Contact.Kind.WEBSITE));
    cells.put(TemplateColumn.WEBCHAT, contacts(service, Contact.Kind.WEBCHAT));
    cells.put(TemplateColumn.REFERRAL_FORM, contacts(service, Contact.Kind.REFERRAL_FORM));
    cells.put(TemplateColumn.CAPACITY, service.capacity().status().label());
    put(cells, TemplateColumn.WAIT_WEEKS, service.capacity().waitWeeks());
    put(cells, TemplateColumn.CAPACITY_DATE, service.capacity().asOf());
    put(cells, TemplateColumn.LAST_CHECKED, service.assuredOn());
  }

  private void offerCells(Offer offer, Map<TemplateColumn, String> cells) {
    cells.put(TemplateColumn.SUPPORT_TYPES, terms(offer.supportTypes()));
    cells.put(TemplateColumn.DELIVERY_MODES, labels(offer.deliveryModes()));
    List<String> named = new ArrayList<>();
    List<String> drawn = new ArrayList<>();
    for (ServiceArea area : offer.serviceAreas()) {
      switch (area) {
        case ServiceArea.Coded coded -> named.add(area(coded.area()));
        case ServiceArea.EnglandWide wide -> named.add("England");
        case ServiceArea.TravelRadius radius ->
            named.add("within " + number(radius.distance().kilometres()) + " km");
        case ServiceArea.Drawn shape ->
            drawn.add(
                shape.name().replace(';', ',').replace('=', '-')
                    + " = "
                    + new WKTWriter().write(shape.boundary().toGeometry()));
      }
    }
    cells.put(TemplateColumn.AREAS, String.join("; ", named));
    cells.put(TemplateColumn.DRAWN_AREAS, String.join("; ", drawn));
  }

  private void locationCells(ServiceLocation location, Map<TemplateColumn, String> cells) {
    cells.put(TemplateColumn.DISCLOSURE, location.disclosure().label());
    switch (location) {
      case ServiceLocation.Public open -> {
        cells.put(TemplateColumn.LOCATION_NAME, open.name());
        cells.put(TemplateColumn.ADDRESS, String.join("; ", open.addressLines()));
        put(cells, TemplateColumn.POSTCODE, open.postcode());
        if (open.position() != null) {
          put(cells, TemplateColumn.LONGITUDE, plain(open.position().longitude()));
          put(cells, TemplateColumn.LATITUDE, plain(open.position().latitude()));
        }
        cells.put(TemplateColumn.LOCATION_ACCESSIBILITY, labels(open.accessibility()));
      }
      case ServiceLocation.AreaOnly area ->
          cells.put(TemplateColumn.LOCATION_AREA, area(area.area()));
      case ServiceLocation.Withheld nothing -> {
        // Nothing is known of it here.
      }
    }
  }

  private void arrangementCells(
      CommissioningArrangement arrangement, Map<TemplateColumn, String> cells) {
    cells.put(TemplateColumn.COMMISSIONERS, String.join("; ", arrangement.commissioners()));
    cells.put(TemplateColumn.FUNDERS, String.join("; ", arrangement.funders()));
    put(cells, TemplateColumn.FUND, arrangement.fund());
    put(cells, TemplateColumn.YEARLY_VALUE, arrangement.yearlyValuePounds());
    put(cells, TemplateColumn.STARTS, arrangement.starts());
    put(cells, TemplateColumn.ENDS, arrangement.ends());
    put(cells, TemplateColumn.EXTENSION, arrangement.extension());
    put(cells, TemplateColumn.ROUTE, arrangement.procurementRoute());
    cells.put(TemplateColumn.JOINT, arrangement.joint() ? "Yes" : "No");
    cells.put(TemplateColumn.AREAS_PAID_FOR, areas(arrangement.areasPaidFor()));
  }

  private static void put(
      Map<TemplateColumn, String> cells, TemplateColumn column, @Nullable Object value) {
    if (value != null) {
      // Without an exponent, which spreadsheets and the import read as words.
      cells.put(
          column,
          value instanceof Double number
              ? BigDecimal.valueOf(number).toPlainString()
              : value.toString());
    }
  }

  /** Degrees without an exponent, which spreadsheets and people read wrongly near Greenwich. */
  private static String plain(double degrees) {
    return BigDecimal.valueOf(degrees).toPlainString();
  }

  private static String number(double kilometres) {
    return kilometres == Math.rint(kilometres)
        ? String.valueOf((long) kilometres)
        : String.valueOf(kilometres);
  }

  private static String contacts(Service service, Contact.Kind kind) {
    return service.contacts().stream()
        .filter(contact -> contact.kind() == kind)
        .map(
            contact ->
                contact.value() + (contact.note() == null ? "" : " (" + contact.note() + ")"))
        .collect(Collectors.joining("; "));
  }

  private String terms(Set<TermId> terms) {
    return terms.stream()
        .map(term -> vocabularies.getTerm(term).label())
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static String labels(Collection<? extends Labelled> choices) {
    return choices.stream().map(Labelled::label).sorted().collect(Collectors.joining("; "));
  }

  private String areas(Set<AreaCode> codes) {
    return codes.stream().sorted().map(this::area).collect(Collectors.joining("; "));
  }

  /** The code first, which is what reading goes by; the name for people. */
  private String area(AreaCode code) {
    return geography
        .findArea(code)
        .map(area -> code + " " + area.shortName().replace(';', ','))
        .orElse(code.value());
  }
}
