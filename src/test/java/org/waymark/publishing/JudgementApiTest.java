package org.waymark.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.waymark.InvalidSettingException;
import org.waymark.web.TestSite;
import org.yaml.snakeyaml.Yaml;

/** Judgements for programs: open to read, closed to write but for whoever has the token. */
class JudgementApiTest {

  private static final String PATH = "/api/v1/gap/judgements";
  private static final String TOKEN = "marmalade-lighthouse-27-otter";
  private static final String SETTING = "waymark.gap.judgement-token";
  private static final String GOOD =
      """
      {"areaKind": "police-area", "area": "E23000002", "crimeType": "sexual-abuse",
       "supportType": "isva", "sort": "absence-confirmed", "author": "A. Analyst",
       "body": "Cumbria PFCC", "reason": "All three trusts of Furness were asked"}
      """;

  private static TestSite site;
  private static HttpClient client;
  private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

  @BeforeAll
  static void start() {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    LOGGED.start();
    root.addAppender(LOGGED);
    site =
        TestSite.of(
            catalogueOf(anIsvaService().serving("E06000063").build()), Map.of(SETTING, TOKEN));
    client = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    client.close();
    site.close();
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).detachAppender(LOGGED);
  }

  private static HttpResponse<String> post(
      TestSite to, @Nullable String authorization, @Nullable String type, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(to.address() + PATH)).POST(BodyPublishers.ofString(body));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> post(String body) {
    return post(site, "Bearer " + TOKEN, "application/json", body);
  }

  private static List<?> listed(String query) {
    TestSite.Answer answer = site.get(PATH + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    Map<String, Object> json = new Yaml().load(answer.body());
    return json.get("judgements") instanceof List<?> list ? list : List.of();
  }

  private static void isProblem(HttpResponse<String> answer, int status, String... words) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":" + status);
    for (String each : words) {
      assertThat(answer.body()).contains(each);
    }
  }

  @Test
  void aJudgementWithTheTokenIsKeptAndCanBeReadAtItsLocation() {
    int before = listed("").size();

    HttpResponse<String> answer = post(GOOD);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location).matches(PATH + "/\\d+");
    TestSite.Answer read = site.get(location);
    assertThat(read.body()).isEqualTo(answer.body());
    assertThat(read.body())
        .contains(
            "\"areaName\":\"Cumbria\"",
            "\"made\":\"2026-06-15\"",
            "\"expires\":\"2027-06-15\"",
            "\"stands\":true",
            "Furness")
        .doesNotContain("cohort");
    assertThat(listed("")).hasSize(before + 1);
    assertThat(listed("?area=e23000002&kind=police-area")).isNotEmpty();
    assertThat(listed("?area=E23000003")).isEmpty();
    assertThat(listed("?kind=icb")).isEmpty();
  }

  @Test
  void theTagOfTheListChangesWithAJudgement() {
    String before = site.get(PATH).header("ETag");
    post(GOOD.replace("absence-confirmed", "note"));

    assertThat(site.get(PATH).header("ETag")).startsWith("W/\"").isNotEqualTo(before);
    assertThat(site.get(PATH).header("Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  void whatIsWithdrawnNoLongerStands() {
    String cell = GOOD.replace("isva", "chisva");
    isProblem(
        post(cell.replace("absence-confirmed", "withdrawn")), 400, "\"name\":\"sort\"", "nothing");
    String location = post(cell).headers().firstValue("Location").orElseThrow();

    assertThat(post(cell.replace("absence-confirmed", "withdrawn")).statusCode()).isEqualTo(201);
    assertThat(site.get(location).body()).contains("\"stands\":false");
  }

  @Test
  void withoutTheSettingNobodyMayAddOne() {
    try (TestSite closed = TestSite.of(anIsvaService().build())) {
      for (String token : List.of("Bearer " + TOKEN, "Bearer ", "Bearer null")) {
        isProblem(
            post(closed, token, "application/json", GOOD),
            403,
            "WAYMARK_GAP_JUDGEMENT_TOKEN",
            "waymark gap");
      }
      assertThat(closed.get(PATH).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null",
        "Basic bWFybWFsYWRl",
        "Bearer",
        "Bearer marmalade-lighthouse-27-otte",
        "Bearer marmalade-lighthouse-27-otter2",
        "Bearer MARMALADE-LIGHTHOUSE-27-OTTER",
        "marmalade-lighthouse-27-otter",
      })
  void withoutTheRightTokenNothingIsKept(@Nullable String authorization) {
    int before = listed("").size();

    HttpResponse<String> answer = post(site, authorization, "application/json", GOOD);

    isProblem(answer, 401, "Authorization: Bearer TOKEN");
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"waymark\"");
    assertThat(listed("")).hasSize(before);
  }

  @Test
  void theNameOfTheSchemeMayBeInAnyCase() {
    assertThat(post(site, "bearer " + TOKEN, "application/json", GOOD).statusCode()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"application/x-www-form-urlencoded", "text/plain", "multipart/form-data", "null"},
      nullValues = "null")
  void whatAFormOfAnotherSiteCanSendIsNotTaken(@Nullable String type) {
    HttpResponse<String> answer = post(site, "Bearer " + TOKEN, type, GOOD);

    isProblem(answer, 415, "application/json");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void anotherSiteIsNotToldThatItMaySendTheToken() throws Exception {
    HttpResponse<String> preflight =
        client.send(
            HttpRequest.newBuilder(URI.create(site.address() + PATH))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .build(),
            BodyHandlers.ofString());

    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers")).isEmpty();
  }

  @Test
  void everyFieldThatIsWrongIsNamedWithItsRemedy() {
    isProblem(
        post(
            """
            {"areaKind": "icb", "area": "E54000027", "crimeType": "sexul-abuse",
             "supportType": "safe-accommodation", "sort": "gone", "author": " "}
            """),
        400,
        "\"name\":\"area\"",
        "successor",
        "\"name\":\"crimeType\"",
        "Did you mean",
        "\"name\":\"supportType\"",
        "outside the Duty",
        "\"name\":\"sort\"",
        "\"name\":\"author\"",
        "\"name\":\"reason\"");
  }

  @Test
  void aFieldThatDoesNotExistIsRefused() {
    isProblem(
        post(GOOD.replace("\"author\"", "\"cohrt\": \"older-people\", \"author\"")),
        400,
        "\"name\":\"cohrt\"",
        "supportType");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                     | not a JSON object",
        "[]                     | not a JSON object",
        "{\"area\":             | not JSON",
        "{\"area\": 7}          | \"name\":\"area\"",
        "{\"area\": {\"a\": 1}} | \"name\":\"area\"",
        "{\"area\": \"a\", \"area\": \"b\"} | twice",
        "{} {}                  | follows",
      })
  void aBodyThatIsNotOneObjectOfTextsIsRefused(String body, String words) {
    HttpResponse<String> answer = post(body);

    isProblem(answer, 400);
    assertThat(answer.body().replace("\\\"", "\"")).contains(words);
  }

  @Test
  void aBodyOfMoreThan16KilobytesIsRefused() {
    isProblem(post(GOOD + " ".repeat(17_000)), 413, "16 kB");
    isProblem(post(GOOD + " ".repeat(2_000_000)), 413);
  }

  @Test
  void theLongestReasonFitsHoweverItIsWritten() {
    String escaped = "\\u6f22".repeat(2_000);

    assertThat(post(GOOD.replace("All three trusts of Furness were asked", escaped)).statusCode())
        .isEqualTo(201);
  }

  @Test
  void aParameterThatDoesNotExistOrAnAreaThatIsNotThereIsAProblem() {
    assertThat(site.get(PATH + "?colour=red").body()).contains("\"name\":\"colour\"");
    assertThat(site.get(PATH + "?area=E23000099").body()).contains("\"name\":\"area\"");
    assertThat(site.get(PATH + "?kind=shire").body()).contains("\"name\":\"kind\"", "police-area");
    assertThat(site.get(PATH + "/999999").status()).isEqualTo(404);
    assertThat(site.get(PATH + "/x").status()).isEqualTo(404);
  }

  @Test
  void neitherTokenNorWordsAreInAnyLogOrErrorAnswer() {
    Logger root = (Logger) LoggerFactory.getLogger("org.waymark");
    Level before = root.getLevel();
    root.setLevel(Level.TRACE);
    try {
      post(GOOD);
      String wrong = post(site, "Bearer " + TOKEN + "x", "application/json", GOOD).body();
      String unread = post(GOOD.substring(0, GOOD.length() - 4)).body();
      String form = post(site, "Bearer " + TOKEN, "text/plain", GOOD).body();
      String unknown = post(GOOD.replace("sexual-abuse", "nonsense")).body();

      assertThat(List.of(wrong, unread, form, unknown))
          .allSatisfy(body -> assertThat(body).doesNotContain("otter", "Furness"));
      assertThat(LOGGED.list)
          .extracting(JudgementApiTest::everythingIn)
          .anyMatch(line -> line.contains("was kept"))
          .noneMatch(line -> line.contains("otter") || line.contains("Furness"));
    } finally {
      root.setLevel(before);
    }
  }

  private static String everythingIn(ILoggingEvent event) {
    return event.getFormattedMessage()
        + (event.getThrowableProxy() == null ? "" : event.getThrowableProxy().getMessage());
  }

  @ParameterizedTest
  @CsvSource({"otter-27, 20", "marmalade lighthouse 27 otter, letters and digits"})
  void aTokenThatIsNoGoodStopsTheStartWithoutBeingShown(String token, String remedy) {
    assertThatThrownBy(() -> TestSite.of(catalogueOf(), Map.of(SETTING, token)))
        .satisfies(
            thrown -> {
              StringWriter trace = new StringWriter();
              thrown.printStackTrace(new PrintWriter(trace, true));
              assertThat(trace.toString())
                  .contains("WAYMARK_GAP_JUDGEMENT_TOKEN", remedy)
                  .doesNotContain("otter");
            })
        .hasRootCauseInstanceOf(InvalidSettingException.class);
  }

  @Test
  void theDescriptionSaysWhatMayBeAddedAndWithWhat() {
    Map<String, Object> document = new Yaml().load(site.get("/api/openapi.yml").body());
    Map<?, ?> paths = (Map<?, ?>) Objects.requireNonNull(document.get("paths"));
    Map<?, ?> path = (Map<?, ?>) Objects.requireNonNull(paths.get(PATH));

    assertThat(String.valueOf(path.get("post")))
        .contains("NewJudgement", "judgementToken", "application/json", "201")
        .doesNotContain("format=byte", "binary");
    assertThat(String.valueOf(document.get("components"))).contains("bearer", "judgementToken");
  }
}
