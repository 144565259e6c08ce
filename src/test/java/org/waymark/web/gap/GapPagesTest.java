package org.waymark.web.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.CohortLevel;
import org.waymark.web.TestSite;

/** The pages of the gap analysis on a catalogue of three services. */
class GapPagesTest {

  private static final String CUMBRIA = "/gap/every?area=E23000002&crime=domestic-abuse";
  private static final String CELL = "/gap/cell?area=E23000002&crime=domestic-abuse&support=idva";

  private static TestSite site;

  @BeforeAll
  static void start() {
    site =
        TestSite.of(
            anIdvaService()
                .named("North IDVA")
                .forCohort("older-people", CohortLevel.Level.SPECIALIST)
                .serving("E06000063")
                .withoutArrangements()
                .commissionedBy(TODAY.plusMonths(3).plusDays(4), "Cumbria PCC")
                .build(),
            anIdvaService()
                .named("Ended IDVA")
                .serving("E23000002")
                .withoutArrangements()
                .commissionedBy(TODAY.minusDays(40), "Cumbria PCC")
                .build(),
            aHelpline().named("Line for all").build());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Test
  void theMatrixSaysInASentenceHowManyCellsAreGaps() {
    TestSite.Answer page = site.get(CUMBRIA);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("cells for domestic abuse in Cumbria", "are gaps", "How findings are made")
        .contains("It is not proof that there is none");
  }

  @Test
  void everyCellHasItsFindingInWordsAndLeadsToItsReasons() {
    TestSite.Answer page = site.get(CUMBRIA + "&support=idva");

    assertThat(page.all("href=\"(/gap/cell\\?[^\"]*cohort=older-people[^\"]*)\"")).isNotEmpty();
    assertThat(page.text()).contains("At risk 100%", "Listed, not counted", "None recorded");
    assertThat(page.all("<th scope=\"row\" class=\"gap-name[^\"]*\">([^<]*)").getFirst())
        .isEqualTo("Anybody");
  }

  @Test
  void ageAndSexAreNoGroupsButWhatIsWithinThemIs() {
    List<String> rows = site.get(CUMBRIA).all("<th scope=\"row\" class=\"gap-name[^\"]*\">([^<]*)");

    assertThat(rows).contains("Children", "Women and girls").doesNotContain("Age", "Sex");
  }

  @Test
  void cellsOfOneFindingCanBeShownAlone() {
    TestSite.Answer page = site.get(CUMBRIA + "&columns=all&only=at-risk");

    assertThat(page.all("class=\"gap-cell finding-([a-z-]+)\""))
        .isNotEmpty()
        .containsOnly("at-risk");
    assertThat(page.text()).contains("Left out, for no cell of theirs is of this sort");
  }

  @Test
  void rowsAreSortedByTheFindingOfAColumnWithAnybodyOnTop() {
    TestSite.Answer page = site.get(CUMBRIA + "&support=advocacy&order=-idva");
    List<String> rows = page.all("<th scope=\"row\" class=\"gap-name[^\"]*\">([^<]*)");

    assertThat(rows.getFirst()).isEqualTo("Anybody");
    assertThat(page.all("aria-sort=\"(descending)\"")).hasSize(1);
  }

  @Test
  void nobodyDesignsAServiceForAnybody() {
    assertThat(site.get(CUMBRIA + "&level=specialist&support=idva").all("gap-name[^\"]*\">([^<]*)"))
        .doesNotContain("Anybody");
  }

  @Test
  void anAreaWithoutListingsIsNotAssessedAndNotWithoutServices() {
    TestSite.Answer page = site.get("/gap/every?area=E23000013&crime=domestic-abuse");

    assertThat(page.text())
        .contains("No services are listed for", "Not assessed")
        .contains("missing information, not proof");
    assertThat(page.all("<td class=\"gap-cell finding-([a-z-]+)\""))
        .containsOnly("not-assessed", "national-only");
  }

  @Test
  void aCellNamesWhatCountsAndWhatIsRuledOut() {
    String text = site.get(CELL).text();

    assertThat(text)
        .contains("North IDVA", "Ended IDVA", "all funding on record has ended")
        .contains("95% or more", "How sure this is", "The same next door", "Lancashire");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CELL,
        CUMBRIA,
        "/gap/map?area=E23000002&support=idva",
        "/api/v1/gap/cell?area=E23000002&crime=domestic-abuse&support=idva",
        "/gap.csv?area=E23000002&crime=domestic-abuse"
      })
  void whenContractsEndIsNotForEverybody(String path) {
    assertThat(site.get(path).body())
        .doesNotContain("2026-09-19", "19 September 2026", "2026-05-06", "6 May 2026");
  }

