package org.waymark.catalogue.field;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Labelled;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;

/**
 * Everything about a listing that can change, cut into what people talk about, in the order of the
 * form. The unit of a difference, of an approval and of a merge. Identifier, organisation and
 * provenance never change and are no fields.
 *
 * <p>Which fields wait for approval, and why, is decided in {@code
 * docs/decisions/0011-what-waits-for-approval.md}.
 */
public enum ListingField implements Labelled {
  NAME("Name", ListingPart.ABOUT, Wait.NEVER, Service::name, (a, b) -> b.name = a.name),
  DESCRIPTION(
      "Description",
      ListingPart.ABOUT,
      Wait.NEVER,
      Service::description,
      (a, b) -> b.description = a.description),
  URL(
      "Page about the service",
      ListingPart.ABOUT,
      Wait.ALWAYS,
      Service::url,
      (a, b) -> b.url = a.url),
  OFFERS(
      "What it does and where",
      ListingPart.SUPPORT,
      Wait.OFFERS,
      Service::offers,
      (a, b) -> b.offers = a.offers),
  CRIME_TYPES(
      "Crimes and harms",
      ListingPart.CRIMES,
      Wait.ALWAYS,
      Service::crimeTypes,
      (a, b) -> b.crimeTypes = a.crimeTypes),
  COHORTS(
      "Groups it is for",
      ListingPart.COHORTS,
      Wait.ALWAYS,
      service -> Set.copyOf(service.cohorts()),
      (a, b) -> b.cohorts = a.cohorts),
  AGES(
      "Ages",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      service -> new Ages(service.eligibility().minimumAge(), service.eligibility().maximumAge()),
      (a, b) -> {
        b.minimumAge = a.minimumAge;
        b.maximumAge = a.maximumAge;
      }),
  GENDERS(
      "Genders",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      service -> service.eligibility().genders(),
      (a, b) -> b.genders = a.genders),
  ONLY_COHORTS(
      "Only for these groups",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      service -> service.eligibility().onlyCohorts(),
      (a, b) -> b.onlyCohorts = a.onlyCohorts),
  RESIDENCE(
      "Only for residents of",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      service -> service.eligibility().residence(),
      (a, b) -> b.residence = a.residence),
  REPORT(
      "Report to the police",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      service -> service.eligibility().report(),
      (a, b) -> b.report = a.report),
  RISKS(
      "Levels of risk",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      service -> service.eligibility().risks(),
      (a, b) -> b.risks = a.risks),
  CONDITIONS(
      "Other conditions",
      ListingPart.ELIGIBILITY,
      Wait.ALWAYS,
      service -> service.eligibility().otherConditions(),
      (a, b) -> b.otherConditions = a.otherConditions),
  REFERRAL_SOURCES(
      "Who can refer",
      ListingPart.REFERRAL,
      Wait.NEVER,
      Service::referralSources,
      (a, b) -> b.referralSources = a.referralSources),
  OPENING_TIMES(
      "Opening times",
      ListingPart.OPENING,
      Wait.NEVER,
      Service::openingTimes,
      (a, b) -> b.openingTimes = a.openingTimes),
  OPENING_NOTE(
      "Note on opening times",
      ListingPart.OPENING,
      Wait.NEVER,
      Service::openingNote,
      (a, b) -> b.openingNote = a.openingNote),
  CONTACTS(
      "Contacts",
      ListingPart.CONTACTS,
      Wait.CONTACTS,
      Service::contacts,
      (a, b) -> b.contacts = a.contacts),
  CAPACITY(
      "Capacity",
      ListingPart.CAPACITY,
      Wait.NEVER,
      Service::capacity,
      (a, b) -> b.capacity = a.capacity),
  LANGUAGES(
      "Languages",
      ListingPart.LANGUAGES,
      Wait.NEVER,
      Service::languages,
      (a, b) -> b.languages = a.languages),
  INTERPRETING(
      "Interpreter",
      ListingPart.LANGUAGES,
      Wait.NEVER,
      Service::interpreting,
      (a, b) -> b.interpreting = a.interpreting),
  ACCESSIBILITY(
      "Accessibility",
      ListingPart.ACCESSIBILITY,
      Wait.NEVER,
      Service::accessibility,
      (a, b) -> b.accessibility = a.accessibility),
  LOCATIONS(
      "Places",
      ListingPart.CONFIDENTIALITY,
      Wait.ALWAYS,
      Service::locations,
      (a, b) -> b.locations = a.locations),
  VISIBILITY(
      "Who can see the listing",
      ListingPart.CONFIDENTIALITY,
      Wait.ALWAYS,
      Service::visibility,
      (a, b) -> b.visibility = a.visibility),
  STATUS("Status", ListingPart.STATE, Wait.ALWAYS, Service::status, (a, b) -> b.status = a.status),
  ASSURED_ON(
      "Last checked",
      ListingPart.STATE,
      Wait.NEVER,
      Service::assuredOn,
      (a, b) -> b.assuredOn = a.assuredOn),
  ARRANGEMENTS(
      "Commissioning arrangements",
      ListingPart.FUNDING,
      Wait.NEVER,
      Service::arrangements,
      (a, b) -> b.arrangements = a.arrangements);

  /** Youngest and oldest age, which are said together. */
  private record Ages(@Nullable Integer minimum, @Nullable Integer maximum) {}

  private final String label;
  private final ListingPart part;
  private final Wait wait;
  private final Function<Service, @Nullable Object> value;
  private final BiConsumer<ListingValues, ListingValues> copying;

  ListingField(
      String label,
      ListingPart part,
      Wait wait,
      Function<Service, @Nullable Object> value,
      BiConsumer<ListingValues, ListingValues> copying) {
    this.label = label;
    this.part = part;
    this.wait = wait;
    this.value = value;
    this.copying = copying;
  }

