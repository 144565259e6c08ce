package org.waymark.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;

/** What is told of the reach of a service that has a place nobody may know. */
class PublishedReachTest {

  private static final Geography COUNTRY = GeographyFixtures.smallCountry();
  private static final PublishedReach PUBLISHED =
      new PublishedReach(new ReachCalculator(COUNTRY), PublishedReach.Limits.USUAL);
  private static final SmallArea SOMEWHERE = COUNTRY.smallArea(13);

  private static List<ServiceArea> reach(Service service) {
    return service.offers().getFirst().serviceAreas();
  }

  private static ServiceBuilder aFewStreets() {
    Position at = SOMEWHERE.position();
    return anIdvaService()
        .servingInside(
            "Round Canary Street", aSquare(at.longitude() - 0.01, at.latitude() - 0.01, 0.02));
  }

  @Test
  void fewStreetsRoundAHiddenPlaceAreToldByTheirDistrict() {
    List<ServiceArea> district = List.of(new ServiceArea.Coded(SOMEWHERE.district()));

    assertThat(reach(PUBLISHED.of(aFewStreets().atAWithheldLocation().build())))
        .isEqualTo(district);
    assertThat(reach(PUBLISHED.of(aFewStreets().somewhereIn(SOMEWHERE.district().value()).build())))
        .isEqualTo(district);
  }

  @Test
  void shapeWithNobodyInItIsToldByTheDistrictOfThoseNearest() {
    Position at = SOMEWHERE.position();
    Service service =
        anIdvaService()
            .servingInside(
                "Canary", aSquare(at.longitude() + 0.0001, at.latitude() + 0.0001, 0.0001))
            .atAWithheldLocation()
            .build();

    assertThat(reach(PUBLISHED.of(service)))
        .containsExactly(new ServiceArea.Coded(SOMEWHERE.district()));
  }

  @Test
  void shortRadiusOfAServiceThatAlsoHasAHiddenPlaceIsWidened() {
    Position at = SOMEWHERE.position();
    Service service =
        anIdvaService()
            .at(at.longitude(), at.latitude())
            .atAWithheldLocation()
            .servingWithinKilometres(0.5)
            .build();

    assertThat(reach(PUBLISHED.of(service)))
        .contains(new ServiceArea.Coded(SOMEWHERE.district()))
        .noneMatch(ServiceArea.TravelRadius.class::isInstance);
  }

  @Test
  void reachIsLeftAloneWhereNothingIsHiddenOrItIsLarge() {
    Service open = aFewStreets().build();
    Service coded =
        anIdvaService().serving(SOMEWHERE.district().value()).atAWithheldLocation().build();
    Service large =
        anIdvaService()
            .servingInside("The whole country", aSquare(-5.9, 50.1, 5))
            .atAWithheldLocation()
            .build();
    PublishedReach anything =
        new PublishedReach(new ReachCalculator(COUNTRY), new PublishedReach.Limits(0, 5));
    Catalogue catalogue = catalogueOf(open, coded);

    assertThat(PUBLISHED.of(open)).isSameAs(open);
    assertThat(PUBLISHED.of(coded)).isSameAs(coded);
    assertThat(anything.of(large)).isSameAs(large);
    assertThat(PUBLISHED.of(catalogue)).isSameAs(catalogue);
  }
}
