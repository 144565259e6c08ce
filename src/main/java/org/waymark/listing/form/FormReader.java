package org.waymark.listing.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OfferBuilder;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ContactsCodec;
import org.waymark.catalogue.field.Fact;
import org.waymark.catalogue.field.Fault;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.ListingParts;
import org.waymark.catalogue.field.OfferFacts;
import org.waymark.catalogue.field.OpeningHours;
import org.waymark.catalogue.field.PlaceFacts;
import org.waymark.catalogue.field.PlaceFacts.PlaceParts;
import org.waymark.catalogue.field.Reading;
import org.waymark.catalogue.field.ReadingTerms;
import org.waymark.catalogue.field.ServiceAreasCodec;
import org.waymark.geography.Position;

/** Reads one draft. Every group of fields that still says what the listing said keeps its value. */
final class FormReader {

  /** Facts whose areas or languages may be typed too, in a field of their own. */
  private static final Set<String> TYPED = Set.of("residence", "language");

  private static final String TYPED_NAME = "-name";

  private static final String GROUP = "group-";

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
          .filter(fact -> FormFields.isField(fact.key()))
          .filter(fact -> !kept(fact.key(), fact.key() + TYPED_NAME))
          .forEach(fact -> take(field.part(), fact, parts));
    }
    parts.agesFault().ifPresent(fault -> problem(ListingPart.ELIGIBILITY, "age-to", fault));
    stampCapacity(parts);
    List<ServiceLocation> locations = locations();
    cohorts(parts);
    parts
        .service()
        .id(origin.id())
        .organisation(origin.organisation())
        .provenance(origin.provenance())
        .locations(locations)
        .offers(offers(locations))
        .contacts(contacts())
        .openingTimes(openingTimes(parts));
    if (!problems.isEmpty()) {
      return unreadable();
    }
    parts.dropStrandedRadius();
    Service service = parts.build();
    problems.addAll(FieldsOfWords.of(draft, PlaceInWords.added(base, service)));
    return problems.isEmpty() ? new FormReading.Readable(service) : unreadable();
  }

  /** What is wrong with the name of a new listing; empty when nothing is. */
  static Optional<FieldProblem> nameProblem(String name, ReadingTerms terms) {
    Fact<Service, ListingParts, ?> fact = ListingField.NAME.facts().getFirst();
    return fact.check(List.of(name), terms, null).faults().stream()
        .map(
            fault ->
                new FieldProblem(ListingPart.ABOUT, fact.key(), fault.value(), fault.message()))
        .findFirst();
  }

  private void take(ListingPart part, Fact<Service, ListingParts, ?> fact, ListingParts parts) {
    List<String> written = new ArrayList<>(draft.all(fact.key()));
    if (TYPED.contains(fact.key())) {
      String field = fact.key() + TYPED_NAME;
      draft.all(field).stream()
          .filter(typed -> !typed.isBlank())
          .filter(typed -> isGood(part, field, fact.codec().read(List.of(typed), terms)))
          .forEach(written::add);
    }
    isGood(part, fact.key(), fact.read(written, terms, base, parts));
  }

  /** Tells what is wrong, with its field. */
  private boolean isGood(ListingPart part, String field, Reading<?> reading) {
    reading.faults().forEach(fault -> problem(part, field, fault));
    return reading.isGood();
  }

  private void problem(ListingPart part, String field, Fault fault) {
    // Several names may be typed into one of these, so the one that is not known is named.
    boolean names =
        field.endsWith("area" + TYPED_NAME)
            || TYPED.stream().anyMatch(key -> field.equals(key + TYPED_NAME));
    problem(part, field, fault.value(), names ? fault.messageWithValue() : fault.message());
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

  // Offers

  private List<Offer> offers(List<ServiceLocation> locations) {
    List<Offer> offers = new ArrayList<>();
    List<String> keys = draft.all("offers");
    for (String key : keys) {
      Offer before = FormRows.row(base == null ? List.of() : base.offers(), key);
      String prefix = FormRows.OFFERS.prefix(key);
      OfferBuilder offer = OfferFacts.begin();
      row(ListingPart.SUPPORT, prefix, OfferFacts.SUPPORT_TYPES, before, offer);
      row(ListingPart.SUPPORT, prefix, OfferFacts.DELIVERY_MODES, before, offer);
      offer.serviceAreas(reach(prefix, before));
      boolean stays =
          before != null
              && base != null
              && offer.serviceAreas().equals(before.serviceAreas())
              && (locations.equals(base.locations()) || isStranded(locations));
      OfferFacts.reachFault(
              stays ? List.of() : offer.serviceAreas(), locations, terms.names().geography())
          .ifPresent(fault -> problem(ListingPart.REACH, prefix + "radius", fault));
      if (!offer.supportTypes().isEmpty()) {
        offers.add(offer.build());
      }
    }
    if (keys.isEmpty()) {
      OfferFacts.SUPPORT_TYPES
          .missing()
          .ifPresent(fault -> problem(ListingPart.SUPPORT, "offers", fault));
    }
    return offers;
  }

  /** True when the place that a distance started from is taken from view: the distance goes too. */
  private boolean isStranded(List<ServiceLocation> locations) {
    return locations.stream().noneMatch(ServiceLocation.Public.class::isInstance)
        && base != null
        && base.locations().stream().anyMatch(ServiceLocation.Public.class::isInstance);
  }

  /** Takes what a row says of a fact. */
  private <S, B> void row(
      ListingPart part, String prefix, Fact<S, B, ?> fact, @Nullable S before, B target) {
    String field = prefix + fact.key();
    isGood(part, field, fact.read(draft.all(field), terms, before, target));
  }

  private List<ServiceArea> reach(String prefix, @Nullable Offer before) {
    List<ServiceArea> old = before == null ? List.of() : before.serviceAreas();
    Set<ServiceArea> wanted = new LinkedHashSet<>();
    areas(prefix + "area-name", old).forEach(wanted::add);
    if (before != null
        && wanted.isEmpty()
        && kept(prefix + "area", prefix + "radius", prefix + "drawn", prefix + "england")) {
      return old;
    }
    if (draft.has(prefix + "england", "yes")) {
      wanted.add(new ServiceArea.EnglandWide());
    }
    wanted.addAll(areas(prefix + "area", old));
    List<ServiceArea> drawn = old.stream().filter(ServiceArea.Drawn.class::isInstance).toList();
    for (String value : draft.all(prefix + "drawn")) {
      ServiceArea shape = FormRows.row(drawn, value);
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

  private List<ServiceArea> areas(String field, List<ServiceArea> old) {
    List<String> written = draft.all(field).stream().filter(text -> !text.isBlank()).toList();
    Reading<List<ServiceArea>> reading = OfferFacts.AREAS.codec().read(written, terms, old);
    isGood(ListingPart.REACH, field, reading);
    List<ServiceArea> read = reading.value();
    return read == null ? List.of() : read;
  }

  private Optional<ServiceArea> radius(String field, String text, List<ServiceArea> old) {
    for (ServiceArea area : old) {
      if (area instanceof ServiceArea.TravelRadius same
          && ServiceAreasCodec.kilometres(same.distance()).equals(text)) {
        return Optional.of(same);
      }
    }
    Reading<ServiceArea> reading = ServiceAreasCodec.readDistance(text);
    isGood(ListingPart.REACH, field, reading);
    return Optional.ofNullable(reading.value());
  }

  // Who

  /** Each group has a field of its own; those of the listing keep their order. */
  private void cohorts(ListingParts parts) {
    Fact<Service, ListingParts, ?> fact = ListingField.COHORTS.fact("group");
    List<String> before = base == null ? List.of() : fact.keys(base);
    List<String> written = new ArrayList<>();
    draft
        .fields()
        .forEach(
            (field, values) -> {
              String level = values.getFirst();
              if (field.startsWith(GROUP) && !level.isEmpty()) {
                String text = field.replaceFirst(GROUP, "") + "=" + level;
                if (before.contains(text)
                    || isGood(
                        ListingPart.COHORTS, field, fact.codec().read(List.of(text), terms))) {
                  written.add(text);
                }
              }
            });
    List<String> order =
        Stream.concat(
                before.stream().map(FormReader::group),
                terms.names().vocabularies().cohorts().terms().stream()
                    .map(term -> term.id().value()))
            .distinct()
            .toList();
    written.sort(Comparator.comparingInt(text -> order.indexOf(group(text))));
    fact.read(written, terms, base, parts);
  }

  private static String group(String text) {
    return text.substring(0, text.indexOf('='));
  }

  // Contacts

  private List<Contact> contacts() {
    List<Contact> contacts = new ArrayList<>();
    for (String key : draft.all("contacts")) {
      Contact before = FormRows.row(base == null ? List.of() : base.contacts(), key);
      String prefix = FormRows.CONTACTS.prefix(key);
      if (before != null && kept(prefix + "kind", prefix + "value", prefix + "note")) {
        contacts.add(before);
      } else {
        contacts.addAll(contact(prefix));
      }
    }
    return contacts;
  }

  private List<Contact> contact(String prefix) {
    ListingPart part = ListingPart.CONTACTS;
    String value = draft.first(prefix + "value").strip();
    String note = draft.first(prefix + "note").strip();
    String kindText = draft.first(prefix + "kind");
    if (value.isEmpty() && note.isEmpty()) {
      return List.of();
    }
    Fault.inLine(note).ifPresent(fault -> problem(part, prefix + "note", fault));
    Contact.Kind kind = Labelled.find(Contact.Kind.class, kindText).orElse(null);
    if (kind == null) {
      problem(part, prefix + "kind", kindText, "Select what kind of contact this is");
      return List.of();
    }
    Reading<List<Contact>> reading =
        ContactsCodec.readRow(kind, value, note.isEmpty() ? null : note);
    isGood(part, prefix + "value", reading);
    List<Contact> read = reading.value();
    return read == null ? List.of() : read;
  }

  // When

  private List<OpeningTime> openingTimes(ListingParts parts) {
    boolean changed = false;
    Set<OpeningTime> times = new LinkedHashSet<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String field = FormFields.ofDay(day);
      if (base != null && kept(field)) {
        base.openingTimes().stream().filter(time -> time.day() == day).forEach(times::add);
      } else {
        changed = true;
        times.addAll(day(day, field, parts));
      }
    }
    return base != null && !changed ? base.openingTimes() : List.copyOf(times);
  }

  private List<OpeningTime> day(DayOfWeek day, String field, ListingParts parts) {
    Reading<List<OpeningTime>> reading = OpeningHours.read(day, draft.first(field).strip());
    isGood(ListingPart.OPENING, field, reading);
    reading.rest().forEach(parts::addHoursInWords);
    List<OpeningTime> read = reading.value();
    return read == null ? List.of() : read;
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
      String prefix = FormRows.LOCATIONS.prefix(key);
      if (before != null && kept(FormRows.LOCATIONS.names(key).toArray(String[]::new))) {
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
    if (FormRows.LOCATIONS.isNew(key)) {
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
    PlaceParts place = new PlaceParts();
    ListingPart part = ListingPart.CONFIDENTIALITY;
    row(part, prefix, PlaceFacts.DISCLOSURE, before, place);
    Position position = null;
    if (place.disclosure() == Disclosure.AREA_ONLY) {
      row(part, prefix, PlaceFacts.AREA, before, place);
      place.areaFault().ifPresent(fault -> problem(part, prefix + PlaceFacts.AREA.key(), fault));
    } else if (place.disclosure() == Disclosure.PUBLIC) {
      position = publicPlace(prefix, before, place);
    }
    return place.at(id, position);
  }

  /** Reads what is said of a public place; where it is. */
  private @Nullable Position publicPlace(
      String prefix, @Nullable ServiceLocation before, PlaceParts place) {
    ListingPart part = ListingPart.CONFIDENTIALITY;
    for (String key : List.of("name", "access")) {
      row(part, prefix, PlaceFacts.fact(key), before, place);
    }
    String address = prefix + "address";
    List<String> lines = draft.first(address).lines().toList();
    isGood(part, address, PlaceFacts.fact("address").read(lines, terms, place));
    if (draft.first(address).isBlank()) {
      problem(part, address, "", "Enter the address, or say that it may not be known");
    }
    if (before instanceof ServiceLocation.Public old && kept(prefix + "postcode")) {
      PlaceFacts.POSTCODE.set(place, old.postcode());
      return old.position();
    }
    row(part, prefix, PlaceFacts.POSTCODE, null, place);
    Reading<Position> position = place.position(terms);
    isGood(part, prefix + "postcode", position);
    return position.value();
  }
}
