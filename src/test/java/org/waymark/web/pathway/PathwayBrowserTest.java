package org.waymark.web.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.Service;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.pathway.ReferralRoute;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.testing.BrowserContract;
import org.waymark.web.TestSite;

/** The three views of the pathways in a real browser, on the demonstration catalogue. */
class PathwayBrowserTest extends BrowserContract {

  private static TestSite site;

  private static final String PASSPHRASE = "four plain garden words";

  @BeforeAll
  static void start() {
    site = TestSite.ofDemonstration();
    // The first pages of all make the snapshot and the network.
    site.get("/pathways/E23000002");
    site.get("/pathways/breaks?area=E23000002");
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  @Override
  protected URI site() {
    return site.address();
  }

  @ParameterizedTest
  @CsvSource({
    "choose, /pathways, h1",
    "network, /pathways/E23000002, svg.network-picture",
    "journey-form, /pathways/journey, form.journey-form",
    "breaks, /pathways/breaks?area=E23000002, svg.map-picture",
    "what-if, /pathways/what-if?area=E23000002, #close"
  })
  void everyPageIsForEverybody(String name, String address, String part) {
    Page page = open(address);
    screenshot(page, "pathway-" + name);
    axe(page);

    Page plain = open(address, WITHOUT_JAVASCRIPT);
    assertThat(plain.locator(part).first().isVisible()).isTrue();

    Page telephone = open(address, TELEPHONE);
    assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    screenshot(telephone, "pathway-" + name + "-telephone");
    axe(telephone);
  }

  private static void describe(Page page) {
    page.locator("#place").fill("Penrith");
    page.locator("#crime").selectOption("rape");
    page.locator("#age").fill("24");
    page.locator("#ago").fill("3");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Find the next step").setExact(true))
        .click();
    page.locator("#answer").waitFor();
  }

  @Test
  void aJourneyIsFoundWithoutJavaScriptAndOnATelephone() {
    Page page = open("/pathways/journey");
    describe(page);
    assertThat(page.url()).endsWith("/pathways/journey");
    assertThat(page.context().cookies()).isEmpty();
    screenshot(page, "pathway-journey");
    axe(page);

    Page plain = open("/pathways/journey", WITHOUT_JAVASCRIPT);
    describe(plain);
    assertThat(plain.locator("#next").isVisible()).isTrue();

    Page telephone = open("/pathways/journey", TELEPHONE);
    describe(telephone);
    assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    screenshot(telephone, "pathway-journey-telephone");
    axe(telephone);
  }

  @Test
  void aJourneyIsAskedByKeyboardAlone() {
    Page page = open("/pathways/journey");
    page.locator("#place").focus();
    page.keyboard().type("Penrith");
    page.keyboard().press("Tab");
    page.keyboard().type("Rape");
    page.keyboard().press("Tab");
    page.keyboard().type("24");
    page.keyboard().press("Enter");
    page.locator("#answer").waitFor();

    assertThat(page.locator("#answer").textContent()).contains("Age 24", "rape");
  }

  @Test
  void thePictureIsWalkedByKeyboardAndLeadsToTheList() {
    Page page = open("/pathways/E23000002");
    page.locator("a.network-box").first().focus();
    String target = page.locator("a.network-box").first().getAttribute("href");
    assertThat(page.locator("svg.network-picture").getAttribute("class")).contains("is-asked");
    page.keyboard().press("Enter");

    assertThat(page.url()).endsWith(target);
    assertThat(page.locator(target).isVisible()).isTrue();
  }

  @Test
  void thePictureIsEnlargedAndMadeToFit() {
    Page page = open("/pathways/E23000002");
    double before = page.locator("svg.network-picture").boundingBox().width;
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enlarge the picture"))
        .click();
    assertThat(page.locator("svg.network-picture").boundingBox().width).isGreaterThan(before);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fit to the page")).click();
    assertThat(page.locator("svg.network-picture").boundingBox().width)
        .isLessThanOrEqualTo(page.locator(".network-scroll").boundingBox().width + 1);
    screenshot(page, "pathway-network-fitted");
  }

  @Test
  void aBreakIsFollowedToItsGapAndBackByKeyboard() {
    Page page = open("/pathways/breaks?area=E23000002");
    page.locator("#person").focus();
    page.keyboard().type("Woman of 23");
    page.locator("form.coverage-form button").press("Enter");
    page.waitForURL("**person=*");
    assertThat(page.locator("#table-caption").textContent()).contains("Woman of 23");

    page.locator("#table a[href^='/gap/cell']").first().press("Enter");
    page.waitForURL("**/gap/cell?**");
    axe(page);
    page.locator("a[href^='/pathways/breaks']").first().press("Enter");
    page.waitForURL("**/pathways/breaks?**");
    assertThat(page.locator("#cell").textContent()).contains("Journeys that the gap");
    axe(page);
  }

  @Test
  void theListSaysWhatThePictureShowsWithoutJavaScript() {
    Page page = open("/pathways/E23000002", WITHOUT_JAVASCRIPT);

    assertThat(page.locator(".network-tools").isVisible()).isFalse();
    assertThat(page.locator("#list").isVisible()).isTrue();
    for (String target :
        page.locator("a.network-box").all().stream()
            .map(box -> Objects.requireNonNull(box.getAttribute("href")))
            .toList()) {
      assertThat(page.locator(target).isVisible()).as(target).isTrue();
    }
  }

  // ---------------------------------------------------------------- editing

  private static Service ends(String ofDistrict) {
    PathwayNetwork network =
        site.context()
            .getBean(PathwayNetworks.class)
            .of(site.context().getBean(SnapshotKeeper.class).current());
    return network.routes().list().stream()
        .map(ReferralRoute::to)
        .filter(network::isOpen)
        .flatMap(to -> network.snapshot().catalogue().findService(to).stream())
        .filter(service -> service.name().contains(ofDistrict))
        .findFirst()
        .orElseThrow();
  }

  private Page signedIn(Service keeps, String name, Screen screen) {
    Account account =
        site.account(name + "@example.org", new Grant.Provider(keeps.organisation(), true));
    site.setPassphrase(account, PASSPHRASE);
    Page page = open("/sign-in", screen);
    page.locator("#email").fill(name + "@example.org");
    page.locator("#passphrase").fill(PASSPHRASE);
    page.locator("main button[type=submit]").first().click();
    page.waitForURL("**/account");
    page.navigate(site() + "/manage/routes");
    return page;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aRouteIsStatedChangedAndWithdrawn(boolean scripts) {
    Service keeps = ends("Cumbria");
    Page page = signedIn(keeps, "routes-" + scripts, scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    if (scripts) {
      axe(page);
      screenshot(page, "pathway-routes");
    }

    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("State a route")).click();
    page.waitForURL("**/manage/routes/new");
    if (scripts) {
      axe(page);
      screenshot(page, "pathway-route-new");
    }
    expectFault("status of 400");
    // What is wrong is said at its field, and what was typed stays.
    page.locator("#wait").fill("soon");
    page.locator("#hours").fill("Monday, 9am to 5pm");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("State this route"))
        .click();
    assertThat(page.title()).startsWith("Error: ");
    assertThat(page.locator(".govuk-error-summary").textContent())
        .contains("Usual wait (weeks): this is not a whole number");
    assertThat(page.locator("#wait").inputValue()).isEqualTo("soon");
    assertThat(page.locator("#hours").inputValue()).isEqualTo("Monday, 9am to 5pm");
    if (scripts) {
      axe(page);
      screenshot(page, "pathway-route-wrong");
    }
    page.locator("#wait").fill("3");
    page.locator("#from").selectOption("mash:E23000002");
    page.locator("#to").selectOption(keeps.id().toString());
    page.locator("#minimum-age").fill("18");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("State this route"))
        .click();
    page.waitForURL("**/manage/routes?done=stated");
    assertThat(page.locator("main").textContent()).contains("The route is stated.");

    Locator card =
        page.locator(".route-card", new Page.LocatorOptions().setHasText("MASH")).first();
    card.locator("a", new Locator.LocatorOptions().setHasText("Details and history")).click();
    if (scripts) {
      axe(page);
      screenshot(page, "pathway-route");
    }
    assertThat(page.locator("#wait").inputValue()).isEqualTo("3");
    page.locator("#wait").fill("5");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save the change")).click();
    page.waitForURL("**/manage/routes?done=changed");

    page.locator(".route-card", new Page.LocatorOptions().setHasText("MASH"))
        .first()
        .locator("a", new Locator.LocatorOptions().setHasText("Details and history"))
        .click();
    assertThat(page.locator("main").textContent()).contains("5 weeks").contains("History");
    page.locator("#why").fill("Nobody is sent along it");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw this route"))
        .click();
    page.waitForURL("**/manage/routes?done=withdrawn");
  }

  @Test
  void aRouteIsStatedByKeyboardOnATelephone() {
    Service keeps = ends("Cumbria");
    Page page = signedIn(keeps, "routes-keys", TELEPHONE);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    axe(page);
    page.locator("a[href='/manage/routes/new']").press("Enter");
    page.waitForURL("**/manage/routes/new");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    screenshot(page, "pathway-route-new-telephone");
    axe(page);

    page.locator("#from").focus();
    page.keyboard().type("MARAC");
    page.keyboard().press("Tab");
    page.keyboard().type(keeps.name());
    page.locator("#hours").focus();
    page.keyboard().type("Tuesdays");
    page.keyboard().press("Enter");
    page.waitForURL("**/manage/routes?done=stated");
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    screenshot(page, "pathway-routes-telephone");
    axe(page);
  }
}
