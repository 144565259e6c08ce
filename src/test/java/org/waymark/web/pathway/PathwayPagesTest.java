package org.waymark.web.pathway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.Service;
import org.waymark.geography.AreaCode;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.RouteEnd;
import org.waymark.pathway.RouteKeeper;
import org.waymark.pathway.ServicePoint;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.TestSite;
import org.xml.sax.InputSource;

/** The pages, files and programs' answers of the pathways, on the demonstration catalogue. */
class PathwayPagesTest {

  private static final String CUMBRIA = "/pathways/E23000002";
  private static final String WOMAN =
      "place=Penrith&crime=rape&age=24&gender=female&ago=3&unit=days&reported=no";

  private static TestSite site;

  @BeforeAll
  static void start() {
    site = TestSite.ofDemonstration();
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static TestSite.Answer post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(site.address() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return site.send(request.build());
  }

  // ---------------------------------------------------------------- network

  @Test
  void theNetworkIsAPictureAListAndFindings() {
    TestSite.Answer page = site.get(CUMBRIA);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body())
        .contains("<svg class=\"network-picture\"", "id=\"network-title\"", "id=\"list\"")
        .doesNotContain(" style=\"", "<style");
    assertThat(page.text())
        .contains("referral routes are stated")
        .contains("Dead end")
        .containsPattern("From the police, [a-z ]+ are referred to ");
    // Every box of the picture leads to its place in the list.
    List<String> targets = page.all("<a class=\"network-box\"[^>]* href=\"#([^\"]+)\"");
    assertThat(targets).isNotEmpty();
    for (String target : targets) {
      assertThat(page.body()).contains("id=\"" + target + "\"");
    }
  }

  @Test
  void aFilterLeavesServicesOut() {
    int all = site.get(CUMBRIA).all("(class=\"pathway-stop\")").size();
    TestSite.Answer filtered = site.get(CUMBRIA + "?crime=stalking");

    assertThat(filtered.status()).isEqualTo(200);
    assertThat(filtered.all("(class=\"pathway-stop\")").size()).isLessThan(all);
    assertThat(site.get(CUMBRIA + "?crime=nonsense").status()).isEqualTo(400);
    assertThat(site.get("/pathways/E99999999").status()).isEqualTo(404);
  }

  @Test
  void theServicesOwnPageLeadsToItsRoutes() {
    Service service =
        site.context()
            .getBean(SnapshotKeeper.class)
            .current()
            .catalogue()
            .findService(routeBetweenServices().to())
            .orElseThrow();

    assertThat(site.get("/services/" + service.id()).body())
        .contains("/pathways/services/" + service.id());
    TestSite.Answer page = site.get("/pathways/services/" + service.id());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("Who refers here", "are referred to " + service.name());
  }

  private static ReferralRoute routeBetweenServices() {
    return site.context().getBean(RouteKeeper.class).routes().list().stream()
        .filter(route -> route.from() instanceof ServicePoint)
        .filter(route -> route.withdrawnOn() == null && route.isConfirmed())
        .findFirst()
        .orElseThrow();
  }

  // ---------------------------------------------------------------- journey

  @Test
  void aPersonIsToldWhoNextHowAndHowLongDangerFirst() {
    TestSite.Answer page = post("/pathways/journey", WOMAN);

    assertThat(page.status()).isEqualTo(200);
    String text = page.text();
    assertThat(text).contains("Woman, age 24, rape, 3 days ago", "Next:", "Stage by stage");
    assertThat(text.indexOf("999")).isPositive().isLessThan(text.indexOf("Next:"));
    assertThat(page.all("<h3[^>]*id=\"stage-([a-z-]+)\"")).contains("disclosure", "therapy");
    assertThat(text).contains("Ruled out, and why");
  }

