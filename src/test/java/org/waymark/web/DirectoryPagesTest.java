package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.Stated;

/** Home, search, service and organisation pages over HTTP. */
class DirectoryPagesTest {

  private static final String HOSTILE = "Tom & \"Jo\" <script>alert(1)</script>";

  private static final Organisation CHARITY =
      anOrganisation().named("Beck Side Aid").ledBy("women").build();
  private static final Service IDVA =
      anIdvaService()
          .runBy(CHARITY)
          .named("Beck Side IDVAs")
          .described("Advocates for people at high risk.")
          .url("javascript:alert(1)")
          .forCohort("women", CohortLevel.Level.BY_AND_FOR)
          .forCohort("children", CohortLevel.Level.OPEN)
          .serving("E23000002")
          .ages(16, null)
          .referredBy(ReferralSource.SELF, ReferralSource.POLICE)
          .contact(Contact.Kind.TELEPHONE, "01632 960 123", "Weekdays")
          .contact(Contact.Kind.WEBSITE, "javascript:alert(2)")
          .openOn(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 30))
          .languages("pa")
          .capacity(new Capacity(Capacity.Status.WAITING_LIST, 6, CatalogueFixtures.TODAY))
          .at(-2.75, 54.66)
          .arrangement(
              new CommissioningArrangement(
                  List.of("Cumbria PFCC"),
                  List.of("Secret Fund Ltd"),
                  "Ring-fenced pot",
                  87_654L,
                  LocalDate.of(2024, 4, 1),
                  LocalDate.of(2027, 3, 31),
                  null,
                  "open tender",
                  Stated.NO,
                  Set.of()))
          .build();
  private static final Service SECRET =
      anIsvaService()
          .runBy(CHARITY)
          .named("Hidden ISVAs")
          .referredBy()
          .serving("E23000005")
          .atAWithheldLocation()
          .somewhereIn("E08000003")
          .assuredOn(CatalogueFixtures.TODAY.minusDays(400))
          .build();
  private static final Service HOSTILE_ONE = aHelpline().named(HOSTILE).described(HOSTILE).build();
  private static final Service DRAFT =
      anIdvaService().named("Not yet").status(ListingStatus.DRAFT).serving("E23000002").build();

  private static TestSite site;

  @BeforeAll
  static void start() {
    List<Service> services = new ArrayList<>(List.of(IDVA, SECRET, HOSTILE_ONE, DRAFT));
    IntStream.range(0, 70)
        .mapToObj(i -> anIdvaService().named("Service " + i).serving("E23000001").build())
        .forEach(services::add);
    List<Organisation> organisations = new ArrayList<>(List.of(CHARITY));
    organisations.addAll(
        CatalogueFixtures.organisationsOf(
            services.stream()
                .filter(service -> !service.organisation().equals(CHARITY.id()))
                .toArray(Service[]::new)));
    site = TestSite.of(catalogueOf(organisations, services));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static TestSite.Answer page(Service service) {
    return site.get("/services/" + service.id());
  }

  static List<String> pages() {
    return List.of(
        "/",
        "/services",
        "/services?crime=domestic-abuse&cohort=children&level=open&area=E23000002",
        "/services?q=zzzz",
        "/services?colour=red&age=old",
        "/services/" + IDVA.id(),
        "/services/" + SECRET.id(),
        "/services/" + HOSTILE_ONE.id(),
        "/services/" + IDVA.id() + "?place=CA11",
        "/services/" + IDVA.id() + "?place=Nowhere",
        "/organisations",
        "/organisations?page=99",
        "/organisations/" + CHARITY.id(),
        "/terms");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsWholeLabelledAndHasNothingInline(String path) {
    TestSite.Answer page = site.get(path);

    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.all("<title>(.*?)</title>")).singleElement().asString().endsWith("– Waymark");
    assertThat(page.all("<h1[^>]*>(.*?)</h1>")).hasSize(1);
    assertThat(page.all("(<script(?![^>]*\\bsrc=)[^>]*>)")).isEmpty();
    assertThat(page.all("<[^>]*(\\sstyle=\"|\\son[a-z]+=\")")).isEmpty();
    assertThat(page.body()).doesNotContain("<script>alert", "href=\"javascript:");
    List<String> ids = page.all("\\sid=\"([^\"]+)\"");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.all("<label[^>]*\\sfor=\"([^\"]+)\"")).isSubsetOf(ids);
    for (String field : page.all("<(?:input|select)\\b([^>]*)>")) {
      String id = field.replaceAll(".*\\sid=\"([^\"]+)\".*", "$1");
      assertThat(page.body()).as(field).contains("for=\"" + id + "\"");
    }
    assertThat(
            page.all("aria-describedby=\"([^\"]+)\"").stream()
                .flatMap(s -> List.of(s.split(" ")).stream()))
        .isSubsetOf(ids);
  }

  // Home

  @Test
  void theHomePageSaysWhatToDoInDangerAndAsksPlaceCrimeAndGroup() {
    TestSite.Answer page = site.get("/");

    assertThat(page.text()).contains("In immediate danger? Call 999", "reach all of England");
    assertThat(page.body())
        .contains("href=\"tel:999\"", "action=\"/services\"", "action=\"/coverage\"");
    assertThat(page.all("<dd>(\\d+)</dd>")).startsWith("73");
    assertThat(page.all("name=\"(postcode|crime|cohort|q)\"")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(site.get("/?colour=red").status()).isEqualTo(400);
  }

  // Search

  @Test
  void aSearchListsWhatItFindsWithCounts() {
    TestSite.Answer page = site.get("/services?area=E23000002&crime=domestic-abuse");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains(
            "Beck Side IDVAs", "Waiting list, usual wait 6 weeks", "Serves Cumbria police area")
        .contains("Run by and for: Women", "Ages 16 and over")
        .doesNotContain("Not yet", "Hidden ISVAs");
    assertThat(page.text())
        .contains("Remove filter: Domestic abuse", "Remove filter: Cumbria police area");
    assertThat(page.body()).contains("href=\"/services?crime=domestic-abuse\"");
  }

  @Test
  void blankFieldsAskNothing() {
    TestSite.Answer page =
        site.get("/services?q=&postcode=&area=&age=&level=&within=&near=&gender=");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("73 services");
  }

  @Test
  void pagesOfResultsAreDisjointAndTogetherHoldAll() {
    List<String> seen = new ArrayList<>();
    for (int number = 1; number <= 4; number++) {
      seen.addAll(
          site.get("/services?page=" + number)
              .all("waymark-result__name\"><a class=\"govuk-link\" href=\"/services/([^\"]+)\""));
    }
    assertThat(seen).hasSize(73).doesNotHaveDuplicates();
    assertThat(site.get("/services?page=2").body())
        .contains("aria-label=\"Pagination\"", "aria-current=\"page\"", "/services?page=3");
  }

  @Test
  void aPageBeyondTheLastIsRefusedWithTheLastOne() {
    TestSite.Answer page = site.get("/services?page=5");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("There is no page 5: the last page of results is 4");
  }

  @Test
  void whatCannotBeUnderstoodComesBackAsTypedWithALinkToItsField() {
    TestSite.Answer page =
        site.get("/services?age=old&postcode=%3Cb%3EZZ99&q=tea+%26+toast&colour=red");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.all("<title>(.*?)</title>").getFirst()).startsWith("Error:");
    assertThat(page.body())
        .contains("govuk-error-summary", "href=\"#age\"", "href=\"#postcode\"")
        .contains(
            "id=\"age-error\"",
            "value=\"old\"",
            "value=\"&lt;b>ZZ99\"",
            "value=\"tea &amp; toast\"");
    assertThat(page.text()).contains("“old” is not an age", "“colour”");
    assertThat(page.body()).doesNotContain("waymark-result__name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/services?age=20&postcode=", "/coverage?age=20&postcode="})
  void placesOfOneNameAreOfferedAsLinksThatKeepTheRest(String address) {
    TestSite.Answer page = site.get(address + "Richmond");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("There is more than one place called Richmond.", "Which place is “Richmond”?");
    List<String> links =
        page.all("href=\"([^\"]*Richmond%2C\\+[^\"]*)\"").stream()
            .map(link -> link.replace("&amp;", "&"))
            .toList();
    assertThat(links.getFirst()).contains("postcode=Richmond%2C+Greater+London", "age=20");
    assertThat(links).allSatisfy(link -> assertThat(site.get(link).status()).isEqualTo(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Penrith", "CA11 7XX"})
  void wordsThatAreAPlaceLeadToWhatServesIt(String words) {
    TestSite.Answer page = site.get("/services?age=20&q=" + words.replace(" ", "+"));

    assertThat(page.text()).contains("Services for people in Penrith (CA11)");
    String link = page.all("href=\"(/services\\?[^\"]*postcode=[^\"]*)\"").getFirst();
    assertThat(link).contains("age=20").doesNotContain("q=");
    assertThat(site.get(link.replace("&amp;", "&")).status()).isEqualTo(200);
    assertThat(site.get("/services?q=counselling").text()).doesNotContain("where the person lives");
  }

  @Test
  void aPlaceOfSeveralCouncilsIsAnsweredAndItsPartsAreOffered() {
    TestSite.Answer page = site.get("/services?postcode=LA6");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Homes in LA6 may be in", "LA6 in Lancashire");
    assertThat(page.body()).contains("postcode=LA6%2C+Lancashire");
  }

  @Test
  void theQuestionWhetherAServiceServesAPlaceOffersPlacesOfOneName() {
    String service = site.get("/services").all("href=\"(/services/[0-9a-f-]{36})\"").getFirst();
    TestSite.Answer page = site.get(service + "?place=Richmond");

    assertThat(page.status()).isEqualTo(400);
    String link = page.all("href=\"([^\"]*place=Richmond%2C[^\"]*)#reach\"").getFirst();
    assertThat(site.get(link).text()).contains("Richmond (TW9)");
  }

  @Test
  void aChoiceThatDoesNotExistIsNamedAndTheOthersAreKept() {
    TestSite.Answer page = site.get("/services?crime=domestic-abuze&cohort=children");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("domestic-abuze");
    assertThat(page.body()).containsPattern("value=\"children\" checked");
  }

  @Test
  void aSearchThatFindsNothingOffersWiderQuestions() {
    TestSite.Answer page = site.get("/services?crime=sexual-abuse&area=E23000002&national=no");

    assertThat(page.text())
        .contains(
            "0 services", "not proof that there is none", "Search without Cumbria police area");
  }

  @Test
  void aResultSaysHowCloselyItFitsTheCrime() {
    assertThat(site.get("/services?crime=coercive-control&area=E23000002").text())
        .contains("For a wider crime than controlling or coercive behaviour");
    assertThat(site.get("/services?crime=coercive-control&closeness=named&area=E23000002").text())
        .contains("0 services");
  }

  @Test
  void aServiceThatIsOnlyWithheldHasNoDistanceAndNoPlaceOnTheMap() {
    TestSite.Answer page = site.get("/services?area=E23000005&postcode=M1&national=no");

    assertThat(page.text()).contains("Hidden ISVAs").doesNotContain("away in a straight line");
    assertThat(page.body()).doesNotContain("data-longitude");
    assertThat(site.get("/services?area=E23000002").body()).contains("data-longitude=\"-2.75\"");
  }

  @Test
  void suggestionsLeadSomewhere() {
    assertThat(site.get("/suggest?q=sexual%20ab").body())
        .contains(
            "\"text\":\"Sexual abuse\"", "\"kind\":\"Crime\"", "/services?crime=sexual-abuse");
    assertThat(site.get("/suggest?q=s").body()).isEqualTo("[]");
    assertThat(site.get("/suggest").body()).isEqualTo("[]");
  }

  // One service

  @Test
  void theServicePageTellsAReferrerEverything() {
    TestSite.Answer page = page(IDVA);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Run by Beck Side Aid", "You can contact this service yourself", "Police")
        .contains("Waiting list, usual wait 6 weeks (as of 15 June 2026)")
        .contains("Women By and for : run by an organisation that members of this group lead")
        .contains("Children Open : takes members of this group like anybody else")
        .contains("Age: 16 and over", "Cumbria police area", "Open now", "9am to 5:30pm")
        .contains("English and Punjabi", "1 High Street", "Checked on 15 June 2026")
        .contains("Cumbria PFCC");
    assertThat(page.body()).contains("href=\"tel:+441632960123\"");
  }

  @Test
  void moneyAndContractsAreNotShown() {
    assertThat(page(IDVA).body())
        .doesNotContain("87654", "87,654", "Secret Fund", "Ring-fenced", "tender", "2027");
  }

  @Test
  void aListingThatDoesNotSayWhoMayReferSaysSo() {
    assertThat(page(SECRET).text())
        .contains("Who may refer is not stated: ask the service")
        .doesNotContain("A professional must make the referral");
  }

  @Test
  void aWithheldLocationSaysOnlyThatItIsSecret() {
    TestSite.Answer page = page(SECRET);

    assertThat(page.text()).contains("Address not published", "In Manchester");
    assertThat(page.body()).doesNotContain("data-longitude");
    assertThat(page.text())
        .contains("Not checked since 11 May 2025: confirm before you rely on it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CA11", "ca11 7xx", "Penrith"})
  void aPlaceThatIsServedIsAnsweredWithTheReason(String place) {
    TestSite.Answer page =
        site.get("/services/" + IDVA.id() + "?place=" + place.replace(" ", "%20"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Yes, it serves", "IDVA: serves Cumbria police area");
  }

  @Test
  void aPlaceThatIsNotServedIsAnsweredWithTheReason() {
    assertThat(site.get("/services/" + IDVA.id() + "?place=M1").text())
        .contains("No, as listed it does not serve", "Cumbria police area", "Greater Manchester");
  }

  @Test
  void aPlaceThatIsUnknownComesBackAsTyped() {
    TestSite.Answer page = site.get("/services/" + IDVA.id() + "?place=Nowhere%20%22at%20all");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#place\"", "id=\"place-error\"", "value=\"Nowhere &#34;at all\"");
  }

  @Test
  void whatIsNotPublishedHasNoPage() {
    assertThat(page(DRAFT).status()).isEqualTo(404);
    assertThat(site.get("/services/" + new ServiceId(UUID.randomUUID())).status()).isEqualTo(404);
    assertThat(site.get("/services/1").status()).isEqualTo(404);
    assertThat(site.get("/organisations/" + DRAFT.organisation()).status()).isEqualTo(404);
    assertThat(site.get("/services/" + IDVA.id() + "?x=1").status()).isEqualTo(400);
  }

  @Test
  void hostileWordsAreOnlyWords() {
    assertThat(page(HOSTILE_ONE).text()).contains("Tom & \"Jo\"");
    assertThat(page(HOSTILE_ONE).body()).contains("&lt;script").doesNotContain("<script>alert");
    assertThat(page(IDVA).body()).doesNotContain("href=\"javascript");
  }

  // Organisations

  @Test
  void anOrganisationListsItsServices() {
    TestSite.Answer page = site.get("/organisations/" + CHARITY.id());

    assertThat(page.text())
        .contains("Beck Side Aid", "Led by Women", "Its 2 services", "Hidden ISVAs");
  }

  @Test
  void organisationsAreListedByNameAPageAtATime() {
    TestSite.Answer page = site.get("/organisations");

    assertThat(page.text()).contains("1 to 50 of 72");
    assertThat(page.body()).contains("/organisations?page=2");
    assertThat(site.get("/organisations?q=beck").text()).contains("Beck Side Aid", "1 to 1 of 1");
    assertThat(site.get("/organisations?q=zzz").text()).contains("No organisation has “zzz”");
    assertThat(site.get("/organisations?page=9").status()).isEqualTo(400);
    assertThat(site.get("/organisations?colour=red").status()).isEqualTo(400);
  }

  @Test
  void theGlossaryDefinesEveryTerm() {
    assertThat(site.get("/terms").text())
        .contains(
            "Independent sexual violence adviser", "Controlling or coercive behaviour", "Source:");
  }
}
