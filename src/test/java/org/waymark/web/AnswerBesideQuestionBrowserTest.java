package org.waymark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages that answer a question are laid out, on the demonstration catalogue. */
class AnswerBesideQuestionBrowserTest extends DemonstrationBrowserContract {

  private static final String HEADLINE = ".coverage-headline, .gap-headline";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/gap/offer?area=E23000002",
        "/gap/every?area=E23000002",
        "/gap/map?area=E23000002&crime=sexual-abuse",
        "/gap/priorities?area=E23000002&crime=sexual-abuse",
        "/gap/boundary?area=E23000002&crime=sexual-abuse&cohort=children",
        "/gap/distance?area=E23000002&crime=sexual-abuse",
        "/gap/contracts?area=E23000002&crime=sexual-abuse",
        "/gap/duplication?area=E23000002",
        "/gap/low-volume?area=E23000002&crime=sexual-abuse",
        "/gap/groups?area=E23000002",
        "/gap/what-if?area=E23000002&crime=sexual-abuse&support=isva&begin=yes",
        "/gap/compare?area=E23000002&crime=sexual-abuse",
        "/gap/national?crime=sexual-abuse",
        "/coverage",
        "/coverage?area=E23000002&crime=sexual-abuse",
        "/pathways/breaks?area=E23000002"
      })
  void theAnswerIsSeenFirst(String path) {
    Page page = open(path, LAPTOP);
    assertThat(bottom(page, HEADLINE)).as("headline on a laptop").isLessThan(800);
    assertThat(left(page, ".coverage-form")).isLessThan(left(page, HEADLINE));
    assertThat(sidewaysPixels(page)).isZero();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".coverage-form").isVisible()).isFalse();
    assertThat(page.locator(HEADLINE).first().isVisible()).isTrue();

    Page telephone = open(path, TELEPHONE);
    assertThat(bottom(telephone, HEADLINE))
        .as("the answer stands above the form")
        .isLessThan(top(telephone, ".coverage-form"));
    assertThat(sidewaysPixels(telephone)).isZero();
  }

  @Test
  void aLongTableIsUnfoldedWithoutAScriptAndWholeOnPaper() {
    Page page = open("/coverage", WITHOUT_JAVASCRIPT);
    Locator rows = page.locator("#table tbody tr");
    assertThat(rows.count()).isEqualTo(39);
    assertThat(rows.nth(11).isVisible()).isTrue();
    assertThat(rows.nth(12).isVisible()).isFalse();

    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(rows.nth(38).isVisible()).isTrue();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

    page.locator(".report-fold:has(#table) summary").focus();
    page.keyboard().press("Enter");
    assertThat(rows.nth(38).isVisible()).isTrue();
    assertThat(page.locator(".report-fold:has(#table) summary").innerText())
        .contains("Show the first 12 rows only");
  }

  @Test
  void aRowThatALinkLeadsToIsSeenThoughItsTableIsFolded() {
    Page page = open("/coverage#area-E23000038");
    assertThat(page.locator("#area-E23000038").isVisible()).isTrue();
  }

  private static double bottom(Page page, String selector) {
    return place(page, selector, "bottom");
  }

  private static double top(Page page, String selector) {
    return place(page, selector, "top");
  }

  private static double left(Page page, String selector) {
    return place(page, selector, "left");
  }

  private static double place(Page page, String selector, String edge) {
    Object value =
        page.locator(selector)
            .first()
            .evaluate("(element, edge) => element.getBoundingClientRect()[edge]", edge);
    return ((Number) value).doubleValue();
  }

  private static int sidewaysPixels(Page page) {
    return (Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  }
}
