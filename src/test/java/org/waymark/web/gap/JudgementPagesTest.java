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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Grant;
import org.waymark.catalogue.OrganisationId;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementKeeper;
import org.waymark.geography.AreaCode;
import org.waymark.web.TestSite;

/** What a duty holder's people say of a cell, by its page. */
class JudgementPagesTest {

  private static final String CELL = "?area=E23000002&kind=police-area&crime=sexual-abuse&support=";

  private static TestSite site;
  private static TestSite.Visitor own;
  private static TestSite.Visitor colleague;

  @BeforeAll
  static void start() {
    site = TestSite.of(catalogueOf(anIsvaService().serving("E06000063").build()));
    own = visitor("ann", new Grant.Commissioner(new AreaCode("E23000002")));
    colleague = visitor("bob", new Grant.Commissioner(new AreaCode("E06000064")));
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static TestSite.Visitor visitor(String name, Grant... grants) {
    return site.as(site.account(name + "@example.org", grants));
  }

  private static Map<String, String> form(String sort, String reason, long seen) {
    return new HashMap<>(
        Map.of("sort", sort, "reason", reason, "body", "", "seen", Long.toString(seen)));
  }

  private static TestSite.Answer judge(
      TestSite.Visitor who, String support, Map<String, String> form) {
    return who.post("/gap/judge" + CELL + support, form);
  }

  private static GapJudgement latest() {
    return site.context().getBean(GapJudgementKeeper.class).refresh().list().getLast();
  }

  private static int count() {
    return site.context().getBean(GapJudgementKeeper.class).refresh().list().size();
  }

  @Test
  void anAbsenceIsConfirmedFromTheCellAndTakenBackAgain() {
    String cell = "/gap/cell" + CELL + "chisva";
    assertThat(own.get(cell).text())
        .contains("Confirm that there is none", "Add a note")
        .doesNotContain("Take back what stands");
    TestSite.Answer asked = own.get("/gap/judge" + CELL + "chisva&sort=absence-confirmed");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.body())
        .contains("name=\"seen\" value=\"0\"")
        .containsPattern("value=\"absence-confirmed\" checked");

    TestSite.Answer kept =
        judge(own, "chisva", form("absence-confirmed", "Both trusts were asked", 0));

    assertThat(kept.status()).as(kept.text()).isEqualTo(303);
    assertThat(kept.header("Location")).endsWith("&done=absence-confirmed#said");
    TestSite.Answer after = own.get(kept.header("Location").replaceFirst("#.*", ""));
    assertThat(after.text())
        .contains(
            "The absence was confirmed.",
            "Both trusts were asked",
            "ann, ",
            "15 June 2026",
            "Holds until 15 June 2027",
            "Take back what stands");
    assertThat(site.anybody().get(cell).text()).contains("Both trusts were asked");

    long version = latest().id();
    assertThat(judge(own, "chisva", form("withdrawn", "One has opened", version)).status())
        .isEqualTo(303);
    assertThat(own.get(cell).text())
        .contains("Withdrawn", "One has opened", "Taken back on 15 June 2026");
  }

  @Test
  void anybodyElseIsOfferedToSignInAndNothingMore() {
    TestSite.Answer page = site.anybody().get("/gap/cell" + CELL + "isva");

    assertThat(page.text()).contains("Sign in to say what you know of this");
    assertThat(page.text()).doesNotContain("Confirm that there is none");
    assertThat(site.anybody().get("/gap/judge" + CELL + "isva").status()).isEqualTo(303);
  }

  @Test
  void aProviderAndANeighbourAreRefusedAndShownNoForm() {
    int before = count();
    List<TestSite.Visitor> others =
        List.of(
            visitor("provider", new Grant.Provider(new OrganisationId(UUID.randomUUID()), true)),
            visitor("kent", new Grant.Commissioner(new AreaCode("E23000032"))));
    for (TestSite.Visitor other : others) {
      assertThat(other.get("/gap/cell" + CELL + "isva").text())
          .doesNotContain("Confirm that there is none");
      assertThat(other.get("/gap/judge" + CELL + "isva").status()).isEqualTo(403);
      assertThat(judge(other, "isva", form("note", "Not mine", 0)).status()).isEqualTo(403);
    }
    String council = "?area=E06000063&kind=council&crime=sexual-abuse&support=isva";
    assertThat(colleague.post("/gap/judge" + council, form("note", "Next door", 0)).status())
        .isEqualTo(403);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void whatIsWrongIsListedAndNothingTypedIsLost() {
    int before = count();

    TestSite.Answer answer = judge(own, "idva", form("", "Ask at 1 High Street, CA11 7BD <b>", 0));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body())
        .contains("There is a problem", "href=\"#sort\"", "href=\"#reason\"")
        .contains("Ask at 1 High Street, CA11 7BD &lt;b&gt;");
    assertThat(answer.text()).contains("Choose what you want to do.", "Why: It tells a place");
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void whoeverWroteMeanwhileIsShownAndNothingIsOverwritten() {
    assertThat(judge(own, "sarc", form("not-relevant", "Done by the region", 0)).status())
        .isEqualTo(303);
    long theirs = latest().id();
    int before = count();

    TestSite.Answer late = judge(colleague, "sarc", form("absence-confirmed", "We have none", 0));

    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text()).contains("Done by the region", "Others have said something");
    assertThat(late.body())
        .contains("We have none", "name=\"seen\" value=\"" + theirs + "\"")
        .containsPattern("value=\"absence-confirmed\" checked");
    assertThat(count()).isEqualTo(before);
    assertThat(judge(colleague, "sarc", form("absence-confirmed", "We have none", theirs)).status())
        .isEqualTo(303);
  }

  @Test
  void aConfirmationThatAServiceContradictsSaysSo() {
    judge(own, "isva", form("absence-confirmed", "None anywhere", 0));

    assertThat(own.get("/gap/cell" + CELL + "isva").text())
        .contains("None anywhere", "A service has appeared since");
    assertThat(own.get("/gap/judge" + CELL + "isva").text())
        .contains("A confirmed absence never hides a service", "take the confirmation back");
  }

  @Test
  void nothingIsKeptWithoutTheTokenOfTheForm() {
    int before = count();

    assertThat(own.post("/gap/judge" + CELL + "idva", form("note", "x", 0), "").status())
        .isEqualTo(403);
    assertThat(count()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?area=E23000002", "?crime=rape&support=isva", "?area=E23009999"})
  void anAddressThatNamesNoCellIsRefused(String query) {
    assertThat(own.get("/gap/judge" + query).status()).isEqualTo(400);
    assertThat(own.post("/gap/judge" + query, form("note", "x", 0)).status()).isEqualTo(400);
  }
}
