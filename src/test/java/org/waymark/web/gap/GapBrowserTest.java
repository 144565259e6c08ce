package org.waymark.web.gap;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.web.DemonstrationBrowserContract;

/** The gap analysis in a real browser, on the demonstration catalogue. */
class GapBrowserTest extends DemonstrationBrowserContract {

  private static final String MATRIX = "/gap/every?area=E23000002&crime=sexual-abuse";
  private static final String PROFILE = "/gap?area=E23000002";
  private static final String OFFER = "/gap/offer?area=E23000002";
  private static final String QUESTION = "/gap/question?area=E23000002&line=sa-isva-women";
  private static final String CELL =
      "/gap/cell?area=E23000002&crime=sexual-abuse&support=isva&cohort=older-people";
  private static final String MAP = "/gap/map?crime=sexual-abuse&support=isva";
  private static final String NATIONAL = "/gap/national?crime=domestic-abuse";

  @ParameterizedTest
  @ValueSource(strings = {"/gap", PROFILE, OFFER, QUESTION, MATRIX, CELL, NATIONAL})
  void pagesAreAccessibleAndFitATelephone(String path) {
    Page desktop = open(path);
    axe(desktop);
    screenshot(desktop, "gap" + name(path));
    Page telephone = open(path, TELEPHONE);
    assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    screenshot(telephone, "gap" + name(path) + "-telephone");
    axe(telephone);
  }

  @ParameterizedTest
  @ValueSource(strings = {PROFILE, "/gap?area=E23000001", "/gap?area=E06000063&kind=district"})
  void aProfilePrintsOnTwoSidesOfA4(String path) {
    byte[] pdf = open(path).pdf(new Page.PdfOptions().setFormat("A4").setPrintBackground(true));
    String text = new String(pdf, StandardCharsets.ISO_8859_1);

    assertThat(Pattern.compile("/Type /Page\\s").matcher(text).results().count()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {MATRIX, MAP, "/coverage?area=E23000002"})
  void aWidePageKeepsItsMarginsOnAScreenLittleWiderThanItself(String path) {
    Page page = open(path, SMALL_DESKTOP);

    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(1200);
    assertThat(page.locator("h1").first().boundingBox().x).isGreaterThanOrEqualTo(15);
  }

  private static String name(String path) {
    return switch (path) {
      case PROFILE -> "-profile";
      case OFFER -> "-offer";
      case QUESTION -> "-question";
      case MATRIX -> "-matrix-cumbria";
      case CELL -> "-cell";
      case NATIONAL -> "-national";
      default -> "-choose";
    };
  }

  @Test
  void theMapOfACellIsDrawnByPoliceAreaWithAnEqualTable() {
    Page page = open(MAP);
    page.waitForSelector("[data-ready=true]");

    assertThat(page.locator(".map-live path.map-part").count()).isEqualTo(39);
    assertThat(page.locator("#table tbody tr").count()).isEqualTo(39);
    screenshot(page, "gap-map");
    axe(page);
    Page telephone = open(MAP, TELEPHONE);
    assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
  }

  @Test
  void theMatrixIsUsedByKeyboardAlone() {
    Page page = open(MATRIX);
    Locator stops = page.locator("#matrix tbody a[tabindex='0']");
    assertThat(stops.count()).isEqualTo(1);
    stops.focus();
    String first = focused(page);
    page.keyboard().press("ArrowRight");
    String right = focused(page);
    page.keyboard().press("ArrowDown");
    String below = focused(page);
    page.keyboard().press("End");
    String end = focused(page);
    page.keyboard().press("Home");
    page.keyboard().press("Control+End");
    String last = focused(page);

    assertThat(first).doesNotContain("cohort=").isNotEqualTo(right);
    assertThat(right).doesNotContain("cohort=");
    assertThat(below).contains("cohort=children");
    assertThat(end).contains("cohort=children").isNotEqualTo(below);
    assertThat(last).contains("cohort=students");
    page.keyboard().press("Enter");
    page.waitForURL("**/gap/cell**");
    assertThat(page.locator("h1").textContent()).contains("students");
  }

  private static String focused(Page page) {
    return (String) page.evaluate("document.activeElement.getAttribute('href') || ''");
  }

  @Test
  void everythingWorksWithoutScripts() {
    Page page = open("/gap", WITHOUT_JAVASCRIPT);
    page.getByLabel("Police area").selectOption(new SelectOption().setLabel("Cumbria police area"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show its profile"))
        .click();
    assertThat(page.locator("h1").textContent()).isEqualTo("Cumbria");
    page.locator("#first tbody th a").first().click();
    assertThat(page.locator("h2").allTextContents()).contains("Where it is written");
    page.navigate(site() + MATRIX);
    assertThat(page.locator("h1").textContent()).contains("Gap matrix of Cumbria");
    page.locator("#matrix thead a.gap-sort").nth(1).click();
    assertThat(page.locator("#matrix th[aria-sort=descending]").textContent()).contains("Gaps");
    page.locator("#matrix tbody td a").first().click();
    assertThat(page.locator("h2").allTextContents()).contains("Services ruled out, and why");
    Page map = open(MAP, WITHOUT_JAVASCRIPT);
    assertThat(map.locator("svg.map-picture > a > path.map-part").count()).isEqualTo(39);
  }
}
