package org.waymark.listing.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.time.LocalDate;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.LanguageNames;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.catalogue.field.OpeningHours;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Distance;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** Reads one draft. Every group of fields that still says what the listing said keeps its value. */
final class FormReader {

  private static final Pattern RADIUS =
      Pattern.compile(
          "(\\d{1,4}(?:\\.\\d{1,20})?)\\s*(km|kms|kilomet(?:re|er)s?|mi|miles?)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POSTCODE =
      Pattern.compile("^([A-Z]{1,2}\\d[A-Z\\d]?)(?:\\s*(\\d[A-Z]{2}))?$");

  private final Vocabularies vocabularies;
  private final Geography geography;
  private final Function<String, PlaceLookup> places;
  private final LocalDate today;
  private final ListingDraft draft;
  private final ListingOrigin origin;
  private final @Nullable Service base;
  private final ListingDraft original;
  private final List<FieldProblem> problems = new ArrayList<>();

  FormReader(
      Vocabularies vocabularies,
      Geography geography,
      Function<String, PlaceLookup> places,
      LocalDate today,
      ListingDraft draft,
      ListingOrigin origin) {
    this.vocabularies = vocabularies;
    this.geography = geography;
    this.places = places;
    this.today = today;
    this.draft = draft;
    this.origin = origin;
    base = origin.base();
    original = base == null ? ListingDraft.EMPTY : new FormFiller().fill(base);
  }

  FormReading read() {
    String name = name();
    String description = longText("description", "Description", FormText.DESCRIPTION);
    String url = url();
    List<ServiceLocation> locations = locations();
    List<Offer> offers = offers(locations);
    Set<TermId> crimes =
        base != null && kept("crime")
            ? base.crimeTypes()
            : terms("crime", vocabularies.crimeTypes(), ListingPart.CRIMES);
    List<CohortLevel> cohorts = cohorts();
    Eligibility eligibility = eligibility();
    Set<ReferralSource> referral =
        choices("referral", ReferralSource.class, ListingPart.REFERRAL, "who may refer");
    List<Contact> contacts = contacts();
    List<OpeningTime> times = openingTimes();
    String note = longText("opening-note", "The note on opening times", FormText.NOTE);
    Capacity capacity = capacity();
    Set<String> languages = languages();
    Set<AccessibilityFeature> access =
        choices("access", AccessibilityFeature.class, ListingPart.ACCESSIBILITY, "what you offer");
    Visibility visibility = visibility();
    if (!problems.isEmpty()) {
      return unreadable();
    }
    Service service =
        new Service(
            origin.id(),
            origin.organisation(),
            name,
            description,
            url,
            base == null ? ListingStatus.DRAFT : base.status(),
            visibility,
            crimes,
            cohorts,
            offers,
            eligibility,
            referral,
            languages,
            draft.has("interpreting", "yes"),
            access,
            times,
            note,
            contacts,
            capacity,
            locations,
            base == null ? List.of() : base.arrangements(),
            base == null ? null : base.assuredOn(),
            origin.provenance());
    problems.addAll(FieldsOfWords.of(draft, PlaceInWords.added(base, service)));
    return problems.isEmpty() ? new FormReading.Readable(service) : unreadable();
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

  private String name() {
    if (base != null && kept("name")) {
      return base.name();
    }
    String text = line(ListingPart.ABOUT, "name", "Name", FormText.NAME);
    if (text.isEmpty()) {
      problem(ListingPart.ABOUT, "name", "", "Enter the name of the service");
    }
    return text;
  }

  /** One line, without spaces around it. */
  private String line(ListingPart part, String field, String what, int longest) {
    String text = draft.first(field).strip();
    FormText.fault(text, what, longest, false)
        .ifPresent(fault -> problem(part, field, text, fault));
    return text;
  }

  private String longText(String field, String what, int longest) {
    if (base != null && kept(field)) {
      return switch (field) {
        case "description" -> base.description();
        case "opening-note" -> base.openingNote();
        default -> base.eligibility().otherConditions();
      };
    }
    String text = draft.first(field).strip();
    ListingPart part =
        switch (field) {
          case "description" -> ListingPart.ABOUT;
          case "opening-note" -> ListingPart.OPENING;
          default -> ListingPart.ELIGIBILITY;
        };
    FormText.fault(text, what, longest, true).ifPresent(fault -> problem(part, field, text, fault));
    return text;
  }

  private @Nullable String url() {
    if (base != null && kept("url")) {
      return base.url();
    }
    String text = line(ListingPart.ABOUT, "url", "Web page", FormText.WEB_ADDRESS);
    if (text.isEmpty()) {
      return null;
    }
    Optional<String> address = FormText.webAddress(text);
    if (address.isEmpty()) {
      problem(
          ListingPart.ABOUT,
          "url",
          text,
          "Enter the web page in full, like https://www.example.org, or leave it empty");
    }
    return address.orElse(null);
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
                || geography.findArea(code.get()).filter(a -> a.isValidOn(today)).isPresent());
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
              : terms(prefix + "support", vocabularies.supportTypes(), ListingPart.SUPPORT);
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
          && FormFiller.kilometres(same).equals(text)) {
        return Optional.of(same);
      }
    }
    Matcher written = RADIUS.matcher(text);
    if (written.matches()) {
      double number = Double.parseDouble(written.group(1));
      String unit = Objects.requireNonNullElse(written.group(2), "km").toLowerCase(Locale.ROOT);
      Distance distance =
          unit.startsWith("k") ? Distance.ofKilometres(number) : Distance.ofMiles(number);
      if (number > 0 && distance.compareTo(ServiceArea.TravelRadius.LONGEST) <= 0) {
        return Optional.of(new ServiceArea.TravelRadius(distance));
      }
    }
    problem(
        ListingPart.REACH,
        field,
        text,
        "Enter a distance above 0 and up to 200 kilometres, like 15. For more, select areas");
    return Optional.empty();
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
              } else if (isTerm(term, vocabularies.cohorts()) || !original.all(field).isEmpty()) {
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
    vocabularies
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

  private Eligibility eligibility() {
    ListingPart part = ListingPart.ELIGIBILITY;
    Integer youngest = number("age-from", part, Eligibility.OLDEST, "an age in whole years");
    Integer oldest = number("age-to", part, Eligibility.OLDEST, "an age in whole years");
    if (youngest != null && oldest != null && oldest < youngest) {
      problem(
          part,
          "age-to",
          oldest.toString(),
          "The oldest age must be " + youngest + " or over, like the youngest");
      oldest = null;
    }
    Set<AreaCode> residence = new HashSet<>();
    noName("residence-name", part);
    for (String value : draft.all("residence")) {
      AreaCode code = area(value, part, "residence");
      if (code != null) {
        residence.add(code);
      }
    }
    ReportRequirement report =
        draft.first("report").isEmpty()
            ? ReportRequirement.NOT_NEEDED
            : slug(ReportRequirement.class, draft.first("report")).orElse(null);
    if (report == null) {
      problem(
          part, "report", draft.first("report"), "Select whether a report to the police is needed");
      report = ReportRequirement.NOT_NEEDED;
    }
    return new Eligibility(
        youngest,
        oldest,
        choices("gender", Gender.class, part, "who can be helped"),
        terms("only-group", vocabularies.cohorts(), part),
        residence,
        report,
        choices("risk", RiskLevel.class, part, "the levels of risk"),
        longText("conditions", "Other conditions", FormText.CONDITIONS));
  }

  private @Nullable Integer number(String field, ListingPart part, int most, String what) {
    String text = draft.first(field).strip();
    if (text.isEmpty()) {
      return null;
    }
    if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= most) {
      return Integer.valueOf(text);
    }
    problem(part, field, text, "Enter " + what + " from 0 to " + most + ", or leave it empty");
    return null;
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
    String value = line(part, prefix + "value", "The number or address", FormText.CONTACT);
    String note = line(part, prefix + "note", "The note", FormText.NOTE);
    String kindText = draft.first(prefix + "kind");
    if (value.isEmpty() && note.isEmpty()) {
      return Optional.empty();
    }
    Contact.Kind kind = slug(Contact.Kind.class, kindText).orElse(null);
    if (kind == null) {
      problem(
          part, prefix + "kind", kindText, "Select what kind of contact “" + shown(value) + "” is");
      return Optional.empty();
    }
    if (value.isEmpty()) {
      problem(part, prefix + "value", "", "Enter " + FormText.aContact(kind));
      return Optional.empty();
    }
    Optional<String> good =
        switch (kind) {
          case TELEPHONE, TEXT ->
              FormText.isTelephone(value) ? Optional.of(value) : Optional.<String>empty();
          case EMAIL -> FormText.isEmail(value) ? Optional.of(value) : Optional.<String>empty();
          case WEBSITE, WEBCHAT, REFERRAL_FORM -> FormText.webAddress(value);
        };
    if (good.isEmpty()) {
      problem(part, prefix + "value", value, "Enter " + FormText.aContact(kind));
      return Optional.empty();
    }
    return Optional.of(new Contact(kind, good.get(), note.isEmpty() ? null : note));
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
    String plain =
        text.toLowerCase(Locale.ROOT)
            .replaceAll("\\b(midday|noon)\\b", "12:00")
            .replaceAll("\\bmidnight\\b", "0:00");
    if (plain.isEmpty() || plain.equals("closed")) {
      return List.of();
    }
    if (plain.matches("all day|24 hours|24h|open all day")) {
      plain = "0:00 to 24:00";
    }
    String name = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    List<OpeningTime> times = new ArrayList<>();
    try {
      for (String stretch : plain.split("\\s*(?:,|;|&|\\band\\b)\\s*")) {
        if (text.length() <= FormText.NAME && !stretch.isEmpty()) {
          times.addAll(OpeningHours.parse(name + " " + stretch));
        }
      }
      if (!times.isEmpty()) {
        return times;
      }
    } catch (IllegalArgumentException e) {
      // Told below, with the field.
    }
    String weekday = day.name().charAt(0) + day.name().substring(1).toLowerCase(Locale.ROOT);
    problem(
        ListingPart.OPENING,
        field,
        text,
        "Enter the times of "
            + weekday
            + " like 9am to 5pm, or leave it empty when you are closed");
    return List.of();
  }

  private Capacity capacity() {
    if (base != null && kept("capacity", "wait-weeks")) {
      return base.capacity();
    }
    ListingPart part = ListingPart.CAPACITY;
    String text = draft.first("capacity");
    Capacity.Status status =
        text.isEmpty()
            ? Capacity.Status.UNKNOWN
            : slug(Capacity.Status.class, text).orElse(Capacity.Status.UNKNOWN);
    if (!text.isEmpty() && !status.slug().equals(text)) {
      problem(part, "capacity", text, "Select whether you take referrals now");
    }
    Integer weeks = number("wait-weeks", part, 520, "the usual wait in whole weeks");
    return new Capacity(
        status, weeks, status == Capacity.Status.UNKNOWN && weeks == null ? null : today);
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

  private Visibility visibility() {
    String text = draft.first("visibility");
    Visibility visibility = slug(Visibility.class, text).orElse(Visibility.PUBLIC);
    if (!text.isEmpty() && !visibility.slug().equals(text)) {
      problem(ListingPart.CONFIDENTIALITY, "visibility", text, "Select who can see the listing");
    }
    return visibility;
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
    String name = line(part, prefix + "name", "The name of the place", FormText.NAME);
    String address = draft.first(prefix + "address").strip();
    FormText.fault(address, "The address", FormText.ADDRESS, true)
        .ifPresent(fault -> problem(part, prefix + "address", address, fault));
    List<String> lines =
        Arrays.stream(address.split("\n")).map(String::strip).filter(l -> !l.isEmpty()).toList();
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
    String typed = draft.first(field).strip();
    if (typed.isEmpty()) {
      return null;
    }
    String bare = typed.toUpperCase(Locale.ROOT).replaceAll("\\s+", "");
    String spaced =
        bare.length() > 4
            ? bare.substring(0, bare.length() - 3) + " " + bare.substring(bare.length() - 3)
            : bare;
    if (!POSTCODE.matcher(spaced).matches()) {
      problem(
          ListingPart.CONFIDENTIALITY,
          field,
          typed,
          "Enter a postcode, like CA1 1AA, or leave it empty");
      return null;
    }
    return spaced;
  }

  private @Nullable Position position(String field, String postcode) {
    return switch (places.apply(postcode)) {
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
