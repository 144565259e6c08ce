package org.waymark.intake;

import static org.waymark.intake.TemplateColumn.*;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.OrganisationType;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.LanguageNames;
import org.waymark.catalogue.field.OpeningHours;
import org.waymark.catalogue.field.WrittenDate;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaNames;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.intake.Finding.Severity;
import org.waymark.report.SpreadsheetText;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.VocabularyKind;

/**
 * Reads the rows of one service into a listing. What decides where a service counts (support types,
 * crime types, areas, ages, disclosure) refuses the service when it cannot be read; anything else
 * that cannot be read is left out with a warning.
 */
final class ListingReader {

  /**
   * A listing as read; the day it was recorded is added by who keeps it.
   *
   * @param organisationDetails false when the file says nothing of the organisation but its name
   */
  record Listing(
      String externalId,
      Function<Instant, Organisation> organisation,
      boolean organisationDetails,
      Function<Instant, Service> service,
      boolean saysVisibility,
      List<WithheldAddress> withheld) {

    /**
     * The service as it is to be kept: a file that does not say who may know of a listing does not
     * make an unlisted one public.
     *
     * @param known the listing that is there; null when it is new
     */
    Service service(Instant at, @Nullable Service known) {
      Service made = service.apply(at);
      return known == null || saysVisibility ? made : made.withVisibility(known.visibility());
    }
  }

