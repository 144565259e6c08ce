package org.waymark.listing.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ContactsCodec;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.LanguageNames;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.ListingParts;
import org.waymark.catalogue.field.OpeningHours;
import org.waymark.catalogue.field.PlaceFacts;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.catalogue.field.ServiceAreasCodec;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabulary;

/** Reads one draft. Every group of fields that still says what the listing said keeps its value. */
final class FormReader {

  /** Facts of lists that may have lost what a listing still has. */
  private static final Set<String> LISTED = Set.of("crime", "only-group", "residence", "language");

  private final ReadingTerms terms;
  private final ListingDraft draft;
  private final ListingOrigin origin;
  private final @Nullable Service base;
  private final ListingDraft original;
  private final List<FieldProblem> problems = new ArrayList<>();

  FormReader(ReadingTerms terms, ListingDraft draft, ListingOrigin origin) {
    this.terms = terms;
    this.draft = draft;
    this.origin = origin;
    base = origin.base();
    original = base == null ? ListingDraft.EMPTY : new FormFiller().fill(base);
  }

  FormReading read() {
    ListingParts parts =
        base == null
            ? ListingParts.ofNew(origin.id(), origin.organisation(), origin.provenance())
            : ListingParts.of(base);
    for (ListingField field : ListingField.ofTheForm()) {
      field.facts().stream()
          .filter(fact -> isPlain(fact.key()) && !kept(fact.key()))
          .forEach(fact -> take(field.part(), fact, parts));
    }
    checkName(parts);
    checkAges(parts);
    stampCapacity(parts);
    List<ServiceLocation> locations = locations();
    parts
        .service()
        .id(origin.id())
        .organisation(origin.organisation())
        .provenance(origin.provenance())
        .locations(locations)
        .offers(offers(locations))
        .cohorts(cohorts())
        .contacts(contacts())
        .openingTimes(openingTimes())
        .languages(languages());
    if (!kept("crime")) {
      parts
          .service()
          .crimeTypes(
              terms("crime", terms.names().vocabularies().crimeTypes(), ListingPart.CRIMES));
    }
    parts
        .eligibility()
        .onlyCohorts(
            terms("only-group", terms.names().vocabularies().cohorts(), ListingPart.ELIGIBILITY))
        .residence(residence());
    if (!problems.isEmpty()) {
      return unreadable();
    }
    Service service = parts.build();
    problems.addAll(FieldsOfWords.of(draft, PlaceInWords.added(base, service)));
    return problems.isEmpty() ? new FormReading.Readable(service) : unreadable();
  }

  /** True for a fact that is asked in one field of its own. */
  private static boolean isPlain(String key) {
    return FormFields.isField(key) && !LISTED.contains(key);
  }

  private void take(ListingPart part, Fact<Service, ListingParts, ?> fact, ListingParts parts) {
    fact.read(draft.all(fact.key()), terms, parts)
        .faults()
        .forEach(fault -> problem(part, fact.key(), fault));
  }

  private void problem(ListingPart part, String field, Fault fault) {
    problem(part, field, fault.value(), fault.message());
  }

  private void checkName(ListingParts parts) {
    if (draft.first("name").isBlank() && parts.service().name().isBlank()) {
      problem(ListingPart.ABOUT, "name", "", "Enter the name of the service");
    }
  }

  private void checkAges(ListingParts parts) {
    Integer youngest = parts.eligibility().minimumAge();
    Integer oldest = parts.eligibility().maximumAge();
    if (youngest != null && oldest != null && oldest < youngest) {
      problem(
          ListingPart.ELIGIBILITY,
          "age-to",
          oldest.toString(),
          "The oldest age must be " + youngest + " or over, like the youngest");
    }
  }

  /** What is said of capacity is of today when it is changed. */
  private void stampCapacity(ListingParts parts) {
    if (!kept("capacity", "wait-weeks")) {
      Capacity said = parts.service().capacity();
      boolean unsaid = said.status() == Capacity.Status.UNKNOWN && said.waitWeeks() == null;
      parts
          .service()
          .capacity(new Capacity(said.status(), said.waitWeeks(), unsaid ? null : terms.today()));
    }
  }

