package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.waymark.Provenance;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;

/** An invented listing is told from a real one wherever both can be seen. */
class InventedListingsTest {

  private static final String EVERY = "every organisation here is invented";
  private static final String SOME = "Some listings here are invented";
  private static final String ONE = "This is invented";

  private static final Organisation REAL = anOrganisation().named("Real Aid").build();
  private static final Organisation MADE_UP =
      anOrganisation().named("Made Up Trust").from(Provenance.DEMONSTRATION, "o1").build();
  private static final Service REAL_ONE = listing(REAL, "Real advocates").build();
  private static final Service MADE_UP_ONE =
      listing(MADE_UP, "Made up advocates").from(Provenance.DEMONSTRATION, "s1").build();

  private static ServiceBuilder listing(Organisation organisation, String name) {
    return anIdvaService().runBy(organisation).named(name).serving("E23000002").at(-2.75, 54.66);
  }

  private static final List<String> OF_LISTINGS =
      List.of("/", "/services", "/coverage", "/gap?area=E23000002", "/areas", "/organisations");

  @Test
  void aSiteOfBothSaysItWhereItAppliesAndMarksEach() {
    Catalogue both = catalogueOf(List.of(REAL, MADE_UP), List.of(REAL_ONE, MADE_UP_ONE));
    try (TestSite site = TestSite.of(both)) {
      for (String address : OF_LISTINGS) {
        assertThat(site.get(address).text()).as(address).contains(SOME).doesNotContain(EVERY);
      }
      assertThat(site.get("/services/" + REAL_ONE.id()).text())
          .doesNotContain(SOME, EVERY, ONE, "Invented");
      assertThat(site.get("/services/" + MADE_UP_ONE.id()).text())
          .contains(ONE, "Invented")
          .doesNotContain(SOME, EVERY);
      assertThat(site.get("/organisations/" + REAL.id()).text())
          .doesNotContain(SOME, EVERY, ONE, "Invented");
      assertThat(site.get("/organisations/" + MADE_UP.id()).text()).contains(ONE, "Invented");
      assertThat(site.get("/organisations").text()).contains("Made Up Trust (invented)");
      assertThat(site.get("/about").text()).doesNotContain(SOME, EVERY);
      String cell = site.get("/gap/cell?area=E23000002&crime=domestic-abuse&support=idva").text();
      assertThat(cell)
          .contains("Made up advocates (invented)", SOME)
          .doesNotContain("Real advocates (invented)");
      assertThat(site.get("/api/v1/services/" + MADE_UP_ONE.id()).body())
          .contains("\"invented\":true");
      assertThat(site.get("/api/v1/services/" + REAL_ONE.id()).body())
          .contains("\"invented\":false");
      assertThat(site.get("/services").body()).contains("Made up advocates (invented)");
    }
  }

  @Test
  void aSiteOfRealListingsSaysNothing() {
    try (TestSite site = TestSite.of(catalogueOf(List.of(REAL), List.of(REAL_ONE)))) {
      for (String address : OF_LISTINGS) {
        assertThat(site.get(address).text()).as(address).doesNotContain(SOME, EVERY, ONE);
      }
    }
  }

  @Test
  void aSiteOfInventedListingsSaysItOnEveryPage() {
    try (TestSite site = TestSite.of(catalogueOf(List.of(MADE_UP), List.of(MADE_UP_ONE)))) {
      for (String address : OF_LISTINGS) {
        assertThat(site.get(address).text()).as(address).contains(EVERY).doesNotContain(SOME);
      }
      assertThat(site.get("/services/" + MADE_UP_ONE.id()).text()).contains(EVERY);
    }
  }
}
