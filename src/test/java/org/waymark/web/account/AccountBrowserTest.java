package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.testing.BrowserContract;
import org.waymark.web.TestSite;

/** From an invitation to a second factor in a real browser, by keyboard alone. */
class AccountBrowserTest extends BrowserContract {

  private static TestSite site;

  @BeforeAll
  static void start() {
    site = TestSite.of(CatalogueFixtures.anIdvaService().build());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Override
  protected URI site() {
    return site.address();
  }

  private Page begin(String path, boolean javaScript) {
    return open(path, javaScript ? DESKTOP : WITHOUT_JAVASCRIPT);
  }

  private static void type(Page page, String field, String text) {
    page.locator("#" + field).focus();
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().type(text);
  }

  private void check(Page page, boolean javaScript) {
    // axe is a script itself.
    if (javaScript) {
      axe(page);
    }
  }

  private static String now(String secret) throws InvalidKeyException {
    return Codes.now(secret, site.context().getBean(Clock.class).instant());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void somebodyIsInvitedSetsUpASecondFactorAndSignsInWithIt(boolean javaScript) throws Exception {
    expectFault("status of 400");
    String passphrase = "four plain garden words";
    String email = "invited-" + javaScript + "@example.org";
    Account admin =
        site.account("admin-" + javaScript + "@example.org", new Grant.Administrator(false));
    site.setPassphrase(admin, passphrase);

    // The administrator signs in and invites.
    Page page = begin("/sign-in?return=/admin/accounts/invite", javaScript);
    check(page, javaScript);
    type(page, "email", admin.email());
    type(page, "passphrase", "wrong");
    page.keyboard().press("Enter");
    assertThat(page.locator(".govuk-error-summary").textContent()).contains("is not right");
    assertThat(page.locator("#email").inputValue()).isEqualTo(admin.email());
    check(page, javaScript);
    type(page, "passphrase", passphrase);
    page.keyboard().press("Enter");
    page.waitForURL(site() + "/admin/accounts/invite");
    check(page, javaScript);
    type(page, "email", email);
    type(page, "name", "Ina Invited");
    page.locator("#administrator").focus();
    page.keyboard().press("Space");
    page.keyboard().press("Enter");
    page.waitForURL("**/admin/accounts/*done=invited");
    check(page, javaScript);
    page.navigate(site() + "/admin/accounts");
    check(page, javaScript);

    // Whoever was invited begins.
    Page own = begin(site.letters().nextLink(), javaScript);
    check(own, javaScript);
    type(own, "passphrase", passphrase);
    own.keyboard().press("Enter");
    own.waitForURL("**/account");
    check(own, javaScript);
    screenshot(own, "account-" + (javaScript ? "own" : "own-plain"));
    own.navigate(site() + "/account/second-factor");
    check(own, javaScript);
    screenshot(own, "account-" + (javaScript ? "factor" : "factor-plain"));
    String secret = own.locator("main code").textContent();
    type(own, "code", now(secret));
    own.keyboard().press("Enter");
    own.getByText("Your recovery codes").waitFor();
    check(own, javaScript);

    // And signs out and in again.
    Locator out = own.locator(".waymark-signed-in button");
    out.focus();
    own.keyboard().press("Enter");
    own.waitForURL(site() + "/");
    site.pass(Duration.ofSeconds(60));
    own.navigate(site() + "/sign-in");
    type(own, "email", email);
    type(own, "passphrase", passphrase);
    own.keyboard().press("Enter");
    own.locator("#code").waitFor();
    check(own, javaScript);
    type(own, "code", now(secret));
    own.keyboard().press("Enter");
    own.waitForURL("**/account");
    assertThat(own.locator(".waymark-signed-in").textContent()).contains("Ina Invited");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLeadLooksAfterPeopleAndTokens(boolean javaScript) {
    Account lead =
        site.account(
            "lead-" + javaScript + "@example.org", new Grant.Provider(site.organisation(), true));
    site.setPassphrase(lead, "four plain garden words");
    Page page = begin("/sign-in?return=/account/people", javaScript);
    type(page, "email", lead.email());
    type(page, "passphrase", "four plain garden words");
    page.keyboard().press("Enter");
    page.waitForURL(site() + "/account/people");
    check(page, javaScript);

    page.navigate(site() + "/account/tokens");
    check(page, javaScript);
    type(page, "label", "Case system");
    page.keyboard().press("Enter");
    page.locator(".waymark-token").waitFor();
    check(page, javaScript);
    assertThat(page.locator(".waymark-token").textContent()).startsWith("waymark_");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/reset", "/sign-in", "/account"})
  void pagesBeforeTheDoorAreForEverybody(String path) {
    Page page = open(path, TELEPHONE);
    axe(page);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
  }
}