  private FormReading unreadable() {
    return new FormReading.Unreadable(
        problems.stream().sorted(Comparator.comparing(FieldProblem::part)).toList());
  }

  // Texts

  private boolean kept(String... names) {
    return base != null && draft.agrees(original, Arrays.asList(names));
  }

  private void problem(ListingPart part, String field, String value, String message) {
    problems.add(new FieldProblem(part, field, value, message));
  }

  // Choices

  private <E extends Enum<E> & Labelled> Set<E> choices(
      String field, Class<E> type, ListingPart part, String what) {
    Set<E> chosen = new LinkedHashSet<>();
    for (String value : draft.all(field)) {
      slug(type, value)
          .ifPresentOrElse(
              chosen::add, () -> problem(part, field, value, "Select " + what + " from the list"));
    }
    return chosen;
  }

  private static <E extends Enum<E> & Labelled> Optional<E> slug(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(choice -> choice.slug().equals(value))
        .findFirst();
  }

  private Set<TermId> terms(String field, Vocabulary vocabulary, ListingPart part) {
    Set<TermId> chosen = new LinkedHashSet<>();
    for (String value : draft.all(field)) {
      // A term that the vocabulary has since lost is kept while it is still chosen.
      if (isTerm(value, vocabulary) || original.has(field, value)) {
        chosen.add(new TermId(value));
      } else {
        problem(part, field, value, "“" + shown(value) + "” is not in the list. Select from it");
      }
    }
    return chosen;
  }

  private static boolean isTerm(String value, Vocabulary vocabulary) {
    return TermId.isValid(value) && vocabulary.contains(new TermId(value));
  }

  private static String shown(String value) {
    return value.length() > 60 ? value.substring(0, 60) + "…" : value;
  }

  private @Nullable AreaCode area(String value, ListingPart part, String field) {
    Optional<AreaCode> code = AreaCode.parse(value);
    boolean known =
        code.isPresent()
            && (original.has(field, value)
                || terms
                    .names()
                    .geography()
                    .findArea(code.get())
                    .filter(a -> a.isValidOn(terms.today()))
                    .isPresent());
    if (!known) {
      problem(
          part,
          field,
          value,
          "“" + shown(value) + "” is not an area in force. Select one from the list");
      return null;
    }
    return code.get();
  }

  private void noName(String field, ListingPart part) {
    for (String typed : draft.all(field)) {
      if (!typed.isBlank()) {
        // Names that are known have become choices when they were taken.
        problem(part, field, typed, ListingForm.NAME_UNKNOWN.formatted(shown(typed)));
      }
    }
  }

  // Offers

  private List<Offer> offers(List<ServiceLocation> locations) {
    boolean anchored = locations.stream().anyMatch(ServiceLocation.Public.class::isInstance);
    List<Offer> offers = new ArrayList<>();
    List<String> keys = draft.all("offers");
    for (String key : keys) {
      Offer before = baseRow(base == null ? List.of() : base.offers(), key);
      String prefix = "offer-" + key + "-";
      Set<TermId> supports =
          before != null && kept(prefix + "support")
              ? before.supportTypes()
              : terms(
                  prefix + "support",
                  terms.names().vocabularies().supportTypes(),
                  ListingPart.SUPPORT);
      Set<DeliveryMode> modes =
          choices(prefix + "delivery", DeliveryMode.class, ListingPart.SUPPORT, "how it is given");
      List<ServiceArea> reach = reach(prefix, before, anchored);
      if (supports.isEmpty()) {
        if (draft.all(prefix + "support").isEmpty()) {
          problem(
              ListingPart.SUPPORT,
              prefix + "support",
              "",
              "Select at least one kind of support you offer");
        }
      } else {
        offers.add(new Offer(supports, modes, reach));
      }
    }
    if (keys.isEmpty()) {
      problem(ListingPart.SUPPORT, "offers", "", "Select at least one kind of support you offer");
    }
    return offers;
  }

  private static <T> @Nullable T baseRow(List<T> rows, String key) {
    int row = key.matches("\\d{1,4}") ? Integer.parseInt(key) : 0;
    return row >= 1 && row <= rows.size() ? rows.get(row - 1) : null;
  }

