package org.waymark.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.account.ApiTokens;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.Service;
import org.waymark.web.TestSite.Answer;
import org.waymark.web.approval.Cast;

/** Programs keep the listings of their organisation, and nobody else's. */
class ListingApiTest {

  private static Cast cast;
  private static String token;
  private static String reads;
  private static String strangers;
  private static String strangersReads;

  @BeforeAll
  static void start() {
    cast = new Cast();
    ApiTokens tokens = cast.site.context().getBean(ApiTokens.class);
    token =
        tokens.make(cast.person(cast.editor), cast.organisation.id(), "updates", true, 30).value();
    reads =
        tokens.make(cast.person(cast.editor), cast.organisation.id(), "reads", false, 30).value();
    strangers =
        tokens
            .make(cast.person(cast.strangerEditor), cast.stranger.id(), "theirs", true, 30)
            .value();
    strangersReads =
        tokens
            .make(cast.person(cast.strangerEditor), cast.stranger.id(), "reads", false, 30)
            .value();
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  private static HttpRequest.Builder request(String id, String with) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(cast.site.address() + "/api/v1/listings/" + id));
    return with.isEmpty() ? request : request.header("Authorization", "Bearer " + with);
  }

  private static Answer get(Service service, String with) {
    return cast.site.send(request(service.id().toString(), with).build());
  }

  private static Answer post(Service service, String with, String version, String body) {
    HttpRequest.Builder request =
        request(service.id().toString(), with).header("Content-Type", "application/json");
    if (!version.isEmpty()) {
      request.header("If-Match", version);
    }
    return cast.site.send(request.POST(BodyPublishers.ofString(body)).build());
  }

  private static String version(Service service) {
    return get(service, token).header("ETag");
  }

  @Test
  void aNumberAndACapacityAreLiveAtOnce() {
    Service service = cast.add(cast.aService("Machine IDVA").assuredOn(null).build());

    Answer answer =
        post(
            service,
            token,
            version(service),
            """
            {"telephone": "01632 960009", "capacity": {"status": "waiting-list", "waitWeeks": 6},
             "openingTimes": [{"day": "monday", "opens": "09:00", "closes": "24:00"}],
             "languages": ["pa"], "stillCorrect": true, "why": "Nightly update, by program"}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("\"contacts\"", "\"openingTimes\"", "\"waitWeeks\":6");
    assertThat(answer.header("ETag")).isEqualTo(version(service));
    Service live = cast.live(service);
    assertThat(live.contacts()).extracting(Contact::value).contains("01632 960009");
    assertThat(live.capacity().waitWeeks()).isEqualTo(6);
    assertThat(live.capacity().asOf()).isEqualTo(CatalogueFixtures.TODAY);
    assertThat(live.assuredOn()).isEqualTo(CatalogueFixtures.TODAY);
    assertThat(live.languages()).containsExactly("pa");
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    Service service = cast.add(cast.aService("Contested API IDVA").build());
    String old = version(service);
    assertThat(post(service, token, old, "{\"description\": \"Mine\"}").status()).isEqualTo(200);

    Answer late = post(service, token, old, "{\"description\": \"Theirs\"}");

    assertThat(late.status()).isEqualTo(412);
    assertThat(late.header("Content-Type")).startsWith("application/problem+json");
    assertThat(cast.live(service).description()).isEqualTo("Mine");
    assertThat(post(service, token, "", "{\"description\": \"x\"}").status()).isEqualTo(428);
    assertThat(post(service, token, "*", "{\"description\": \"x\"}").status()).isEqualTo(412);
  }

  @ParameterizedTest
  @CsvSource({
    "description, Behind the shop CA98 7QX",
    "name, Refuge at ca987qx",
    "openingNote, Ring at CA98-7QX",
    "languages, en-x-ca98-7qx"
  })
  void wordsThatGiveAHiddenPlaceAwayAreNotTaken(String field, String words) {
    Service service = cast.add(cast.aService("Refuge of " + field).atAWithheldLocation().build());
    String value = field.equals("languages") ? "[\"" + words + "\"]" : "\"" + words + "\"";

    Answer answer = post(service, token, version(service), "{\"" + field + "\": " + value + "}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("Remove the postcode");
    assertThat(cast.live(service)).isEqualTo(service);
  }

  @Test
  void whatIsSentTheWrongWayIsToldAsSuchAndNotAsAWantOfRights() {
    Service service = cast.add(cast.aService("Asked wrongly").build());
    for (String method : List.of("PUT", "PATCH", "DELETE")) {
      Answer answer =
          cast.site.send(
              request(service.id().toString(), token)
                  .header("Content-Type", "application/json")
                  .method(method, BodyPublishers.ofString("{}"))
                  .build());
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }
    Answer text =
        cast.site.send(
            request(service.id().toString(), token)
                .header("Content-Type", "text/plain")
                .header("If-Match", version(service))
                .POST(BodyPublishers.ofString("{}"))
                .build());
    assertThat(text.status()).isEqualTo(415);
    assertThat(text.body()).contains("application/json");
    assertThat(cast.site.send(request(service.id() + "/nothing-here", token).build()).status())
        .isEqualTo(404);
  }

  @Test
  void anotherOrganisationsTokenFindsNothingAndAReadersTokenWritesNothing() {
    Service service = cast.add(cast.aService("Guarded IDVA").build());
    String change = "{\"description\": \"Taken over\"}";

    assertThat(get(service, strangers).status()).isEqualTo(404);
    assertThat(post(service, strangers, "\"1.0\"", change).status()).isEqualTo(404);
    assertThat(get(service, reads).status()).isEqualTo(200);
    assertThat(get(service, strangersReads).status()).isEqualTo(404);
    assertThat(post(service, reads, version(service), change).status()).isEqualTo(403);
    assertThat(get(service, "").status()).isEqualTo(401);
    assertThat(post(service, "", "\"1.0\"", change).status()).isEqualTo(401);
    assertThat(post(service, token + "x", "\"1.0\"", change).status()).isEqualTo(401);
    assertThat(
            cast.site
                .send(
                    cast.as(cast.editor)
                        .request("/api/v1/listings/" + service.id())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(change))
                        .build())
                .status())
        .isIn(401, 403);
    assertThat(cast.live(service).description()).isNotEqualTo("Taken over");
    assertThat(cast.site.send(request("not-a-uuid", token).build()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"status\": \"CLOSED\"}                    | \"name\":\"status\"",
        "{\"organisation\": \"x\"}                   | \"name\":\"organisation\"",
        "{\"arrangements\": []}                      | \"name\":\"arrangements\"",
        "{\"name\": \" \"}                           | \"name\":\"name\"",
        "{\"telephone\": \"javascript:alert(1)\"}    | \"name\":\"telephone\"",
        "{\"capacity\": {\"status\": \"full\"}}      | capacity.status",
        "{\"capacity\": {\"status\": \"open\", \"waitWeeks\": 1.5}} | capacity.waitWeeks",
        "{\"openingTimes\": [{\"day\": \"monday\", \"opens\": \"17:00\", \"closes\": \"29:00\"}]} |"
            + " \"name\":\"openingTimes\"",
        "{\"languages\": [\"!!\"]}                   | \"name\":\"languages\"",
        "{\"name\": \"a\", \"name\": \"b\"}          | twice",
        "[]                                          | not a JSON object",
      })
  void aFieldThatIsWrongOrNotForProgramsIsNamed(String body, String words) {
    Service service = cast.add(cast.aService("Refusing IDVA").build());

    Answer answer = post(service, token, version(service), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains(words);
    assertThat(cast.live(service)).isEqualTo(service);
  }

  @Test
  void theDescriptionTellsProgramsOfIt() {
    assertThat(cast.site.get("/api/openapi.yml").body())
        .contains("/api/v1/listings/{id}", "listingToken", "changeListing", "If-Match");
  }
}
