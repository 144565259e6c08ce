package org.waymark.catalogue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.waymark.Provenance;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;
import org.waymark.geography.Position;
import org.waymark.vocabulary.TermId;

/**
 * Builders of valid catalogue records, fresh per call, with everything defaulted, so that a test
 * shows only what it is about: {@code anIdvaService().servingDistrict("E07000026").build()}.
 *
 * <p>Identifiers count upwards, so services come back in the order they were built.
 */
public final class CatalogueFixtures {

  /** The day that defaults are set to: services are assured on it. */
  public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

  /** When defaults were recorded. */
  public static final Instant RECORDED = Instant.parse("2026-06-01T09:00:00Z");

  /** The source of every record unless {@code from} says otherwise. */
  public static final String SOURCE = "test";

  private static final AtomicLong COUNTER = new AtomicLong();

  private CatalogueFixtures() {}

  /** An organisation, a charity; its name is its number unless given. */
  public static OrganisationBuilder anOrganisation() {
    return new OrganisationBuilder();
  }

  /**
   * Open, published, assured today, for every age and gender: an IDVA service for domestic abuse
   * that reaches nowhere yet.
   */
  public static ServiceBuilder anIdvaService() {
    return new ServiceBuilder("IDVA service").forCrimes("domestic-abuse").offering("idva");
  }

  /** As {@link #anIdvaService()}, an ISVA service for sexual abuse. */
  public static ServiceBuilder anIsvaService() {
    return new ServiceBuilder("ISVA service").forCrimes("sexual-abuse").offering("isva");
  }

  /** As {@link #anIdvaService()}, a SARC. */
  public static ServiceBuilder aSarc() {
    return new ServiceBuilder("Sexual assault referral centre")
        .forCrimes("sexual-abuse")
        .offering("sarc");
  }

  /** As {@link #anIdvaService()}, a helpline by telephone for any crime, for all of England. */
  public static ServiceBuilder aHelpline() {
    return new ServiceBuilder("Helpline")
        .forCrimes("multi-crime")
        .offering("helpline")
        .by(DeliveryMode.TELEPHONE)
        .servingEngland();
  }

  /** A catalogue of these services, with an organisation made for each they name. */
  public static Catalogue catalogueOf(Service... services) {
    return catalogueOf(organisationsOf(services), List.of(services));
  }

  /** A catalogue of these organisations and services, at revision 1. */
  public static Catalogue catalogueOf(List<Organisation> organisations, List<Service> services) {
    return new Catalogue(1, organisations, services);
  }

  /** One organisation for each that the services name. */
  public static List<Organisation> organisationsOf(Service... services) {
    Map<OrganisationId, Organisation> made = new LinkedHashMap<>();
    for (Service service : services) {
      made.computeIfAbsent(service.organisation(), id -> anOrganisation().id(id).build());
    }
    return List.copyOf(made.values());
  }

  /** A square boundary of that many degrees a side, its south-west corner first. */
  public static Boundary aSquare(double west, double south, double degrees) {
    return Boundary.of(
        Boundary.WGS84.toGeometry(new Envelope(west, west + degrees, south, south + degrees)));
  }

  /** The next identifier. */
  public static UUID nextUuid() {
    return new UUID(0x00004000L, 0x8000000000000000L | COUNTER.incrementAndGet());
  }

