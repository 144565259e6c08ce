package org.waymark.web.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Grant;
import org.waymark.geography.AreaCode;
import org.waymark.testing.BrowserContract;
import org.waymark.web.TestSite;

/** A commissioner says what they know of a cell, in a real browser. */
class JudgementBrowserTest extends BrowserContract {

  private static final String PASSPHRASE = "quiet lantern over the harbour";
  private static final String CELL =
      "/gap/cell?area=E23000002&kind=police-area&crime=sexual-abuse&support=";

  private static TestSite site;

  @BeforeAll
  static void start() {
    site = TestSite.of(anIsvaService().serving("E06000063").build());
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Override
  protected URI site() {
    return site.address();
  }

  private Page signedIn(String name, Screen screen) {
    site.setPassphrase(
        site.account(name + "@example.org", new Grant.Commissioner(new AreaCode("E23000002"))),
        PASSPHRASE);
    Page page = open("/sign-in", screen);
    page.locator("#email").fill(name + "@example.org");
    page.locator("#passphrase").fill(PASSPHRASE);
    page.locator("main button[type=submit]").first().click();
    page.waitForURL("**/account");
    return page;
  }

  private static void fitsATelephone(Page page) {
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAbsenceIsConfirmedAndTakenBack(boolean scripts) {
    Page page = signedIn("ann-" + scripts, scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    page.navigate(site() + CELL + (scripts ? "chisva" : "sarc"));
    link(page, "Confirm that there is none").click();
    if (scripts) {
      axe(page);
      screenshot(page, "judge");
    }
    expectFault("status of 400");
    keep(page);
    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.locator(".govuk-error-summary").textContent()).contains("Say how you know it.");
    if (scripts) {
      axe(page);
      screenshot(page, "judge-wrong");
    }
    page.locator("#reason").fill("All three trusts were asked in May.");
    keep(page);
    page.waitForURL("**/gap/cell**done=absence-confirmed#said");
    assertThat(page.locator("main").textContent())
        .contains("The absence was confirmed.", "All three trusts were asked in May.");
    if (scripts) {
      axe(page);
      screenshot(page, "judge-done");
    }

    link(page, "Take back what stands").click();
    page.locator("#reason").fill("One has opened.");
    keep(page);
    page.waitForURL("**/gap/cell**done=withdrawn#said");
    assertThat(page.locator("main").textContent()).contains("Taken back on 15 June 2026");
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
  }

  private static void keep(Page page) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Keep it")).click();
  }

  @Test
  void theWholeOfItIsDoneByKeyboardOnATelephone() {
    Page page = signedIn("keys", TELEPHONE);
    page.navigate(site() + CELL + "idva");
    link(page, "Say that it is not relevant here").press("Enter");
    page.waitForURL(Pattern.compile(".*/gap/judge.*"));
    fitsATelephone(page);
    axe(page);
    screenshot(page, "judge-telephone");
    page.locator("input[name=sort]:checked").focus();
    page.keyboard().press("Tab");
    page.keyboard().type("The advisers are for domestic abuse alone.");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    page.waitForURL("**/gap/cell**done=not-relevant#said");
    fitsATelephone(page);
    axe(page);
    assertThat(page.locator("main").textContent())
        .contains("The advisers are for domestic abuse alone.");
  }

  @Test
  void aLineOfTheExpectedOfferIsRemovedByKeyboardWithoutScripts() {
    String table = "/gap/expected?area=E23000002&kind=police-area";
    Page wide = open(table);
    axe(wide);
    screenshot(wide, "expected");
    Page page = signedIn("offer-keys", WITHOUT_JAVASCRIPT);
    page.navigate(site() + table);
    page.locator("details summary").first().press("Enter");
    page.locator("details a", new Page.LocatorOptions().setHasText("Consider or change"))
        .first()
        .press("Enter");
    page.waitForURL(Pattern.compile(".*/gap/expected/change.*"));
    page.locator("#sort").focus();
    page.keyboard().press("Space");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Tab");
    page.keyboard().type("The region has it for all of us.");
    page.locator("main button[type=submit]").press("Enter");
    page.waitForURL("**/gap/expected?**done=removed");
    assertThat(page.locator("main").textContent())
        .contains("The line was removed for this area.", "The region has it for all of us.");
  }

  @Test
  void theFormOfALineFitsATelephoneAndIsAccessible() {
    Page page = signedIn("offer-telephone", TELEPHONE);
    page.navigate(site() + "/gap/expected?area=E23000002&kind=police-area");
    fitsATelephone(page);
    axe(page);
    screenshot(page, "expected-telephone");
    link(page, "Add a line for this area").press("Enter");
    page.waitForURL(Pattern.compile(".*/gap/expected/change.*"));
    fitsATelephone(page);
    axe(page);
    page.navigate(
        site() + "/gap/expected/change?area=E23000002&kind=police-area&line=da-idva-women");
    fitsATelephone(page);
    axe(page);
    screenshot(page, "expected-form-telephone");
  }
}
