package org.waymark.web.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.waymark.account.Grant;
import org.waymark.catalogue.OrganisationId;
import org.waymark.gap.offer.OfferChangeKeeper;
import org.waymark.gap.offer.OfferInForce;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.web.TestSite;

/** The expected offer of an area and the form that changes it. */
class ExpectedPagesTest {

  private static final String AREA = "?area=E23000002&kind=police-area";
  private static final String FORM = "/gap/expected/change" + AREA + "&line=";

  private static TestSite site;
  private static TestSite.Visitor own;

  @BeforeAll
  static void start() {
    site = TestSite.of(catalogueOf(anIsvaService().serving("E06000063").build()));
    own = visitor("ann", new Grant.Commissioner(new AreaCode("E23000002")));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static TestSite.Visitor visitor(String name, Grant... grants) {
    return site.as(site.account(name + "@example.org", grants));
  }

  private static OfferInForce offer() {
    Area cumbria = RealGeography.get().getArea(new AreaCode("E23000002"));
    OfferChangeKeeper keeper = site.context().getBean(OfferChangeKeeper.class);
    keeper.refresh();
    return keeper.of(cumbria);
  }

  private static Map<String, String> form(String sort, String reason, String seen) {
    return new HashMap<>(
        Map.of("sort", sort, "reason", reason, "seen", seen, "organised-at", "nation"));
  }

  @Test
  void aLineIsRemovedShownBesideTheNationalOneAndUndone() {
    String line = "da-idva-men";
    assertThat(site.anybody().get("/gap/expected" + AREA).text())
        .contains("the national table, version", "Sign in to change")
        .doesNotContain("Consider or change");

    TestSite.Answer kept = own.post(FORM + line, form("removed", "The region does it", "0"));

    assertThat(kept.status()).as(kept.text()).isEqualTo(303);
    assertThat(offer().find(line)).isEmpty();
    assertThat(own.get(kept.header("Location")).text())
        .contains(
            "The line was removed for this area.",
            "Removed: not relevant here",
            "The region does it",
            "ann, ",
            "15 June 2026");
    TestSite.Answer late = own.post(FORM + line, form("adopted", "Mine", "0"));
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Others have changed this line", "The region does it");
    String seen = late.all("name=\"seen\" value=\"(\\d+)\"").getFirst();
    assertThat(own.post(FORM + line, form("undone", "Needed after all", seen)).status())
        .isEqualTo(303);
    assertThat(offer().find(line)).isPresent();
  }

  @Test
  void aLineIsChangedByTheFormThatItFills() {
    String line = "da-idva-women";
    assertThat(own.get(FORM + line).body())
        .contains("<option value=\"council\" selected>")
        .contains("<option value=\"women\" selected>");

    TestSite.Answer kept = own.post(FORM + line, form("altered", "We run it as one", "0"));

    assertThat(kept.status()).as(kept.text()).isEqualTo(303);
    assertThat(offer().find(line).orElseThrow().question()).endsWith("anywhere in England?");
    assertThat(own.get("/gap/expected" + AREA).text()).contains("Changed for this area: ");
  }

  @Test
  void aLineIsAddedAndWhatIsWrongIsSaidAtItsField() {
    Map<String, String> form = form("", "Our survey asks for it", "0");
    form.put("crime", "");
    TestSite.Answer wrong = own.post(FORM, form);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body())
        .contains("href=\"#crime\"", "href=\"#function\"", "Our survey asks for it");

    form.putAll(Map.of("crime", "stalking", "function", "recovery-programme", "audience", "men"));
    TestSite.Answer kept = own.post(FORM, form);
    assertThat(kept.status()).as(kept.text()).isEqualTo(303);
    assertThat(own.get("/gap/expected" + AREA).text())
        .contains("Added for this area", "Not in the national table", "Our survey asks for it");
  }

  @Test
  void theQuestionLeadsItsDutyHoldersToWhatTheyMaySayAndDo() {
    String page = "/gap/question" + AREA + "&line=da-idva-women";

    assertThat(own.get(page).body())
        .containsPattern("href=\"/gap/judge\\?[^\"]*line=da-idva-women\">Say what you know")
        .containsPattern("href=\"/gap/expected/change\\?[^\"]*line=da-idva-women\">Adopt");
    assertThat(site.anybody().get(page).text())
        .contains("Sign in to say what you know of this")
        .doesNotContain("Adopt, change or remove");
  }

  @Test
  void anAbsenceIsConfirmedOfALine() {
    String judge = "/gap/judge" + AREA + "&line=sa-sarc-women";
    String line =
        offer().lines().stream()
            .filter(each -> each.function().id().equals("sarc"))
            .findFirst()
            .orElseThrow()
            .id();
    judge = judge.replace("sa-sarc-women", line);
    assertThat(own.get(judge).text())
        .contains("Confirm that there is none")
        .doesNotContain("not relevant here");

    TestSite.Answer kept =
        own.post(judge, form("absence-confirmed", "Both trusts were asked", "0"));

    assertThat(kept.status()).as(kept.text()).isEqualTo(303);
    assertThat(own.get(kept.header("Location").replaceFirst("#.*", "")).text())
        .contains("Absence confirmed", "Both trusts were asked", "Take back what stands");
    assertThat(own.get("/gap/judge" + AREA + "&line=no-such-line").status()).isEqualTo(404);
  }

  @Test
  void aProviderAndANeighbourChangeNothing() {
    List<TestSite.Visitor> others =
        List.of(
            visitor("provider", new Grant.Provider(new OrganisationId(UUID.randomUUID()), true)),
            visitor("kent", new Grant.Commissioner(new AreaCode("E23000032"))));
    for (TestSite.Visitor other : others) {
      assertThat(other.get(FORM + "da-idva-women").status()).isEqualTo(403);
      assertThat(other.post(FORM + "da-marac-adults", form("removed", "x", "0")).status())
          .isEqualTo(403);
      assertThat(other.get("/gap/expected" + AREA).text()).doesNotContain("Consider or change");
    }
    assertThat(
            visitor("council", new Grant.Commissioner(new AreaCode("E06000064")))
                .post(
                    "/gap/expected/change?area=E06000063&kind=council&line=da-marac-adults",
                    form("removed", "x", "0"))
                .status())
        .isEqualTo(403);
    assertThat(offer().find("da-marac-adults")).isPresent();
  }

  @Test
  void anAddressThatNamesNoAreaOrLineIsRefused() {
    assertThat(own.get("/gap/expected").status()).isEqualTo(400);
    assertThat(own.get(FORM + "no-such-line").status()).isEqualTo(404);
    assertThat(own.post(FORM + "da-marac-adults", form("removed", "x", "0"), "").status())
        .isEqualTo(403);
  }
}
