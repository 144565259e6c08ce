package org.waymark.intake;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Polygon;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility;
import org.waymark.catalogue.EligibilityBuilder;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
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
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;
import org.waymark.geography.Position;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;
import org.waymark.vocabulary.Vocabulary;

/** Listings that say everything there is to say, in the oddest words that people may write. */
final class WritableServices {

  private static final String[] WORDS = {
    "help",
    "Llŷn",
    "Tŷ Gobaith",
    "0",
    "007",
    "=1+2",
    "+44",
    "-",
    "@home",
    "'",
    "\"",
    "''=x",
    ";",
    "; ",
    "|",
    ",",
    "a, b",
    "(note)",
    "(",
    ")",
    "x=y",
    "\u00a0",
    "  ",
    "&",
    "a < b > c",
    "%",
    "\\",
    "true",
    "1e99",
    "31/3/28",
    "00123",
    "🏳️‍🌈",
    "خدمة",
    "–",
    "no",
    "None",
    "#N/A",
    "sep=;",
    "\"\"",
    "’",
    "Notes",
    "Source:",
    "n/a",
    "*"
  };
  private static final String[] NUMBERS = {
    "01632 960123", "0808 157 0123", "+44 161 496 0001", "(01632) 960 123", "01632 960123 ext 212"
  };
  private static final String[] SOURCES = {"first", "waymark", "=second", "Tŷ; \"x\", 'y'"};

  private final Random random;
  private final Vocabularies terms;
  private final List<AreaCode> areas;
  private int counter;

  WritableServices(Random random, Vocabularies terms) {
    this.random = random;
    this.terms = terms;
    this.areas =
        List.of(
            new AreaCode("E06000063"),
            new AreaCode("E06000064"),
            new AreaCode("E23000002"),
            new AreaCode("E10000016"),
            new AreaCode("E12000002"),
            new AreaCode("E09000001"));
  }

