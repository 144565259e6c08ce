package org.waymark.web.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.web.TestSite.Answer;
import org.waymark.web.approval.Cast;

/** Which listings have to be checked, and who is told. */
class FreshnessPagesTest {

  private static Cast cast;

  @BeforeAll
  static void start() {
    cast = new Cast();
    cast.add(cast.aService("Fresh IDVA").build());
    cast.add(cast.aService("Due IDVA").assuredOn(CatalogueFixtures.TODAY.minusDays(100)).build());
    cast.add(
        cast.aService("=HYPERLINK(\"x\")")
            .assuredOn(CatalogueFixtures.TODAY.minusDays(200))
            .build());
    cast.add(cast.aService("<i>Never</i> checked").assuredOn(null).build());
    cast.add(
        CatalogueFixtures.anIdvaService()
            .runBy(cast.stranger)
            .named("Lancashire IDVA")
            .serving("E07000122")
            .assuredOn(null)
            .build());
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  @Test
  void acommissionerSeesWhatIsStaleInTheirAreasAlone() {
    Answer page = cast.as(cast.commissioner).get("/approvals/freshness");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Due IDVA", "Never", "Furness Advocates", "Days ago", "Check due", " 100 ")
        .doesNotContain("Lancashire", "Fresh IDVA");
    assertThat(page.body()).doesNotContain("<i>Never");
    assertThat(page.all("<dd>(\\d+)</dd>")).containsExactly("1", "1", "2");
    assertThat(cast.as(cast.convenor).get("/approvals/freshness").status()).isEqualTo(200);
    assertThat(cast.as(cast.administrator).get("/approvals/freshness").text())
        .contains("Lancashire IDVA");
    assertThat(
            cast.as(cast.commissioner)
                .get("/approvals/freshness?area=E23000002&organisation=" + cast.organisation.id())
                .status())
        .isEqualTo(200);
  }

  @Test
  void othersSeeNothing() {
    assertThat(cast.as(cast.editor).get("/approvals/freshness").status()).isEqualTo(403);
    assertThat(cast.site.get("/approvals/freshness").status()).isEqualTo(303);
    assertThat(cast.as(cast.commissioner).get("/approvals/freshness?area=E23000003").status())
        .isEqualTo(404);
    assertThat(
            cast.as(cast.commissioner)
                .get("/approvals/freshness?organisation=" + cast.stranger.id())
                .status())
        .isEqualTo(404);
    assertThat(cast.as(cast.editor).get("/approvals/freshness.csv").body())
        .doesNotContain("Due IDVA");
    assertThat(cast.site.get("/approvals/freshness.csv").status()).isEqualTo(303);
    assertThat(
            cast.as(cast.commissioner)
                .get("/approvals/freshness.csv?organisation=" + cast.stranger.id())
                .body())
        .doesNotContain("Lancashire IDVA");
  }

  @Test
  void theFileHoldsNoFormula() {
    Answer csv = cast.as(cast.commissioner).get("/approvals/freshness.csv");

    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.header("Cache-Control")).isEqualTo("no-store");
    assertThat(csv.body().lines().skip(1).toList()).hasSize(3);
    assertThat(csv.body()).contains("\"'=HYPERLINK(\"\"x\"\")\"", "Due IDVA");
  }
}
