package org.waymark.web.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.web.DemonstrationBrowserContract;

/** The coverage map in a real browser, on the demonstration catalogue. */
class CoverageBrowserTest extends DemonstrationBrowserContract {

  private static final String CUMBRIA =
      "/coverage?area=E23000002&crime=sexual-abuse&cohort=children";

  private static void waitForMap(Page page) {
    page.waitForSelector("[data-ready=true]");
  }

  @Test
  void cumbriaSexualAbuseAndChildrenIsAnsweredWithinTwoSecondsOfTheClick() {
    Page page = open("/coverage");
    waitForMap(page);
    page.getByLabel("Area", exactly()).selectOption(label("Cumbria police area"));
    page.getByLabel("Crime").selectOption("sexual-abuse");
    page.getByLabel("Who it happened to").selectOption("children");
    Instant click = Instant.now();
    page.getByRole(AriaRole.BUTTON, named("Show coverage")).click();
    page.waitForURL("**area=E23000002**");
    waitForMap(page);
    assertThat(Duration.between(click, Instant.now())).isLessThan(Duration.ofSeconds(2));

    assertThat(page.locator("h1").textContent()).isEqualTo("Coverage of Cumbria");
    assertThat(page.locator(".coverage-headline").textContent())
        .contains("sexual abuse that take children", "Cumbria’s residents");
    assertThat(page.locator(".map-live path.map-part").count()).isEqualTo(2);
    assertThat(page.locator("#table tbody tr").count()).isEqualTo(2);
    assertThat(page.locator("#table tbody").textContent())
        .contains("Cumberland", "Westmorland and Furness");
    screenshot(page, "coverage-cumbria");
    axe(page);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fromTheHomePageTheWordsTheTableAndTheFileSayTheSame(boolean scripts) {
    Page page = open("/", scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    page.getByLabel("Police area", exactly()).selectOption(label("Cumbria"));
    page.getByLabel("Crime", exactly()).selectOption(label("Sexual abuse"));
    page.getByLabel("Who it is for", exactly()).selectOption(label("Children"));
    page.getByRole(AriaRole.BUTTON, named("Show coverage")).click();

    page.locator("#table tfoot").waitFor();
    List<String> total = page.locator("#table tfoot td").allTextContents();
    String[] file = fileOf(page);
    assertThat(page.locator(".coverage-headline").textContent())
        .contains("sexual abuse that take children", "reach " + total.get(2) + " of Cumbria’s");
    assertThat(page.locator(".coverage-answer").textContent())
        .contains("No local service counts for " + total.get(4) + " of " + total.get(0));
    assertThat(figures(total, 0, 1, 4, 5)).containsExactly(file[3], file[4], file[7], file[9]);
    assertThat(Math.round(100 * Double.parseDouble(file[5])) + "%").isEqualTo(total.get(2));
    assertThat(Math.round(100 * Double.parseDouble(file[6])) + "%").isEqualTo(total.get(3));
  }

  /** The total's row of the file that the page offers. */
  private static String[] fileOf(Page page) {
    String address = page.locator("a[href^='/coverage.csv']").getAttribute("href");
    return demonstration()
        .get(Objects.requireNonNull(address))
        .body()
        .lines()
        .filter(line -> line.contains(",total,"))
        .findFirst()
        .orElseThrow()
        .split(",", -1);
  }

  private static List<String> figures(List<String> cells, int... columns) {
    return Arrays.stream(columns)
        .mapToObj(column -> cells.get(column).strip().replace(",", ""))
        .toList();
  }

  @Test
  void englandIsDrawnByPoliceArea() {
    Page page = open("/coverage?crime=sexual-abuse&support=isva");
    waitForMap(page);

    assertThat(page.locator(".map-live path.map-part").count()).isEqualTo(39);
    screenshot(page, "coverage-england");
    axe(page);
  }

  @Test
  void everyDistrictOfEnglandIsDrawn() {
    Page page = open("/coverage?crime=sexual-abuse&by=district");
    waitForMap(page);

    assertThat(page.locator(".map-live path.map-part").count()).isEqualTo(296);
    screenshot(page, "coverage-districts");
  }

  @Test
  void theMapIsThereWithoutScripts() {
    Page page = open(CUMBRIA, WITHOUT_JAVASCRIPT);

    assertThat(page.locator("svg.map-picture").isVisible()).isTrue();
    assertThat(page.locator("svg.map-picture path.map-part").count()).isEqualTo(2);
    screenshot(page, "coverage-without-scripts");
    page.getByRole(AriaRole.LINK, named("Share reached")).click();
    assertThat(page.locator("th[aria-sort=descending]").textContent()).contains("Share reached");
  }

  @Test
  void nothingIsCutOffOnATelephone() {
    Page page = open(CUMBRIA, TELEPHONE);
    waitForMap(page);

    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    screenshot(page, "coverage-telephone");
    axe(page);
  }

  @Test
  void theMapIsUsedByKeyboardAlone() {
    Page page = open(CUMBRIA);
    waitForMap(page);
    Locator parts = page.locator(".map-live path.map-part[tabindex='0']");
    assertThat(parts.count()).isEqualTo(1);
    parts.focus();
    String first = focused(page);
    page.keyboard().press("ArrowRight");
    String second = focused(page);

    assertThat(first).startsWith("Cumberland:");
    assertThat(second).startsWith("Westmorland and Furness:");
    assertThat(page.locator("tr.is-current").textContent()).contains("Westmorland and Furness");
    String before = transform(page);
    page.keyboard().press("+");
    // The map comes nearer in steps; without that this waits in vain, and fails.
    page.waitForFunction(
        "before => document.querySelector('.map-live path.map-part').getAttribute('d') !== before",
        before);
    page.keyboard().press("Escape");
    page.keyboard().press("Enter");
    page.waitForURL("**/areas/district/E06000064");
  }

  @Test
  void aClickOnAnAreaAsksTheSameOfIt() {
    Page page = open("/coverage?crime=sexual-abuse&support=isva");
    waitForMap(page);
    page.locator(".map-live path.map-part[aria-label^='Cumbria:']").click();
    page.waitForURL("**/coverage?**area=E23000002**");
    assertThat(page.url()).contains("crime=sexual-abuse", "support=isva");

    Page plain = open("/coverage?crime=sexual-abuse&support=isva", WITHOUT_JAVASCRIPT);
    plain.locator("svg.map-picture a[aria-label^='Cumbria:'] path").click();
    assertThat(plain.url()).contains("area=E23000002", "crime=sexual-abuse", "support=isva");
  }

  @Test
  void townsAreNamedOnTheMapByScriptAndWithoutAndNoNameLiesOverAnother() {
    Page page = open(CUMBRIA);
    waitForMap(page);
    page.locator(".map-place span").first().waitFor();
    assertThat(page.locator(".map-place").allTextContents()).contains("Kendal", "Carlisle");
    assertThat(overlaps(page, ".map-place span, .map-tag:not([hidden])")).isEmpty();
    Page near = open(CUMBRIA);
    waitForMap(near);
    near.locator(".leaflet-control-zoom-in").click();
    near.locator(".leaflet-control-zoom-in").click();
    near.waitForFunction("document.querySelectorAll('.map-place').length > 5");
    near.waitForTimeout(400);
    assertThat(overlaps(near, ".map-place span, .map-tag:not([hidden])")).isEmpty();

    Page plain = open(CUMBRIA, WITHOUT_JAVASCRIPT);
    assertThat(plain.locator(".map-names-wide .map-town").allTextContents())
        .contains("Carlisle", "Kendal", "Whitehaven");
    plain.setViewportSize(320, 640);
    assertThat(plain.locator(".map-names-wide").isVisible()).isFalse();
    assertThat(plain.locator(".map-names-narrow").isVisible()).isTrue();
  }

  /** Pairs of texts that lie over each other. */
  private static List<?> overlaps(Page page, String selector) {
    return (List<?>)
        page.evaluate(
            """
            selector => {
              const boxes = [...document.querySelectorAll(selector)]
                .map(e => ({words: e.textContent, box: e.getBoundingClientRect()}));
              return boxes.flatMap((a, i) => boxes.slice(i + 1)
                .filter(b => a.box.left < b.box.right - 1 && b.box.left < a.box.right - 1
                  && a.box.top < b.box.bottom - 1 && b.box.top < a.box.bottom - 1)
                .map(b => a.words + ' over ' + b.words));
            }
            """,
            selector);
  }

  @Test
  void englandIsNeverOfOneColourWhereItsAreasDiffer() {
    Page page = open("/coverage", WITHOUT_JAVASCRIPT);

    assertThat(
            (Integer)
                page.evaluate(
                    "new Set([...document.querySelectorAll('svg.map-picture > a > path')]"
                        + ".map(p => p.getAttribute('class'))).size"))
        .isGreaterThanOrEqualTo(4);
    assertThat(page.locator(".map-legend").first().textContent()).contains(" areas", "no area");
  }

  @Test
  void theMapOfTheServerIsAccessibleWhereItsScriptNeverComes() {
    Page page = open("/about");
    page.route(
        "**/map.js",
        route -> route.fulfill(new Route.FulfillOptions().setContentType("text/javascript")));
    try {
      page.navigate(site() + "/coverage?by=council");

      assertThat(page.locator("svg.map-picture").isVisible()).isTrue();
      axe(page);
      page.setViewportSize(320, 640);
      axe(page);
    } finally {
      // The window is used again.
      page.unrouteAll();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aPlaceIsFoundOnTheMapWithoutStandingInTheAddress(boolean scripts) {
    Page page = open(CUMBRIA, scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    page.getByLabel("Find a place on this map").fill("Kendal");
    page.getByRole(AriaRole.BUTTON, named("Show it")).click();
    page.locator(".map-search-answer").waitFor();

    assertThat(page.url()).contains("area=E23000002").doesNotContain("Kendal");
    assertThat(page.locator(".map-search-answer").textContent())
        .contains("Kendal", "lies here", "Westmorland and Furness: ", "Open Westmorland");
    if (scripts) {
      waitForMap(page);
      assertThat(page.locator(".map-pin").isVisible()).isTrue();
      assertThat(page.locator(".map-pin-name").textContent()).contains("Kendal");
      screenshot(page, "coverage-place");
      axe(page);
      page.setViewportSize(320, 640);
      axe(page);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(320);
    } else {
      assertThat(page.locator("path.map-spot").count()).isEqualTo(1);
      assertThat(page.locator(".map-names-wide .map-label--spot").textContent()).contains("Kendal");
      screenshot(page, "coverage-place-without-scripts");
      page.getByRole(AriaRole.LINK, named("Show the whole map")).click();
      assertThat(page.locator("path.map-spot").count()).isZero();
    }
  }

  @Test
  void layersAreChosenByFormWithoutScripts() {
    Page page = open("/coverage?area=E23000002", WITHOUT_JAVASCRIPT);
    assertThat(page.locator("svg.map-picture .map-service").count()).isZero();
    page.getByLabel("Public places of services").check();
    page.getByLabel("Neighbours").uncheck();
    page.getByLabel("Names of towns").uncheck();
    String service = page.locator("#reach option").nth(1).getAttribute("value");
    page.getByLabel("Who one service takes").selectOption(service);
    page.getByRole(AriaRole.BUTTON, named("Show coverage")).click();

    assertThat(page.locator("svg.map-picture .map-service").count()).isPositive();
    assertThat(page.locator("svg.map-picture path.map-reach").count()).isEqualTo(1);
    assertThat(page.locator("svg.map-picture .map-neighbour").count()).isZero();
    assertThat(page.locator("svg.map-picture .map-town").count()).isZero();
    assertThat(page.getByLabel("Neighbours").isChecked()).isFalse();
  }

  @Test
  void layersAreSwitchedAtOnceWithScripts() {
    Page page = open("/coverage?area=E23000002");
    waitForMap(page);
    assertThat(page.locator(".map-live path.map-neighbour").count()).isPositive();
    page.getByLabel("Neighbours").uncheck();
    assertThat(page.locator(".map-live path.map-neighbour").count()).isZero();
    page.getByLabel("Public places of services").check();
    page.locator(".map-service-pin").first().waitFor();
    page.getByLabel("Names of towns").uncheck();
    assertThat(page.locator(".map-place").count()).isZero();
    screenshot(page, "coverage-layers");
    axe(page);
    page.locator(".map-service-pin").first().dispatchEvent("click");
    assertThat(page.locator(".leaflet-popup a").first().getAttribute("href"))
        .startsWith("/services/");
  }

  @Test
  void placesOfOneNameAreChosenByButtonAndOneElsewhereLeadsToItsMap() {
    Page page = open(CUMBRIA, WITHOUT_JAVASCRIPT);
    page.getByLabel("Find a place on this map").fill("Richmond");
    page.getByRole(AriaRole.BUTTON, named("Show it")).click();
    page.locator("button[name=chosen]", new Page.LocatorOptions().setHasText("North Yorkshire"))
        .click();

    assertThat(page.url()).doesNotContain("Richmond");
    assertThat(page.locator(".map-search-answer").textContent())
        .contains("is not on this map: it lies in North Yorkshire");
    page.getByRole(AriaRole.LINK, named("Show the map of North Yorkshire")).click();
    assertThat(page.url()).contains("area=E23000009").doesNotContain("Richmond");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/coverage",
        "/gap/map?crime=sexual-abuse&support=isva",
        "/gap/map?crime=sexual-abuse&support=isva&area=E23000002",
        "/areas/police-area/E23000034",
        "/pathways/breaks?area=E23000002",
        "/gap/boundary?area=E23000002"
      })
  void nothingIsReadSidewaysBesideAMap(String path) {
    for (Screen screen : List.of(TELEPHONE, DESKTOP)) {
      Page page = open(path, screen);
      assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(screen.widthPixels());
      assertThat(
              (List<?>)
                  page.evaluate(
                      "[...document.querySelectorAll('main *')]"
                          + ".filter(e => e.scrollWidth > e.clientWidth + 1"
                          + " && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))"
                          + ".map(e => e.className + ' ' + e.scrollWidth + ' > ' + e.clientWidth)"))
          .as("what scrolls sideways at %s", screen)
          .isEmpty();
      axe(page);
    }
  }

  @Test
  void smallAreasAreDrawnOnceMoreAndLarger() {
    Page devon = open("/coverage?area=E23000035", WITHOUT_JAVASCRIPT);
    assertThat(devon.locator(".map-inset-title").allTextContents())
        .containsExactly("Isles of Scilly, enlarged");
    Page england = open("/coverage?by=district", WITHOUT_JAVASCRIPT);
    assertThat(england.locator(".map-inset-title").allTextContents())
        .containsExactlyInAnyOrder("London, enlarged", "Isles of Scilly, enlarged");
    assertThat(england.locator("svg.map-picture > svg a").count()).isEqualTo(34);
  }

  private static String focused(Page page) {
    return (String) page.evaluate("document.activeElement.getAttribute('aria-label') || ''");
  }

  private static String transform(Page page) {
    return page.locator(".map-live path.map-part").first().getAttribute("d");
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  private static SelectOption label(String label) {
    return new SelectOption().setLabel(label);
  }
}
