package org.waymark.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.aSarc;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.search.SearchFixtures.found;
import static org.waymark.search.SearchFixtures.names;
import static org.waymark.search.SearchFixtures.searchOf;
import static org.waymark.search.SearchFixtures.words;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.GeographyFixtures;
import org.waymark.geography.Position;

class ServiceSearchTest {

  @Test
  void nameCountsForMoreThanDescription() {
    ServiceSearch search =
        searchOf(
            anIdvaService().named("Harbour").described("We run a stalking clinic.").build(),
            anIdvaService().named("Stalking clinic").build(),
            anIdvaService().named("Lantern").described("Housing advice.").build());

    assertThat(found(search, "stalking clinic")).containsExactly("Stalking clinic", "Harbour");
  }

  @Test
  void staleAndClosedServicesStandBelowOthersHoweverWellTheyMatch() {
    ServiceSearch search =
        searchOf(
            anIdvaService().named("Lantern closed").capacity(Capacity.Status.CLOSED).build(),
            anIdvaService().named("Lantern stale").assuredOn(TODAY.minusDays(200)).build(),
            anIdvaService()
                .named("Lantern to be confirmed")
                .assuredOn(TODAY.minusDays(20))
                .commissionedBy(TODAY.minusDays(10), "North PCC")
                .build(),
            anIdvaService()
                .named("Due")
                .described("lantern")
                .assuredOn(TODAY.minusDays(100))
                .build(),
            anIdvaService().named("Current").described("lantern").build());

    assertThat(found(search, "lantern"))
        .containsExactly(
            "Current", "Due", "Lantern stale", "Lantern to be confirmed", "Lantern closed");
  }

  @Test
  void localServicesStandAboveRegionalAndTheseAboveEnglandWideOnes() {
    ServiceSearch search =
        searchOf(
            aHelpline().named("England").build(),
            anIdvaService().named("Police area").serving(GeographyFixtures.NORTH.value()).build(),
            anIdvaService()
                .named("District")
                .serving(GeographyFixtures.NORTH_EAST_DISTRICT.value())
                .build());
    ServiceFilter filter = ServiceFilter.builder().smallArea(10).build();

    assertThat(names(search.search(words("", filter))))
        .containsExactly("District", "Police area", "England");
  }

  @Test
  void byAndForStandsAboveSpecialistAndThatAboveOpen() {
    ServiceSearch search =
        searchOf(
            anIdvaService().named("Open").build(),
            anIdvaService()
                .named("Specialist")
                .forCohort("children", CohortLevel.Level.SPECIALIST)
                .build(),
            anIdvaService()
                .named("By and for")
                .forCohort("children", CohortLevel.Level.BY_AND_FOR)
                .build());

    SearchResult result =
        search.search(words("", ServiceFilter.builder().cohort("children").build()));

    assertThat(names(result)).containsExactly("By and for", "Specialist", "Open");
    assertThat(result.hits().getFirst().reasons()).startsWith("By and for children");
  }

  @Test
  void nearestComesFirstAndServicesWithoutAPublicLocationLast() {
    ServiceSearch search =
        searchOf(
            anIdvaService().named("Withheld").atAWithheldLocation().build(),
            anIdvaService().named("Far").at(-2.5, 54.2).build(),
            anIdvaService().named("Near").at(-2.99, 54.0).build());

    SearchResult result =
        search.search(
            new SearchRequest(
                "", ServiceFilter.ALL, new Position(-3, 54), SearchRequest.Order.DISTANCE, 1, 10));

    assertThat(names(result)).containsExactly("Near", "Far", "Withheld");
    assertThat(result.hits().getLast().distance()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "sexual assault referral centre, A SARC",
    "SARC, A SARC",
    "sexual assault referral centers, A SARC",
    "IDVA, An IDVA",
    "independent domestic violence advisor, An IDVA",
    "DV, An IDVA",
    "domestic violence, An IDVA",
    "sexual violence, A SARC",
    "honour based, Karma",
    "HBA, Karma",
    "honor-based violence, Karma",
    "LGBT+, Rainbow",
    "lgbtq, Rainbow",
    "D/deaf, Hands",
    "deaf, Hands",
    "counsellor, Talk",
    "counselor, Talk",
    "counselling, Talk",
    "organize, Talk",
    "womens, Talk",
    "woman's, Talk",
    "anti social behaviour, Street",
    "ASB, Street",
    "counsel, Talk",
    "rainb, Rainbow"
  })
  void wordsOfTheFieldAreUnderstood(String typed, String name) {
    assertThat(found(listings(), typed)).contains(name).hasSizeLessThan(4);
  }

