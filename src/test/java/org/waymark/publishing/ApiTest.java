package org.waymark.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.web.TestSite;
import org.yaml.snakeyaml.Yaml;

/** Coverage, areas and places for programs, and the same numbers on the page. */
class ApiTest {

  private static final String ASKED = "?area=E23000002&crime=sexual-abuse";

  private static TestSite site;

  @BeforeAll
  static void start() {
    site =
        TestSite.of(
            anIsvaService().named("=1+1 ISVA, north").serving("E06000063").build(),
            aHelpline().forCrimes("sexual-abuse").named("Line for all").build());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static Map<String, Object> json(String path) {
    TestSite.Answer answer = site.get(path);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    // Every JSON document is a YAML document.
    return new Yaml().load(answer.body());
  }

  @Test
  void coverageIsTheSameOnThePageInJsonAndInCsv() {
    List<String> cells = site.get("/coverage" + ASKED).all("numeric\"[^>]*>([\\d,]+)</td>");
    Map<String, Object> total = map(json("/api/v1/coverage" + ASKED).get("total"));
    String csv = site.get("/coverage.csv" + ASKED).body();

    assertThat(total.get("reached")).isInstanceOf(Integer.class);
    String reached = String.valueOf(total.get("reached"));
    assertThat(cells).anyMatch(cell -> cell.replace(",", "").equals(reached));
    assertThat(csv).contains("E23000002,Cumbria,total," + total.get("residents") + "," + reached);
    assertThat(site.get("/coverage" + ASKED).text())
        .contains("England-wide", "Line for all", "Westmorland and Furness");
  }

  @Test
  void aNameThatLooksLikeAFormulaIsOnlyText() {
    assertThat(site.get("/coverage.csv" + ASKED).body())
        .startsWith("\uFEFFcode,area")
        .contains("\"'=1+1 ISVA, north\"");
  }

  @Test
  void coverageAsGeoJsonIsLongitudeFirstAndCredited() {
    Map<String, Object> collection = json("/coverage.geojson" + ASKED);

    assertThat(collection.get("type")).isEqualTo("FeatureCollection");
    assertThat(String.valueOf(collection.get("attribution")))
        .contains("Office for National Statistics");
    assertThat((List<?>) collection.get("features")).hasSize(2);
    assertThat(site.get("/coverage.geojson" + ASKED).body())
        .containsPattern("\\[-3\\.\\d+,5[45]\\.");
  }

  @Test
  void aParameterThatIsNotUnderstoodIsAProblemNamingTheRemedy() {
    TestSite.Answer answer = site.get("/api/v1/coverage?crime=sexul-abuse");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"name\":\"crime\"", "Did you mean", "\"status\":400");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/areas?kind=police-area",
        "/api/v1/areas/police-area/E23000002",
        "/api/v1/areas/police-area/E23000002/contents",
        "/api/v1/vocabularies",
        "/api/v1/places?q=CA11",
        "/api/v1/organisations",
        "/api/v1/boundaries/region"
      })
  void everyAnswerIsOpenToAllOriginsAndHasATag(String path) {
    TestSite.Answer answer = site.get(path);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.header("ETag")).startsWith("W/\"");
    assertThat(answer.header("Last-Modified"))
        .matches("\\w{3}, \\d\\d \\w{3} \\d{4} [\\d:]{8} GMT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/places?q=Richmond",
        "/api/v1/services?postcode=Richmond",
        "/api/v1/coverage?near=Richmond"
      })
  void aNameOfSeveralPlacesIsAProblemThatOffersThem(String path) {
    TestSite.Answer answer = site.get(path);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("There is more than one place called Richmond.")
        .contains(
            "\"choices\":[{\"value\":\"Richmond, Greater London\","
                + "\"label\":\"Richmond, Greater London (Richmond upon Thames)\"},"
                + "{\"value\":\"Richmond, North Yorkshire\","
                + "\"label\":\"Richmond, North Yorkshire\"}");
  }

  @Test
  void aPlaceThatIsAnsweredSaysWhatElseCouldBeMeant() {
    assertThat(site.get("/api/v1/places?q=Leeds").body())
        .contains("\"others\":[{\"value\":\"Leeds, Kent\",\"label\":\"Leeds, Kent\"}]");
    assertThat(site.get("/api/v1/places?q=Penrith").body()).doesNotContain("\"others\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/areas/police-area/E23000099",
        "/api/v1/services/1",
        "/api/v1/services/00000000-0000-0000-0000-00000000dead"
      })
  void whatIsNotThereIsAProblem(String path) {
    assertThat(site.get(path).status()).isEqualTo(404);
    assertThat(site.get(path).header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void whoHasAnAnswerAlreadyIsTold304() throws Exception {
    URI address = URI.create(site.address() + "/api/v1/vocabularies");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String tag =
          client
              .send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding())
              .headers()
              .firstValue("ETag")
              .orElseThrow();
      HttpResponse<String> again =
          client.send(
              HttpRequest.newBuilder(address).header("If-None-Match", "\"x\", " + tag).build(),
              BodyHandlers.ofString());
      HttpResponse<String> other =
          client.send(
              HttpRequest.newBuilder(address).header("If-None-Match", "\"x\"").build(),
              BodyHandlers.ofString());

      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(other.statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/vocabularies", "/services", "/api"})
  void answersAreCompressedForWhoeverTakesThat(String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(site.address() + path))
                  .header("Accept-Encoding", "gzip")
                  .build(),
              BodyHandlers.ofByteArray());

      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }
  }

  @Test
  void aSearchTakesTheParametersOfThePage() {
    Map<String, Object> all = json("/api/v1/services");
    Map<String, Object> local = json("/api/v1/services?area=E06000063&national=no&limit=1");

    assertThat(all.get("total")).isEqualTo(2);
    assertThat(local.get("total")).isEqualTo(1);
    assertThat(json("/api/v1/services?limit=1").get("next")).isNotNull();
    assertThat(site.get("/services?area=E06000063&national=no").text()).contains("1 service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/services", "/api/v1/coverage", "/services.csv", "/coverage.csv"})
  void aParameterThatDoesNotExistIsAProblem(String path) {
    TestSite.Answer answer = site.get(path + "?colour=red");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"name\":\"colour\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/coverage", "/services"})
  void aPageWithAMistakenParameterSaysSoAndKeepsItsForm(String path) {
    TestSite.Answer answer = site.get(path + "?crime=sexul-abuse&area=E23000002");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.text()).contains("There is a problem", "Did you mean");
    assertThat(answer.body()).contains("<form", "value=\"E23000002\" selected");
    assertThat(site.get(path + "?colour=red").status()).isEqualTo(400);
  }

  @Test
  void servicesFoundAreAFileThatIsSafeToOpen() {
    String all = site.get("/services.csv").body();
    String local = site.get("/services.csv?area=E06000063&national=no").body();

    assertThat(all)
        .startsWith("\uFEFFid,service,")
        .contains("\"'=1+1 ISVA, north\"", "Line for all");
    assertThat(local).contains("'=1+1 ISVA, north").doesNotContain("Line for all");
    assertThat(site.get("/services").body()).contains("href=\"/services.csv");
  }

  @Test
  void whoLivesInAnAreaIsToldWithPeriodSourceAndAge() {
    String page = site.get("/areas/police-area/E23000002").text();
    List<?> need = (List<?>) json("/api/v1/areas/police-area/E23000002/contents").get("need");

    assertThat(page)
        .contains("Who lives here", "Rape offences", "2017/18", "These figures are old")
        .contains("Census 2021", "Aged 10 to 14", "Open Government Licence");
    assertThat(need)
        .anySatisfy(
            each ->
                assertThat(map(each))
                    .containsEntry("indicator", "crime-2017-18-rape-offences")
                    .containsEntry("basis", "published")
                    .containsKeys("value", "periodEnd", "source", "licence"));
  }

  @Test
  void aFigureThatHadToBeEstimatedSaysSo() {
    assertThat(site.get("/areas/icb/E54000050").text()).contains("estimated", "borders cross");
  }

  @Test
  void thePageForProgrammersListsEveryRouteOfTheDescription() {
    String page = site.get("/api").body();

    assertThat(map(json("/api/openapi.yml").get("paths")).keySet())
        .allSatisfy(path -> assertThat(page).contains("<code>" + path + "</code>"));
    assertThat(site.get("/").body()).contains("href=\"/api\"");
  }

  @Test
  void theDescriptionNamesEveryRoute() {
    Map<String, Object> paths = map(json("/api/openapi.yml").get("paths"));

    assertThat(paths.keySet())
        .contains(
            "/api/v1/services",
            "/api/v1/services/{id}",
            "/api/v1/organisations",
            "/api/v1/organisations/{id}",
            "/api/v1/areas",
            "/api/v1/areas/{kind}/{code}",
            "/api/v1/areas/{kind}/{code}/contents",
            "/api/v1/coverage",
            "/api/v1/vocabularies",
            "/api/v1/places",
            "/api/v1/boundaries/{kind}",
            "/coverage.csv",
            "/services.csv",
            "/coverage.geojson")
        .allMatch(path -> path.startsWith("/api/v1/") || path.contains("."));
  }

  @Test
  void anAreaNamesItsDutyHoldersAndWhatIsInIt() {
    TestSite.Answer page = site.get("/areas/police-area/E23000002");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Cumbria", "Who is responsible", "Integrated Care Board", "Westmorland");
    assertThat(site.get("/areas?q=cumb").text()).contains("Cumberland");
    assertThat(site.get("/areas?q=Saint+Helens").text()).contains("St. Helens");
    assertThat(site.get("/areas?q=Kent+Police").body()).contains("/areas/police-area/E23000032");
    assertThat(site.get("/areas?q=Lowestoft").text())
        .contains("Lowestoft", "lies in these areas", "East Suffolk");
    assertThat(site.get("/areas?q=Ashford%2C+Surrey").text()).contains("Spelthorne");
    assertThat(site.get("/areas?q=Whitchurch").body())
        .contains("/areas?q=Whitchurch%2C+Shropshire");
    assertThat(site.get("/areas/icb/E54000099").status()).isEqualTo(404);
  }

  @Test
  void theGreaterLondonAuthorityIsADutyHolderOfTheCityWithANoteAndItsSource() {
    assertThat(site.get("/areas/police-area/E23000034").text())
        .contains(
            "Greater London Authority",
            "section 13(3)(c) with (4)(c)",
            "the Act makes no exception for the City of London");
    assertThat(site.get("/api/v1/areas/police-area/E23000034/contents").body())
        .contains(
            "\"code\":\"E61000001\"",
            "\"basis\":\"section 13(3)(c) with (4)(c)\"",
            "the Act makes no exception for the City of London");
  }

  @Test
  void anAreaThatEndedLeadsToItsSuccessors() {
    assertThat(site.get("/areas/icb/E54000027").text())
        .contains("not in force today", "What followed it");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }
}
