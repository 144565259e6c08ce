package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of one area of the gap analysis in a real browser, on the demonstration catalogue. */
class LocalGapBrowserTest extends DemonstrationBrowserContract {

  @ParameterizedTest
  @CsvSource({
    "boundary, area=E23000002&crime=sexual-abuse&support=isva, svg.map-picture",
    "distance, area=E23000002&crime=sexual-abuse, svg.gap-chart",
    "contracts, area=E23000002&crime=domestic-abuse, svg.gap-chart"
  })
  void everyPageIsForEverybody(String name, String query, String picture) {
    Page page = open("/gap/" + name + "?" + query);
    assertThat(page.locator(picture).isVisible()).isTrue();
    screenshot(page, "gap-" + name);
    axe(page);

    Page plain = open("/gap/" + name + "?" + query, WITHOUT_JAVASCRIPT);
    assertThat(plain.locator(picture).isVisible()).isTrue();
    assertThat(plain.locator(".coverage-table").first().isVisible()).isTrue();

    Page telephone = open("/gap/" + name + "?" + query, TELEPHONE);
    assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    screenshot(telephone, "gap-" + name + "-telephone");
    axe(telephone);
  }

  @ParameterizedTest
  @CsvSource({
    "boundary, Show both sides, Across the boundary of Cumbria",
    "distance, Show distances, How far it is in Cumbria",
    "contracts, Show contracts, When funding ends in Cumbria"
  })
  void aPageIsAskedByKeyboardAlone(String name, String button, String heading) {
    Page page = open("/gap/" + name);
    axe(page);
    page.locator("#area").focus();
    // The browser chooses the entry that begins with what is typed.
    page.keyboard().type("Cumbria");
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("Tab");
    }
    assertThat((String) page.evaluate("document.activeElement.textContent")).contains(button);
    page.keyboard().press("Enter");
    page.waitForURL("**area=E23000002**");

    assertThat(page.locator("h1").textContent()).isEqualTo(heading);
  }

  @Test
  void theQuestionIsKeptFromPageToPage() {
    Page page = open("/gap/boundary", WITHOUT_JAVASCRIPT);
    page.locator("#area").selectOption(new SelectOption().setLabel("Cumbria police area"));
    page.locator("#crime").selectOption("sexual-abuse");
    page.locator("#support").selectOption("isva");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show both sides")).click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Distance").setExact(true))
        .click();

    assertThat(page.locator("h1").textContent()).isEqualTo("How far it is in Cumbria");
    assertThat(page.locator("#support").inputValue()).isEqualTo("isva");
  }

  @Test
  void aLineWithWalesIsDrawnOnBothSides() {
    Page page = open("/gap/boundary?area=E23000016&crime=domestic-abuse");

    assertThat(page.locator("svg.map-picture path.map-neighbour--wales").count()).isPositive();
    screenshot(page, "gap-boundary-wales");
  }

  @Test
  void itPrintsWithItsPictureAndWithoutItsForm() {
    Page page = open("/gap/boundary?area=E23000002&crime=sexual-abuse");
    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

    assertThat(page.locator("svg.map-picture").isVisible()).isTrue();
    assertThat(page.locator(".coverage-form").isVisible()).isFalse();
    assertThat(page.locator("#neighbours").isVisible()).isTrue();
  }
}
