package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.geography.AreaCode;
import org.waymark.web.TestSite;

/** Who sees the contracts of real listings, and who says something of a gap. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FundingAccessTest {

  private static final AreaCode CUMBRIA = new AreaCode("E23000002");
  private static final AreaCode LANCASHIRE = new AreaCode("E23000003");
  private static final String PAGE = "/gap/contracts?area=E23000002";
  private static final String FILE = "/gap/contracts.csv?area=E23000002";
  private static final String JUDGEMENT =
      """
      {"areaKind": "police-area", "area": "E23000002", "crimeType": "sexual-abuse",
       "supportType": "isva", "sort": "note", "author": "Somebody else", "reason": "Looked"}
      """;

  private TestSite site;
  private TestSite.Visitor own;
  private TestSite.Visitor other;
  private TestSite.Visitor convenor;

  @BeforeAll
  void start() {
    site =
        TestSite.of(
            CatalogueFixtures.anIdvaService()
                .serving("E23000002")
                .commissionedBy(LocalDate.of(2027, 3, 31), "Cumbria PFCC")
                .build());
    own = site.as(site.account("own@example.org", new Grant.Commissioner(CUMBRIA)));
    other = site.as(site.account("other@example.org", new Grant.Commissioner(LANCASHIRE)));
    convenor = site.as(site.account("convenor@example.org", new Grant.Convenor(CUMBRIA)));
  }

  @AfterAll
  void stop() {
    site.close();
  }

  @Test
  void contractsAreForTheDutyHoldersOfTheArea() {
    assertThat(own.get(PAGE).text()).contains("2027", "your account is of a body");
    assertThat(convenor.get(PAGE).text()).contains("2027");
    assertThat(own.get(FILE).status()).isEqualTo(200);
    assertThat(own.get(FILE).response().headers().allValues("Cache-Control"))
        .containsExactly("no-store");

    for (TestSite.Visitor visitor :
        List.of(site.anybody(), other, site.as(site.account("x@example.org")))) {
      assertThat(visitor.get(PAGE).text()).contains("are for commissioners").doesNotContain("PFCC");
      assertThat(visitor.get(FILE).status()).isEqualTo(403);
    }
  }

  @Test
  void anAreaOfSeveralPoliceAreasIsForWhoMaySeeAllOfThem() {
    String board = "/gap/contracts.csv?area=E54000050";

    assertThat(own.get(board).status()).isEqualTo(403);
    assertThat(
            site.as(site.account("all@example.org", new Grant.Administrator(false)))
                .get(board)
                .status())
        .isEqualTo(200);
  }

  @Test
  void aCommissionerJudgesTheirOwnAreaUnderTheirOwnName() {
    assertThat(judge(other, other.token()).status()).isEqualTo(403);
    assertThat(judge(own, "").status()).as("without the session's token").isEqualTo(403);
    assertThat(judge(site.anybody(), "").status()).isEqualTo(403);

    TestSite.Answer kept = judge(own, own.token());

    assertThat(kept.status()).isEqualTo(201);
    assertThat(kept.body()).contains("\"author\":\"own\"").doesNotContain("Somebody else");
  }

  private static TestSite.Answer judge(TestSite.Visitor visitor, String token) {
    return visitor
        .site()
        .send(
            visitor
                .request("/api/v1/gap/judgements")
                .header("Content-Type", "application/json")
                .header("X-Waymark-Token", token)
                .POST(BodyPublishers.ofString(JUDGEMENT))
                .build());
  }
}