  private List<ServiceArea> reach(String prefix, @Nullable Offer before, boolean anchored) {
    List<ServiceArea> old = before == null ? List.of() : before.serviceAreas();
    boolean radius = draft.all(prefix + "radius").stream().anyMatch(text -> !text.isBlank());
    if (radius && !anchored) {
      problem(
          ListingPart.REACH,
          prefix + "radius",
          draft.first(prefix + "radius"),
          "A distance is measured from a public address, and the listing has none. Select areas"
              + " instead, or add a public address");
    }
    noName(prefix + "area-name", ListingPart.REACH);
    if (before != null
        && kept(prefix + "area", prefix + "radius", prefix + "drawn", prefix + "england")) {
      return old;
    }
    Set<ServiceArea> wanted = new LinkedHashSet<>();
    if (draft.has(prefix + "england", "yes")) {
      wanted.add(new ServiceArea.EnglandWide());
    }
    for (String value : draft.all(prefix + "area")) {
      AreaCode code = area(value, ListingPart.REACH, prefix + "area");
      if (code != null) {
        wanted.add(new ServiceArea.Coded(code));
      }
    }
    List<ServiceArea> drawn = old.stream().filter(ServiceArea.Drawn.class::isInstance).toList();
    for (String value : draft.all(prefix + "drawn")) {
      ServiceArea shape = baseRow(drawn, value);
      if (shape == null) {
        problem(ListingPart.REACH, prefix + "drawn", value, "Select a drawn area from the list");
      } else {
        wanted.add(shape);
      }
    }
    for (String value : draft.all(prefix + "radius")) {
      if (!value.isBlank()) {
        radius(prefix + "radius", value.strip(), old).ifPresent(wanted::add);
      }
    }
    // What stays keeps its place; what is new comes after it.
    return Stream.concat(old.stream().filter(wanted::contains), wanted.stream())
        .distinct()
        .toList();
  }

  private Optional<ServiceArea> radius(String field, String text, List<ServiceArea> old) {
    for (ServiceArea area : old) {
      if (area instanceof ServiceArea.TravelRadius same
          && ServiceAreasCodec.kilometres(same.distance()).equals(text)) {
        return Optional.of(same);
      }
    }
    Reading<ServiceArea> reading = ServiceAreasCodec.readDistance(text);
    reading.faults().forEach(fault -> problem(ListingPart.REACH, field, fault));
    return Optional.ofNullable(reading.value());
  }

  // Who

  private List<CohortLevel> cohorts() {
    Map<TermId, CohortLevel> chosen = new LinkedHashMap<>();
    draft
        .fields()
        .forEach(
            (field, values) -> {
              if (!field.startsWith("group-")) {
                return;
              }
              String term = field.substring("group-".length());
              String value = values.getFirst();
              Optional<CohortLevel.Level> level = slug(CohortLevel.Level.class, value);
              if (value.isEmpty()) {
                return;
              }
              if (level.isEmpty()) {
                problem(ListingPart.COHORTS, field, value, "Select a level from the list");
              } else if (isTerm(term, terms.names().vocabularies().cohorts())
                  || !original.all(field).isEmpty()) {
                chosen.put(new TermId(term), new CohortLevel(new TermId(term), level.get()));
              } else {
                problem(ListingPart.COHORTS, field, value, "Select a group from the list");
              }
            });
    List<CohortLevel> result = new ArrayList<>();
    if (base != null) {
      for (CohortLevel before : base.cohorts()) {
        CohortLevel now = chosen.remove(before.cohort());
        if (now != null) {
          result.add(now);
        }
      }
    }
    terms
        .names()
        .vocabularies()
        .cohorts()
        .terms()
        .forEach(
            term -> {
              CohortLevel level = chosen.remove(term.id());
              if (level != null) {
                result.add(level);
              }
            });
    result.addAll(chosen.values());
    return result;
  }

  private Set<AreaCode> residence() {
    Set<AreaCode> residence = new HashSet<>();
    noName("residence-name", ListingPart.ELIGIBILITY);
    for (String value : draft.all("residence")) {
      AreaCode code = area(value, ListingPart.ELIGIBILITY, "residence");
      if (code != null) {
        residence.add(code);
      }
    }
    return residence;
  }

