package org.waymark.web.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.AccountRepository;
import org.waymark.account.Grant;
import org.waymark.audit.AuditReader;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.geography.AreaCode;
import org.waymark.web.EditedSite;
import org.waymark.web.account.SignedInCookie;

/** The history of a listing and its withheld addresses, in the browser. */
class HistoryPagesTest {

  private static final Organisation OWN = anOrganisation().named("Kindly Light").build();
  private static final Organisation OTHER = anOrganisation().named("Other").build();
  private static final Service FIRST =
      anIdvaService()
          .runBy(OWN)
          .named("First name")
          .serving("E06000063")
          .commissionedBy(null, "Canary Fund Body")
          .atAWithheldLocation()
          .build();
  private static final EditedSite SITE =
      EditedSite.of(catalogueOf(List.of(OWN, OTHER), List.of(FIRST)));
  private static final String HISTORY = "/services/" + FIRST.id() + "/history";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @AfterAll
  static void close() {
    SITE.close();
  }

  private static String cookie(String email, Grant... grants) {
    Account account =
        new Account(AccountId.random(), email, "Ann Editor", true, false, List.of(grants));
    SITE.get(AccountRepository.class).save(account, false);
    return SignedInCookie.of(SITE.context(), account.id());
  }

  private static HttpResponse<String> send(String cookie, String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(
        request.uri(URI.create(SITE.address() + path)).header("Cookie", cookie).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(String cookie, String path)
      throws IOException, InterruptedException {
    return send(cookie, path, HttpRequest.newBuilder().GET());
  }

  private static HttpResponse<String> post(String cookie, String path, Map<String, String> fields)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        cookie,
        path,
        HttpRequest.newBuilder()
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static String field(String page, String name) {
    Matcher found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  @Test
  void editorSeesWhoChangedWhatAndPutsItBack() throws Exception {
    CatalogueRepository catalogue = SITE.get(CatalogueRepository.class);
    Service now = catalogue.findService(FIRST.id()).orElseThrow();
    Service renamed = ServiceBuilder.from(now).openingNote("Closed at Easter").build();
    catalogue.apply(CatalogueChange.of("Bob", "easter", List.of(), List.of(renamed)));
    String editor = cookie("editor@example.org", new Grant.Provider(OWN.id(), false));

    assertThat(get(editor, "/services/" + FIRST.id()).body()).contains(HISTORY);
    HttpResponse<String> page = get(editor, HISTORY);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Bob", "easter", "Closed at Easter", "Changed", "Added")
        .contains("Put back as it was then")
        .doesNotContain("Canary Fund");

    assertThat(get(editor, HISTORY + "?day=15&month=6&year=2026").body())
        .contains("On 15 June 2026", "First name");
    assertThat(get(editor, HISTORY + "?day=31&month=2&year=2026").statusCode()).isEqualTo(400);

    String body = page.body();
    HttpResponse<String> restored =
        post(
            editor,
            HISTORY,
            Map.of(
                "_token", field(body, "_token"),
                "version", field(body, "version"),
                "revision", field(body, "revision")));
    assertThat(restored.statusCode()).as(restored.body()).isEqualTo(303);
    assertThat(catalogue.findService(FIRST.id()).orElseThrow().openingNote())
        .isEqualTo(FIRST.openingNote());
    assertThat(get(editor, HISTORY).body()).contains("Put back as it was on");
  }

  @Test
  void othersDoNotSeeItAndACommissionerOfTheAreaDoes() throws Exception {
    String stranger = cookie("other@example.org", new Grant.Provider(OTHER.id(), true));
    String elsewhere =
        cookie("kent@example.org", new Grant.Commissioner(new AreaCode("E23000032")));
    String here = cookie("cumbria@example.org", new Grant.Commissioner(new AreaCode("E23000002")));

    assertThat(get(stranger, HISTORY).statusCode()).isEqualTo(404);
    assertThat(get(elsewhere, HISTORY).statusCode()).isEqualTo(404);
    assertThat(get(here, HISTORY).statusCode()).isEqualTo(200);
    assertThat(get(here, HISTORY).body()).doesNotContain("Put back as it was then");
  }

  @Test
  void editorKeepsAndSeesAWithheldAddressAndNobodyElseDoes() throws Exception {
    LocationId place =
        FIRST.locations().stream()
            .filter(ServiceLocation.Withheld.class::isInstance)
            .findFirst()
            .orElseThrow()
            .id();
    String page = "/manage/listings/" + FIRST.id() + "/withheld";
    String editor = cookie("keeper@example.org", new Grant.Provider(OWN.id(), false));
    String stranger = cookie("nosy@example.org", new Grant.Provider(OTHER.id(), true));
    String token = field(get(editor, page).body(), "_token");

    HttpResponse<String> kept =
        post(
            editor,
            page + "/" + place + "/keep",
            Map.of("_token", token, "lines", "Canary <Cottage>\n3 Lane", "postcode", "ca1 9zz"));
    assertThat(kept.statusCode()).as(kept.body()).isEqualTo(303);
    assertThat(get(editor, page).body()).contains("An address is kept").doesNotContain("Canary");
    assertThat(post(editor, page + "/" + place, Map.of("_token", token)).body())
        .contains("Canary &lt;Cottage&gt;", "CA1 9ZZ");
    assertThat(
            post(editor, page + "/" + place + "/keep", Map.of("_token", token, "lines", " "))
                .statusCode())
        .isEqualTo(400);

    String theirs = field(get(stranger, "/account").body(), "_token");
    HttpResponse<String> refused = post(stranger, page + "/" + place, Map.of("_token", theirs));
    assertThat(refused.statusCode()).isEqualTo(404);
    assertThat(refused.body()).doesNotContain("Canary");
    assertThat(get(stranger, page).statusCode()).isEqualTo(404);
    assertThat(
            SITE.get(AuditReader.class)
                .find(AuditReader.Selection.ofSubject("service:" + FIRST.id()), null, 50))
        .extracting(entry -> entry.action())
        .contains("withheld-address.written", "withheld-address.read", "withheld-address.refused");
  }
}