  @Test
  void whatIsSaidOfAPersonIsNeitherKeptNorPutIntoAnAddress() {
    TestSite.Answer page = post("/pathways/journey", WOMAN);

    assertThat(page.header("Set-Cookie")).isEmpty();
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.all("href=\"([^\"]*)\""))
        .noneMatch(address -> address.contains("Penrith") || address.contains("age="));
    assertThat(site.get("/pathways/journey?place=Penrith&crime=rape").text())
        .doesNotContain("Stage by stage");
  }

  @Test
  void anotherSiteMayNotAsk() {
    assertThat(post("/pathways/journey", WOMAN, "Origin", "https://evil.example").status())
        .isEqualTo(403);
    assertThat(post("/pathways/journey", WOMAN, "Sec-Fetch-Site", "cross-site").status())
        .isEqualTo(403);
  }

  @Test
  void moreThanAFieldTakesIsToldAndNotCut() {
    String age = "2".repeat(201);

    TestSite.Answer page = post("/pathways/journey", WOMAN.replace("age=24", "age=" + age));

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("There are more than 200 characters");
    assertThat(page.body()).contains(age);
  }

  @Test
  void aMistakeIsLinkedToItsFieldAndNothingTypedIsLost() {
    TestSite.Answer page = post("/pathways/journey", "place=Nowhereham&crime=rape&age=abc");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.body())
        .contains("href=\"#place\"", "href=\"#age\"", "value=\"Nowhereham\"", "value=\"abc\"");
    assertThat(page.text()).contains("We do not know that place.");
  }

  @Test
  void aPlaceOfOneNameWithOthersIsChosenByAButtonAndStaysOutOfTheAddress() {
    TestSite.Answer page = post("/pathways/journey", "place=Richmond&crime=rape&age=30");

    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text())
        .contains("That place can be more than one", "Richmond, North Yorkshire");
    assertThat(page.body())
        .contains("name=\"placeChosen\" value=\"Richmond, North Yorkshire\"")
        .doesNotContain("place=Richmond");
    TestSite.Answer chosen =
        post(
            "/pathways/journey",
            "place=Richmond&placeChosen=Richmond%2C+North+Yorkshire&crime=rape&age=30");
    assertThat(chosen.status()).isEqualTo(200);
    assertThat(chosen.text()).contains("living in Richmond, North Yorkshire");
    assertThat(chosen.body()).contains("value=\"Richmond, North Yorkshire\"");
  }

  @Test
  void whoeverIsRuledOutIsToldWhy() {
    TestSite.Answer page =
        post("/pathways/journey", "place=Cumbria&crime=rape&age=9&gender=female&reported=no");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).containsPattern("takes (age )?1[0-9] and over");
  }

  // ---------------------------------------------------------------- breaks and what if

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/pathways/breaks",
        "/pathways/breaks?area=E23000002",
        "/pathways/breaks?area=E23000002&show=wait",
        "/pathways/breaks?area=E23000002&show=crossings"
      })
  void breaksAreAMapAndATable(String address) {
    TestSite.Answer page = site.get(address);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<svg class=\"map-picture\"", "id=\"people\"");
    assertThat(page.all("<tr class=\"govuk-table__row\" id=\"area-([A-Z0-9]+)\"")).isNotEmpty();
  }

  @Test
  void aBreakLeadsToItsGapCellAndTheCellBack() {
    TestSite.Answer page = site.get("/pathways/breaks?area=E23000002");
    String cell = page.all("href=\"(/gap/cell\\?[^\"]+)\"").getFirst().replace("&amp;", "&");
    TestSite.Answer gap = site.get(cell);

    assertThat(gap.status()).isEqualTo(200);
    String back = gap.all("href=\"(/pathways/breaks\\?[^\"#]+)").getFirst().replace("&amp;", "&");
    TestSite.Answer journeys = site.get(back);
    assertThat(journeys.status()).isEqualTo(200);
    assertThat(journeys.text()).contains("Journeys that the gap");
    assertThat(journeys.body()).doesNotContain("None of the standard people seeks it here");
  }

  @Test
  void aGapBehindABreakSaysForAListenerOfWhichDistrictItIs() {
    assertThat(
            site.get("/pathways/breaks?area=E23000002")
                .all(
                    "<a[^>]* href=\"/gap/cell[^>]*>[^<]*<span class=\"govuk-visually-hidden\">:"
                        + " ([^<]*)"))
        .contains("Cumberland", "Westmorland and Furness");
  }

  @Test
  void closingAServiceShowsWhatWouldBeDifferent() {
    ReferralRoute route = routeBetweenServices();
    String area =
        site
            .context()
            .getBean(org.waymark.pathway.PathwayNetworks.class)
            .of(site.context().getBean(SnapshotKeeper.class).current())
            .homesOf(
                site.context()
                    .getBean(SnapshotKeeper.class)
                    .current()
                    .services()
                    .findOrdinal(route.to())
                    .orElseThrow())
            .stream()
            .findFirst()
            .orElse(new AreaCode("E23000002"))
            .value();
    TestSite.Answer page = site.get("/pathways/what-if?area=" + area + "&close=" + route.to());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("is closed.", "Findings that would be new");
    assertThat(site.get("/pathways/what-if?area=" + area + "&close=nonsense").status())
        .isEqualTo(400);
  }

  // ---------------------------------------------------------------- files and programs

  @Test
  void filesAreWhatTheySay() throws Exception {
    assertThat(site.get(CUMBRIA + "/network.csv").body()).contains("from_key", "police-report:");
    assertThat(site.get(CUMBRIA + "/network.json").body()).startsWith("{").contains("\"links\"");
    Document graph = parse(site.get(CUMBRIA + "/network.graphml").body());
    assertThat(graph.getDocumentElement().getNodeName()).isEqualTo("graphml");
    assertThat(graph.getElementsByTagName("edge").getLength()).isPositive();
    Document picture = parse(site.get(CUMBRIA + "/network.svg").body());
    assertThat(picture.getDocumentElement().getNodeName()).isEqualTo("svg");
    TestSite.Answer breaks = site.get("/pathways/breaks.csv?area=E23000002");
    assertThat(breaks.body()).contains("furthest_stage");
    String person =
        site.get("/pathways/breaks?area=E23000002").all("href=\"(/[^\"]+\\.bpmn)\"").getFirst();
    aProcessWithItsDiagram(site.get(person).body());
    TestSite.Answer own = post("/pathways/journey.bpmn", WOMAN);
    assertThat(own.status()).as(own.text()).isEqualTo(200);
    aProcessWithItsDiagram(own.body());
    assertThat(own.body()).doesNotContain("Penrith");
  }

  private static void aProcessWithItsDiagram(String bpmn) throws Exception {
    Document process = parse(bpmn);
    assertThat(process.getDocumentElement().getLocalName()).isEqualTo("definitions");
    int tasks = process.getElementsByTagNameNS("*", "userTask").getLength();
    assertThat(tasks).isPositive();
    assertThat(process.getElementsByTagNameNS("*", "BPMNShape").getLength())
        .isGreaterThanOrEqualTo(tasks + 2);
    assertThat(process.getElementsByTagNameNS("*", "BPMNEdge").getLength())
        .isEqualTo(process.getElementsByTagNameNS("*", "sequenceFlow").getLength());
  }

  private static Document parse(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void programsAskForNetworksAndJourneys() {
    assertThat(site.get("/api/v1/pathways/areas/E23000002").body()).contains("\"findings\"");
    assertThat(site.get("/api/v1/pathways/breaks?area=E23000002").body()).contains("\"outcomes\"");
    assertThat(site.get("/api/v1/pathways/services/" + routeBetweenServices().to()).body())
        .contains("\"into\"");
    TestSite.Answer journeys =
        post(
            "/api/v1/pathways/journeys",
            "{\"place\":\"Penrith\",\"crime\":\"rape\",\"age\":24,\"gender\":\"female\"}",
            "Content-Type",
            "application/json");
    assertThat(journeys.status()).isEqualTo(200);
    assertThat(journeys.body()).contains("\"danger\"", "\"stages\"", "\"ruledOut\"");
    TestSite.Answer refused =
        post(
            "/api/v1/pathways/journeys",
            "{\"crime\":\"rape\"}",
            "Content-Type",
            "application/json");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("\"place\"");
    for (String body :
        List.of(
            "",
            "null",
            "{\"crime\":\"rape\",\"crime\":\"rape\"}",
            "{\"crimes\":[\"rape\"]}",
            "{\"age\":{\"is\":4}}",
            "{\"age\":1e999999999}",
            "{\"place\":" + "[".repeat(9_000) + "]".repeat(9_000) + "}")) {
      TestSite.Answer wrong =
          post("/api/v1/pathways/journeys", body, "Content-Type", "application/json");
      assertThat(wrong.status()).as(body).isEqualTo(400);
      assertThat(wrong.header("Content-Type")).startsWith("application/problem+json");
      assertThat(wrong.body())
          .as(body)
          .contains("Some parameters were not understood", "\"errors\"");
    }
    assertThat(site.get("/api/openapi.yml").body())
        .contains("/api/v1/pathways/journeys", "/pathways/{area}/network.graphml");
  }

  // ---------------------------------------------------------------- editing

  @Test
  void bothEndsOfARouteStateIt() {
    ReferralRoute confirmed = routeBetweenServices();
    Service to = service(confirmed.to().toString());
    Account receiver =
        site.account("receiver@example.org", new Grant.Provider(to.organisation(), true));
    TestSite.Visitor visitor = site.as(receiver);

    assertThat(site.get("/manage/routes").status()).isEqualTo(303);
    TestSite.Answer list = visitor.get("/manage/routes");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body()).contains("/manage/routes/" + confirmed.id());
    TestSite.Answer page = visitor.get("/manage/routes/" + confirmed.id());
    assertThat(page.text()).contains("It is still right", "History");

    // A change leaves it stated by this end only.
    String version = page.all("name=\"version\" value=\"(\\d+)\"").getFirst();
    String from = confirmed.from().key();
    TestSite.Answer changed =
        visitor.post(
            "/manage/routes/" + confirmed.id(),
            java.util.Map.of(
                "version",
                version,
                "from",
                from,
                "to",
                to.id().toString(),
                "hours",
                "Monday, Tuesday, 9am to 5pm"));
    assertThat(changed.status()).isEqualTo(303);
    ReferralRoute now = current(confirmed);
    assertThat(now.statedBy()).containsExactly(RouteEnd.RECEIVER);
    assertThat(now.isConfirmed()).isFalse();
    assertThat(now.hours()).isEqualTo("Monday, Tuesday, 9am to 5pm");

    // On what is no longer the latest nothing is changed.
    assertThat(
            visitor
                .post(
                    "/manage/routes/" + confirmed.id(),
                    java.util.Map.of("version", version, "act", "withdraw"))
                .status())
        .isEqualTo(409);

    ServicePoint sender = (ServicePoint) confirmed.from();
    Account other =
        site.account(
            "sender@example.org",
            new Grant.Provider(service(sender.service().toString()).organisation(), true));
    TestSite.Answer waiting = site.as(other).get("/manage/routes");
    assertThat(waiting.text()).contains("Waiting for you to confirm");
    TestSite.Answer theirs = site.as(other).get("/manage/routes/" + confirmed.id());
    String latest = theirs.all("name=\"version\" value=\"(\\d+)\"").getFirst();
    site.as(other)
        .post(
            "/manage/routes/" + confirmed.id(),
            java.util.Map.of("version", latest, "act", "confirm"));
    assertThat(current(confirmed).statedBy()).hasSize(2);
  }

  private static ReferralRoute current(ReferralRoute route) {
    return site.context().getBean(RouteKeeper.class).routes().find(route.id()).orElseThrow();
  }

  private static Service service(String id) {
    return site.context()
        .getBean(SnapshotKeeper.class)
        .current()
        .catalogue()
        .findService(org.waymark.catalogue.ServiceId.of(id))
        .orElseThrow();
  }

  @Test
  void strangersAndCommissionersChangeNothing() {
    ReferralRoute route = routeBetweenServices();
    Service elsewhere =
        site.context().getBean(SnapshotKeeper.class).current().catalogue().listServices().stream()
            .filter(
                each ->
                    !each.organisation().equals(service(route.to().toString()).organisation())
                        && !each.organisation()
                            .equals(
                                service(((ServicePoint) route.from()).service().toString())
                                    .organisation()))
            .findFirst()
            .orElseThrow();
    TestSite.Visitor stranger =
        site.as(
            site.account(
                "stranger@example.org", new Grant.Provider(elsewhere.organisation(), true)));
    assertThat(stranger.get("/manage/routes/" + route.id()).status()).isEqualTo(403);
    assertThat(
            stranger
                .post(
                    "/manage/routes/" + route.id(),
                    java.util.Map.of("version", "1", "act", "withdraw"))
                .status())
        .isEqualTo(403);

    TestSite.Visitor commissioner =
        site.as(site.account("pcc@example.org", new Grant.Commissioner(new AreaCode("E23000002"))));
    TestSite.Answer list = commissioner.get("/manage/routes");
    assertThat(list.text()).contains("Routes in Cumbria");
    assertThat(list.text()).doesNotContain("State a route");
    TestSite.Answer page = commissioner.get("/manage/routes/" + route.id());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("You can read this route")
        .doesNotContain("Withdraw this route");
    assertThat(current(route).withdrawnOn()).isNull();
  }

  @Test
  void aPairOfDaysIsRefusedWithWordsWhereNothingIsKept() {
    TestSite.Answer page = site.get("/pathways/breaks?area=E23000002&from=yesterday");
    assertThat(page.status()).isEqualTo(400);
    assertThat(page.text()).contains("is not a date");
    // Cumbria had six districts until 1 April 2023.
    TestSite.Answer others = site.get("/pathways/breaks?area=E23000002&from=2023-03-31");
    assertThat(others.status()).isEqualTo(400);
    assertThat(others.text()).contains("before Cumbria had the districts it has now");
    assertThat(site.get("/pathways/breaks?area=E23000002&from=2026-01-01").text())
        .contains("keeps no history");
  }
}
