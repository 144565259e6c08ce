package org.waymark.web.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.listing.reminder.ReturnLinks;
import org.waymark.returns.Figure;
import org.waymark.returns.Quarter;
import org.waymark.returns.QuarterlyReturn;
import org.waymark.returns.ReturnDesk;
import org.waymark.returns.ReturnFigures;
import org.waymark.returns.ReturnKeeper;
import org.waymark.returns.ReturnRepository;
import org.waymark.web.TestSite.Answer;
import org.waymark.web.TestSite.Visitor;
import org.waymark.web.approval.Cast;

/** A provider gives the figures of a quarter, and who reads them. */
class ReturnPagesTest {

  /** Over on the day of the site, and open. */
  private static final Quarter WINTER = new Quarter(LocalDate.of(2026, 1, 1));

  private Cast cast;
  private Service idva;
  private Service group;
  private String form;

  @BeforeEach
  void start() {
    cast = new Cast();
    idva = cast.add(cast.aService("Barrow IDVA").build());
    group = cast.add(cast.aService("Kendal <group>").build());
    form = "/manage/returns/" + cast.organisation.id() + "/" + WINTER.slug();
  }

  @AfterEach
  void stop() {
    cast.close();
  }

  private static String field(Service service, Figure figure) {
    return "f-" + service.id() + "-" + figure.slug();
  }

