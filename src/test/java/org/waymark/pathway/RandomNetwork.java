package org.waymark.pathway;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.Provenance;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Services, routes and people at random over {@link GeographyFixtures#smallCountry()}. */
public final class RandomNetwork {

  private static final Geography GEOGRAPHY = GeographyFixtures.smallCountry();
  private static final Instant NOW = Instant.parse("2026-06-15T09:00:00Z");
  private static final String[] SUPPORTS = {
    "helpline",
    "idva",
    "isva",
    "sarc",
    "counselling",
    "court-support",
    "recovery-programme",
    "target-hardening"
  };
  private static final String[] CRIMES = {
    "rape", "sexual-abuse", "domestic-abuse", "multi-crime", "stalking"
  };
  private static final String[] AREAS = {
    "E23000001", "E23000002", "E07000001", "E06000002", "E92000001"
  };
  private static final String[] COHORTS = {
    "women", "children", "deaf-and-bsl", "no-recourse-to-public-funds", "rural-and-isolated"
  };

  private final Random random;
  private int number;

  public RandomNetwork(long seed) {
    random = new Random(seed);
  }

  public static Snapshot snapshot(List<Service> services) {
    Vocabularies vocabularies = Vocabularies.builtIn();
    var catalogue = catalogueOf(services.toArray(Service[]::new));
    return new Snapshot(
        1,
        TODAY,
        vocabularies,
        GEOGRAPHY,
        catalogue,
        new ServiceIndex(catalogue, vocabularies, new ReachCalculator(GEOGRAPHY), TODAY));
  }

  public PathwayNetwork network(int services, int routes) {
    List<Service> made = services(services);
    return PathwayNetwork.of(snapshot(made), new ReferralRoutes(1, routes(made, routes)));
  }

  public List<Service> services(int count) {
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      services.add(service());
    }
    return services;
  }

  private boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  @SafeVarargs
  private <T> T any(T... some) {
    return some[random.nextInt(some.length)];
  }

  private Service service() {
    ServiceBuilder builder =
        anIsvaService().forCrimes(any(CRIMES), any(CRIMES)).offering(any(SUPPORTS));
    if (percent(40)) {
      builder.alsoOffering(any(SUPPORTS));
    }
    builder.serving(any(AREAS));
    if (percent(30)) {
      builder.serving(any(AREAS));
    }
    if (percent(25)) {
      builder.ages(any(0, 5, 16, 18), any(19, 25, 64, 120));
    }
    if (percent(20)) {
      builder.genders(any(Gender.values()));
    }
    if (percent(15)) {
      builder.onlyCohorts(any(COHORTS));
    }
    if (percent(30)) {
      builder.forCohort(any(COHORTS), any(CohortLevel.Level.values()));
    }
    if (percent(15)) {
      builder.report(any(ReportRequirement.values()));
    }
    if (percent(15)) {
      builder.risks(any(RiskLevel.values()));
    }
    if (percent(15)) {
      builder.interpreting();
    }
    if (percent(20)) {
      builder.by(DeliveryMode.TELEPHONE);
    }
    if (percent(30)) {
      builder.at(-3 + random.nextInt(30) / 100.0, 54 - random.nextInt(12) / 100.0);
    }
    if (percent(20)) {
      builder.assuredOn(null);
    }
    builder.capacity(
        new Capacity(
            any(
                Capacity.Status.OPEN,
                Capacity.Status.OPEN,
                Capacity.Status.WAITING_LIST,
                Capacity.Status.UNKNOWN,
                Capacity.Status.CLOSED),
            percent(50) ? null : Integer.valueOf(random.nextInt(20)),
            TODAY));
    if (percent(30)) {
      builder.referredBy(any(ReferralSource.values()));
    } else if (percent(80)) {
      builder.referredBy();
    }
    return builder.build();
  }

  public List<ReferralRoute> routes(List<Service> services, int count) {
    List<ReferralRoute> routes = new ArrayList<>();
    while (routes.size() < count) {
      Service to = services.get(random.nextInt(services.size()));
      Waypoint from =
          percent(25)
              ? new EntryPoint(
                  any(EntryPoint.Kind.values()),
                  percent(30) ? null : new AreaCode(any("E23000001", "E23000002")))
              : new ServicePoint(services.get(random.nextInt(services.size())).id());
      if (!from.equals(new ServicePoint(to.id()))) {
        routes.add(route(from, to));
      }
    }
    return routes;
  }

  public ReferralRoute route(Waypoint from, Service to) {
    String externalId = "R" + ++number;
    RouteCriteria criteria =
        percent(60)
            ? RouteCriteria.NONE
            : new RouteCriteria(
                percent(30) ? Set.of(new TermId(any(CRIMES))) : Set.of(),
                percent(15) ? Set.of(new TermId(any(COHORTS))) : Set.of(),
                percent(15) ? Integer.valueOf(16) : null,
                percent(15) ? Integer.valueOf(25) : null,
                percent(15) ? Set.of(any(Gender.values())) : Set.of(),
                percent(15) ? Set.of(any(RiskLevel.values())) : Set.of(),
                percent(15)
                    ? any(
                        ReportRequirement.NOT_NEEDED,
                        ReportRequirement.REPORT_NEEDED,
                        ReportRequirement.ONLY_UNREPORTED)
                    : ReportRequirement.NOT_NEEDED,
                null,
                percent(20) ? Integer.valueOf(7) : null,
                percent(15) ? Set.of(new AreaCode(any("E23000001", "E06000002"))) : Set.of(),
                percent(10) ? "Ask first" : "");
    Agreement agreement =
        switch (random.nextInt(4)) {
          case 0 -> Agreement.NONE;
          case 1 -> Agreement.INFORMAL;
          case 2 -> Agreement.formal(TODAY.minusYears(3), TODAY.minusDays(1));
          default -> Agreement.formal(TODAY.minusYears(1), null);
        };
    return new ReferralRoute(
        RouteId.derived("test", externalId),
        from,
        to.id(),
        criteria,
        any(Mechanism.values()),
        agreement,
        ConsentBasis.CONSENT,
        percent(60)
            ? Capacity.unknown()
            : new Capacity(
                any(Capacity.Status.OPEN, Capacity.Status.WAITING_LIST, Capacity.Status.CLOSED),
                percent(50) ? null : Integer.valueOf(random.nextInt(12)),
                TODAY),
        "",
        percent(70) ? TODAY.minusDays(random.nextInt(300)) : null,
        percent(60) ? Set.of(RouteEnd.SENDER, RouteEnd.RECEIVER) : Set.of(RouteEnd.RECEIVER),
        percent(5) ? TODAY : null,
        new Provenance("test", externalId, NOW));
  }

  private <T> @Nullable T perhaps(T value) {
    return percent(70) ? value : null;
  }

  public DescribedPerson person() {
    return new DescribedPerson(
        percent(60)
            ? new DescribedPerson.Place.SmallArea(random.nextInt(50))
            : new DescribedPerson.Place.Within(new AreaCode(any(AREAS))),
        perhaps(random.nextInt(90)),
        perhaps(any(Gender.values())),
        new TermId(any(CRIMES)),
        perhaps(random.nextInt(400)),
        perhaps(random.nextBoolean()),
        perhaps(any(RiskLevel.values())),
        percent(40) ? Set.of(new TermId(any(COHORTS))) : Set.of(),
        percent(15) ? "pl" : null,
        perhaps(random.nextBoolean()),
        percent(15) ? Set.of(any(AccessibilityFeature.values())) : Set.of(),
        percent(20) ? Set.of(any(EntryPoint.Kind.values())) : Set.of());
  }

  /** The same person with one thing less that could keep them out. */
  public DescribedPerson freer(DescribedPerson p) {
    return switch (random.nextInt(8)) {
      case 0 -> with(p, null, p.gender(), p.daysSince(), p.reported(), p.risk(), p.language());
      case 1 -> with(p, p.age(), null, p.daysSince(), p.reported(), p.risk(), p.language());
      case 2 -> with(p, p.age(), p.gender(), null, p.reported(), p.risk(), p.language());
      case 3 -> with(p, p.age(), p.gender(), p.daysSince(), null, p.risk(), p.language());
      case 4 -> with(p, p.age(), p.gender(), p.daysSince(), p.reported(), null, p.language());
      case 5 -> with(p, p.age(), p.gender(), p.daysSince(), p.reported(), p.risk(), null);
      case 6 ->
          new DescribedPerson(
              p.place(),
              p.age(),
              p.gender(),
              p.crime(),
              p.daysSince(),
              p.reported(),
              p.risk(),
              Set.of(
                  new TermId("women"),
                  new TermId("children"),
                  new TermId("deaf-and-bsl"),
                  new TermId("no-recourse-to-public-funds"),
                  new TermId("rural-and-isolated"),
                  new TermId("english-not-first-language")),
              p.language(),
              p.recourseToPublicFunds(),
              Set.of(),
              p.startsAt());
      default ->
          new DescribedPerson(
              p.place(),
              p.age(),
              p.gender(),
              p.crime(),
              p.daysSince(),
              p.reported(),
              p.risk(),
              p.cohorts(),
              p.language(),
              p.recourseToPublicFunds(),
              p.communicationNeeds(),
              Set.of());
    };
  }

  private static DescribedPerson with(
      DescribedPerson p,
      @Nullable Integer age,
      @Nullable Gender gender,
      @Nullable Integer daysSince,
      @Nullable Boolean reported,
      @Nullable RiskLevel risk,
      @Nullable String language) {
    // What the language implies is kept, so that only restrictions fall away.
    Set<TermId> cohorts = new java.util.HashSet<>(p.cohorts());
    if (p.language() != null) {
      cohorts.add(new TermId("english-not-first-language"));
    }
    return new DescribedPerson(
        p.place(),
        age,
        gender,
        p.crime(),
        daysSince,
        reported,
        risk,
        cohorts,
        language,
        p.recourseToPublicFunds(),
        p.communicationNeeds(),
        p.startsAt());
  }
}