  /** The rows cannot make a listing; why has been told as findings. */
  private static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("", null, false, false);
    }
  }

  private static final int LONGEST_FIELD = 1_000;
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_DRAWING = 200_000;
  private static final Pattern WITHIN =
      Pattern.compile(
          "(?i)^(?:within|up to|radius(?: of)?)?\\s*(\\d+(?:\\.\\d+)?)\\s*"
              + "(km|kms|kilomet(?:re|er)s?|mi|miles?|m|metres?)\\b.*$");
  private static final Pattern NOTE = Pattern.compile("(?s)^(.*?)\\s*\\((.*)\\)$");
  private static final Pattern POSTCODE_FORM =
      Pattern.compile("^([A-Z]{1,2}\\d[A-Z\\d]?)(?:\\s*(\\d[A-Z]{2}))?$");
  private static final Pattern NUMBER_OR_PHONE = Pattern.compile("^[+-]?[\\d\\s().,/-]+$");

  private final Map<Integer, TemplateColumn> columns;
  private final String source;
  private final Vocabularies vocabularies;
  private final AreaNames areas;
  private final Function<String, PlaceLookup> places;
  private final FindingList findings;
  private final WKTReader wkt = new WKTReader(Boundary.WGS84);
  private final Map<String, String> suggestions = new HashMap<>();

  ListingReader(
      Map<Integer, TemplateColumn> columns,
      String source,
      Vocabularies vocabularies,
      AreaNames areas,
      Function<String, PlaceLookup> places,
      FindingList findings) {
    this.columns = Map.copyOf(columns);
    this.source = source;
    this.vocabularies = vocabularies;
    this.areas = areas;
    this.places = places;
    this.findings = findings;
  }

  /** One row with its cells by column. */
  private final class Cells {
    final SourceRow row;
    final Map<TemplateColumn, String> values = new LinkedHashMap<>();
    boolean mayTellWhere;

    Cells(SourceRow row) {
      this.row = row;
      columns.forEach(
          (index, column) -> {
            String value = SpreadsheetText.read(row.cell(index).strip());
            if (!value.isEmpty()) {
              values.put(column, value);
            }
          });
      mayTellWhere =
          Labelled.find(Disclosure.class, get(DISCLOSURE)).orElse(null) == Disclosure.PUBLIC;
    }

    String get(TemplateColumn column) {
      return values.getOrDefault(column, "");
    }

    @Nullable String orNull(TemplateColumn column) {
      return values.get(column);
    }

    boolean fills(Part part) {
      return values.keySet().stream().anyMatch(column -> column.part() == part);
    }

    List<String> list(TemplateColumn column) {
      return Arrays.stream(get(column).split("[;|\\n]"))
          .map(String::strip)
          .filter(item -> !item.isEmpty())
          .toList();
    }

    void tell(
        TemplateColumn column,
        String value,
        Severity severity,
        String code,
        String problem,
        String remedy) {
      boolean hide = column.tellsWhere() && !mayTellWhere;
      findings.add(
          new Finding(
              row.line(),
              column.heading(),
              hide ? "(not shown)" : value,
              severity,
              code,
              problem,
              remedy));
    }

    Refused refuse(
        TemplateColumn column, String value, String code, String problem, String remedy) {
      tell(column, value, Severity.REFUSED, code, problem, remedy);
      return new Refused();
    }

    void warn(TemplateColumn column, String value, String code, String problem, String remedy) {
      tell(column, value, Severity.WARNING, code, problem, remedy);
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
    String organisationName = first.get(ORGANISATION);
    if (organisationName.isEmpty()) {
      throw first.refuse(
          ORGANISATION,
          "",
          "missing",
          "the organisation is not named",
          "Write the name of the organisation that runs the service");
    }
    String name = first.get(SERVICE_NAME);
    if (name.isEmpty()) {
      throw first.refuse(
          SERVICE_NAME,
          "",
          "missing",
          "the service has no name",
          "Write its name, or the service id of the service whose further row this is");
    }
    String organisationExternalId =
        first.get(ORGANISATION_ID).isEmpty() ? slug(organisationName) : first.get(ORGANISATION_ID);
    OrganisationId organisationId = RecordIds.organisation(source, organisationExternalId);

    List<Offer> offers = new ArrayList<>();
    List<ServiceLocation> locations = new ArrayList<>();
    List<CommissioningArrangement> arrangements = new ArrayList<>();
    List<WithheldAddress> withheld = new ArrayList<>();
    for (Cells cells : all) {
      if (cells.fills(Part.OFFER)) {
        offers.add(offer(cells));
      }
      if (cells.fills(Part.LOCATION)) {
        locations.add(location(cells, externalId, locations.size() + 1, withheld));
      }
      if (cells.fills(Part.ARRANGEMENT)) {
        arrangements.add(arrangement(cells));
      }
    }
    if (offers.isEmpty()) {
      throw first.refuse(
          SUPPORT_TYPES,
          "",
          "missing",
          "no support type is given",
          "Write at least one, e.g. \"IDVA\"");
    }
    boolean radius =
        offers.stream()
            .flatMap(offer -> offer.serviceAreas().stream())
            .anyMatch(ServiceArea.TravelRadius.class::isInstance);
    if (radius && locations.stream().noneMatch(ServiceLocation.Public.class::isInstance)) {
      throw first.refuse(
          AREAS,
          first.get(AREAS),
          "radius-without-public-location",
          "a distance needs a public location to be measured from",
          "Name the areas it serves instead: a circle round a confidential place would give it"
              + " away");
    }
    List<CohortLevel> cohorts = cohorts(first);
    Eligibility eligibility = eligibility(first);
    Set<TermId> crimes = terms(first, CRIME_TYPES, VocabularyKind.CRIME_TYPE, true);
    Set<ReferralSource> sources = choices(first, REFERRAL_SOURCES, ReferralSource.class);
    Set<AccessibilityFeature> accessibility =
        choices(first, ACCESSIBILITY, AccessibilityFeature.class);
    Set<String> languages = languages(first);
    boolean interpreting = yes(first, INTERPRETING);
    List<OpeningTime> times = openingTimes(first);
    List<Contact> contacts = contacts(first);
    Capacity capacity = capacity(first);
    ListingStatus status =
        first.get(STATUS).isEmpty()
            ? ListingStatus.PUBLISHED
            : choice(first, STATUS, ListingStatus.class, true).orElseThrow();
    Visibility visibility =
        first.get(VISIBILITY).isEmpty()
            ? Visibility.PUBLIC
            : choice(first, VISIBILITY, Visibility.class, true).orElseThrow();
    boolean saysVisibility = !first.get(VISIBILITY).isEmpty();
    String url = webAddress(first, URL);
    LocalDate checked = date(first, LAST_CHECKED);
    String note = first.get(OPENING_NOTE);
    String description = first.get(DESCRIPTION);
    guardWithheld(all, withheld);

    OrganisationType type =
        first.get(ORGANISATION_TYPE).isEmpty()
            ? OrganisationType.CHARITY
            : choice(first, ORGANISATION_TYPE, OrganisationType.class, false)
                .orElse(OrganisationType.CHARITY);
    Set<TermId> ledBy = terms(first, LED_BY, VocabularyKind.COHORT, false);
    String website = webAddress(first, ORGANISATION_WEBSITE);
    boolean details =
        first.values.keySet().stream()
            .anyMatch(
                column ->
                    column == ORGANISATION_TYPE
                        || column == ORGANISATION_DESCRIPTION
                        || column == CHARITY_NUMBER
                        || column == COMPANY_NUMBER
                        || column == ORGANISATION_WEBSITE
                        || column == ORGANISATION_EMAIL
                        || column == LED_BY);
    return new Listing(
        externalId,
        at ->
            new Organisation(
                organisationId,
                organisationName,
                type,
                first.get(ORGANISATION_DESCRIPTION),
                website,
                first.orNull(ORGANISATION_EMAIL),
                first.orNull(CHARITY_NUMBER),
                first.orNull(COMPANY_NUMBER),
                ledBy,
                new Provenance(source, organisationExternalId, at)),
        details,
        at ->
            new Service(
                RecordIds.service(source, externalId),
                organisationId,
                name,
                description,
                url,
                status,
                visibility,
                crimes,
                cohorts,
                offers,
                eligibility,
                sources,
                languages,
                interpreting,
                accessibility,
                times,
                note,
                contacts,
                capacity,
                locations,
                arrangements,
                checked,
                new Provenance(source, externalId, at)),
        saysVisibility,
        List.copyOf(withheld));
  }

  /** What no cell may hold, whatever its column. */
  private void check(Cells cells) throws Refused {
    Refused refused = null;
    for (Map.Entry<Integer, String> formula : cells.row.formulas().entrySet()) {
      TemplateColumn column = columns.get(formula.getKey());
      if (column != null) {
        refused =
            cells.refuse(
                column,
                formula.getValue(),
                "formula",
                "the cell holds a formula",
                "Paste its value instead (Paste special, Values)");
      }
    }
    for (Map.Entry<TemplateColumn, String> cell : cells.values.entrySet()) {
      TemplateColumn column = cell.getKey();
      String value = cell.getValue();
      int longest =
          column == DESCRIPTION || column == ORGANISATION_DESCRIPTION || column == CONDITIONS
              ? LONGEST_TEXT
              : column == DRAWN_AREAS
                  ? LONGEST_DRAWING
                  : column == AREAS ? LONGEST_TEXT : LONGEST_FIELD;
      if (value.length() > longest) {
        refused =
            cells.refuse(
                column,
                value,
                "too-long",
                "the text has " + value.length() + " characters; at most " + longest + " are kept",
                "Shorten it");
      }
      if (value.chars().anyMatch(c -> c < 32 && c != '\n' && c != '\r' && c != '\t')) {
        refused =
            cells.refuse(
                column,
                value.replaceAll("\\p{Cntrl}", "?"),
                "control-character",
                "the text holds characters that are not text",
                "Delete them, or type the value again");
      }
      if ("=+-@".indexOf(value.charAt(0)) >= 0 && !NUMBER_OR_PHONE.matcher(value).matches()) {
        cells.warn(
            column,
            value,
            "formula-like",
            "the text begins like a formula",
            "It is kept as text; begin it with a word");
      }
    }
    if (refused != null) {
      throw refused;
    }
  }

  private Offer offer(Cells cells) throws Refused {
    Set<TermId> support = terms(cells, SUPPORT_TYPES, VocabularyKind.SUPPORT_TYPE, true);
    if (support.isEmpty()) {
      throw cells.refuse(
          SUPPORT_TYPES,
          "",
          "missing",
          "no support type is given for these areas",
          "Write what is done there, e.g. \"Helpline\"");
    }
    List<ServiceArea> reach = new ArrayList<>();
    for (String text : cells.list(AREAS)) {
      reach.addAll(serviceAreas(cells, text));
    }
    for (String text : cells.list(DRAWN_AREAS)) {
      reach.add(drawn(cells, text));
    }
    if (reach.isEmpty()) {
      cells.warn(
          AREAS,
          "",
          "no-area",
          "no area is given, so it counts nowhere",
          "Write whom it reaches, e.g. the names of councils");
    }
    return new Offer(
        support,
        choices(cells, DELIVERY_MODES, DeliveryMode.class),
        reach.stream().distinct().toList());
  }

  private List<ServiceArea> serviceAreas(Cells cells, String text) throws Refused {
    Matcher within = WITHIN.matcher(text);
    if (within.matches()) {
      double number = Double.parseDouble(within.group(1));
      String unit = within.group(2).toLowerCase(Locale.ROOT);
      Distance distance =
          unit.startsWith("k")
              ? Distance.ofKilometres(number)
              : unit.startsWith("mi") ? Distance.ofMiles(number) : Distance.ofMetres(number);
      try {
        return List.of(new ServiceArea.TravelRadius(distance));
      } catch (IllegalArgumentException e) {
        throw cells.refuse(
            AREAS,
            text,
            "radius-out-of-range",
            String.valueOf(e.getMessage()),
            "Name the areas it serves instead");
      }
    }
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    if (plain.equals("england")
        || plain.equals("englandwide")
        || plain.equals("national")
        || plain.equals("allofengland")
        || plain.equals("nationwide")) {
      return List.of(new ServiceArea.EnglandWide());
    }
    return areaCodes(cells, AREAS, text).stream().<ServiceArea>map(ServiceArea.Coded::new).toList();
  }

  private List<AreaCode> areaCodes(Cells cells, TemplateColumn column, String text) throws Refused {
    return switch (areas.find(text)) {
      case AreaNames.Meaning.Areas found -> {
        if (!found.note().isEmpty()) {
          cells.tell(
              column,
              text,
              found.split() ? Severity.WARNING : Severity.NOTE,
              found.split() ? "area-split" : "area-renamed",
              found.note(),
              found.split() ? "All of them were taken: name those that are meant" : "");
        }
        yield found.codes();
      }
      case AreaNames.Meaning.Unclear unclear -> {
        // "Cumberland, Durham" where semicolons were meant.
        if (text.contains(",")) {
          List<AreaCode> codes = new ArrayList<>();
          for (String part : text.split(",")) {
            if (areas.find(part) instanceof AreaNames.Meaning.Areas found) {
              codes.addAll(found.codes());
            } else {
              throw cells.refuse(column, text, "unknown-area", unclear.problem(), unclear.remedy());
            }
          }
          yield codes;
        }
        throw cells.refuse(column, text, "unknown-area", unclear.problem(), unclear.remedy());
      }
    };
  }

  private ServiceArea drawn(Cells cells, String text) throws Refused {
    int equals = text.indexOf('=');
    String name = equals < 0 ? "Drawn area" : text.substring(0, equals).strip();
    try {
      return new ServiceArea.Drawn(name, Boundary.of(wkt.read(text.substring(equals + 1).strip())));
    } catch (ParseException | IllegalArgumentException e) {
      throw cells.refuse(
          DRAWN_AREAS,
          text,
          "bad-drawing",
          "the shape cannot be read: " + e.getMessage(),
          "Give it as Name = POLYGON ((longitude latitude, ...)) in WGS 84");
    }
  }

  private ServiceLocation location(
      Cells cells, String externalId, int number, List<WithheldAddress> withheld) throws Refused {
    Optional<Disclosure> disclosure = Labelled.find(Disclosure.class, cells.get(DISCLOSURE));
    if (disclosure.isEmpty()) {
      throw cells.refuse(
          DISCLOSURE,
          cells.get(DISCLOSURE),
          "disclosure-missing",
          "it is not said whether the place may be shown",
          "Write Public, Area only or Withheld");
    }
    var id = RecordIds.location(source, externalId, number);
    List<String> lines = cells.list(ADDRESS);
    String postcode = postcode(cells);
    if (disclosure.get() != Disclosure.PUBLIC) {
      if (!cells.get(LATITUDE).isEmpty() || !cells.get(LONGITUDE).isEmpty()) {
        cells.warn(
            LATITUDE,
            "",
            "position-dropped",
            "a position of a place that is not public is not kept",
            "Leave it empty");
      }
      if (!lines.isEmpty() || postcode != null || !cells.get(LOCATION_NAME).isEmpty()) {
        withheld.add(
            new WithheldAddress(
                id,
                RecordIds.service(source, externalId),
                cells.get(LOCATION_NAME),
                lines,
                postcode));
      }
    }
    return switch (disclosure.get()) {
      case WITHHELD -> new ServiceLocation.Withheld(id);
      case AREA_ONLY -> {
        if (cells.get(LOCATION_AREA).isEmpty()) {
          throw cells.refuse(
              LOCATION_AREA,
              "",
              "missing",
              "a place of which only the area may be known needs that area",
              "Write a district or anything larger, or make it Withheld");
        }
        List<AreaCode> codes = areaCodes(cells, LOCATION_AREA, cells.get(LOCATION_AREA));
        if (codes.size() != 1) {
          throw cells.refuse(
              LOCATION_AREA,
              cells.get(LOCATION_AREA),
              "unknown-area",
              "one area is needed",
              "Name the one it lies in");
        }
        yield new ServiceLocation.AreaOnly(id, codes.getFirst());
      }
      case PUBLIC ->
          new ServiceLocation.Public(
              id,
              cells.get(LOCATION_NAME),
              lines,
              postcode,
              position(cells, postcode),
              choices(cells, LOCATION_ACCESSIBILITY, AccessibilityFeature.class));
    };
  }

  private static @Nullable String postcode(Cells cells) {
    String given = cells.get(POSTCODE).toUpperCase(Locale.ROOT);
    if (given.isEmpty()) {
      return null;
    }
    String bare = given.replaceAll("\\s+", "");
    String spaced =
        bare.length() > 4
            ? bare.substring(0, bare.length() - 3) + " " + bare.substring(bare.length() - 3)
            : bare;
    Matcher form = POSTCODE_FORM.matcher(spaced);
    if (!form.matches()) {
      cells.warn(
          POSTCODE,
          given,
          "bad-postcode",
          "this is not a postcode, and was left out",
          "Write it as CA1 1AA");
      return null;
    }
    return spaced;
  }

  private @Nullable Position position(Cells cells, @Nullable String postcode) {
    String longitude = cells.get(LONGITUDE);
    String latitude = cells.get(LATITUDE);
    if (!longitude.isEmpty() && !latitude.isEmpty()) {
      try {
        Position position =
            new Position(Double.parseDouble(longitude), Double.parseDouble(latitude));
        if (position.longitude() < -9
            || position.longitude() > 3
            || position.latitude() < 49
            || position.latitude() > 61) {
          cells.warn(
              LATITUDE,
              latitude,
              "position-abroad",
              "the position is not in England or Wales, and was left out",
              "Longitude is the number between -7 and 2");
        } else {
          return position;
        }
      } catch (IllegalArgumentException e) {
        cells.warn(
            LATITUDE,
            latitude,
            "bad-position",
            "the position cannot be read, and was left out",
            "Write degrees, e.g. 54.8925");
      }
    }
    if (postcode == null) {
      return null;
    }
    return switch (places.apply(postcode)) {
      case PlaceLookup.Found found -> {
        if (found.note() != null) {
          cells.tell(POSTCODE, postcode, Severity.NOTE, "postcode-approximate", found.note(), "");
        }
        yield found.position();
      }
      case PlaceLookup.Unknown unknown -> {
        cells.warn(
            POSTCODE,
            postcode,
            "unknown-postcode",
            "the postcode is not known, so the place is not on the map",
            unknown.remedy());
        yield null;
      }
    };
  }

  private CommissioningArrangement arrangement(Cells cells) throws Refused {
    String value = cells.get(YEARLY_VALUE);
    Long pounds = null;
    if (!value.isEmpty()) {
      try {
        pounds =
            new BigDecimal(value.replaceAll("[£,\\s]", ""))
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
      } catch (ArithmeticException | NumberFormatException e) {
        cells.warn(
            YEARLY_VALUE,
            value,
            "not-a-number",
            "this is not an amount, and was left out",
            "Write pounds a year, e.g. 85000");
      }
    }
    LocalDate starts = date(cells, STARTS);
    LocalDate ends = date(cells, ENDS);
    if (starts != null && ends != null && ends.isBefore(starts)) {
      throw cells.refuse(
          ENDS,
          cells.get(ENDS),
          "ends-before-start",
          "the arrangement ends before it starts",
          "Check the two dates; dates are read day first");
    }
    if (pounds != null && pounds < 0) {
      throw cells.refuse(
          YEARLY_VALUE,
          value,
          "negative",
          "a yearly value cannot be negative",
          "Write pounds a year, e.g. 85000");
    }
    Set<AreaCode> paidFor = new LinkedHashSet<>();
    for (String text : cells.list(AREAS_PAID_FOR)) {
      paidFor.addAll(areaCodes(cells, AREAS_PAID_FOR, text));
    }
    return new CommissioningArrangement(
        cells.list(COMMISSIONERS),
        cells.list(FUNDERS),
        cells.orNull(FUND),
        pounds,
        starts,
        ends,
        cells.orNull(EXTENSION),
        cells.orNull(ROUTE),
        yes(cells, JOINT),
        paidFor);
  }

  private List<CohortLevel> cohorts(Cells cells) {
    Map<TermId, CohortLevel> levels = new LinkedHashMap<>();
    for (String item : cells.list(COHORTS)) {
      int equals = item.lastIndexOf('=');
      String name = equals < 0 ? item : item.substring(0, equals).strip();
      String level = equals < 0 ? "open" : item.substring(equals + 1).strip();
      Optional<TermId> term = term(name, VocabularyKind.COHORT);
      Optional<CohortLevel.Level> how =
          Labelled.find(CohortLevel.Level.class, level.replace('-', ' ').strip());
      if (term.isEmpty()) {
        cells.warn(
            COHORTS,
            name,
            "unknown-term",
            "no group is called this; it was left out",
            suggestion(name, VocabularyKind.COHORT));
      } else if (how.isEmpty()) {
        cells.warn(
            COHORTS,
            item,
            "unknown-level",
            "\"" + level + "\" is no level; the group was left out",
            "Write by and for, specialist or open");
      } else if (levels.putIfAbsent(term.get(), new CohortLevel(term.get(), how.get())) != null) {
        cells.warn(
            COHORTS,
            name,
            "group-twice",
            "the group stands twice; the first level was taken",
            "Give each group one level");
      }
    }
    return List.copyOf(levels.values());
  }

  private Eligibility eligibility(Cells cells) throws Refused {
    Set<AreaCode> residence = new LinkedHashSet<>();
    for (String text : cells.list(RESIDENCE)) {
      residence.addAll(areaCodes(cells, RESIDENCE, text));
    }
    Set<Gender> genders = new LinkedHashSet<>();
    for (String text : cells.list(GENDERS)) {
      genders.add(choiceOf(cells, GENDERS, text, Gender.class));
    }
    Set<RiskLevel> risks = new LinkedHashSet<>();
    for (String text : cells.list(RISK)) {
      risks.add(choiceOf(cells, RISK, text, RiskLevel.class));
    }
    Integer youngest = age(cells, YOUNGEST);
    Integer oldest = age(cells, OLDEST);
    if (youngest != null && oldest != null && oldest < youngest) {
      throw cells.refuse(
          OLDEST,
          cells.get(OLDEST),
          "ages-reversed",
          "the oldest age is below the youngest (" + youngest + ")",
          "Exchange them");
    }
    return new Eligibility(
        youngest,
        oldest,
        genders,
        terms(cells, ONLY_COHORTS, VocabularyKind.COHORT, true),
        residence,
        cells.get(REPORT).isEmpty()
            ? ReportRequirement.NOT_NEEDED
            : choice(cells, REPORT, ReportRequirement.class, true).orElseThrow(),
        risks,
        cells.get(CONDITIONS));
  }

  private static @Nullable Integer age(Cells cells, TemplateColumn column) throws Refused {
    String text = cells.get(column);
    if (text.isEmpty()) {
      return null;
    }
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > Eligibility.OLDEST) {
      throw cells.refuse(
          column,
          text,
          "not-an-age",
          "this is not an age",
          "Write whole years from 0 to " + Eligibility.OLDEST + ", or leave it empty");
    }
    return Integer.valueOf(text);
  }

  private Capacity capacity(Cells cells) {
    Capacity.Status status =
        cells.get(CAPACITY).isEmpty()
            ? Capacity.Status.UNKNOWN
            : choiceOrWarn(cells, CAPACITY, Capacity.Status.class).orElse(Capacity.Status.UNKNOWN);
    String weeks = cells.get(WAIT_WEEKS);
    Integer wait = null;
    if (!weeks.isEmpty()) {
      if (weeks.matches("\\d{1,3}") && Integer.parseInt(weeks) <= 520) {
        wait = Integer.valueOf(weeks);
      } else {
        cells.warn(
            WAIT_WEEKS,
            weeks,
            "not-a-number",
            "this is not a number of weeks, and was left out",
            "Write whole weeks from 0 to 520");
      }
    }
    return new Capacity(status, wait, date(cells, CAPACITY_DATE));
  }

  private static List<OpeningTime> openingTimes(Cells cells) {
    try {
      return OpeningHours.parse(cells.get(OPENING_TIMES));
    } catch (IllegalArgumentException e) {
      cells.warn(
          OPENING_TIMES,
          cells.get(OPENING_TIMES),
          "bad-times",
          e.getMessage() + "; the times were left out",
          "Write them as Mon-Fri 09:00-17:00; Sat 10:00-13:00, the rest as a note");
      return List.of();
    }
  }

  private static List<Contact> contacts(Cells cells) {
    List<Contact> contacts = new ArrayList<>();
    Map<TemplateColumn, Contact.Kind> kinds = new LinkedHashMap<>();
    kinds.put(TELEPHONE, Contact.Kind.TELEPHONE);
    kinds.put(TEXT, Contact.Kind.TEXT);
    kinds.put(EMAIL, Contact.Kind.EMAIL);
    kinds.put(CONTACT_WEBSITE, Contact.Kind.WEBSITE);
    kinds.put(WEBCHAT, Contact.Kind.WEBCHAT);
    kinds.put(REFERRAL_FORM, Contact.Kind.REFERRAL_FORM);
    kinds.forEach(
        (column, kind) -> {
          for (String item : cells.list(column)) {
            Matcher noted = NOTE.matcher(item);
            boolean hasNote =
                noted.matches() && !noted.group(2).matches("\\d+") && !noted.group(1).isBlank();
            String value = hasNote ? noted.group(1).strip() : item;
            String note = hasNote ? noted.group(2).strip() : null;
            if (!looksRight(kind, value)) {
              cells.warn(
                  column,
                  value,
                  "bad-contact",
                  "this is not " + article(kind) + ", and was left out",
                  "Write it in full");
            } else {
              contacts.add(new Contact(kind, value, note));
            }
          }
        });
    return contacts;
  }

  private static String article(Contact.Kind kind) {
    return switch (kind) {
      case TELEPHONE, TEXT -> "a telephone number";
      case EMAIL -> "an e-mail address";
      case WEBSITE, WEBCHAT, REFERRAL_FORM -> "a web address";
    };
  }

  private static boolean looksRight(Contact.Kind kind, String value) {
    return switch (kind) {
      case TELEPHONE, TEXT ->
          value.matches("[+()\\d\\s.-]+(?:\\s*(?:ext|x)\\.?\\s*\\d+)?")
              && value.chars().filter(Character::isDigit).count() >= 3;
      case EMAIL -> value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
      case WEBSITE, WEBCHAT, REFERRAL_FORM ->
          value.matches("(?i)https?://[^\\s<>\"]+\\.[^\\s<>\"]+");
    };
  }

  private static @Nullable String webAddress(Cells cells, TemplateColumn column) {
    String text = cells.get(column);
    if (text.isEmpty()) {
      return null;
    }
    String whole = text.matches("(?i)www\\..*") ? "https://" + text : text;
    if (!looksRight(Contact.Kind.WEBSITE, whole)) {
      cells.warn(
          column,
          text,
          "bad-address",
          "this is not a web address, and was left out",
          "Write it with https:// in front");
      return null;
    }
    return whole;
  }

  private Set<String> languages(Cells cells) {
    Set<String> tags = new LinkedHashSet<>();
    for (String item : cells.list(LANGUAGES_COLUMN)) {
      String tag = LanguageNames.find(item).orElse(null);
      if (tag != null) {
        tags.add(tag);
      } else {
        cells.warn(
            LANGUAGES_COLUMN,
            item,
            "unknown-language",
            "no language is called this; it was left out",
            "Write the English name, e.g. Polish");
      }
    }
    return tags;
  }

  private static final TemplateColumn LANGUAGES_COLUMN = TemplateColumn.LANGUAGES;

  private static boolean yes(Cells cells, TemplateColumn column) {
    String text = cells.get(column).toLowerCase(Locale.ROOT);
    return switch (text) {
      case "yes", "y", "true", "1", "x" -> true;
      case "", "no", "n", "false", "0" -> false;
      default -> {
        cells.warn(
            column,
            text,
            "not-yes-or-no",
            "this is neither yes nor no; No was taken",
            "Write Yes or No");
        yield false;
      }
    };
  }

  private static @Nullable LocalDate date(Cells cells, TemplateColumn column) {
    String text = cells.get(column);
    if (text.isEmpty()) {
      return null;
    }
    LocalDate date = WrittenDate.parse(text).orElse(null);
    if (date == null) {
      cells.warn(
          column,
          text,
          "bad-date",
          "this is not a date, and was left out",
          "Write it as 2026-05-20 or 20/05/2026");
    }
    return date;
  }

  private Set<TermId> terms(
      Cells cells, TemplateColumn column, VocabularyKind kind, boolean decisive) throws Refused {
    Set<TermId> terms = new LinkedHashSet<>();
    Refused refused = null;
    for (String item : cells.list(column)) {
      Optional<TermId> term = term(item, kind);
      if (term.isPresent()) {
        terms.add(term.get());
        continue;
      }
      List<Optional<TermId>> parts =
          Arrays.stream(item.split(",")).map(part -> term(part.strip(), kind)).toList();
      if (parts.size() > 1 && parts.stream().allMatch(Optional::isPresent)) {
        parts.forEach(part -> part.ifPresent(terms::add));
      } else if (decisive) {
        refused =
            cells.refuse(
                column, item, "unknown-term", "the list has no such entry", suggestion(item, kind));
      } else {
        cells.warn(
            column,
            item,
            "unknown-term",
            "the list has no such entry; it was left out",
            suggestion(item, kind));
      }
    }
    if (refused != null) {
      throw refused;
    }
    return terms;
  }

  private Optional<TermId> term(String name, VocabularyKind kind) {
    return vocabularies.findByName(name, kind).map(term -> term.id());
  }

  private String suggestion(String name, VocabularyKind kind) {
    return suggestions.computeIfAbsent(
        kind + " " + name,
        key -> {
          List<String> like =
              vocabularies.closestLabels(
                  name.length() > 80 ? name.substring(0, 80) : name, kind, 3);
          return like.isEmpty()
              ? "Choose from the list in the help of the template"
              : "Did you mean "
                  + like.stream().map(l -> "\"" + l + "\"").collect(Collectors.joining(" or "))
                  + "?";
        });
  }

  private static <E extends Enum<E> & Labelled> Set<E> choices(
      Cells cells, TemplateColumn column, Class<E> type) {
    Set<E> choices = new LinkedHashSet<>();
    for (String item : cells.list(column)) {
      Optional<E> choice = Labelled.find(type, item);
      if (choice.isPresent()) {
        choices.add(choice.get());
      } else {
        cells.warn(
            column,
            item,
            "unknown-choice",
            "the list has no such entry; it was left out",
            listOf(type));
      }
    }
    return choices;
  }

  private static <E extends Enum<E> & Labelled> E choiceOf(
      Cells cells, TemplateColumn column, String text, Class<E> type) throws Refused {
    Optional<E> choice = Labelled.find(type, text);
    if (choice.isEmpty()) {
      throw cells.refuse(
          column, text, "unknown-choice", "the list has no such entry", listOf(type));
    }
    return choice.get();
  }

  private static <E extends Enum<E> & Labelled> Optional<E> choice(
      Cells cells, TemplateColumn column, Class<E> type, boolean decisive) throws Refused {
    return decisive
        ? Optional.of(choiceOf(cells, column, cells.get(column), type))
        : choiceOrWarn(cells, column, type);
  }

  private static <E extends Enum<E> & Labelled> Optional<E> choiceOrWarn(
      Cells cells, TemplateColumn column, Class<E> type) {
    Optional<E> choice = Labelled.find(type, cells.get(column));
    if (choice.isEmpty()) {
      cells.warn(
          column,
          cells.get(column),
          "unknown-choice",
          "the list has no such entry; it was left out",
          listOf(type));
    }
    return choice;
  }

  private static <E extends Enum<E> & Labelled> String listOf(Class<E> type) {
    return "Choose from: "
        + Arrays.stream(type.getEnumConstants())
            .map(Labelled::label)
            .collect(Collectors.joining(", "));
  }

  /** Refuses a listing whose public words give away a place that its own rows withhold. */
  private static void guardWithheld(List<Cells> all, List<WithheldAddress> withheld)
      throws Refused {
    for (WithheldAddress address : withheld) {
      List<String> secrets = new ArrayList<>();
      if (address.postcode() != null && address.postcode().length() > 4) {
        secrets.add(bare(address.postcode()));
      }
      if (!address.addressLines().isEmpty()) {
        String line = bare(address.addressLines().getFirst());
        if (line.length() >= 6) {
          secrets.add(line);
        }
      }
      for (Cells cells : all) {
        for (Map.Entry<TemplateColumn, String> cell : cells.values.entrySet()) {
          boolean own = cell.getKey().part() == Part.LOCATION && !cells.mayTellWhere;
          String text = bare(cell.getValue());
          if (!own && secrets.stream().anyMatch(text::contains)) {
            throw cells.refuse(
                cell.getKey(),
                "(not shown)",
                "withheld-place-in-text",
                "the text repeats an address that is not to be known",
                "Take the address or postcode out of it");
          }
        }
      }
    }
  }

  private static String bare(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }

  /** The identifier a record gets when its source gives none: its name in kebab-case. */
  static String slug(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replace("'", "")
            .replace("’", "")
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.isEmpty() ? "unnamed" : plain;
  }
}
