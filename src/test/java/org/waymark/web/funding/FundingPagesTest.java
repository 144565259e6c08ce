package org.waymark.web.funding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.waymark.account.Account;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Stated;
import org.waymark.geography.AreaCode;
import org.waymark.web.TestSite.Answer;
import org.waymark.web.approval.Cast;

/** Who sees and keeps the funding of a listing, and who does not. */
class FundingPagesTest {

  private static Cast cast;

  @BeforeAll
  static void start() {
    cast = new Cast();
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  private static CommissioningArrangement paid(
      String name, long pounds, int months, String... areas) {
    return new CommissioningArrangement(
        List.of(name),
        List.of(),
        null,
        pounds,
        null,
        CatalogueFixtures.TODAY.plusMonths(months),
        null,
        null,
        Stated.NO,
        Set.of(areas).stream().map(AreaCode::new).collect(java.util.stream.Collectors.toSet()));
  }

  private static Service add(String name, CommissioningArrangement... arrangements) {
    CatalogueFixtures.ServiceBuilder builder = cast.aService(name);
    for (CommissioningArrangement each : arrangements) {
      builder.arrangement(each);
    }
    return cast.add(builder.build());
  }

  private static String path(Service service) {
    return "/funding/services/" + service.id();
  }

  private static String version(Service service) {
    return cast.desk()
        .reading()
        .open(cast.person(cast.commissioner), service.id())
        .orElseThrow()
        .version()
        .toString();
  }

  private static Map<String, String> fields(Service service, String... more) {
    Map<String, String> fields = new HashMap<>();
    fields.put("version", version(service));
    fields.put("commissioners", "Cumbria PFCC");
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  @Test
  void aCommissionerAddsChangesAndRemovesAnArrangement() {
    Service service = add("Funded IDVA");

    Answer added =
        cast.as(cast.commissioner)
            .post(
                path(service) + "/add",
                fields(
                    service,
                    "value",
                    "£45,000",
                    "starts-day",
                    "1",
                    "starts-month",
                    "4",
                    "starts-year",
                    "2026",
                    "ends-day",
                    "31",
                    "ends-month",
                    "3",
                    "ends-year",
                    "2028",
                    "joint",
                    "yes",
                    "areas",
                    "E23000002"));
    assertThat(added.status()).isEqualTo(303);
    assertThat(added.header("Location")).isEqualTo(path(service) + "?done=added");
    Answer page = cast.as(cast.commissioner).get(path(service));
    assertThat(page.text())
        .contains("Cumbria PFCC", "£45,000 a year", "31 March 2028", "1 April 2026", "Cumbria");

    String change = page.all("href=\"(/funding/services/[^/\"]+/[0-9a-f]{16})\"").getFirst();
    assertThat(cast.as(cast.commissioner).get(change).body())
        .contains("value=\"45000\"", "value=\"2028\"", "checked");
    Answer changed = cast.as(cast.commissioner).post(change, fields(service, "value", "50000"));
    assertThat(changed.status()).isEqualTo(303);
    assertThat(cast.live(service).arrangements())
        .singleElement()
        .satisfies(each -> assertThat(each.yearlyValuePounds()).isEqualTo(50_000));

    String remove =
        cast.as(cast.commissioner)
            .get(path(service))
            .all("href=\"(/funding/services/[^\"]+/remove)\"")
            .getFirst();
    assertThat(cast.as(cast.commissioner).get(remove).text()).contains("Remove this arrangement?");
    assertThat(
            cast.as(cast.commissioner).post(remove, Map.of("version", version(service))).status())
        .isEqualTo(303);
    assertThat(cast.live(service).arrangements()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "commissioners | ''      | Enter who commissions or pays for the service",
        "value         | lots    | Enter whole pounds a year",
        "value         | -5      | Enter whole pounds a year",
        "ends-day      | 31      | End date must include a month and a year",
        "areas         | Narnia  | No area is called this",
        "areas         | E23999999 | No area has the code E23999999",
      })
  void whatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost(String field, String value, String words) {
    Service service = add("Mistyped IDVA");

    Answer answer =
        cast.as(cast.commissioner)
            .post(path(service) + "/add", fields(service, "fund", "Kept words", field, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("There is a problem", words);
    assertThat(answer.body()).contains("value=\"Kept words\"", "href=\"#" + field.split("-")[0]);
    assertThat(cast.live(service).arrangements()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "31, 2, 2027, This is not a date",
    "1, 13, 2027, This is not a date",
    "1, 4, 7, This is not a date",
    "1, 4, 1827, between 1900 and 2199"
  })
  void adayThatIsNoneIsRefused(String day, String month, String year, String words) {
    Service service = add("Undated IDVA");

    Answer answer =
        cast.as(cast.commissioner)
            .post(
                path(service) + "/add",
                fields(service, "ends-day", day, "ends-month", month, "ends-year", year));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains(words);
  }

  @Test
  void nobodyButDutyHoldersOfTheAreasSeesOrChangesTheMoney() {
    Service service = add("Secret IDVA", paid("Cumbria PFCC", 123_457, 24));
    String key = FundingController.key(cast.live(service).arrangements().getFirst());

    for (Account account : List.of(cast.elsewhere, cast.editor, cast.strangerEditor)) {
      for (String route : List.of("", "/add", "/" + key, "/" + key + "/remove")) {
        Answer page = cast.as(account).get(path(service) + route);
        assertThat(page.status()).as(account.name() + route).isEqualTo(404);
        assertThat(page.body()).doesNotContain("123,457", "123457");
        if (!route.isEmpty()) {
          assertThat(
                  cast.as(account)
                      .post(path(service) + route, fields(service, "value", "1"))
                      .status())
              .as(account.name() + " post " + route)
              .isEqualTo(404);
        }
      }
    }
    assertThat(cast.as(cast.editor).get("/funding").status()).isEqualTo(403);
    assertThat(cast.as(cast.elsewhere).get("/funding").text()).doesNotContain("Secret IDVA");
    assertThat(cast.site.get(path(service)).status()).isEqualTo(303);
    assertThat(cast.site.get("/services/" + service.id()).body()).doesNotContain("123,457");
    assertThat(cast.live(service).arrangements()).hasSize(1);
    Answer read = cast.as(cast.convenor).get(path(service));
    assertThat(read.text()).contains("£123,457 a year").doesNotContain("Add an arrangement");
    assertThat(cast.as(cast.convenor).get(path(service) + "/add").status()).isEqualTo(404);
  }

  @Test
  void moneyForOtherAreasStaysHiddenAndUntouched() {
    Service service =
        cast.add(
            CatalogueFixtures.anIdvaService()
                .runBy(cast.organisation)
                .named("Shared IDVA")
                .serving("E06000064", "E07000122")
                .arrangement(paid("Lancashire PCC", 777_001, 24, "E23000003"))
                .arrangement(paid("Cumbria PFCC", 10_000, 24, "E23000002"))
                .build());

    Answer page = cast.as(cast.commissioner).get(path(service));
    assertThat(page.text())
        .contains("Cumbria PFCC", "1 further arrangement is for other areas")
        .doesNotContain("777,001", "Lancashire PCC");
    String change = page.all("href=\"(/funding/services/[^/\"]+/[0-9a-f]{16})\"").getFirst();
    Map<String, String> fields = fields(service, "value", "20000", "areas", "E23000002");
    assertThat(cast.as(cast.commissioner).post(change, fields).status()).isEqualTo(303);

    assertThat(cast.live(service).arrangements())
        .extracting(CommissioningArrangement::yearlyValuePounds)
        .containsExactlyInAnyOrder(777_001L, 20_000L);
    assertThat(
            cast.as(cast.commissioner)
                .get(
                    path(service)
                        + "/"
                        + FundingController.key(paid("Lancashire PCC", 777_001, 24, "E23000003")))
                .status())
        .isEqualTo(404);
  }

  @Test
  void whatSomebodyElseSavedMeanwhileIsShownBesideWhatWasTyped() {
    Service service = add("Contested IDVA", paid("Cumbria PFCC", 10_000, 24));
    String old = version(service);
    String key = FundingController.key(cast.live(service).arrangements().getFirst());
    cast.as(cast.colleague).post(path(service) + "/" + key, fields(service, "value", "11000"));

    Map<String, String> mine = fields(service, "value", "12000", "extension", "Mine alone");
    mine.put("version", old);
    Answer answer = cast.as(cast.commissioner).post(path(service) + "/" + key, mine);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("Somebody else has changed", "£11,000 a year");
    assertThat(answer.body()).contains("Mine alone", "value=\"12000\"");
    assertThat(cast.live(service).arrangements())
        .singleElement()
        .satisfies(each -> assertThat(each.yearlyValuePounds()).isEqualTo(11_000));
  }

  @Test
  void fundingThatEndsIsListedBySpan() {
    add("Ends soon IDVA", paid("Cumbria PFCC", 1_000, 2));
    add("Ends later IDVA", paid("Cumbria PFCC", 2_000, 5));
    add("Ends next year IDVA", paid("Cumbria PFCC", 3_000, 11));
    add("Ends far away IDVA", paid("Cumbria PFCC", 4_000, 30));

    Answer page = cast.as(cast.commissioner).get("/funding?area=E23000002");

    assertThat(page.status()).isEqualTo(200);
    List<String> rows = page.all("<tr[^>]*>(.*?)</tr>");
    assertThat(rows)
        .anyMatch(row -> row.contains("Ends soon IDVA") && row.contains("Ends within 3 months"))
        .anyMatch(row -> row.contains("Ends later IDVA") && row.contains("Ends in 3 to 6 months"))
        .anyMatch(
            row -> row.contains("Ends next year IDVA") && row.contains("Ends in 6 to 12 months"));
    Answer file = cast.as(cast.commissioner).get("/funding.csv?area=E23000002");
    assertThat(file.body())
        .startsWith("\uFEFFservice_id,service,organisation,span,commissioners,")
        .contains("Ends soon IDVA", ",three,")
        .doesNotContain("Ends far away IDVA");
    assertThat(file.header("Cache-Control")).isEqualTo("no-store");
    assertThat(cast.as(cast.editor).get("/funding.csv").status()).isEqualTo(403);
    assertThat(cast.as(cast.elsewhere).get("/funding.csv").body()).doesNotContain("Ends soon");
    assertThat(page.all("<table[^>]*>(.*?)</table>"))
        .noneMatch(each -> each.contains("Ends far away IDVA"));
    assertThat(cast.as(cast.commissioner).get("/funding?area=E23000003").status()).isEqualTo(404);
    assertThat(cast.as(cast.commissioner).get("/funding?q=%3Cscript%3E").body())
        .doesNotContain("<script>\"");
  }
}
