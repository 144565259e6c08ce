package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports of the gap analysis in a real browser, on the demonstration catalogue. */
class GapReportBrowserTest extends DemonstrationBrowserContract {

  @ParameterizedTest
  @ValueSource(
      strings = {"priorities", "groups", "duplication", "low-volume", "compare", "what-if"})
  void everyReportIsForEverybody(String name) {
    String path = "/gap/" + name + "?area=E23000002&crime=sexual-abuse&support=isva";
    Page page = open(path);
    screenshot(page, "gap-" + name);
    axe(page);

    Page plain = open(path, WITHOUT_JAVASCRIPT);
    assertThat(plain.locator(".coverage-headline").isVisible()).isTrue();

    Page telephone = open(path, TELEPHONE);
    assertThat((Integer) telephone.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(320);
    axe(telephone);
  }

  @Test
  void aCommissionerSupposesAServiceByKeyboardAlone() {
    Page page = open("/gap/what-if?area=E23000002&crime=sexual-abuse&support=child-house");
    page.locator("#begin").focus();
    page.keyboard().press("Space");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what changes"))
        .focus();
    page.keyboard().press("Enter");
    page.waitForURL(url -> url.contains("begin=yes"));

    assertThat(page.locator(".coverage-headline").innerText())
        .contains("Supposed Child house in Cumbria");
    assertThat(page.locator("#effects").isVisible()).isTrue();
    screenshot(page, "gap-what-if-supposed");
    axe(page);
  }
}
