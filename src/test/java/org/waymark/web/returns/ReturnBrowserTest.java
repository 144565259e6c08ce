package org.waymark.web.returns;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.catalogue.Service;
import org.waymark.listing.reminder.ReturnLinks;
import org.waymark.returns.Figure;
import org.waymark.returns.Quarter;
import org.waymark.testing.BrowserContract;
import org.waymark.web.account.SignedInCookie;
import org.waymark.web.approval.Cast;

/** The figures of a quarter are given by the link of a letter and read by commissioners. */
class ReturnBrowserTest extends BrowserContract {

  private static final Quarter WINTER = new Quarter(LocalDate.of(2026, 1, 1));

  private static Cast cast;
  private static Service idva;
  private static Service group;

  @BeforeAll
  static void start() {
    cast = new Cast();
    idva = cast.add(cast.aService("Barrow domestic abuse advocates").build());
    group = cast.add(cast.aService("Kendal recovery group").build());
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  @Override
  protected URI site() {
    return cast.site.address();
  }

  private static String link() {
    return cast.site
        .context()
        .getBean(ReturnLinks.class)
        .path(cast.organisation.id(), WINTER, cast.editor.id());
  }

  private static String id(Service service, Figure figure) {
    return "f-" + service.id() + "-" + figure.slug();
  }

  private static Locator figure(Page page, Service service, Figure figure) {
    return page.locator("#" + id(service, figure));
  }

  private Page openAs(Account account, String path, Screen screen) {
    String[] cookie = SignedInCookie.of(cast.site.context(), account.id()).split("=", 2);
    Page page = open("/about", screen);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(site().toString())));
    page.navigate(site() + path);
    return page;
  }

  private static void fits(Page page) {
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as("nothing is cut off at the side of %s", page.url())
        .isTrue();
  }

  @Test
  void byTheLinkAndByKeysAloneTheFiguresAreGivenInAMinute() {
    expectFault("status of 400");
    Page page = open(link());
    page.locator("body").press("Tab");
    figure(page, idva, Figure.WORKERS).focus();
    for (String typed : List.of("2.5", "41", "", "a lot")) {
      page.keyboard().type(typed);
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");

    assertThat(page.locator(".govuk-error-summary")).isFocused();
    assertThat(page.locator(".govuk-error-summary"))
        .containsText("Referrals received, “a lot”: It is not a number.");
    assertThat(figure(page, idva, Figure.CASELOAD)).hasValue("41");
    axe(page);
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(figure(page, idva, Figure.RECEIVED)).isFocused();
    page.keyboard().press("Control+A");
    page.keyboard().type("60");
    page.keyboard().press("Enter");

    assertThat(page.locator("main")).containsText("Thank you. 1 of 2 services have figures.");
    assertThat(figure(page, idva, Figure.RECEIVED)).hasValue("60");
    assertThat(page.locator("main")).not().containsText("Sign out");
    axe(page);
    screenshot(page, "return-form");
  }

  @Test
  void withoutScriptsAndOnATelephoneItIsTheSameForm() {
    Page page = open(link(), WITHOUT_JAVASCRIPT);
    page.locator("summary").nth(1).click();
    figure(page, group, Figure.DECLINED).fill("12");
    figure(page, group, Figure.DECLINED_AREA).fill("9");
    page.locator("main button[type=submit]").click();
    assertThat(page.locator("main")).containsText("Thank you");
    assertThat(figure(page, group, Figure.DECLINED_AREA)).isVisible();

    Page small = open(link(), TELEPHONE);
    fits(small);
    screenshot(small, "return-form-telephone");
  }

  @Test
  void thePagesOfProviderAndCommissionerAreAccessibleAndFit() {
    for (Screen screen : List.of(DESKTOP, TELEPHONE)) {
      Page overview = openAs(cast.editor, "/manage/returns", screen);
      assertThat(overview.locator("h1")).hasText("Quarterly figures");
      fits(overview);
      axe(overview);
      Page report = openAs(cast.commissioner, "/approvals/returns?quarter=2026-01", screen);
      assertThat(report.locator("h1")).hasText("Quarterly figures, January to March 2026");
      fits(report);
      axe(report);
      screenshot(report, "return-report-" + (screen.equals(DESKTOP) ? "desktop" : "telephone"));
    }
  }
}