  // Contacts

  private List<Contact> contacts() {
    List<Contact> contacts = new ArrayList<>();
    for (String key : draft.all("contacts")) {
      Contact before = baseRow(base == null ? List.of() : base.contacts(), key);
      String prefix = "contact-" + key + "-";
      if (before != null && kept(prefix + "kind", prefix + "value", prefix + "note")) {
        contacts.add(before);
      } else {
        contact(prefix).ifPresent(contacts::add);
      }
    }
    return contacts;
  }

  private Optional<Contact> contact(String prefix) {
    ListingPart part = ListingPart.CONTACTS;
    String value = draft.first(prefix + "value").strip();
    String note = draft.first(prefix + "note").strip();
    String kindText = draft.first(prefix + "kind");
    if (value.isEmpty() && note.isEmpty()) {
      return Optional.empty();
    }
    Fault.inLine(note).ifPresent(fault -> problem(part, prefix + "note", fault));
    Contact.Kind kind = slug(Contact.Kind.class, kindText).orElse(null);
    if (kind == null) {
      problem(
          part, prefix + "kind", kindText, "Select what kind of contact “" + shown(value) + "” is");
      return Optional.empty();
    }
    Reading<String> reading = ContactsCodec.readValue(kind, value);
    reading.faults().forEach(fault -> problem(part, prefix + "value", fault));
    return Optional.ofNullable(reading.value())
        .map(good -> new Contact(kind, good, note.isEmpty() ? null : note));
  }

  // When

