package org.waymark.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;

/** The directory pages in a browser, over the demonstration catalogue. */
class DirectoryBrowserTest extends DemonstrationBrowserContract {

  private static Service published(java.util.function.Predicate<Service> which) {
    return demonstration().catalogue().listServices().stream()
        .filter(Service::isPublished)
        .filter(which)
        .findFirst()
        .orElseThrow();
  }

  private static Service withPublicLocation() {
    return published(
        service ->
            service.locations().stream().anyMatch(ServiceLocation.Public.class::isInstance)
                && service.cohorts().size() > 1);
  }

  private static Service withWithheldLocation() {
    return published(
        service ->
            service.locations().stream().anyMatch(ServiceLocation.Withheld.class::isInstance));
  }

  static List<String> pages() {
    return List.of(
        "/",
        "/services",
        "/services?crime=sexual-abuse&cohort=children&area=E23000002",
        "/services?crime=spiking&area=E09000001&national=no&age=7",
        "/services?postcode=CA11&sort=distance&near=CA11&within=20",
        "/services/" + withPublicLocation().id(),
        "/services/" + withWithheldLocation().id() + "?place=CA11",
        "/services?postcode=LA6",
        "/areas?q=Whitchurch",
        "/organisations",
        "/organisations/" + withPublicLocation().organisation(),
        "/areas",
        "/areas/police-area/E23000002",
        "/api",
        "/terms",
        "/about",
        "/privacy",
        "/accessibility");
  }

  static List<String> refusals() {
    return List.of(
        "/services?age=old&postcode=nowhere&crime=sexual-abuse&colour=red",
        "/services/" + withPublicLocation().id() + "?place=nowhere",
        "/services?postcode=Richmond&near=Ashford",
        "/coverage?postcode=Richmond",
        "/services/" + withPublicLocation().id() + "?place=Richmond",
        "/organisations?page=9999",
        "/coverage?colour=red&crime=sexul-abuse",
        "/nothing-here");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageIsAccessible(String path) {
    axe(open(path));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void everyRefusalIsAccessible(String path) {
    expectFault("Failed to load resource");
    axe(open(path));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageFitsATelephoneAndIsAccessibleThere(String path) {
    Page page = open(path, TELEPHONE);

    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    axe(page);
  }

  @Test
  void picturesAreKept() {
    picture("/", DESKTOP, "home");
    picture("/services?crime=sexual-abuse&cohort=children&area=E23000002", DESKTOP, "search");
    picture("/services?crime=spiking&area=E09000001&national=no&age=7", DESKTOP, "search-empty");
    picture("/services/" + withPublicLocation().id() + "?place=CA11", DESKTOP, "service");
    picture("/services/" + withWithheldLocation().id(), DESKTOP, "service-withheld");
    picture("/organisations", DESKTOP, "organisations");
    picture("/organisations/" + withPublicLocation().organisation(), DESKTOP, "organisation");
    picture("/", TELEPHONE, "home-telephone");
    picture("/services?crime=sexual-abuse&area=E23000002", TELEPHONE, "search-telephone");
    picture("/services/" + withPublicLocation().id(), TELEPHONE, "service-telephone");
    picture("/services?crime=stalking", WITHOUT_JAVASCRIPT, "search-without-javascript");
    expectFault("Failed to load resource");
    picture("/services?age=old&postcode=nowhere&colour=red", DESKTOP, "search-refused");
  }

  @Test
  void publicAddressesAreDrawnWithTheNamesOfDistricts() {
    Page page = open("/services/" + withPublicLocation().id());
    Locator map = page.locator(".waymark-points");

    assertThat(map.locator(".waymark-pin").first()).isVisible();
    assertThat(map.locator(".waymark-map-name").first()).isAttached();
    assertThat(open("/services/" + withWithheldLocation().id()).locator(".waymark-pin"))
        .hasCount(
            (int)
                withWithheldLocation().locations().stream()
                    .filter(ServiceLocation.Public.class::isInstance)
                    .count());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSearchFromTheHomePageLeadsToAServiceWithAndWithoutJavaScript(boolean scripts) {
    Page page = open("/", scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    Locator form = page.getByRole(AriaRole.SEARCH);
    form.getByLabel("Where does the person live?").fill("CA11");
    form.getByLabel("What happened?").selectOption("sexual-abuse");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Find support")).click();

    assertThat(page.locator("h2#results")).containsText("service");
    Locator first = page.locator(".waymark-result__name a").first();
    String name = first.textContent();
    first.click();
    assertThat(page.locator("h1")).hasText(name);
    assertThat(page.locator("#refer")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofPlacesOfOneNameOneIsChosenWithAndWithoutJavaScript(boolean scripts) {
    expectFault("Failed to load resource");
    Page page = open("/", scripts ? DESKTOP : WITHOUT_JAVASCRIPT);
    Locator form = page.getByRole(AriaRole.SEARCH);
    form.getByLabel("Where does the person live?").fill("Richmond");
    form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Find support")).click();

    assertThat(page.locator(".govuk-error-summary")).containsText("more than one place called");
    assertThat(page.locator(".waymark-places a").nth(1)).hasText("Richmond, North Yorkshire");
    page.getByRole(
            AriaRole.LINK,
            new Page.GetByRoleOptions().setName("Richmond, Greater London (Richmond upon Thames)"))
        .click();
    assertThat(page.locator("h2#results")).containsText("service");
    assertThat(page.locator("#postcode")).hasValue("Richmond, Greater London");
  }

  @Test
  void aFilterIsAppliedAndTakenAwayByKeyboardAlone() {
    Page page = open("/services");
    String all = page.locator("h2#results").textContent();
    page.keyboard().press("Tab");
    assertThat(page.getByText("Skip to main content")).isFocused();
    page.locator("#crime").focus();
    page.keyboard().press("Space");
    page.keyboard().press("Enter");

    Locator remove = page.locator(".waymark-chosen a").first();
    assertThat(remove).containsText("Remove filter");
    assertThat(page.url()).contains("crime=").doesNotContain("postcode");
    remove.focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("h2#results")).hasText(all);
  }

  @Test
  void suggestionsAreReachedWithArrowsAndClosedWithEscape() {
    Page page = open("/services");
    Locator words = page.locator("#q");
    words.pressSequentially("sexual ab");
    Locator options = page.getByRole(AriaRole.OPTION);
    assertThat(options.first()).isVisible();
    assertThat(words).hasAttribute("aria-expanded", "true");
    axe(page);
    page.keyboard().press("Escape");
    assertThat(words).hasAttribute("aria-expanded", "false");
    words.pressSequentially("u");
    assertThat(options.first()).isVisible();
    page.keyboard().press("ArrowDown");
    assertThat(words).hasAttribute("aria-activedescendant", "q-suggestions-0");
    page.keyboard().press("Enter");
    page.waitForURL(address -> !address.endsWith("/services"));
    assertThat(page.locator("h1")).isVisible();
  }

  @Test
  void anErrorSummaryTakesTheFocusAndLeadsToTheField() {
    expectFault("Failed to load resource");
    Page page = open("/services?age=old");

    assertThat(page.locator(".govuk-error-summary")).isFocused();
    page.locator(".govuk-error-summary a").click();
    assertThat(page.locator("#age")).isFocused();
    assertThat(page.locator("#age")).hasValue("old");
  }

  @Test
  void everyPageSaysThatTheDataAreInvented() {
    Page page = open("/services");

    assertThat(page.getByText("every organisation here is invented")).isVisible();
  }
}
