package org.waymark.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What every response of the site has in common. */
class SiteTest {

  private static TestSite site;

  @BeforeAll
  static void start() {
    site = TestSite.of(anIdvaService().servingDistrict("E07000026").build());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/about", "/nothing-here", "/health", "/assets/old/waymark.css"})
  void everyResponseForbidsWhatIsNotOurs(String path) {
    TestSite.Answer answer = site.get(path);

    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
        .contains("font-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "http:", "https:", "*");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(answer.header("Permissions-Policy")).contains("geolocation=()");
    assertThat(answer.response().headers().map()).doesNotContainKey("set-cookie");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/about", "/privacy", "/accessibility", "/nothing-here"})
  void everyPageIsWholeAndHasNothingInline(String path) {
    TestSite.Answer page = site.get(path);

    assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<html lang=\"en-GB\"");
    assertThat(page.all("<title>(.*?)</title>")).singleElement().asString().endsWith("– Waymark");
    assertThat(page.all("<h1[^>]*>(.*?)</h1>")).hasSize(1);
    assertThat(page.all("(<main\\b)")).hasSize(1);
    assertThat(page.body())
        .contains("Exit this page", "Skip to main content", "Open Government Licence v.3.0");
    assertThat(page.all("(<script(?![^>]*\\bsrc=)[^>]*>)")).isEmpty();
    assertThat(page.all("(<style\\b|\\sstyle=|\\son[a-z]+=)")).isEmpty();
    assertThat(page.all("(?:src|<link[^>]*href)=\"([^\"]*)\""))
        .allMatch(a -> a.startsWith("/assets/"));
  }

  @Test
  void anAddressThatIsNotThereIsAPageWithAWayOn() {
    TestSite.Answer page = site.get("/nothing-here?q=secret");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.text()).contains("Page not found", "find support").doesNotContain("secret");
  }

  @Test
  void anAddressOfTheApiThatIsNotThereIsAProblem() {
    TestSite.Answer answer = site.get("/api/nothing-here");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"status\":404");
  }

  @Test
  void everyFileAPageNamesIsServedForAYear() {
    TestSite.Answer page = site.get("/about");

    for (String address : page.all("(?:src|href)=\"(/assets/[^\"]*)\"")) {
      TestSite.Answer asset = site.get(address);
      assertThat(asset.status()).as(address).isEqualTo(200);
      assertThat(asset.header("Cache-Control")).contains("immutable");
    }
  }

  @Test
  void theStylesheetNamesNoFontFile() {
    String address =
        site.get("/about").all("href=\"(/assets/[^\"]*/govuk-frontend.css)\"").getFirst();
    String css = site.get(address).body();

    assertThat(css).contains(".govuk-button", "font-family:Arial");
    assertThat(css).doesNotContain("@font-face", "GDS Transport", "woff");
  }

  @Test
  void aFileOfAnOldFingerprintIsServedButNotKept() {
    TestSite.Answer asset = site.get("/assets/old/waymark.css");

    assertThat(asset.status()).isEqualTo(200);
    assertThat(asset.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(site.get("/assets/old/../application.yml").status()).isEqualTo(404);
    assertThat(site.get("/assets/old/..%2f..%2fapplication.yml").status()).isEqualTo(404);
  }

  @Test
  void theProgramSaysHowItIsAndWhatItDoes() {
    site.get("/about");
    // Answered once there is a text index: from then on it is ready.
    assertThat(site.get("/services?q=advice").status()).isEqualTo(200);

    assertThat(site.get("/health").body()).contains("\"UP\"").doesNotContain("jdbc", "details");
    assertThat(site.get("/health/readiness").status()).isEqualTo(200);
    assertThat(site.get("/health/liveness").status()).isEqualTo(200);
    assertThat(site.get("/prometheus").body()).contains("http_server_requests", "uri=\"/about\"");
  }

  @Test
  void aFaultOfOursShowsAReferenceAndNothingElse() {
    TestSite.Answer page = site.get("/broken?q=secret-word");

    assertThat(page.status()).isEqualTo(500);
    assertThat(page.text()).contains("Sorry, there is a problem with Waymark", "reference");
    assertThat(page.body()).doesNotContain("what-went-wrong", "IllegalState", "secret-word");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
  }

  /** As a letter's link is that a mail program has cut: the log would have it whole. */
  @Test
  void anAddressThatCannotBeReadIsRefusedWithoutAWordInTheLog() throws IOException {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    String answer;
    try (Socket socket = new Socket("127.0.0.1", site.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "GET /reset/secret-link%2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(US_ASCII));
      answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
    } finally {
      root.detachAppender(log);
    }

    assertThat(answer).startsWith("HTTP/1.1 400").contains("We could not read that address");
    assertThat(answer).doesNotContain("secret-link", "Exception");
    assertThat(log.list)
        .noneMatch(
            event ->
                event.getLevel().isGreaterOrEqual(Level.WARN)
                    || event.getFormattedMessage().contains("secret-link")
                    || event.getThrowableProxy() != null);
  }

  @Test
  void aRequestIsCountedByTheFormOfItsAddressOnly() {
    site.get("/services?q=secret-word&postcode=CA11");

    assertThat(site.get("/prometheus").body())
        .contains("uri=\"/services\"")
        .doesNotContain("secret-word", "CA11");
  }
}