  @Test
  void broaderTermFindsNarrowerServices() {
    ServiceSearch search =
        searchOf(
            anIsvaService().named("Rape").forCrimes("rape").build(),
            anIdvaService().named("Other").build());

    assertThat(found(search, "sexual abuse")).contains("Rape").doesNotContain("Other");
  }

  @Test
  void typingErrorIsMendedAndSaidSo() {
    SearchResult result = listings().search(words("Rainbwo suport"));

    assertThat(names(result)).startsWith("Rainbow");
    assertThat(result.understoodAs()).isEqualTo("rainbow support");
  }

  @Test
  void matchThroughASynonymIsExplained() {
    SearchResult result = listings().search(words("honour based violence"));

    assertThat(result.hits().getFirst().reasons())
        .contains("Matches ‘honour based violence’ as so-called honour-based abuse");
  }

  @Test
  void allWordsMustMatchWhereAServiceHasThemAll() {
    ServiceSearch search =
        searchOf(
            anIdvaService().named("Lantern").described("yoga").build(),
            anIdvaService().named("Beacon").described("yoga and pottery").build());

    assertThat(found(search, "yoga pottery")).containsExactly("Beacon");
  }

  @Test
  void wordsThatNoServiceHasTogetherFindThoseThatHaveMostOfThem() {
    SearchResult result = listings().search(words("rainbow harmonium"));

    assertThat(names(result)).containsExactly("Rainbow");
    assertThat(result.hits().getFirst().reasons()).contains("Does not mention ‘harmonium’");
  }

  @Test
  void snippetMarksTheWordsFound() {
    SearchResult result = listings().search(words("counselling"));

    assertThat(result.hits().getFirst().snippet())
        .anySatisfy(
            part -> {
              assertThat(part.text()).isEqualTo("counsellors");
              assertThat(part.matched()).isTrue();
            });
  }

  @Test
  void unpublishedServicesAreNotFound() {
    ServiceSearch search =
        searchOf(anIdvaService().named("Lantern").status(ListingStatus.DRAFT).build());

    assertThat(found(search, "lantern")).isEmpty();
    assertThat(search.suggest("lantern", 5)).isEmpty();
  }

  private static ServiceSearch listings() {
    Service[] services = {
      aSarc().named("A SARC").build(),
      anIdvaService().named("An IDVA").build(),
      anIdvaService().named("Karma").forCrimes("honour-based-abuse").offering("helpline").build(),
      anIdvaService()
          .named("Rainbow")
          .forCrimes("hate-crime")
          .offering("victim-hub")
          .described("Support for LGBT+ people")
          .build(),
      anIdvaService()
          .named("Hands")
          .forCrimes("fraud")
          .offering("victim-hub")
          .described("For people who are deaf and sign")
          .build(),
      anIdvaService()
          .named("Talk")
          .forCrimes("burglary")
          .offering("victim-hub")
          .described("Our counsellors organise sessions for women")
          .build(),
      anIdvaService()
          .named("Street")
          .forCrimes("anti-social-behaviour")
          .offering("victim-hub")
          .build(),
    };
    return searchOf(services);
  }
}
