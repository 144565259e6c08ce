package org.waymark.gap;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.offer.OfferFunction;
import org.waymark.gap.offer.OfferLine;
import org.waymark.gap.offer.OfferSource;
import org.waymark.gap.offer.OrganisedAt;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.GeographyFixtures;
import org.waymark.vocabulary.TermId;

/**
 * Services at random over {@link GeographyFixtures#smallCountry()}, of few crimes, supports and
 * organisations, so that they meet in the same cells; and cells of these.
 */
final class RandomProvision {

  /** Areas of every kind, with their kinds. */
  record Place(AreaKind kind, AreaCode code) {}

  static final List<Place> PLACES =
      List.of(
          new Place(AreaKind.POLICE_AREA, GeographyFixtures.NORTH),
          new Place(AreaKind.POLICE_AREA, GeographyFixtures.SOUTH),
          new Place(AreaKind.COUNCIL, GeographyFixtures.NORTH_COUNTY),
          new Place(AreaKind.DISTRICT, GeographyFixtures.NORTH_EAST_DISTRICT),
          new Place(AreaKind.DISTRICT, GeographyFixtures.NORTH_WEST_DISTRICT),
          new Place(AreaKind.DISTRICT, GeographyFixtures.NORTH_CITY),
          new Place(AreaKind.DISTRICT, GeographyFixtures.SOUTH_TOWN),
          new Place(AreaKind.ICB, GeographyFixtures.SOUTH_ICB),
          new Place(AreaKind.REGION, GeographyFixtures.REGION),
          new Place(AreaKind.COUNTRY, AreaCode.ENGLAND));

  private static final List<String> CRIMES =
      List.of("sexual-abuse", "rape", "child-sexual-abuse", "domestic-abuse", "hate-crime");
  private static final List<String> SUPPORTS =
      List.of(
          "isva", "chisva", "advocacy", "counselling", "therapy", "refuge", "safe-accommodation");
  private static final List<String> COHORTS =
      List.of(
          "children",
          "children-11-15",
          "women",
          "men-and-boys",
          "deaf-and-bsl",
          "race",
          "indian-people");
  private static final List<String> BODIES = List.of("North PCC", "South PCC", "NHS North");

  private final Random random;
  private @Nullable GapCell twinsMeet;

  RandomProvision(long seed) {
    this.random = new Random(seed);
  }