  @Override
  public String label() {
    return label;
  }

  /** The line of the task list it belongs to. */
  public ListingPart part() {
    return part;
  }

  /** True when a change of it waits for approval, but for what {@link #waits} lets through. */
  public boolean sensitive() {
    return wait != Wait.NEVER;
  }

  /**
   * True when this very change waits for approval. Of the contacts, a corrected number does not:
   * the same telephone or text contact, at the same place in the list, with the same note. Of the
   * offers, another way of giving them does not. False when nothing is changed.
   */
  public boolean waits(Service before, Service after) {
    return differs(before, after) && wait.says.test(before, after);
  }

  /** What a listing says in this field, to be compared; null when it says nothing. */
  public @Nullable Object get(Service service) {
    return value.apply(service);
  }

  /** True when the two listings do not say the same in this field. */
  public boolean differs(Service one, Service other) {
    return !Objects.equals(get(one), get(other));
  }

  /**
   * The second listing with this field of the first.
   *
   * @throws IllegalArgumentException when the listing would not be valid, with a sentence
   */
  public Service copy(Service from, Service onto) {
    return copy(Set.of(this), from, onto);
  }

  /**
   * The second listing with these fields of the first; checked once all are in place.
   *
   * @throws IllegalArgumentException when the listing would not be valid, with a sentence
   */
  public static Service copy(Collection<ListingField> fields, Service from, Service onto) {
    ListingValues source = new ListingValues(from);
    ListingValues target = new ListingValues(onto);
    for (ListingField field : fields) {
      field.copying.accept(source, target);
    }
    return target.service();
  }

  /** The fields in which two listings differ, in order. */
  public static Set<ListingField> differing(Service one, Service other) {
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    for (ListingField field : values()) {
      if (field.differs(one, other)) {
        fields.add(field);
      }
    }
    return fields;
  }

  /** The fields that the provider's form has: all but the state and the money. */
  public static Set<ListingField> ofTheForm() {
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    Arrays.stream(values()).filter(field -> !field.part.isApart()).forEach(fields::add);
    return fields;
  }

  /** The listing with other contacts. */
  public static Service withContacts(Service service, List<Contact> contacts) {
    return with(service, values -> values.contacts = contacts);
  }

  /** The listing with other arrangements. */
  public static Service withArrangements(
      Service service, List<CommissioningArrangement> arrangements) {
    return with(service, values -> values.arrangements = arrangements);
  }

  /** The listing in another state. */
  public static Service withStatus(Service service, ListingStatus status) {
    return with(service, values -> values.status = status);
  }

  /** The listing as checked on that day. */
  public static Service withAssurance(Service service, LocalDate day) {
    return with(service, values -> values.assuredOn = day);
  }

  /** The listing in another state; who may do that is for {@code Lifecycle} to say. */
  public static Service inState(Service service, ListingStatus status) {
    return withStatus(service, status);
  }

  /** The listing run by another organisation. */
  public static Service runBy(Service service, OrganisationId organisation) {
    return with(service, values -> values.organisation = organisation);
  }

  /** The listing with these places. */
  public static Service withPlaces(Service service, List<ServiceLocation> places) {
    return with(service, values -> values.locations = places);
  }

  /** A place under another identifier. */
  public static ServiceLocation under(LocationId id, ServiceLocation location) {
    return switch (location) {
      case ServiceLocation.Public place ->
          new ServiceLocation.Public(
              id,
              place.name(),
              place.addressLines(),
              place.postcode(),
              place.position(),
              place.accessibility());
      case ServiceLocation.AreaOnly area -> new ServiceLocation.AreaOnly(id, area.area());
      case ServiceLocation.Withheld nothing -> new ServiceLocation.Withheld(id);
    };
  }

  /** The listing with new identifiers for its places, which another listing has or had. */
  public static Service withNewPlaces(Service service) {
    List<ServiceLocation> places =
        service.locations().stream()
            .map(place -> under(new LocationId(UUID.randomUUID()), place))
            .toList();
    return with(service, values -> values.locations = places);
  }

  private static Service with(Service service, Consumer<ListingValues> change) {
    ListingValues values = new ListingValues(service);
    change.accept(values);
    return values.service();
  }

  /** When a change of a field waits. */
  private enum Wait {
    NEVER((before, after) -> false),
    ALWAYS((before, after) -> true),
    CONTACTS((before, after) -> !onlyNumbersCorrected(before.contacts(), after.contacts())),
    OFFERS((before, after) -> !onlyDeliveryChanged(before.offers(), after.offers()));

    private final BiPredicate<Service, Service> says;

    Wait(BiPredicate<Service, Service> says) {
      this.says = says;
    }
  }

  /** True when the lists differ in nothing but numbers of telephone and text contacts. */
  public static boolean onlyNumbersCorrected(List<Contact> before, List<Contact> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).equals(after.get(i)) && !isCorrection(before.get(i), after.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCorrection(Contact before, Contact after) {
    boolean number = before.kind() == Contact.Kind.TELEPHONE || before.kind() == Contact.Kind.TEXT;
    return number && before.kind() == after.kind() && Objects.equals(before.note(), after.note());
  }

  private static boolean onlyDeliveryChanged(List<Offer> before, List<Offer> after) {
    if (before.size() != after.size()) {
      return false;
    }
    for (int i = 0; i < before.size(); i++) {
      if (!before.get(i).supportTypes().equals(after.get(i).supportTypes())
          || !before.get(i).serviceAreas().equals(after.get(i).serviceAreas())) {
        return false;
      }
    }
    return true;
  }
}