  Catalogue catalogue(int organisations) {
    List<Organisation> owners = new ArrayList<>();
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < organisations; i++) {
      Organisation owner = organisation();
      owners.add(owner);
      for (int j = random.nextInt(3); j >= 0; j--) {
        services.add(service(owner));
      }
    }
    return new Catalogue(1, owners, services);
  }

  private Organisation organisation() {
    Provenance provenance = provenance();
    return new Organisation(
        random.nextBoolean()
            ? RecordIds.organisation(provenance.source(), provenance.externalId())
            : new OrganisationId(uuid()),
        name(),
        one(OrganisationType.values()),
        lines(),
        maybe(() -> "https://example.org/" + random.nextInt(100)),
        maybe(() -> "help" + random.nextInt(9) + "@example.org"),
        maybe(() -> "0" + random.nextInt(100_000)),
        maybe(() -> "0" + random.nextInt(100_000)),
        terms(terms.cohorts(), 3),
        provenance);
  }

  private Service service(Organisation owner) {
    Provenance provenance = provenance();
    boolean imported = random.nextBoolean();
    ServiceId id =
        imported
            ? RecordIds.service(provenance.source(), provenance.externalId())
            : new ServiceId(uuid());
    List<ServiceLocation> places = list(3, this::place);
    boolean anchored = places.stream().anyMatch(ServiceLocation.Public.class::isInstance);
    List<Offer> offers = new ArrayList<>(list(2, () -> offer(anchored)));
    offers.add(offer(anchored));
    return ServiceBuilder.builder()
        .id(id)
        .organisation(owner.id())
        .name(name())
        .description(lines())
        .url(maybe(() -> "https://example.org/a?b=" + random.nextInt(100)))
        .status(one(ListingStatus.values()))
        .visibility(one(Visibility.values()))
        .crimeTypes(terms(terms.crimeTypes(), 4))
        .cohorts(cohorts())
        .offers(offers)
        .eligibility(eligibility())
        .referralSources(some(ReferralSource.values()))
        .languages(set(3, () -> one("pa", "ur", "cy", "zh", "bfi", "yue", "pt-BR")))
        .interpreting(one(Stated.values()))
        .accessibility(some(AccessibilityFeature.values()))
        .openingTimes(openingTimes())
        .openingNote(lines())
        .contacts(list(5, this::contact))
        .capacity(
            new Capacity(
                one(Capacity.Status.values()), maybe(() -> random.nextInt(521)), maybe(this::day)))
        .locations(places)
        .arrangements(list(3, this::arrangement))
        .assuredOn(maybe(this::day))
        .provenance(provenance)
        .build();
  }

  private Offer offer(boolean anchored) {
    Set<TermId> support = new LinkedHashSet<>(terms(terms.supportTypes(), 3));
    support.add(one(terms.supportTypes().terms()).id());
    return new Offer(
        support,
        some(DeliveryMode.values()),
        list(4, () -> area(anchored)).stream().distinct().toList());
  }

  private ServiceArea area(boolean anchored) {
    return switch (random.nextInt(anchored ? 4 : 3)) {
      case 0 -> new ServiceArea.Coded(one(areas));
      case 1 -> new ServiceArea.Drawn(line(), boundary());
      case 2 -> new ServiceArea.EnglandWide();
      default -> new ServiceArea.TravelRadius(radius());
    };
  }

  private Distance radius() {
    return switch (random.nextInt(3)) {
      case 0 -> Distance.ofKilometres(1 + random.nextInt(199));
      case 1 -> Distance.ofMiles(1 + random.nextInt(100));
      default -> Distance.ofMetres(5_000 + random.nextDouble() * 100_000);
    };
  }

  /** Round Carlisle, where people live. */
  private Boundary boundary() {
    double west = -3 + random.nextDouble() * 0.05;
    double south = 54.85 + random.nextDouble() * 0.02;
    Polygon first = square(west, south);
    return Boundary.of(
        random.nextBoolean()
            ? first
            : Boundary.WGS84.createMultiPolygon(new Polygon[] {first, square(west + 0.2, south)}));
  }

  private static Polygon square(double west, double south) {
    return (Polygon) Boundary.WGS84.toGeometry(new Envelope(west, west + 0.1, south, south + 0.1));
  }

  private List<CohortLevel> cohorts() {
    return terms(terms.cohorts(), 4).stream()
        .map(each -> new CohortLevel(each, one(CohortLevel.Level.values())))
        .toList();
  }

  private Eligibility eligibility() {
    return EligibilityBuilder.builder(Eligibility.everybody())
        .minimumAge(maybe(() -> random.nextInt(60)))
        .maximumAge(maybe(() -> 60 + random.nextInt(61)))
        .genders(some(Gender.values()))
        .onlyCohorts(terms(terms.cohorts(), 2))
        .residence(set(2, () -> one(areas)))
        .report(one(ReportRequirement.values()))
        .risks(some(RiskLevel.values()))
        .publicFunds(one(Eligibility.PublicFunds.values()))
        .otherConditions(lines())
        .build();
  }

  private List<OpeningTime> openingTimes() {
    if (random.nextInt(5) == 0) {
      return Arrays.stream(DayOfWeek.values())
          .map(day -> new OpeningTime(day, LocalTime.MIN, OpeningTime.MIDNIGHT))
          .toList();
    }
    Map<DayOfWeek, OpeningTime> times = new LinkedHashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      DayOfWeek day = one(DayOfWeek.values());
      LocalTime opens = LocalTime.of(random.nextInt(12), 15 * random.nextInt(4));
      LocalTime closes =
          random.nextInt(4) == 0
              ? OpeningTime.MIDNIGHT
              : LocalTime.of(12 + random.nextInt(11), 1 + random.nextInt(59));
      times.put(day, new OpeningTime(day, opens, closes));
    }
    return List.copyOf(times.values());
  }

  private Contact contact() {
    Contact.Kind kind = one(Contact.Kind.values());
    String value =
        switch (kind) {
          case TELEPHONE -> one(NUMBERS);
          case TEXT -> one("07700 900123", "85258");
          case EMAIL -> one("help@example.org", "o'brien+x@example.org", "-x@example.org");
          case WEBSITE, WEBCHAT, REFERRAL_FORM ->
              one("https://example.org/a;b", "https://example.org/(x)", "http://example.org?q=a,b");
        };
    return new Contact(kind, value, maybe(this::note));
  }

  private String note() {
    return one("office", "24/7", "0-18", "9-5; not Fri", "(old)", "a (b) c", "ext 3", "Tŷ", line());
  }

  private ServiceLocation place() {
    LocationId id = new LocationId(uuid());
    return switch (random.nextInt(3)) {
      case 0 ->
          new ServiceLocation.Public(
              id,
              random.nextBoolean() ? "" : line(),
              list(4, this::line),
              maybe(() -> one("CA1 1AA", "CA1", "E1 6AN")),
              new Position(-2.95 + random.nextDouble() / 100, 54.89 + random.nextDouble() / 100),
              some(AccessibilityFeature.values()));
      case 1 -> new ServiceLocation.AreaOnly(id, one(areas));
      default -> new ServiceLocation.Withheld(id);
    };
  }

  private CommissioningArrangement arrangement() {
    return new CommissioningArrangement(
        list(3, this::line),
        list(3, this::line),
        maybe(this::line),
        maybe(() -> random.nextLong(1_000_000_000L)),
        maybe(() -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1_000))),
        maybe(() -> LocalDate.of(2023, 1, 1).plusDays(random.nextInt(2_000))),
        maybe(this::line),
        maybe(this::line),
        one(Stated.values()),
        set(2, () -> one(areas)));
  }

  private Provenance provenance() {
    String id = counter++ + one("", "-a", ";", "\"", "=", " b");
    return new Provenance(
        one(SOURCES),
        one("", "0", "=", "-", "+", "@", "'", "Ŵ") + id,
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(1_000_000)));
  }

  private LocalDate day() {
    return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(2_000));
  }

  private String name() {
    return "Service".substring(random.nextInt(8)) + line();
  }

  /** Something to read, in one line. */
  private String line() {
    String line = words(" ").replace('\u00a0', ' ').strip();
    return line.isEmpty() ? "x" : line;
  }

  private String lines() {
    return random.nextInt(4) == 0
        ? ""
        : random.nextBoolean() ? line() : words("\n").replace('\u00a0', ' ').strip();
  }

  private String words(String between) {
    List<String> words = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      words.add(one(WORDS));
    }
    return String.join(random.nextBoolean() ? between : "", words);
  }

  private Set<TermId> terms(Vocabulary vocabulary, int most) {
    return set(most, () -> one(vocabulary.terms()).id());
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private <E extends Enum<E>> Set<E> some(E[] choices) {
    return set(choices.length, () -> one(choices));
  }

  private <T> Set<T> set(int most, Supplier<T> next) {
    return new LinkedHashSet<>(list(most, next));
  }

  private <T> List<T> list(int most, Supplier<T> next) {
    List<T> made = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      made.add(next.get());
    }
    return made;
  }

  private <T> @Nullable T maybe(Supplier<T> next) {
    return random.nextInt(3) == 0 ? null : next.get();
  }
}
