package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.Provenance;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.EntryPoint;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteKeeper;
import org.waymark.pathway.ServicePoint;
import org.waymark.pathway.Waypoint;

/**
 * Figures with an unlisted service that closes a gap: signed-in professionals read them as if it
 * were listed, everybody else as if it were not there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnlistedProvisionTest {

  private static final String CUMBRIA = "E23000002";
  private static final String CELL =
      "?area=" + CUMBRIA + "&kind=police-area&crime=domestic-abuse&support=idva";
  private static final String COVERAGE = "?area=" + CUMBRIA + "&crime=domestic-abuse&support=idva";
  private static final String SAYS_WHOM_FIGURES_ARE_FOR =
      "services that are not listed to the public are counted here";

  private static final Organisation HIDDEN = anOrganisation().named("Zanzibarcanary Trust").build();
  private static final Organisation KNOWN = anOrganisation().named("Kindly Light").build();
  private static final Service UNLISTED =
      anIdvaService()
          .runBy(HIDDEN)
          .named("Quuxcanary IDVA")
          .serving(CUMBRIA)
          .withoutArrangements()
          .commissionedBy(TODAY.plusYears(3), "Cumbria PCC")
          .visibility(Visibility.PROFESSIONALS)
          .build();
  private static final Service LISTED =
      anIdvaService()
          .runBy(KNOWN)
          .named("Kindly IDVA")
          .serving("E06000063")
          .withoutArrangements()
          .commissionedBy(TODAY.plusYears(3), "Cumbria PCC")
          .build();

  private static final List<String> PAGES =
      List.of(
          "/coverage" + COVERAGE,
          "/areas/police-area/" + CUMBRIA,
          "/gap?area=" + CUMBRIA,
          "/gap/offer" + CELL,
          "/gap/question?area=" + CUMBRIA + "&line=sa-isva-women",
          "/gap/every" + CELL,
          "/gap/cell" + CELL,
          "/gap/map" + CELL,
          "/gap/national?crime=domestic-abuse",
          "/gap/boundary" + CELL,
          "/gap/distance" + CELL,
          "/gap/contracts" + CELL,
          "/gap/priorities" + CELL,
          "/gap/duplication" + CELL,
          "/gap/low-volume" + CELL,
          "/gap/groups" + CELL,
          "/gap/compare" + CELL,
          "/gap/what-if" + CELL,
          "/pathways/" + CUMBRIA + "?listed=yes",
          "/pathways/breaks?area=" + CUMBRIA,
          "/pathways/what-if?area=" + CUMBRIA,
          "/pathways/services/" + LISTED.id());

  private static final List<String> FILES =
      List.of(
          "/coverage.csv" + COVERAGE,
          "/coverage.geojson" + COVERAGE,
          "/gap.csv" + CELL,
          "/gap.geojson" + CELL,
          "/gap/map.csv" + CELL,
          "/gap/national.csv?crime=domestic-abuse",
          "/gap/boundary.csv" + CELL,
          "/gap/distance.csv" + CELL,
          "/gap/priorities.csv" + CELL,
          "/gap/compare.csv" + CELL,
          "/pathways/" + CUMBRIA + "/network.csv",
          "/pathways/" + CUMBRIA + "/network.json",
          "/pathways/" + CUMBRIA + "/network.graphml",
          "/pathways/" + CUMBRIA + "/network.svg",
          "/pathways/breaks.csv?area=" + CUMBRIA);

  private static ReferralRoute route(Waypoint from, Service to) {
    String id = from.key() + " " + to.id();
    return ReferralRoute.between(
        RouteId.derived("test", id),
        from,
        to.id(),
        EnumSet.allOf(RouteEnd.class),
        new Provenance("test", id, CatalogueFixtures.RECORDED));
  }

  private static final List<String> ANSWERS =
      List.of(
          "/api/v1/coverage" + COVERAGE,
          "/api/v1/areas/police-area/" + CUMBRIA + "/contents",
          "/api/v1/gap" + CELL,
          "/api/v1/gap/cell" + CELL,
          "/api/v1/gap/boundary" + CELL,
          "/api/v1/gap/compare" + CELL,
          "/api/v1/pathways/areas/" + CUMBRIA,
          "/api/v1/pathways/services/" + LISTED.id(),
          "/api/v1/pathways/breaks?area=" + CUMBRIA);

  private static final List<String> SCRIPTS =
      List.of(
          "/coverage/map.json" + COVERAGE,
          "/gap/map.json" + CELL,
          "/pathways/breaks/map.json?area=" + CUMBRIA);

  @SuppressWarnings("NullAway.Init")
  private TestSite site;

  @SuppressWarnings("NullAway.Init")
  private TestSite withoutIt;

  @SuppressWarnings("NullAway.Init")
  private TestSite withItListed;

  @SuppressWarnings("NullAway.Init")
  private TestSite.Visitor commissioner;

  @SuppressWarnings("NullAway.Init")
  private TestSite.Visitor nobody;

  @BeforeAll
  void start() {
    site = TestSite.of(catalogueOf(List.of(HIDDEN, KNOWN), List.of(UNLISTED, LISTED)));
    withoutIt = TestSite.of(catalogueOf(List.of(KNOWN), List.of(LISTED)));
    withItListed =
        TestSite.of(
            catalogueOf(
                List.of(HIDDEN, KNOWN),
                List.of(UNLISTED.withVisibility(Visibility.PUBLIC), LISTED)));
    // From and to the service of which the public knows nothing, and where it never was, the same.
    for (TestSite each : List.of(site, withoutIt, withItListed)) {
      each.context()
          .getBean(RouteKeeper.class)
          .apply(
              RouteChange.of(
                  "test",
                  "first",
                  List.of(
                      route(new EntryPoint(EntryPoint.Kind.MARAC, new AreaCode(CUMBRIA)), UNLISTED),
                      route(new ServicePoint(UNLISTED.id()), LISTED),
                      route(new ServicePoint(LISTED.id()), UNLISTED))),
              () -> {});
    }
    commissioner =
        site.as(site.account("pcc@example.org", new Grant.Commissioner(new AreaCode(CUMBRIA))));
    nobody = site.as(site.account("nobody@example.org"));
  }

  @AfterAll
  void stop() {
    site.close();
    withoutIt.close();
    withItListed.close();
  }

  List<String> everything() {
    List<String> all = new ArrayList<>(PAGES);
    all.addAll(forPrograms());
    return all;
  }

  List<String> forPrograms() {
    List<String> all = new ArrayList<>(FILES);
    all.addAll(ANSWERS);
    all.addAll(SCRIPTS);
    return all;
  }

  List<String> pages() {
    return PAGES;
  }

  List<String> filesAndAnswers() {
    List<String> all = new ArrayList<>(FILES);
    all.addAll(ANSWERS);
    return all;
  }

  @Test
  void aGapToEverybodyIsProvisionToACommissioner() {
    TestSite.Answer everybody = site.get("/gap/cell" + CELL);
    TestSite.Answer professional = commissioner.get("/gap/cell" + CELL);

    assertThat(everybody.all("gap-verdict finding-([a-z-]+)")).containsExactly("partial");
    assertThat(everybody.text()).contains("Kindly IDVA").doesNotContain("Quuxcanary");
    assertThat(professional.all("gap-verdict finding-([a-z-]+)")).containsExactly("provided");
    assertThat(professional.text()).contains("Kindly IDVA", "Quuxcanary IDVA");
  }

  @Test
  void theCountOfServicesFollowsTheReader() {
    assertThat(site.get("/coverage" + COVERAGE).text())
        .contains("Kindly IDVA")
        .doesNotContain("Quuxcanary");
    assertThat(commissioner.get("/coverage" + COVERAGE).text())
        .contains("Kindly IDVA", "Quuxcanary IDVA");
    assertThat(lastServices(site.get("/coverage.csv" + COVERAGE))).isEqualTo("1");
    assertThat(lastServices(commissioner.get("/coverage.csv" + COVERAGE))).isEqualTo("2");
  }

  private static String lastServices(TestSite.Answer csv) {
    return csv.all("\\n[^\\n]*,total,(?:[^,\\n]*,){6}(\\d+),").getFirst();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void thePublicIsAnsweredAsIfItWereNotThere(String path) {
    commissioner.get(path);

    TestSite.Answer answer = site.get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .doesNotContainIgnoringCase("quuxcanary")
        .doesNotContainIgnoringCase("zanzibarcanary")
        .doesNotContain(UNLISTED.id().toString())
        .doesNotContain(SAYS_WHOM_FIGURES_ARE_FOR)
        .isEqualTo(withoutIt.get(path).body());
    assertThat(answer.header("Cache-Control"))
        .isEqualTo(withoutIt.get(path).header("Cache-Control"));
    assertThat(nobody.get(path).body()).doesNotContainIgnoringCase("canary");
  }

  @ParameterizedTest
  @MethodSource("forPrograms")
  void aProfessionalIsAnsweredAsIfItWereListed(String path) {
    assertThat(commissioner.get(path).body()).isEqualTo(withItListed.get(path).body());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageForAProfessionalSaysThatItCounts(String path) {
    TestSite.Answer page = commissioner.get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).containsOnlyOnce(SAYS_WHOM_FIGURES_ARE_FOR);
    assertThat(page.header("Cache-Control")).contains("no-store");
  }

  @Test
  void theCellsOfAWorkbookFollowTheReader() throws IOException, InterruptedException {
    String ofEverybody = cells(site, "");
    String ofCommissioner = cells(site, commissioner.cookie());

    assertThat(ofEverybody.equals(cells(withoutIt, ""))).isTrue();
    assertThat(ofCommissioner.equals(cells(withItListed, ""))).isTrue();
    assertThat(ofCommissioner.equals(ofEverybody)).isFalse();
  }

  /** The sheet after the notes; its file has the time it was made at besides. */
  private static String cells(TestSite of, String cookie) throws IOException, InterruptedException {
    HttpRequest request = new TestSite.Visitor(of, cookie).request("/gap.xlsx" + CELL).build();
    Path file = Files.createTempFile("waymark-unlisted", ".xlsx");
    try (HttpClient client = HttpClient.newHttpClient()) {
      client.send(request, HttpResponse.BodyHandlers.ofFile(file));
      try (ZipFile workbook = new ZipFile(file.toFile());
          InputStream sheet =
              workbook.getInputStream(workbook.getEntry("xl/worksheets/sheet2.xml"))) {
        return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void whereNothingIsUnlistedNothingIsSaid() {
    TestSite.Visitor one =
        withItListed.as(
            withItListed.account("pcc@example.org", new Grant.Commissioner(new AreaCode(CUMBRIA))));

    assertThat(one.get("/gap/cell" + CELL).text()).doesNotContain(SAYS_WHOM_FIGURES_ARE_FOR);
    assertThat(one.get("/coverage.csv" + COVERAGE).header("ETag")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("filesAndAnswers")
  void whatAProfessionalGetsIsKeptNowhereAndTakenForNothingElse(String path) {
    TestSite.Answer everybody = site.get(path);
    TestSite.Answer professional =
        site.send(
            commissioner.request(path).header("If-None-Match", everybody.header("ETag")).build());

    assertThat(everybody.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(everybody.header("ETag")).isNotEmpty();
    assertThat(professional.status()).isEqualTo(200);
    assertThat(professional.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(professional.header("ETag")).isEmpty();
    assertThat(professional.header("Last-Modified")).isEmpty();
    assertThat(professional.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("answers")
  void aProgramWithATokenIsAnsweredLikeThePublicAsWhenItSearches(String path) {
    TestSite.Visitor lead =
        site.as(
            site.account(path.hashCode() + "@example.org", new Grant.Provider(KNOWN.id(), true)));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .header("Authorization", "Bearer " + lead.newApiToken(KNOWN.id(), "A program"))
            .build();

    assertThat(site.send(request).body()).isEqualTo(withoutIt.get(path).body());
  }

  List<String> answers() {
    return ANSWERS;
  }

  @Test
  void aReachThatIsAHintIsWidenedForProfessionalsToo() {
    Service refuge =
        anIdvaService()
            .runBy(HIDDEN)
            .named("Quuxcanary refuge")
            .servingInside("Round Canary Street", aSquare(-2.94, 54.89, 0.01))
            .atAWithheldLocation()
            .visibility(Visibility.PROFESSIONALS)
            .build();
    String path = "/coverage.csv" + COVERAGE + "&by=district";
    try (TestSite other = TestSite.of(catalogueOf(List.of(HIDDEN), List.of(refuge)))) {
      TestSite.Visitor convenor =
          other.as(other.account("c@example.org", new Grant.Convenor(new AreaCode(CUMBRIA))));

      assertThat(other.get(path).body()).doesNotContain("Quuxcanary");
      assertThat(convenor.get(path).body())
          .contains("Quuxcanary refuge")
          .doesNotContain("Canary Street");
      assertThat(convenor.get(path).all("E06000063,Cumberland,no,\\d+,\\d+,([0-9.]+),"))
          .as("the share of all of Cumberland")
          .containsExactly("1.0");
    }
  }

  @Test
  void aServiceNobodyKnowsOfCannotBeSupposedToEnd() {
    String ends = "/gap/what-if.csv?area=" + CUMBRIA + "&kind=police-area&end=" + UNLISTED.id();

    assertThat(site.get(ends).body())
        .isEqualTo(withoutIt.get(ends).body())
        .doesNotContain("Quuxcanary");
    assertThat(site.get(ends).status()).isEqualTo(400);
    assertThat(commissioner.get(ends).status()).isEqualTo(200);
  }
}