  @Test
  void theMapAndTheTableSayTheSame() {
    TestSite.Answer page = site.get("/gap/map?area=E23000002&support=idva&by=district");

    assertThat(page.body()).contains("class=\"map-part finding-");
    assertThat(page.text()).contains("Cumberland", "Westmorland and Furness", "a gap in 2 of 2");
  }

  @Test
  void findingsStandInTheOrderOfTheirGravityAndNotOfTheAlphabet() {
    String map = "/gap/map?area=E92000001&crime=stalking&support=isva&by=police-area&order=";

    List<String> gravestFirst = findings(map + "finding");
    assertThat(gravestFirst).hasSize(39);
    assertThat(gravestFirst.subList(0, 38)).containsOnly("not-assessed");
    assertThat(gravestFirst.getLast()).isEqualTo("none-recorded");
    assertThat(findings(map + "-finding").getFirst()).isEqualTo("none-recorded");
  }

  private static List<String> findings(String address) {
    return site.get(address).all("class=\"gap-mark finding-([a-z-]+)\"");
  }

  @Test
  void linksOfTheSameWordsSayWhichRowTheyAreOf() {
    TestSite.Answer map = site.get("/gap/map?area=E92000001&support=isva&by=police-area");
    assertThat(map.all("Not assessed</span><span class=\"govuk-visually-hidden\">: ([^<]*)"))
        .contains("Bedfordshire", "Cleveland")
        .doesNotHaveDuplicates()
        .hasSize(38);
    assertThat(map.body()).doesNotContain(">Cumbria<span");

    assertThat(site.get("/gap/priorities?area=E23000002").all("(Can [^<?]* in every [^<?]*\\?)"))
        .as("each row has its question, which no other has")
        .isNotEmpty()
        .doesNotHaveDuplicates();
  }

  @Test
  void theNationalTableHasEveryPoliceArea() {
    TestSite.Answer page = site.get("/gap/national?crime=domestic-abuse&order=-missing");

    assertThat(page.all("<tr class=\"govuk-table__row[^\"]*\" (id=\"area-E23[^\"]*\")"))
        .hasSize(39);
    assertThat(page.all("aria-sort=\"(descending)\"")).hasSize(1);
    assertThat(page.text()).contains("no league table", "Services are listed for 1 of 39");
  }

  @Test
  void whatIsNotUnderstoodIsNamedAndTheRestAnswered() {
    TestSite.Answer page = site.get(CUMBRIA + "&only=nothing&level=near");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("There is a problem", "“nothing” is not a choice for “only”", "by-and-for")
        .contains("Gap matrix of Cumbria");
  }

  @Test
  void withoutAnAreaOneIsChosen() {
    assertThat(site.get("/gap").text()).contains("Police areas of England", "Cumbria");
    assertThat(site.get("/gap/cell").status()).isEqualTo(400);
  }

  @Test
  void aDistrictKeepsItsKindFromPageToPage() {
    assertThat(site.get("/areas/district/E06000063").body())
        .contains("/gap?area=E06000063&amp;kind=district");
    assertThat(site.get("/gap/every?area=E06000063&kind=district").body())
        .contains("name=\"kind\" value=\"district\"", "kind=district&amp;crime=domestic-abuse");
  }
}
