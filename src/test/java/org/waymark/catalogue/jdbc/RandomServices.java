package org.waymark.catalogue.jdbc;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
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

/** Valid records of every shape, the same for the same seed. */
public final class RandomServices {

  private static final String[] TEXTS = {
    "",
    "Plain",
    "O'Brien; DROP TABLE service --",
    "Llanfairpwllgwyngyll Ŵ ẁ",
    "خدمة الدعم",
    "emoji 🏳️‍🌈 and a\nline break\tand tab",
    " spaces kept ",
    "\"quoted\" \\backslash\\ %_",
    "long ".repeat(2000)
  };

  private final Random random;
  private final String source;
  private int counter;

  public RandomServices(long seed, String source) {
    random = new Random(seed);
    this.source = source;
  }

  public Organisation organisation() {
    return new Organisation(
        new OrganisationId(uuid()),
        "Organisation " + text(),
        one(OrganisationType.values()),
        text(),
        maybe(this::text),
        maybe(this::text),
        maybe(() -> "1" + random.nextInt(100000)),
        maybe(() -> "0" + random.nextInt(100000)),
        terms(3),
        provenance());
  }

  public Service service(Organisation organisation) {
    List<ServiceLocation> locations = list(3, this::location);
    boolean anchored = locations.stream().anyMatch(ServiceLocation.Public.class::isInstance);
    List<Offer> offers = new ArrayList<>(list(2, () -> offer(anchored)));
    offers.add(offer(anchored));
    List<CohortLevel> cohorts =
        terms(5).stream()
            .map(cohort -> new CohortLevel(cohort, one(CohortLevel.Level.values())))
            .toList();
    return ServiceBuilder.builder()
        .id(new ServiceId(uuid()))
        .organisation(organisation.id())
        .name("Service " + text())
        .description(text())
        .url(maybe(this::text))
        .status(one(ListingStatus.values()))
        .visibility(one(Visibility.values()))
        .crimeTypes(terms(4))
        .cohorts(cohorts)
        .offers(offers)
        .eligibility(eligibility())
        .referralSources(some(ReferralSource.values()))
        .languages(set(3, () -> one("pa", "ur", "cy", "zh-Hant", "pt-BR", "so")))
        .interpreting(Stated.values()[random.nextInt(3)])
        .accessibility(some(AccessibilityFeature.values()))
        .openingTimes(list(7, this::openingTime))
        .openingNote(text())
        .contacts(
            list(
                4,
                () ->
                    new Contact(
                        one(Contact.Kind.values()), "0808 157 0000 " + text(), maybe(this::text))))
        .capacity(
            new Capacity(
                one(Capacity.Status.values()), maybe(() -> random.nextInt(521)), maybe(this::day)))
        .locations(locations)
        .arrangements(list(2, this::arrangement))
        .assuredOn(maybe(this::day))
        .provenance(provenance())
        .build();
  }

  private Offer offer(boolean anchored) {
    Set<TermId> supportTypes = new HashSet<>(terms(3));
    supportTypes.add(term());
    return new Offer(
        supportTypes, some(DeliveryMode.values()), list(4, () -> serviceArea(anchored)));
  }

  private ServiceArea serviceArea(boolean anchored) {
    return switch (random.nextInt(anchored ? 4 : 3)) {
      case 0 -> new ServiceArea.Coded(area());
      case 1 -> new ServiceArea.Drawn(text(), boundary());
      case 2 -> new ServiceArea.EnglandWide();
      default ->
          new ServiceArea.TravelRadius(
              Distance.ofMetres(Math.nextUp(random.nextDouble()) * 200_000));
    };
  }

  /** One part or two, with or without a hole. */
  private Boundary boundary() {
    double west = -5 + random.nextDouble() * 5;
    double south = 50 + random.nextDouble() * 4;
    Polygon first = square(west, south, 0.1 + random.nextDouble() * 0.3, random.nextBoolean());
    if (random.nextBoolean()) {
      return Boundary.of(first);
    }
    Polygon second = square(west + 1, south, 0.2, false);
    return Boundary.of(Boundary.WGS84.createMultiPolygon(new Polygon[] {first, second}));
  }

