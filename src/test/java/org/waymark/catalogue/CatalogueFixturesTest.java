package org.waymark.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aSarc;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.geography.AreaCode;

class CatalogueFixturesTest {

  @Test
  void builderReachesWhatTheTestNamesAndNothingElse() {
    Service service = anIdvaService().servingDistrict("E07000026").build();

    assertThat(service.offers())
        .singleElement()
        .extracting(Offer::serviceAreas)
        .isEqualTo(List.of(new ServiceArea.Coded(new AreaCode("E07000026"))));
  }

  @Test
  void servicesComeBackInTheOrderTheyWereBuilt() {
    Service first = anIdvaService().build();
    Service second = aSarc().build();

    assertThat(catalogueOf(second, first).listServices()).containsExactly(first, second);
  }
}