  private List<OpeningTime> openingTimes() {
    boolean changed = false;
    List<OpeningTime> times = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String field = "opening-" + day.name().toLowerCase(Locale.ROOT);
      if (base != null && kept(field)) {
        base.openingTimes().stream().filter(time -> time.day() == day).forEach(times::add);
      } else {
        changed = true;
        times.addAll(day(day, field, draft.first(field).strip()));
      }
    }
    return base != null && !changed ? base.openingTimes() : times;
  }

  private List<OpeningTime> day(DayOfWeek day, String field, String text) {
    try {
      if (Fault.inLine(text).isEmpty()) {
        return OpeningHours.parse(day, text);
      }
    } catch (IllegalArgumentException e) {
      // Told below, with the field.
    }
    problem(
        ListingPart.OPENING,
        field,
        text,
        "Enter the times of "
            + day.getDisplayName(TextStyle.FULL, Locale.UK)
            + " like 9am to 5pm, or leave it empty when you are closed");
    return List.of();
  }

  private Set<String> languages() {
    Set<String> tags = new LinkedHashSet<>();
    for (String tag : draft.all("language")) {
      if (original.has("language", tag)
          || LanguageNames.find(tag).filter(tag::equals).isPresent()) {
        tags.add(tag);
      } else {
        problem(ListingPart.LANGUAGES, "language", tag, "Select languages from the list");
      }
    }
    for (String typed : draft.all("language-name")) {
      if (!typed.isBlank()) {
        problem(
            ListingPart.LANGUAGES,
            "language-name",
            typed,
            "We do not know the language “"
                + shown(typed)
                + "”. Enter its English name, like Polish, one language at a time");
      }
    }
    return tags;
  }

  // Places

  private List<ServiceLocation> locations() {
    List<ServiceLocation> locations = new ArrayList<>();
    for (String key : draft.all("locations")) {
      LocationId id = locationId(key);
      if (id == null) {
        problem(
            ListingPart.CONFIDENTIALITY,
            "locations",
            key,
            "Take this address away and add it again");
        continue;
      }
      ServiceLocation before = before(id);
      String prefix = "location-" + key + "-";
      if (before != null && kept(ListingForm.locationFields(key).toArray(String[]::new))) {
        locations.add(before);
      } else {
        location(id, prefix, before).ifPresent(locations::add);
      }
    }
    return locations;
  }

  /**
   * Of the base, or made of the listing and the random key: nobody can name the place of another
   * listing, under whose identifier a secret address may be kept.
   */
  private @Nullable LocationId locationId(String key) {
    if (ListingForm.NEW_LOCATION.matcher(key).matches()) {
      return new LocationId(
          UUID.nameUUIDFromBytes(("form\u0000" + origin.id() + "\u0000" + key).getBytes(UTF_8)));
    }
    return base == null
        ? null
        : base.locations().stream()
            .map(ServiceLocation::id)
            .filter(id -> id.toString().equals(key))
            .findFirst()
            .orElse(null);
  }

  private @Nullable ServiceLocation before(LocationId id) {
    return base == null
        ? null
        : base.locations().stream().filter(l -> l.id().equals(id)).findFirst().orElse(null);
  }

  private Optional<ServiceLocation> location(
      LocationId id, String prefix, @Nullable ServiceLocation before) {
    ListingPart part = ListingPart.CONFIDENTIALITY;
    String field = prefix + "disclosure";
    ServiceLocation.Disclosure disclosure =
        slug(ServiceLocation.Disclosure.class, draft.first(field)).orElse(null);
    if (disclosure == null) {
      problem(part, field, draft.first(field), "Select who may know this address");
      return Optional.empty();
    }
    return switch (disclosure) {
      case WITHHELD -> Optional.of(new ServiceLocation.Withheld(id));
      case AREA_ONLY -> areaOnly(id, prefix + "area");
      case PUBLIC -> Optional.of(publicPlace(id, prefix, before));
    };
  }

  private Optional<ServiceLocation> areaOnly(LocationId id, String field) {
    String value = draft.first(field);
    if (value.isEmpty()) {
      problem(
          ListingPart.CONFIDENTIALITY,
          field,
          "",
          "Select the area that may be known, or keep the address secret");
      return Optional.empty();
    }
    return Optional.ofNullable(area(value, ListingPart.CONFIDENTIALITY, field))
        .map(code -> new ServiceLocation.AreaOnly(id, code));
  }

  private ServiceLocation publicPlace(
      LocationId id, String prefix, @Nullable ServiceLocation before) {
    ListingPart part = ListingPart.CONFIDENTIALITY;
    String name = draft.first(prefix + "name").strip();
    Fault.inLine(name).ifPresent(fault -> problem(part, prefix + "name", fault));
    List<String> lines =
        draft
            .first(prefix + "address")
            .lines()
            .map(String::strip)
            .filter(l -> !l.isEmpty())
            .toList();
    lines.stream()
        .flatMap(line -> Fault.inLine(line).stream())
        .forEach(fault -> problem(part, prefix + "address", fault));
    if (lines.isEmpty()) {
      problem(part, prefix + "address", "", "Enter the address, or say that it may not be known");
    }
    ServiceLocation.Public old = before instanceof ServiceLocation.Public place ? place : null;
    String postcode = null;
    Position position = null;
    if (old != null && kept(prefix + "postcode")) {
      postcode = old.postcode();
      position = old.position();
    } else {
      postcode = postcode(prefix + "postcode");
      position = postcode == null ? null : position(prefix + "postcode", postcode);
    }
    return new ServiceLocation.Public(
        id,
        name,
        lines,
        postcode,
        position,
        choices(prefix + "access", AccessibilityFeature.class, part, "what the place offers"));
  }

  private @Nullable String postcode(String field) {
    Reading<String> reading = PlaceFacts.POSTCODE.codec().read(List.of(draft.first(field)), terms);
    reading.faults().forEach(fault -> problem(ListingPart.CONFIDENTIALITY, field, fault));
    return reading.value();
  }

  private @Nullable Position position(String field, String postcode) {
    return switch (terms.places().apply(postcode)) {
      case PlaceLookup.Found found -> found.position();
      case PlaceLookup.Unknown unknown -> {
        problem(
            ListingPart.CONFIDENTIALITY,
            field,
            postcode,
            "We do not know the postcode “" + postcode + "”. " + unknown.remedy());
        yield null;
      }
    };
  }

  /** Kinds of area that may be told of a place whose address may not be known. */
  static Collection<AreaKind> tellable() {
    return List.of(AreaKind.DISTRICT, AreaKind.COUNCIL, AreaKind.POLICE_AREA, AreaKind.REGION);
  }
}