  /** True by chance, of so many once. */
  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  List<Service> services(int count) {
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      services.add(service().build());
    }
    if (random.nextBoolean()) {
      services.addAll(twins());
    }
    return services;
  }

  /**
   * Two services that do the same under different commissioners, which chance seldom brings about.
   */
  private List<Service> twins() {
    Place place = pick(PLACES.subList(0, 7));
    String crime = pick(CRIMES.subList(0, 4));
    String support = pick(SUPPORTS.subList(0, 5));
    twinsMeet =
        new GapCell(place.kind(), place.code(), new TermId(crime), null, new TermId(support));
    List<Service> twins = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      twins.add(
          anIdvaService()
              .runBy(new OrganisationId(new UUID(8, i)))
              .forCrimes(crime)
              .offering(support)
              .serving(place.code().value())
              .commissionedBy(null, BODIES.get(i))
              .build());
    }
    return twins;
  }

  ServiceBuilder service() {
    ServiceBuilder builder =
        anIdvaService()
            .runBy(new OrganisationId(new UUID(7, random.nextInt(6))))
            .forCrimes(some(CRIMES, 2))
            .offering(some(SUPPORTS, 2));
    switch (random.nextInt(4)) {
      case 0 -> builder.atAWithheldLocation();
      case 1 -> builder.somewhereIn(pick(PLACES.subList(3, 7)).code().value());
      default -> {}
    }
    // A public place, for a travel radius to be measured from.
    builder.at(-3 + random.nextDouble() * 0.3, 53.9 + random.nextDouble() * 0.2);
    reach(builder);
    if (random.nextInt(3) == 0) {
      builder.alsoOffering(some(SUPPORTS, 2));
      reach(builder);
    }
    Set<String> named = new LinkedHashSet<>(List.of(some(COHORTS, 2)));
    if (random.nextBoolean()) {
      named.forEach(cohort -> builder.forCohort(cohort, pick(List.of(CohortLevel.Level.values()))));
    }
    if (random.nextInt(3) == 0) {
      builder.ages(random.nextInt(2) * 18, null);
    }
    if (random.nextInt(6) == 0) {
      builder.genders(pick(List.of(Gender.values())));
    }
    if (random.nextInt(8) == 0) {
      builder.onlyCohorts(pick(COHORTS));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      builder.commissionedBy(funded(), some(BODIES, 2));
    }
    builder.assuredOn(
        random.nextInt(4) == 0
            ? TODAY.minusDays(181)
            : TODAY.minusDays(random.nextBoolean() ? 100 : random.nextInt(60)));
    if (random.nextInt(5) == 0) {
      builder.editedOn(TODAY.minusDays(random.nextInt(100)));
    }
    builder.capacity(
        new Capacity(
            pick(List.of(Capacity.Status.values())),
            random.nextBoolean() ? null : random.nextInt(24),
            TODAY));
    if (random.nextInt(10) == 0) {
      builder.status(pick(List.of(ListingStatus.values())));
    }
    return builder;
  }

  private @Nullable LocalDate funded() {
    return switch (random.nextInt(4)) {
      case 0 -> null;
      case 1 -> TODAY.minusDays(1 + random.nextInt(100));
      case 2 -> TODAY.plusDays(random.nextInt(300));
      default -> TODAY.plusDays(400);
    };
  }

  private void reach(ServiceBuilder builder) {
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> builder.servingEngland();
        case 1, 2 -> builder.servingWithinKilometres(1 + random.nextInt(15));
        case 3 ->
            builder.servingInside(
                "Drawn",
                CatalogueFixtures.aSquare(
                    -3 + random.nextDouble() * 0.2, 53.9 + random.nextDouble() * 0.1, 0.05));
        default -> builder.serving(pick(PLACES.subList(0, 9)).code().value());
      }
    }
  }

  GapCell cell() {
    GapCell twins = twinsMeet;
    if (twins != null && random.nextInt(5) == 0) {
      return twins;
    }
    Place place = pick(PLACES);
    return new GapCell(
        place.kind(),
        place.code(),
        new TermId(pick(CRIMES.subList(0, 4))),
        random.nextInt(4) == 0 ? null : new TermId(pick(COHORTS)),
        new TermId(pick(SUPPORTS.subList(0, 5))));
  }

  /** A question of the expected offer about the same crimes, supports and cohorts. */
  OfferLine line(String id) {
    TermId audience = random.nextInt(3) == 0 ? null : new TermId(pick(COHORTS));
    Set<TermId> supports = new LinkedHashSet<>();
    for (String support : some(SUPPORTS.subList(0, 5), 3)) {
      supports.add(new TermId(support));
    }
    return new OfferLine(
        id,
        new TermId(pick(CRIMES.subList(0, 4))),
        new OfferFunction("function", "Function", supports, random.nextInt(3) == 0),
        audience,
        audience == null ? CohortLevel.Level.OPEN : pick(List.of(CohortLevel.Level.values())),
        pick(List.of(OrganisedAt.values())),
        null,
        List.of(new OfferSource("act", "Act", "Parliament", null, "section 1", null)),
        "Is it there?");
  }

  private String[] some(List<String> list, int atMost) {
    Set<String> chosen = new LinkedHashSet<>();
    for (int i = 1 + random.nextInt(atMost); i > 0; i--) {
      chosen.add(pick(list));
    }
    return chosen.toArray(String[]::new);
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