  private static Polygon square(double west, double south, double side, boolean holed) {
    Polygon outside =
        (Polygon) Boundary.WGS84.toGeometry(new Envelope(west, west + side, south, south + side));
    if (!holed) {
      return outside;
    }
    Geometry inside =
        Boundary.WGS84.toGeometry(
            new Envelope(west + side / 3, west + side / 2, south + side / 3, south + side / 2));
    Coordinate[] ring = inside.getCoordinates();
    return Boundary.WGS84.createPolygon(
        outside.getExteriorRing(), new LinearRing[] {Boundary.WGS84.createLinearRing(ring)});
  }

  private Eligibility eligibility() {
    Integer youngest = maybe(() -> random.nextInt(60));
    Integer oldest = maybe(() -> 60 + random.nextInt(61));
    return EligibilityBuilder.builder()
        .minimumAge(youngest)
        .maximumAge(oldest)
        .genders(some(Gender.values()))
        .onlyCohorts(terms(2))
        .residence(set(2, this::area))
        .report(one(ReportRequirement.values()))
        .risks(some(RiskLevel.values()))
        .publicFunds(one(Eligibility.PublicFunds.values()))
        .otherConditions(text())
        .build();
  }

  private OpeningTime openingTime() {
    LocalTime opens =
        LocalTime.of(random.nextInt(12), random.nextInt(60), random.nextInt(60))
            .plusNanos(random.nextInt(1_000_000) * 1000L);
    LocalTime closes =
        random.nextInt(4) == 0 ? OpeningTime.MIDNIGHT : LocalTime.of(13 + random.nextInt(10), 30);
    return new OpeningTime(one(DayOfWeek.values()), opens, closes);
  }

  private ServiceLocation location() {
    LocationId id = new LocationId(uuid());
    return switch (random.nextInt(3)) {
      case 0 ->
          new ServiceLocation.Public(
              id,
              text(),
              list(4, this::text),
              maybe(() -> "CA1 1AA"),
              maybe(() -> new Position(random.nextDouble() * 8 - 6, 50 + random.nextDouble() * 5)),
              some(AccessibilityFeature.values()));
      case 1 -> new ServiceLocation.AreaOnly(id, area());
      default -> new ServiceLocation.Withheld(id);
    };
  }

  private CommissioningArrangement arrangement() {
    LocalDate starts = maybe(() -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1000)));
    LocalDate ends = maybe(() -> LocalDate.of(2025, 1, 1).plusDays(random.nextInt(1000)));
    return new CommissioningArrangement(
        list(3, () -> "Commissioner " + text()),
        list(3, () -> "Funder " + text()),
        maybe(this::text),
        maybe(() -> random.nextLong(10_000_000_000L)),
        starts,
        ends,
        maybe(this::text),
        maybe(this::text),
        Stated.values()[random.nextInt(3)],
        set(3, this::area));
  }

  private Provenance provenance() {
    return new Provenance(
        source,
        "row " + counter++,
        Instant.parse("2026-01-01T00:00:00Z")
            .plusNanos(random.nextLong(1_000_000_000_000L) * 1000));
  }

  private LocalDate day() {
    return LocalDate.of(2000, 1, 1).plusDays(random.nextInt(15_000));
  }

  private String text() {
    return one(TEXTS);
  }

  private TermId term() {
    return new TermId("term-" + random.nextInt(30));
  }

  private Set<TermId> terms(int most) {
    return set(most, this::term);
  }

  private AreaCode area() {
    return new AreaCode("E070000%02d".formatted(random.nextInt(100)));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  @SafeVarargs
  private <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <E extends Enum<E>> Set<E> some(E[] choices) {
    return set(choices.length, () -> one(choices));
  }

  private <T> Set<T> set(int most, Supplier<T> next) {
    return new HashSet<>(list(most, next));
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