  private static Set<TermId> terms(String... ids) {
    return Arrays.stream(ids).map(TermId::new).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<AreaCode> areas(String... codes) {
    return Arrays.stream(codes).map(AreaCode::new).collect(Collectors.toUnmodifiableSet());
  }

  /** Builds an {@link Organisation}. */
  public static final class OrganisationBuilder {
    private OrganisationId id = new OrganisationId(nextUuid());
    private @Nullable String name;
    private OrganisationType type = OrganisationType.CHARITY;
    private String description = "";
    private @Nullable String website;
    private @Nullable String email;
    private @Nullable String charityNumber;
    private @Nullable String companyNumber;
    private Set<TermId> ledBy = Set.of();
    private String source = SOURCE;
    private @Nullable String externalId;

    private OrganisationBuilder() {}

    public OrganisationBuilder id(OrganisationId given) {
      id = given;
      return this;
    }

    public OrganisationBuilder named(String given) {
      name = given;
      return this;
    }

    public OrganisationBuilder type(OrganisationType given) {
      type = given;
      return this;
    }

    public OrganisationBuilder described(String given) {
      description = given;
      return this;
    }

    public OrganisationBuilder website(String given) {
      website = given;
      return this;
    }

    public OrganisationBuilder email(String given) {
      email = given;
      return this;
    }

    public OrganisationBuilder charityNumber(String given) {
      charityNumber = given;
      return this;
    }

    public OrganisationBuilder companyNumber(String given) {
      companyNumber = given;
      return this;
    }

    /** Cohorts whose members lead it. */
    public OrganisationBuilder ledBy(String... cohorts) {
      ledBy = terms(cohorts);
      return this;
    }

    public OrganisationBuilder from(String givenSource, String givenExternalId) {
      source = givenSource;
      externalId = givenExternalId;
      return this;
    }

    public Organisation build() {
      return new Organisation(
          id,
          name == null ? "Organisation " + (id.value().getLeastSignificantBits() & 0xFFFFFF) : name,
          type,
          description,
          website,
          email,
          charityNumber,
          companyNumber,
          ledBy,
          new Provenance(source, externalId == null ? id.toString() : externalId, RECORDED));
    }
  }

  /** Builds a {@link Service}. Calls that "serve" somewhere add to the last offer. */
  public static final class ServiceBuilder {
    private ServiceId id = new ServiceId(nextUuid());
    private OrganisationId organisation = new OrganisationId(nextUuid());
    private String name;
    private String description = "";
    private @Nullable String url;
    private ListingStatus status = ListingStatus.PUBLISHED;
    private Visibility visibility = Visibility.PUBLIC;
    private Set<TermId> crimeTypes = Set.of();
    private final List<CohortLevel> cohorts = new ArrayList<>();
    private final List<OfferParts> offers = new ArrayList<>(List.of(new OfferParts()));
    private @Nullable Integer minimumAge = 0;
    private @Nullable Integer maximumAge;
    private Set<Gender> genders = EnumSet.allOf(Gender.class);
    private Set<TermId> onlyCohorts = Set.of();
    private Set<AreaCode> residence = Set.of();
    private ReportRequirement report = ReportRequirement.NOT_NEEDED;
    private Set<RiskLevel> risks = Set.of();
    private String otherConditions = "";
    private Set<ReferralSource> referralSources = Set.of(ReferralSource.SELF);
    private Set<String> languages = Set.of();
    private Stated interpreting = Stated.NOT_STATED;
    private Set<AccessibilityFeature> accessibility = Set.of();
    private final List<OpeningTime> openingTimes = new ArrayList<>();
    private String openingNote = "";
    private final List<Contact> contacts = new ArrayList<>();
    private Capacity capacity = new Capacity(Capacity.Status.OPEN, null, TODAY);
    private final List<ServiceLocation> locations = new ArrayList<>();
    private final List<CommissioningArrangement> arrangements = new ArrayList<>();
    private @Nullable LocalDate assuredOn = TODAY;
    private @Nullable LocalDate editedOn;
    private String source = SOURCE;
    private @Nullable String externalId;
    private Instant recordedAt = RECORDED;

    private ServiceBuilder(String name) {
      this.name = name;
    }

    /** One that would build the same service again. */
    public static ServiceBuilder from(Service service) {
      ServiceBuilder builder = new ServiceBuilder(service.name());
      builder.id = service.id();
      builder.organisation = service.organisation();
      builder.description = service.description();
      builder.url = service.url();
      builder.status = service.status();
      builder.visibility = service.visibility();
      builder.crimeTypes = service.crimeTypes();
      builder.cohorts.addAll(service.cohorts());
      builder.offers.clear();
      for (Offer offer : service.offers()) {
        OfferParts parts = new OfferParts();
        parts.supportTypes = offer.supportTypes();
        parts.modes = offer.deliveryModes();
        parts.areas.addAll(offer.serviceAreas());
        builder.offers.add(parts);
      }
      builder.minimumAge = service.eligibility().minimumAge();
      builder.maximumAge = service.eligibility().maximumAge();
      builder.genders = service.eligibility().genders();
      builder.onlyCohorts = service.eligibility().onlyCohorts();
      builder.residence = service.eligibility().residence();
      builder.report = service.eligibility().report();
      builder.risks = service.eligibility().risks();
      builder.otherConditions = service.eligibility().otherConditions();
      builder.referralSources = service.referralSources();
      builder.languages = service.languages();
      builder.interpreting = service.interpreting();
      builder.accessibility = service.accessibility();
      builder.openingTimes.addAll(service.openingTimes());
      builder.openingNote = service.openingNote();
      builder.contacts.addAll(service.contacts());
      builder.capacity = service.capacity();
      builder.locations.addAll(service.locations());
      builder.arrangements.addAll(service.arrangements());
      builder.assuredOn = service.assuredOn();
      builder.editedOn = service.editedOn();
      builder.source = service.provenance().source();
      builder.externalId = service.provenance().externalId();
      builder.recordedAt = service.provenance().recordedAt();
      return builder;
    }

    /** Nobody pays, as far as is known. */
    public ServiceBuilder withoutArrangements() {
      arrangements.clear();
      return this;
    }

    /** Every area code it names is replaced. */
    public ServiceBuilder recoded(UnaryOperator<AreaCode> recode) {
      residence = residence.stream().map(recode).collect(Collectors.toUnmodifiableSet());
      for (OfferParts parts : offers) {
        List<ServiceArea> areas =
            parts.areas.stream()
                .map(
                    area ->
                        area instanceof ServiceArea.Coded coded
                            ? new ServiceArea.Coded(recode.apply(coded.area()))
                            : area)
                .toList();
        parts.areas.clear();
        parts.areas.addAll(areas);
      }
      locations.replaceAll(
          location ->
              location instanceof ServiceLocation.AreaOnly only
                  ? new ServiceLocation.AreaOnly(only.id(), recode.apply(only.area()))
                  : location);
      return this;
    }

    public ServiceBuilder id(ServiceId given) {
      id = given;
      return this;
    }

    public ServiceBuilder runBy(OrganisationId given) {
      organisation = given;
      return this;
    }

    public ServiceBuilder runBy(Organisation given) {
      return runBy(given.id());
    }

    public ServiceBuilder named(String given) {
      name = given;
      return this;
    }

    public ServiceBuilder described(String given) {
      description = given;
      return this;
    }

    public ServiceBuilder url(String given) {
      url = given;
      return this;
    }

    public ServiceBuilder visibility(Visibility given) {
      visibility = given;
      return this;
    }

    public ServiceBuilder status(ListingStatus given) {
      status = given;
      return this;
    }

    /** Instead of the crime types it had. */
    public ServiceBuilder forCrimes(String... crimes) {
      crimeTypes = terms(crimes);
      return this;
    }

    public ServiceBuilder forCohort(String cohort, CohortLevel.Level level) {
      cohorts.add(new CohortLevel(new TermId(cohort), level));
      return this;
    }

    /** Support types of the last offer, instead of those it had. */
    public ServiceBuilder offering(String... supportTypes) {
      offers.getLast().supportTypes = terms(supportTypes);
      return this;
    }

    /** A further offer; what follows about delivery and reach is about it. */
    public ServiceBuilder alsoOffering(String... supportTypes) {
      offers.add(new OfferParts());
      return offering(supportTypes);
    }

    /** Delivery modes of the last offer. */
    public ServiceBuilder by(DeliveryMode... modes) {
      offers.getLast().modes = Set.of(modes);
      return this;
    }

    public ServiceBuilder servingDistrict(String code) {
      return serving(code);
    }

    /** Areas of any kind, by GSS code. */
    public ServiceBuilder serving(String... codes) {
      for (String code : codes) {
        reaching(new ServiceArea.Coded(new AreaCode(code)));
      }
      return this;
    }

    public ServiceBuilder servingEngland() {
      return reaching(new ServiceArea.EnglandWide());
    }

    public ServiceBuilder servingInside(String label, Boundary boundary) {
      return reaching(new ServiceArea.Drawn(label, boundary));
    }

    /** Needs a public location, see {@link #at(double, double)}. */
    public ServiceBuilder servingWithinKilometres(double kilometres) {
      return reaching(new ServiceArea.TravelRadius(Distance.ofKilometres(kilometres)));
    }

    public ServiceBuilder reaching(ServiceArea area) {
      offers.getLast().areas.add(area);
      return this;
    }

    /** Both inclusive; null for no limit, and both null for ages that are not stated. */
    public ServiceBuilder ages(@Nullable Integer youngest, @Nullable Integer oldest) {
      minimumAge = youngest;
      maximumAge = oldest;
      return this;
    }

    /** None for genders that are not stated. */
    public ServiceBuilder genders(Gender... given) {
      genders = Set.of(given);
      return this;
    }

    public ServiceBuilder onlyCohorts(String... given) {
      onlyCohorts = terms(given);
      return this;
    }

    public ServiceBuilder onlyResidentsOf(String... codes) {
      residence = areas(codes);
      return this;
    }

    public ServiceBuilder report(ReportRequirement given) {
      report = given;
      return this;
    }

    public ServiceBuilder risks(RiskLevel... given) {
      risks = Set.of(given);
      return this;
    }

    public ServiceBuilder otherConditions(String given) {
      otherConditions = given;
      return this;
    }

    /** Instead of self-referral. */
    public ServiceBuilder referredBy(ReferralSource... given) {
      referralSources = Set.of(given);
      return this;
    }

    public ServiceBuilder languages(String... tags) {
      languages = Set.of(tags);
      return this;
    }

    public ServiceBuilder interpreting() {
      return interpreting(Stated.YES);
    }

    public ServiceBuilder interpreting(Stated said) {
      interpreting = said;
      return this;
    }

    public ServiceBuilder accessible(AccessibilityFeature... features) {
      accessibility = Set.of(features);
      return this;
    }

    public ServiceBuilder openOn(DayOfWeek day, LocalTime opens, LocalTime closes) {
      openingTimes.add(new OpeningTime(day, opens, closes));
      return this;
    }

    public ServiceBuilder openingNote(String given) {
      openingNote = given;
      return this;
    }

    public ServiceBuilder contact(Contact.Kind kind, String value) {
      contacts.add(new Contact(kind, value, null));
      return this;
    }

    public ServiceBuilder contact(Contact.Kind kind, String value, String note) {
      contacts.add(new Contact(kind, value, note));
      return this;
    }

    public ServiceBuilder capacity(Capacity given) {
      capacity = given;
      return this;
    }

    public ServiceBuilder capacity(Capacity.Status given) {
      return capacity(new Capacity(given, null, TODAY));
    }

    /** A public location, longitude first. */
    public ServiceBuilder at(double longitude, double latitude) {
      return location(
          new ServiceLocation.Public(
              new LocationId(nextUuid()),
              "Office",
              List.of("1 High Street"),
              null,
              new Position(longitude, latitude),
              Set.of()));
    }

    /** A location of which only the area may be known. */
    public ServiceBuilder somewhereIn(String area) {
      return location(new ServiceLocation.AreaOnly(new LocationId(nextUuid()), new AreaCode(area)));
    }

    /** A location of which nothing may be known. */
    public ServiceBuilder atAWithheldLocation() {
      return location(new ServiceLocation.Withheld(new LocationId(nextUuid())));
    }

    public ServiceBuilder location(ServiceLocation given) {
      locations.add(given);
      return this;
    }

    /** Commissioned by these bodies until that day; null for open-ended. */
    public ServiceBuilder commissionedBy(@Nullable LocalDate ends, String... commissioners) {
      return arrangement(
          new CommissioningArrangement(
              List.of(commissioners),
              List.of(),
              null,
              null,
              null,
              ends,
              null,
              null,
              Stated.of(commissioners.length > 1),
              Set.of()));
    }

    public ServiceBuilder arrangement(CommissioningArrangement given) {
      arrangements.add(given);
      return this;
    }

    /** Null for never. */
    public ServiceBuilder editedOn(@Nullable LocalDate day) {
      editedOn = day;
      return this;
    }

    public ServiceBuilder assuredOn(@Nullable LocalDate day) {
      assuredOn = day;
      return this;
    }

    public ServiceBuilder from(String givenSource, String givenExternalId) {
      source = givenSource;
      externalId = givenExternalId;
      return this;
    }

    public ServiceBuilder recordedAt(Instant given) {
      recordedAt = given;
      return this;
    }

    public Service build() {
      return org.waymark.catalogue.ServiceBuilder.builder()
          .id(id)
          .organisation(organisation)
          .name(name)
          .description(description)
          .url(url)
          .status(status)
          .visibility(visibility)
          .crimeTypes(crimeTypes)
          .cohorts(cohorts)
          .offers(offers.stream().map(OfferParts::build).toList())
          .eligibility(
              EligibilityBuilder.builder(Eligibility.everybody())
                  .minimumAge(minimumAge)
                  .maximumAge(maximumAge)
                  .genders(genders)
                  .onlyCohorts(onlyCohorts)
                  .residence(residence)
                  .report(report)
                  .risks(risks)
                  .otherConditions(otherConditions)
                  .build())
          .referralSources(referralSources)
          .languages(languages)
          .interpreting(interpreting)
          .accessibility(accessibility)
          .openingTimes(openingTimes)
          .openingNote(openingNote)
          .contacts(contacts)
          .capacity(capacity)
          .locations(locations)
          .arrangements(arrangements)
          .assuredOn(assuredOn)
          .editedOn(editedOn)
          .provenance(
              new Provenance(source, externalId == null ? id.toString() : externalId, recordedAt))
          .build();
    }
  }

  private static final class OfferParts {
    private Set<TermId> supportTypes = Set.of();
    private Set<DeliveryMode> modes = Set.of(DeliveryMode.IN_PERSON);
    private final Set<ServiceArea> areas = new LinkedHashSet<>();

    private Offer build() {
      return new Offer(supportTypes, modes, List.copyOf(areas));
    }
  }
}
