package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.mail.Outbox;
import org.waymark.mail.WaitingLetter;
import org.waymark.web.TestSite;

/** Letters that wait while the mail server takes none: what is at rest, and what is sent later. */
class LettersAtRestTest {

  private static final TestSite SITE =
      TestSite.of(CatalogueFixtures.anIdvaService().assuredOn(CatalogueFixtures.TODAY).build());
  private static final String PASSPHRASE = "umbrella violet kettle moss";

  private static int people;

  private final Account admin = account(new Grant.Administrator(false));
  private final TestSite.Visitor administrator = SITE.as(admin);

  private static Account account(Grant... grants) {
    return SITE.account("person" + people++ + "@example.org", grants);
  }

  @BeforeEach
  void noLetterIsTaken() {
    SITE.letters().refuse(true);
  }

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static void theServerIsBack() {
    SITE.letters().refuse(false);
    SITE.pass(Duration.ofMinutes(1));
  }

  private static void untilTried(int letters) throws InterruptedException {
    Outbox outbox = SITE.context().getBean(Outbox.class);
    for (int i = 0; outbox.listTroubled().size() < letters; i++) {
      assertThat(i).as("letters are tried").isLessThan(400);
      Thread.sleep(50);
    }
  }

  private String invite(String email) {
    assertThat(
            administrator
                .post(
                    "/admin/accounts/invite",
                    Map.of("email", email, "name", "Ina Invited", "administrator", "yes"))
                .status())
        .isEqualTo(303);
    return email;
  }

  private static String lastPart(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  @Test
  void aLinkIsMadeWhenItIsSentAndIsAtRestNeitherBeforeNorAfter() throws Exception {
    Account forgetful = account(new Grant.Administrator(false));
    SITE.setPassphrase(forgetful, PASSPHRASE);
    invite("ina@example.org");
    SITE.anybody().post("/reset", Map.of("email", forgetful.email()));
    untilTried(2);
    String before = SITE.databaseOfAccounts();
    theServerIsBack();
    String one = SITE.letters().nextLink();
    String other = SITE.letters().nextLink();
    String after = SITE.databaseOfAccounts();

    assertThat(before).contains("invitation", "reset").doesNotContain("http://", "https://");
    for (String link : new String[] {one, other}) {
      assertThat(SITE.get(link).status()).as("the link works").isEqualTo(200);
      assertThat(before).doesNotContain(lastPart(link));
      assertThat(after).doesNotContain(lastPart(link));
    }
  }

  @Test
  void aLetterThatWasOvertakenIsNotSent() throws Exception {
    Account leaver = account(new Grant.Administrator(false));
    SITE.setPassphrase(leaver, PASSPHRASE);
    Account forgetful = account(new Grant.Administrator(false));
    SITE.setPassphrase(forgetful, PASSPHRASE);
    SITE.anybody().post("/reset", Map.of("email", leaver.email()));
    SITE.anybody().post("/reset", Map.of("email", forgetful.email()));
    invite("twice@example.org");
    invite("twice@example.org");
    untilTried(3);
    administrator.post("/admin/accounts/" + leaver.id() + "/close", Map.of());
    SITE.setPassphrase(forgetful, PASSPHRASE + " two");
    theServerIsBack();

    assertThat(SITE.letters().next().to()).isEqualTo("twice@example.org");
    Outbox outbox = SITE.context().getBean(Outbox.class);
    for (int i = 0; !outbox.listTroubled().isEmpty(); i++) {
      assertThat(i).as("nothing waits any more").isLessThan(400);
      Thread.sleep(50);
    }
    assertThat(SITE.letters().all()).isEmpty();
  }

  @Test
  void administratorsSeeWhatWasNotSentAndWhyAndNobodyElseDoes() throws Exception {
    invite("late@example.org");
    untilTried(1);

    assertThat(administrator.get("/admin/letters").text())
        .contains("invitation", "Ina Invited", "IOException")
        .doesNotContain("late@example.org");
    assertThat(SITE.as(account()).get("/admin/letters").status()).isEqualTo(403);
    theServerIsBack();
    SITE.letters().next();
    Outbox outbox = SITE.context().getBean(Outbox.class);
    for (int i = 0; outbox.listTroubled().stream().anyMatch(LettersAtRestTest::waits); i++) {
      assertThat(i).as("nothing waits any more").isLessThan(400);
      Thread.sleep(50);
    }
    assertThat(administrator.get("/admin/letters").text()).contains("There are none.");
  }

  private static boolean waits(WaitingLetter letter) {
    return letter.givenUpAt() == null;
  }
}
