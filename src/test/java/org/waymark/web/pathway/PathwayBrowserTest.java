package org.waymark.web.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.testing.BrowserContract;
import org.waymark.web.TestSite;

/** The three views of the pathways in a real browser, on the demonstration catalogue. */
class PathwayBrowserTest extends BrowserContract {

  private static TestSite site;

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

    assertThat(page.locator("#answer").textContent()).contains("age 24", "rape");
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
}
