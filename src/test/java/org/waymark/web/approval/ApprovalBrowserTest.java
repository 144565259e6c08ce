package org.waymark.web.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Service;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChange.State;
import org.waymark.testing.BrowserContract;

/** The journeys of a commissioner and an administrator, in a real browser. */
class ApprovalBrowserTest extends BrowserContract {

  private static Cast cast;

  @BeforeAll
  static void start() {
    cast = new Cast();
    cast.add(
        cast.aService("Windermere IDVA").assuredOn(CatalogueFixtures.TODAY.minusDays(200)).build());
    cast.add(
        cast.aService("Ulverston IDVA")
            .commissionedBy(CatalogueFixtures.TODAY.plusMonths(2), "Cumbria PFCC")
            .build());
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  @Override
  protected URI site() {
    return cast.site.address();
  }

  private Page openAs(Account account, String path, Screen screen) {
    Page page = open("/accessibility", screen);
    String[] cookie = cast.as(account).cookie().split("=", 2);
    page.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(site().toString())));
    page.navigate(site() + path);
    return page;
  }

  private static ListingChange now(ListingChange change) {
    return cast.desk().reading().find(cast.person(cast.administrator), change.id()).orElseThrow();
  }

  @Test
  void aCommissionerApprovesByKeyboardAlone() {
    ListingChange change = cast.waiting("Keyboard IDVA");
    cast.corrected("Corrected in the browser IDVA");
    Page page = openAs(cast.commissioner, "/approvals", DESKTOP);
    screenshot(page, "approval-queue");
    axe(page);

    page.getByRole(
            AriaRole.LINK, new Page.GetByRoleOptions().setName("Keyboard IDVA").setExact(true))
        .focus();
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.contains("/changes/"));
    screenshot(page, "approval-change");
    axe(page);
    page.locator("#approve").focus();
    page.keyboard().press("Space");
    page.locator("#reason").fill("Good");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm decision"))
        .focus();
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.contains("done=approved"));
    axe(page);
    assertThat(now(change).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void rejectingWithoutScriptsTellsWhatIsMissing() {
    ListingChange change = cast.waiting("Scriptless IDVA");
    Page page = openAs(cast.commissioner, "/approvals/changes/" + change.id(), WITHOUT_JAVASCRIPT);
    page.locator("#reject").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm decision"))
        .click();
    expectFault("400");
    assertThat(page.locator(".govuk-error-summary").innerText()).contains("Enter why you reject");
    page.locator("#reason").fill("Too far");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm decision"))
        .click();
    page.waitForURL(url -> url.contains("done=rejected"));
    assertThat(now(change).state()).isEqualTo(State.REJECTED);
  }

  @Test
  void everyPageFitsATelephoneAndEverybody() {
    ListingChange change = cast.waiting("Telephone IDVA");
    ListingChange correction = cast.corrected("Corrected on the telephone IDVA");
    Service one = cast.add(cast.aService("Twin Support of Furness").described("One").build());
    Service other = cast.add(cast.aService("Twin Support of Furness").described("Other").build());
    Service funded =
        cast.add(
            cast.aService("Funded in the browser IDVA")
                .commissionedBy(CatalogueFixtures.TODAY.plusMonths(5), "Cumbria PFCC")
                .build());
    String pair = "one=" + one.id() + "&other=" + other.id();
    List<String> paths =
        List.of(
            "/approvals",
            "/approvals/changes/" + change.id(),
            "/approvals/changes/" + correction.id(),
            "/approvals/freshness",
            "/approvals/returns",
            "/approvals/duplicates",
            "/approvals/duplicates/compare?" + pair,
            "/approvals/duplicates/preview?" + pair,
            "/funding",
            "/funding/services/" + funded.id(),
            "/funding/services/" + funded.id() + "/add",
            "/manage/bulk");
    Page desktop = openAs(cast.commissioner, "/approvals", DESKTOP);
    Page telephone = openAs(cast.commissioner, "/approvals", TELEPHONE);
    for (int i = 0; i < paths.size(); i++) {
      desktop.navigate(site() + paths.get(i));
      screenshot(desktop, "commissioner-" + i);
      axe(desktop);
      telephone.navigate(site() + paths.get(i));
      screenshot(telephone, "commissioner-phone-" + i);
      assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
          .as(paths.get(i))
          .isLessThanOrEqualTo(320);
    }
  }

  @Test
  void anAdministratorMergesTwoListings() {
    Service one = cast.add(cast.aService("Grange Advocacy for Victims").described("A").build());
    Service other = cast.add(cast.aService("Grange Advocacy for Victims").described("B").build());
    Page page =
        openAs(
            cast.administrator,
            "/approvals/duplicates/compare?one=" + one.id() + "&other=" + other.id(),
            WITHOUT_JAVASCRIPT);
    page.locator("#from-DESCRIPTION-other").check();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("See the merged listing"))
        .click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Merge the listings"))
        .click();
    page.waitForURL(url -> url.contains("done=merged"));
    assertThat(cast.live(one).description()).isEqualTo("B");
  }
}