  private static Map<String, String> fields(Object... parts) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < parts.length; i += 3) {
      fields.put(field((Service) parts[i], (Figure) parts[i + 1]), parts[i + 2].toString());
    }
    return fields;
  }

  private Map<ServiceId, QuarterlyReturn> entered() {
    return cast.site
        .context()
        .getBean(ReturnDesk.class)
        .entered(cast.person(cast.editor), cast.organisation.id(), WINTER);
  }

  private QuarterlyReturn ofIdva() {
    return Objects.requireNonNull(entered().get(idva.id()));
  }

  private void given(Service service, Quarter quarter, Object... pairs) {
    given(0, service, quarter, pairs);
  }

  private void given(int seen, Service service, Quarter quarter, Object... pairs) {
    Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
    for (int i = 0; i < pairs.length; i += 2) {
      figures.put((Figure) pairs[i], new BigDecimal(pairs[i + 1].toString()));
    }
    cast.site
        .context()
        .getBean(ReturnRepository.class)
        .add(
            new QuarterlyReturn(
                0,
                service.id(),
                service.organisation(),
                quarter,
                new ReturnFigures(figures, false),
                "test",
                Instant.parse("2026-04-02T09:00:00Z"),
                0),
            seen,
            kept -> {});
    cast.site.context().getBean(ReturnKeeper.class).refresh();
  }

  @Test
  void theFormHasEveryServiceAndTheFiguresOfTheQuarterBeforeBesideIt() {
    given(idva, WINTER.previous(), Figure.CASELOAD, 3);
    given(idva, WINTER, Figure.WAITING, 2);

    Answer page = cast.as(cast.editor).get(form);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("January to March 2026", "Barrow IDVA", "3 the quarter before")
        .contains("until 30 June 2026", "blank is not counted as none");
    assertThat(page.body())
        .contains("Kendal &lt;group&gt;")
        .contains(
            "name=\""
                + field(idva, Figure.WAITING)
                + "\" type=\"text\" inputmode=\"numeric\" value=\"2\"");
  }

  @Test
  void whatIsRightIsSavedWhatIsWrongComesBackAsTyped() {
    Answer page =
        cast.as(cast.editor)
            .post(
                form,
                fields(
                    idva,
                    Figure.CASELOAD,
                    "about 20",
                    idva,
                    Figure.WAITING,
                    "7",
                    group,
                    Figure.CASELOAD,
                    "12"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("There is a problem", "href=\"#" + field(idva, Figure.CASELOAD) + "\"")
        .contains("value=\"about 20\"", "value=\"7\"");
    assertThat(page.text()).contains("Barrow IDVA: Open cases, “about 20”: It is not a number.");
    assertThat(entered()).containsOnlyKeys(group.id());
  }

  @Test
  void moreThanReceivedIsAskedAboutAndTakenWhenSaid() {
    Map<String, String> more =
        fields(idva, Figure.RECEIVED, "10", idva, Figure.ACCEPTED, "9", idva, Figure.DECLINED, "4");

    assertThat(cast.as(cast.editor).post(form, more).text())
        .contains("Accepted and declined come to 13, which is more than were received");
    more.put("f-" + idva.id() + "-earlier", "yes");
    assertThat(cast.as(cast.editor).post(form, more).status()).isEqualTo(303);
    assertThat(ofIdva().figures().earlierToo()).isTrue();
    assertThat(cast.as(cast.editor).get(form).body()).contains("value=\"yes\" checked");
  }

  @Test
  void itIsSavedPartlyAndGoneOnWith() {
    Visitor editor = cast.as(cast.editor);
    Answer saved = editor.post(form, fields(idva, Figure.WORKERS, "2.5"));
    assertThat(saved.header("Location")).isEqualTo(form + "?done=saved");
    assertThat(editor.get(form + "?done=saved").text()).contains("1 of 2 services have figures");

    Map<String, String> more = fields(idva, Figure.WORKERS, "2.5", idva, Figure.CASELOAD, "40");
    more.put("f-" + idva.id() + "-seen", "1");
    editor.post(form, more);

    assertThat(ofIdva().version()).isEqualTo(2);
    assertThat(ofIdva().figures().stated()).containsOnlyKeys(Figure.WORKERS, Figure.CASELOAD);
  }

  @Test
  void whatSomebodyElseSavedMeanwhileIsShownAndNotWrittenOver() {
    given(idva, WINTER, Figure.CASELOAD, 31);

    Answer page = cast.as(cast.editor).post(form, fields(idva, Figure.CASELOAD, "30"));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("somebody else has entered figures meanwhile", "Open cases 31.");
    assertThat(page.body()).contains("value=\"30\"", "-seen\" value=\"1\"");
    assertThat(ofIdva().version()).isEqualTo(1);
  }

  @Test
  void nobodyElseHasTheForm() {
    for (Account other :
        List.of(cast.commissioner, cast.convenor, cast.administrator, cast.strangerEditor)) {
      assertThat(cast.as(other).get(form).status()).isEqualTo(404);
      assertThat(cast.as(other).post(form, fields(idva, Figure.CASELOAD, "12")).status())
          .isEqualTo(404);
    }
    assertThat(cast.site.get(form).status()).isEqualTo(303);
    assertThat(cast.as(cast.commissioner).get("/manage/returns").status()).isEqualTo(403);
    assertThat(entered()).isEmpty();
  }

  @Test
  void aQuarterThatIsNotOpenHasNoForm() {
    for (String quarter : List.of("2025-10", "2026-04", "2026-02", "x")) {
      assertThat(
              cast.as(cast.editor)
                  .get("/manage/returns/" + cast.organisation.id() + "/" + quarter)
                  .status())
          .as(quarter)
          .isEqualTo(404);
    }
  }

  @Test
  void theOverviewSaysWhatThereIsToGive() {
    given(idva, WINTER, Figure.CASELOAD, 31);

    assertThat(cast.as(cast.editor).get("/manage").body()).contains("href=\"/manage/returns\"");
    assertThat(cast.as(cast.editor).get("/manage/returns").text())
        .contains("January to March 2026 of Furness Advocates : 1 of 2 services");
    assertThat(cast.as(cast.administrator).get("/manage").body()).doesNotContain("/manage/returns");
  }

  // ---- By the link of a letter ------------------------------------------------------------------

  private String link(Account account) {
    return cast.site
        .context()
        .getBean(ReturnLinks.class)
        .path(cast.organisation.id(), WINTER, account.id());
  }

  @Test
  void theLinkOpensTheFormToWhoeverIsNotSignedInAndIsUsedAgain() {
    String link = link(cast.editor);
    Visitor anybody = cast.site.anybody();

    Answer page = anybody.get(link);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Barrow IDVA").doesNotContain("Sign out");
    assertThat(page.body()).doesNotContain("/manage");
    Answer saved = anybody.post(link, fields(idva, Figure.CASELOAD, "3"));
    assertThat(saved.header("Location")).isEqualTo(link + "?done=saved");

    assertThat(anybody.get(link).body()).contains("value=\"3\"");
    assertThat(ofIdva().actor()).isEqualTo("account:" + cast.editor.id());
    assertThat(anybody.get("/manage").status()).as("it signs nobody in").isEqualTo(303);
  }

  @Test
  void aLinkThatWasAlteredIsOfSomebodyElseOrTooOldOpensNothing() {
    String link = link(cast.editor);
    Visitor anybody = cast.site.anybody();
    String token = anybody.token();

    assertThat(anybody.get(link + "0").status()).isEqualTo(404);
    assertThat(anybody.get("/returns/nonsense").status()).isEqualTo(404);
    assertThat(anybody.get(link(cast.strangerEditor)).status()).isEqualTo(404);
    assertThat(anybody.get(link(cast.administrator)).status()).isEqualTo(404);
    assertThat(anybody.post(link + "0", fields(idva, Figure.CASELOAD, "3"), token).status())
        .isEqualTo(404);

    cast.site.pass(Duration.ofDays(16));
    assertThat(anybody.get(link).status()).as("the quarter is closed").isEqualTo(404);
    assertThat(entered()).isEmpty();
  }

  @Test
  void whatWasTypedByTheLinkIsGivenBackWhenThePageWasOpenForTooLong() {
    String link = link(cast.editor);
    Visitor anybody = cast.site.anybody();
    String token = anybody.token();
    cast.site.pass(Duration.ofHours(13));

    Answer back =
        cast.site.send(
            anybody
                .request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(
                    BodyPublishers.ofString(
                        "_token=" + token + "&" + field(idva, Figure.CASELOAD) + "=41"))
                .build());

    assertThat(back.status()).isEqualTo(403);
    assertThat(back.text()).contains("The page was open for long", "Caseload 41");
    assertThat(entered()).isEmpty();
    assertThat(back.body()).contains("action=\"" + link + "\"");
    String fresh = back.all("name=\"_token\" value=\"([^\"]+)\"").getFirst();
    assertThat(anybody.post(link, fields(idva, Figure.CASELOAD, "41"), fresh).status())
        .isEqualTo(303);
  }

  @Test
  void theLinkIsWorthNothingOnceItsReaderHasLeft() {
    String link = link(cast.editor);
    cast.site
        .accounts()
        .save(
            new Account(cast.editor.id(), cast.editor.email(), "edith", true, false, List.of()),
            false);

    assertThat(cast.site.anybody().get(link).status()).isEqualTo(404);
  }

  // ---- What commissioners read ------------------------------------------------------------------

  @Test
  void commissionersReadWhoHasAnsweredAndNoNumberOfFewPeople() {
    given(
        idva,
        WINTER,
        Figure.RECEIVED,
        40,
        Figure.ACCEPTED,
        38,
        Figure.DECLINED,
        2,
        Figure.WAITING,
        3,
        Figure.WORKERS,
        "2.5");

    Visitor carla = cast.as(cast.commissioner);
    Answer page = carla.get("/approvals/returns?quarter=2026-01&area=E23000002");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("1 of 2 services have given figures", "Barrow IDVA", "Not yet", "Not stated")
        .contains("39 to 42", "fewer than 5", "2.5", "IDVA")
        .doesNotContain("40 referrals");
    String csv = carla.get("/approvals/returns.csv?quarter=2026-01").body();
    assertThat(csv).contains("received_least,received_most", ",39,42,38,38,1,4,");
    assertThat(carla.get("/approvals/returns.csv?quarter=2026-01&table=functions").body())
        .contains("39,42");
    assertThat(carla.get("/approvals/returns.json?quarter=2026-01").body())
        .contains("\"received_least\":39");
    assertThat(carla.get("/approvals/returns.xlsx?quarter=2026-01").status()).isEqualTo(200);
    assertThat(cast.as(cast.convenor).get("/approvals/returns").status()).isEqualTo(200);
  }

  @Test
  void tooLittleForExpectedCasesIsToldWithTheSumAndItsRangesToThoseWhoMayReadIt() {
    Service carlisle =
        cast.add(
            cast.aService("Carlisle IDVA")
                .forCrimes("domestic-abuse")
                .serving("E06000063")
                .build());
    String address = "/approvals/returns?quarter=2026-01&area=E23000002";

    assertThat(cast.as(cast.commissioner).get(address).text())
        .contains("Enough for expected cases", "Not known: not every service has said its workers");
    assertThat(
            cast.as(cast.commissioner)
                .get("/approvals/returns.csv?quarter=2026-01&table=capacity")
                .body())
        .contains("workers_expected_least,workers_expected,workers_expected_most")
        .contains("da-idva-women");
    for (Service each : List.of(idva, group, carlisle)) {
      given(each, WINTER, Figure.WORKERS, "0.5");
    }
    assertThat(cast.as(cast.commissioner).get(address).text())
        .containsPattern("3 0 1.5 about [0-9,]+ \\([0-9,]+ to [0-9,]+\\)|3 0 1.5 about [0-9,]+ ")
        .contains(" Too little for expected cases ");
  }

  @Test
  void referralsReceivedAreDemandOnThePageOfAnAreaForItsDutyHoldersAlone() {
    given(idva, WINTER, Figure.RECEIVED, 40, Figure.ACCEPTED, 38, Figure.DECLINED, 2);

    for (String area : List.of("police-area/E23000002", "council/E06000064")) {
      assertThat(cast.as(cast.commissioner).get("/areas/" + area).text())
          .as(area)
          .contains("Demand: referrals received, January to March 2026", "39 to 42", "1 of 2")
          .contains("It is not the number of victims");
      for (Account other : List.of(cast.elsewhere, cast.editor)) {
        assertThat(cast.as(other).get("/areas/" + area).text()).doesNotContain("Demand:");
      }
      assertThat(cast.site.get("/areas/" + area).text()).doesNotContain("Demand:");
    }
    assertThat(cast.as(cast.commissioner).get("/areas/police-area/E23000003").text())
        .doesNotContain("Demand:");
  }

  /** Everything that others are answered is the same whether it was one or four. */
  @Test
  void noAnswerToAnybodyElseChangesWithANumberOfFewPeople() {
    List<Visitor> others =
        List.of(
            cast.site.anybody(),
            cast.as(cast.commissioner),
            cast.as(cast.convenor),
            cast.as(cast.administrator),
            cast.as(cast.elsewhere),
            cast.as(cast.strangerEditor));
    giveFew(0, 1);
    List<String> one = answers(others);
    String own = cast.as(cast.editor).get(form).body();

    giveFew(1, 4);

    assertThat(answers(others)).isEqualTo(one);
    assertThat(cast.as(cast.editor).get(form).body()).isNotEqualTo(own);
  }

  private void giveFew(int seen, int people) {
    given(
        seen,
        idva,
        WINTER,
        Figure.CASELOAD,
        people,
        Figure.PLACES,
        people,
        Figure.RECEIVED,
        40,
        Figure.ACCEPTED,
        36,
        Figure.DECLINED,
        people,
        Figure.DECLINED_AREA,
        people,
        Figure.WAITING,
        people);
  }

  private List<String> answers(List<Visitor> visitors) {
    List<String> addresses = new ArrayList<>();
    for (String ending : List.of("", ".csv", ".json", ".csv-metadata.json")) {
      addresses.add("/approvals/returns" + ending + "?quarter=2026-01");
    }
    for (String table : List.of("functions", "areas", "reasons", "capacity")) {
      addresses.add("/approvals/returns.csv?quarter=2026-01&table=" + table);
    }
    String gap = "?kind=police-area&area=E23000002&crime=domestic-abuse&support=idva";
    addresses.addAll(
        List.of(
            "/areas/police-area/E23000002",
            "/services/" + idva.id(),
            "/api/v1/services/" + idva.id(),
            "/gap" + gap,
            "/gap/cell" + gap,
            "/gap.csv" + gap,
            "/api/v1/gap" + gap,
            "/gap/national",
            form));
    List<String> answers = new ArrayList<>();
    for (Visitor visitor : visitors) {
      for (String address : addresses) {
        Answer answer = visitor.get(address);
        assertThat(answer.status()).as(address).isLessThan(500);
        answers.add(address + " " + answer.status() + " " + answer.body());
      }
    }
    return answers;
  }

  @Test
  void othersReadNothingOfIt() {
    given(idva, WINTER, Figure.RECEIVED, 84317);
    for (String ending : List.of("", ".csv", ".xlsx", ".json", ".csv-metadata.json")) {
      String address = "/approvals/returns" + ending + "?quarter=2026-01";
      assertThat(cast.as(cast.editor).get(address).status()).as(address).isEqualTo(403);
      assertThat(cast.as(cast.elsewhere).get(address).body()).doesNotContain("84317", "84,317");
      assertThat(cast.as(cast.elsewhere).get(address + "&area=E23000002").status())
          .as(address)
          .isEqualTo(404);
      assertThat(cast.site.get(address).status()).as(address).isIn(303, 401);
    }
  }
}
