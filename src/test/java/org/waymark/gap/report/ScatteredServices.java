package org.waymark.gap.report;

import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.coverage.RandomCatalogue;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.GapSettings;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.Position;
import org.waymark.vocabulary.Vocabularies;

/**
 * Random services over the small country with what matters across a boundary: several places, or
 * withheld ones, or none; listings that are stale; funding that ends.
 */
final class ScatteredServices {

  static final Vocabularies VOCABULARIES = Vocabularies.builtIn();
  static final Geography GEOGRAPHY = GeographyFixtures.smallCountry();

  private final Random random;

  ScatteredServices(Random random) {
    this.random = random;
  }

  List<Service> services(int count) {
    return new RandomCatalogue(random.nextLong())
        .services(count).stream().map(this::scattered).toList();
  }

  static GapAnalysis analysis(List<Service> services, GapSettings settings) {
    Catalogue catalogue = CatalogueFixtures.catalogueOf(services.toArray(Service[]::new));
    return GapAnalysis.of(
        new ServiceIndex(catalogue, VOCABULARIES, new ReachCalculator(GEOGRAPHY), TODAY),
        VOCABULARIES,
        TODAY,
        settings);
  }

  /** The usual settings with another idea of what is near. */
  static GapSettings near(double kilometres) {
    GapSettings usual = GapSettings.USUAL;
    return new GapSettings(
        usual.providedShare(),
        usual.secureShare(),
        usual.riskMonths(),
        usual.longWaitWeeks(),
        usual.duplicatedShare(),
        usual.lowVolumeVictims(),
        kilometres,
        usual.reviewMonths(),
        usual.firstBand(),
        usual.secondBand(),
        usual.severities());
  }

  private Service scattered(Service service) {
    boolean anchored =
        service.offers().stream()
            .flatMap(offer -> offer.serviceAreas().stream())
            .anyMatch(ServiceArea.TravelRadius.class::isInstance);
    List<ServiceLocation> locations = new ArrayList<>(anchored ? service.locations() : List.of());
    for (int i = random.nextInt(3); i > 0; i--) {
      locations.add(
          switch (random.nextInt(4)) {
            case 0 -> new ServiceLocation.Withheld(new LocationId(nextUuid()));
            case 1 -> new ServiceLocation.AreaOnly(new LocationId(nextUuid()), area());
            default -> somewhere();
          });
    }
    return with(
        service,
        locations,
        arrangements(),
        random.nextInt(8) == 0 ? TODAY.minusYears(1) : service.assuredOn());
  }

  private ServiceLocation somewhere() {
    Position position =
        random.nextInt(10) == 0
            ? null
            : new Position(-3.05 + random.nextDouble() * 0.4, 53.88 + random.nextDouble() * 0.17);
    return new ServiceLocation.Public(
        new LocationId(nextUuid()), "Office", List.of(), null, position, Set.of());
  }

  private AreaCode area() {
    return List.of(
            GeographyFixtures.NORTH,
            GeographyFixtures.SOUTH_TOWN,
            GeographyFixtures.WELSH_VALE,
            GeographyFixtures.SOUTH_ICB)
        .get(random.nextInt(4));
  }

  private List<CommissioningArrangement> arrangements() {
    List<CommissioningArrangement> arrangements = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      LocalDate ends = random.nextInt(5) == 0 ? null : TODAY.plusDays(random.nextInt(1_500) - 60L);
      arrangements.add(
          new CommissioningArrangement(
              List.of("PCC " + random.nextInt(3)),
              List.of(),
              null,
              null,
              null,
              ends,
              null,
              null,
              Stated.NO,
              Set.of()));
    }
    return arrangements;
  }

  private static Service with(
      Service service,
      List<ServiceLocation> locations,
      List<CommissioningArrangement> arrangements,
      @Nullable LocalDate assuredOn) {
    return ServiceBuilder.builder(service)
        .locations(locations)
        .arrangements(arrangements)
        .assuredOn(assuredOn)
        .build();
  }
}
