package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.OrganisationId;
import org.waymark.web.TestSite;

/** What signs somebody in stands in no line of the log, at the level an operator turns on too. */
class SecretsInLogsTest {

  private static final String PASSPHRASE = "umbrella violet kettle moss";
  private static final String WRONG = "umbrella violet kettle mist";

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("org.waymark");

  @BeforeEach
  void listen() {
    ours.setLevel(Level.TRACE);
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    ours.setLevel(null);
  }

  @Test
  void noneOfThemIsWritten() {
    List<String> secrets = new ArrayList<>(List.of(PASSPHRASE, WRONG));
    try (TestSite site = TestSite.of(CatalogueFixtures.anIdvaService().build())) {
      OrganisationId own = site.organisation();
      Account admin = site.account("inviter@example.org", new Grant.Administrator(false));
      TestSite.Visitor inviter = site.as(admin);
      secrets.add(inviter.cookie().substring(inviter.cookie().indexOf('=') + 1));
      secrets.add(inviter.token());
      inviter.post(
          "/admin/accounts/invite",
          Map.of("email", "invited@example.org", "name", "I", "administrator", "yes"));
      String invitation = site.letters().nextLink();
      secrets.add(lastPart(invitation));
      site.get(invitation);
      Map<String, String> chosen = Map.of("name", "Ina", "passphrase", PASSPHRASE);
      assertThat(site.anybody().post(invitation, chosen).status()).isEqualTo(303);
      assertThat(site.anybody().post(invitation, chosen).status()).isEqualTo(404);

      for (String passphrase : List.of(WRONG, PASSPHRASE)) {
        TestSite.Answer answer =
            site.anybody()
                .post("/sign-in", Map.of("email", "invited@example.org", "passphrase", passphrase));
        assertThat(answer.status()).isEqualTo(passphrase.equals(WRONG) ? 400 : 303);
        if (answer.status() == 303) {
          secrets.add(
              answer.header("Set-Cookie").replaceFirst("^[^=]*=", "").replaceFirst(";.*", ""));
        }
      }

      site.anybody().post("/reset", Map.of("email", "invited@example.org"));
      String reset = site.letters().nextLink();
      secrets.add(lastPart(reset));
      assertThat(site.anybody().post(reset, Map.of("passphrase", PASSPHRASE + " two")).status())
          .isEqualTo(303);

      String token =
          site.as(site.account("tokens@example.org", new Grant.Provider(own, true)))
              .newApiToken(own, "Ours");
      secrets.add(token);
      for (String body : List.of("{}", "{\"passphrase\":\"" + PASSPHRASE + "\"", "[[")) {
        site.send(
            HttpRequest.newBuilder(URI.create(site.address() + "/api/v1/listings"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
      }
    }

    assertThat(secrets)
        .as("nothing that is looked for is empty")
        .allMatch(each -> each.length() > 7);
    assertThat(log.list).as("lines were listened to").hasSizeGreaterThan(10);
    for (ILoggingEvent event : log.list) {
      String trace =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      assertThat(event.getFormattedMessage() + trace)
          .as(event.getLoggerName())
          .doesNotContain(secrets);
    }
  }

  private static String lastPart(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
