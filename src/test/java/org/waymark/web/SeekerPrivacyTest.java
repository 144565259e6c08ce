package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.waymark.catalogue.Service;

/** What somebody who looks for help leaves behind: nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeekerPrivacyTest {

  /** Words that nothing of ours says. */
  private static final List<String> ASKED = List.of("zanzibarian", "CA11 7BD", "CA11+7BD");

  private final Service service =
      anIsvaService().serving("E06000064").url("https://www.example.org/isva").build();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.waymark");

  @SuppressWarnings("NullAway.Init")
  private TestSite site;

  @BeforeAll
  void start() {
    ours.setLevel(Level.DEBUG);
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    site = TestSite.of(service);
  }

  @AfterAll
  void stop() {
    root.detachAppender(log);
    ours.setLevel(null);
    site.close();
  }

  List<String> asked() {
    return List.of(
        "/",
        "/services?q=zanzibarian&place=CA11+7BD&sort=distance",
        "/services/" + service.id() + "?place=CA11+7BD",
        "/suggest?q=zanzibarian",
        "/coverage?crime=sexual-abuse",
        "/gap?kind=police-area&area=E23000002",
        "/areas/police-area/E23000002",
        "/pathways",
        "/pathways/E23000002",
        "/pathways/journey?place=CA11+7BD&q=zanzibarian",
        "/pathways/services/" + service.id() + "?q=zanzibarian",
        "/organisations",
        "/zanzibarian",
        "/sign-in",
        "/privacy");
  }

  @ParameterizedTest
  @MethodSource("asked")
  void nothingIsKeptOnTheReadersSideAndNobodyElseIsAsked(String path) {
    TestSite.Answer page = site.get(path);

    assertThat(page.response().headers().map()).doesNotContainKey("set-cookie");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.all("(?:src|<link[^>]*href|action|srcset|poster)=\"([^\"]*)\""))
        .as("what the page asks for by itself, and where its forms go")
        .allMatch(address -> address.startsWith("/") && !address.startsWith("//"));
    assertThat(page.all("(<a [^>]*href=\"https?://[^>]*>)"))
        .as("links that leave")
        .allMatch(link -> link.contains("noreferrer"));
  }

  /** A person as no other test describes one; each field says something of them. */
  private static final String DESCRIBED =
      "place=CA11+7BD&crime=rape&age=87&gender=non-binary&ago=311&unit=days&reported=no&risk=high"
          + "&language=sw&recourse=no&zanzibarian=yes&_token=zanzibarian";

  private static final List<String> OF_THE_PERSON =
      List.of("zanzibarian", "CA11", "place=", "crime=", "age=", "non-binary");

  /** The same for a program. */
  private static final String DESCRIBED_TO_A_PROGRAM =
      """
      {"place":"CA11 7BD","crime":"rape","age":87,"gender":"non-binary","daysSince":311,
       "reported":false,"risk":"high","language":"sw","recourseToPublicFunds":false}
      """;

  @ParameterizedTest
  @CsvSource({
    "/pathways/journey, 200, 400",
    "/pathways/journey.bpmn, 200, 400",
    "/pathways/journey?place=, 200, 400",
    "/pathways/journey/wrong, 403, 403",
    "/api/v1/pathways/journeys, 200, 400"
  })
  void nothingOfADescribedPersonIsKept(String path, int answered, int refused) {
    if (path.startsWith("/api/")) {
      kept(path, "application/json", DESCRIBED_TO_A_PROGRAM, answered);
      kept(
          path,
          "application/json",
          DESCRIBED_TO_A_PROGRAM.replace("87", "\"zanzibarian\""),
          refused);
    } else {
      kept(path, "application/x-www-form-urlencoded", DESCRIBED, answered);
      kept(
          path,
          "application/x-www-form-urlencoded",
          DESCRIBED.replace("age=87", "age=zanzibarian"),
          refused);
    }
    assertThat(site.get("/prometheus").body()).doesNotContain(OF_THE_PERSON);
  }

  /** A place that a map is searched for may be where somebody lives. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/coverage?area=E23000002&crime=sexual-abuse",
        "/gap/map?crime=sexual-abuse&support=isva",
        "/pathways/breaks?area=E23000002"
      })
  void nothingOfAPlaceThatAMapIsSearchedForIsKept(String path) {
    for (String place : List.of("CA11+7BD", "zanzibarian", "Richmond&chosen=CA11+7BD")) {
      log.list.clear();
      TestSite.Answer answer =
          site.send(
              HttpRequest.newBuilder(URI.create(site.address() + path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString("place=" + place))
                  .build());

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.response().headers().map())
          .doesNotContainKeys("set-cookie", "location", "etag");
      assertThat(answer.header("Cache-Control")).contains("no-store");
      assertThat(answer.all("(?:href|src|action|data-source)=\"([^\"]*)\""))
          .as("addresses on the page")
          .allMatch(address -> OF_THE_PLACE.stream().noneMatch(address::contains));
      assertThat(log.list).as("lines were listened to").isNotEmpty();
      for (ILoggingEvent event : log.list) {
        assertThat(event.getFormattedMessage() + event.getThrowableProxy())
            .doesNotContain(OF_THE_PLACE);
      }
    }
    assertThat(site.get("/prometheus").body()).doesNotContain(OF_THE_PLACE);
  }

  private static final List<String> OF_THE_PLACE =
      List.of("zanzibarian", "CA11", "Penrith", "Richmond", "place=", "chosen=");

  private void kept(String path, String type, String body, int status) {
    log.list.clear();
    TestSite.Answer answer =
        site.send(
            HttpRequest.newBuilder(URI.create(site.address() + path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build());

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.response().headers().map())
        .doesNotContainKeys("set-cookie", "location", "etag");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.response().headers().map().toString()).doesNotContain(OF_THE_PERSON);
    assertThat(answer.all("(?:href|src|action)=\"([^\"]*)\""))
        .as("addresses on the page")
        .allMatch(address -> OF_THE_PERSON.stream().noneMatch(address::contains));
    if (status == 200) {
      assertThat(log.list).as("lines were listened to").isNotEmpty();
    }
    for (ILoggingEvent event : log.list) {
      assertThat(event.getFormattedMessage() + event.getThrowableProxy())
          .as(event.getLoggerName())
          .doesNotContain(OF_THE_PERSON);
    }
  }

  @Test
  void noWordOfAQuestionIsInALogOrAMetric() {
    for (String path : asked()) {
      site.get(path);
    }
    assertThat(log.list).as("lines were listened to").isNotEmpty();
    for (ILoggingEvent event : log.list) {
      assertThat(event.getFormattedMessage() + event.getThrowableProxy())
          .as(event.getLoggerName())
          .doesNotContain(ASKED);
    }
    assertThat(site.get("/prometheus").body()).doesNotContain(ASKED);
  }
}
