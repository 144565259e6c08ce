package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Body;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.OrganisationId;
import org.waymark.web.TestSite;

/** Who gets in, and that nobody else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final String PASSPHRASE = "four plain garden words";
  private TestSite site;

  @BeforeAll
  void start() {
    site = TestSite.of(CatalogueFixtures.anIdvaService().build());
  }

  @AfterAll
  void stop() {
    site.close();
  }

  private Account somebody(String email, Grant... grants) {
    Account account = site.account(email, grants);
    site.setPassphrase(account, PASSPHRASE);
    return account;
  }

  private TestSite.Answer signIn(String email, String passphrase) {
    return site.anybody()
        .post("/sign-in", Map.of("email", email, "passphrase", passphrase, "return", ""));
  }

  @Test
  void everyRouteSaysWhoMayOpenIt() {
    ApplicationContext context = site.context();
    Set<String> silent = new TreeSet<>();
    context
        .getBean(Router.class)
        .uriRoutes()
        .filter(
            route ->
                route.getAnnotationMetadata().stringValues(Secured.class).length == 0
                    && !isManagement(route))
        .forEach(
            route -> silent.add(route.getHttpMethodName() + " " + route.getUriMatchTemplate()));

    assertThat(silent).as("routes without an access rule").isEmpty();
  }

  private static boolean isManagement(UriRouteInfo<?, ?> route) {
    String path = route.getUriMatchTemplate().toPathString();
    return path.equals("/prometheus") || path.startsWith("/health");
  }

  @Test
  void somebodySignsInAndOut() {
    somebody("in-and-out@example.org");

    TestSite.Answer in = signIn("In-And-Out@example.org ", PASSPHRASE);

    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo("/account");
    assertThat(in.header("Set-Cookie"))
        .startsWith("waymark=")
        .contains("HTTPOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Max-Age", "Domain");
    TestSite.Visitor visitor = site.anybody().with(in);
    assertThat(visitor.get("/about").text()).contains("Signed in as in-and-out", "Sign out");
    assertThat(visitor.post("/sign-out", Map.of()).status()).isEqualTo(303);
    assertThat(visitor.get("/about").text()).doesNotContain("Signed in as");
  }

  /** The server cuts a text at its commas when it is asked for lists. */
  @Test
  void noRouteAsksForAFormAsLists() {
    Set<String> cut = new TreeSet<>();
    site.context()
        .getBean(Router.class)
        .uriRoutes()
        .forEach(
            route ->
                Stream.of(route.getTargetMethod().getArguments())
                    .filter(argument -> argument.isAnnotationPresent(Body.class))
                    .filter(
                        argument ->
                            Stream.of(argument.getTypeParameters())
                                .anyMatch(
                                    part -> Collection.class.isAssignableFrom(part.getType())))
                    .forEach(
                        argument ->
                            cut.add(
                                route.getHttpMethodName() + " " + route.getUriMatchTemplate())));

    assertThat(cut).as("take Map<String, Object> and SentForm.of").isEmpty();
  }

  @Test
  void aCommaInAPassphraseIsPartOfIt() {
    Account account = site.account("comma@example.org", new Grant.Administrator(false));
    site.setPassphrase(account, "four, plain, garden, words");

    assertThat(signIn("comma@example.org", "four").status()).isEqualTo(400);
    assertThat(signIn("comma@example.org", "four, plain, garden, words").status()).isEqualTo(303);
  }

  @Test
  void whoeverIsNotSignedInGetsNoCookie() {
    for (String path : List.of("/", "/about", "/sign-in", "/services", "/reset", "/nothing")) {
      assertThat(site.get(path).header("Set-Cookie")).as(path).isEmpty();
    }
    assertThat(signIn("nobody@example.org", PASSPHRASE).header("Set-Cookie")).isEmpty();
  }

  @Test
  void theAnswerIsTheSameWhetherThereIsSuchAnAccountOrNot() {
    somebody("there-is@example.org");

    TestSite.Answer known = signIn("there-is@example.org", "something else entirely");
    TestSite.Answer unknown = signIn("there-isno@example.org", "something else entirely");

    assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(400);
    assertThat(known.text().replace("there-is@", "there-isno@")).isEqualTo(unknown.text());
    assertThat(known.header("Set-Cookie")).isEmpty();
  }

  @Test
  void aFormIsTakenAsBrowsersSendItFromAPageWithoutReferrer() {
    TestSite.Visitor visitor = site.as(somebody("null-origin@example.org"));

    TestSite.Answer answer =
        site.send(
            visitor
                .request("/account/name")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "null")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(BodyPublishers.ofString("_token=" + visitor.token() + "&name=Nell"))
                .build());

    assertThat(answer.status()).isEqualTo(303);
  }

  @Test
  void aFileIsUploadedWithTheTokenOfItsForm() {
    TestSite.Visitor visitor = site.as(somebody("upload@example.org"));

    TestSite.Answer answer = visitor.upload("/test-upload", "file", "a.xlsx", new byte[100_000]);

    assertThat(answer.status() + answer.body()).isEqualTo("200100000");
  }

  @Test
  void aClosedAccountIsNobodys() {
    Account closed = somebody("closed@example.org");
    TestSite.Visitor still = site.as(closed);
    Account admin = site.account("closer@example.org", new Grant.Administrator(false));
    site.as(admin).post("/admin/accounts/" + closed.id() + "/close", Map.of());

    assertThat(signIn("closed@example.org", PASSPHRASE).status()).isEqualTo(400);
    assertThat(still.get("/account").status()).isEqualTo(303);
    assertThat(site.audit().entries())
        .anyMatch(
            each ->
                each.action().equals("account.closed")
                    && each.subject().equals("account:" + closed.id())
                    && each.actor().equals("account:" + admin.id()));
  }

  @Test
  void aGuesserIsStoppedAndTheOwnerIsNot() {
    somebody("guessed@example.org");
    for (int i = 0; i < 5; i++) {
      assertThat(signIn("guessed@example.org", "guess number " + i).status()).isEqualTo(400);
    }

    assertThat(signIn("guessed@example.org", PASSPHRASE).status()).isEqualTo(429);

    // The link in a letter passes by all of it.
    site.anybody().post("/reset", Map.of("email", "guessed@example.org"));
    TestSite.Answer in =
        site.anybody()
            .post(site.letters().nextLink(), Map.of("passphrase", "other plain garden words"));
    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Set-Cookie")).startsWith("waymark=");
    site.pass(Duration.ofMinutes(16));
    assertThat(signIn("guessed@example.org", "other plain garden words").status()).isEqualTo(303);
  }

  @Test
  void aSessionEndsWhenIdleAndInTheEndWhateverHappens() {
    TestSite.Visitor visitor = site.as(somebody("idle@example.org"));

    site.pass(Duration.ofMinutes(29));
    assertThat(visitor.get("/account").status()).isEqualTo(200);
    site.pass(Duration.ofMinutes(31));
    assertThat(visitor.get("/account").status()).isEqualTo(303);

    TestSite.Visitor busy = site.as(somebody("busy@example.org"));
    for (int i = 0; i < 25; i++) {
      assertThat(busy.get("/account").status()).as("after %d times", i).isEqualTo(200);
      site.pass(Duration.ofMinutes(29));
    }
    assertThat(busy.get("/account").status()).isEqualTo(303);
  }

  @Test
  void aCookieThatWeDidNotSignIsNobodys() {
    TestSite.Visitor visitor = site.as(somebody("tampered@example.org"));
    String cookie = visitor.cookie();

    for (String forged :
        List.of(
            cookie.substring(0, cookie.length() - 2) + (cookie.endsWith("AA") ? "BB" : "AA"),
            "waymark=" + cookie.substring(8).split("\\.")[1],
            // {"alg":"none"}
            "waymark=eyJhbGciOiJub25lIn0." + cookie.substring(8).split("\\.")[1] + ".",
            "waymark=",
            "waymark=x.y.z")) {
      assertThat(new TestSite.Visitor(site, forged).get("/account").status())
          .as(forged)
          .isEqualTo(303);
    }
    assertThat(visitor.get("/account").status()).isEqualTo(200);
  }

  @Test
  void signingInAlwaysBeginsANewSessionAndEndsTheOneThatWasThere() {
    Account account = somebody("fixed@example.org");
    TestSite.Visitor planted = site.as(account);

    TestSite.Answer in =
        planted.post("/sign-in", Map.of("email", "fixed@example.org", "passphrase", PASSPHRASE));

    assertThat(in.header("Set-Cookie")).doesNotStartWith(planted.cookie());
    assertThat(planted.get("/account").status()).isEqualTo(303);
    assertThat(planted.with(in).get("/account").status()).isEqualTo(200);
  }

  @Test
  void changingThePassphraseEndsEverySessionButTheOneThatGoesOn() {
    Account account = somebody("changes@example.org");
    TestSite.Visitor elsewhere = site.as(account);
    TestSite.Visitor here = site.as(account);

    TestSite.Answer changed =
        here.post(
            "/account/passphrase",
            Map.of("current", PASSPHRASE, "passphrase", "quite other garden words"));

    assertThat(changed.status()).isEqualTo(303);
    assertThat(elsewhere.get("/account").status()).isEqualTo(303);
    assertThat(here.get("/account").status()).isEqualTo(303);
    assertThat(here.with(changed).get("/account").status()).isEqualTo(200);
    assertThat(site.letters().next().subject()).contains("was changed");
  }

  @Test
  void afterSigningInOneGoesWhereOneWantedToGoAndNowhereElse() {
    somebody("returns@example.org");
    TestSite.Answer asked = site.anybody().get("/account/people?a=b");
    assertThat(asked.status()).isEqualTo(303);
    assertThat(site.get("/sign-in/code").header("Location")).isEqualTo("/sign-in");
    assertThat(asked.header("Location")).isEqualTo("/sign-in?return=%2Faccount%2Fpeople%3Fa%3Db");

    for (Map.Entry<String, String> each :
        Map.of(
                "/manage?x=1", "/manage?x=1",
                "//evil.example", "/account",
                "https://evil.example/", "/account",
                "/\\evil.example", "/account",
                "/\t/evil.example", "/account",
                "javascript:alert(1)", "/account",
                "/a\r\nSet-Cookie: x=y", "/account")
            .entrySet()) {
      TestSite.Answer in =
          site.anybody()
              .post(
                  "/sign-in",
                  Map.of(
                      "email",
                      "returns@example.org",
                      "passphrase",
                      PASSPHRASE,
                      "return",
                      each.getKey()));
      assertThat(in.header("Location")).as(each.getKey()).isEqualTo(each.getValue());
    }
  }

  @Test
  void aLinkIsUsedOnceAndInTime() {
    Account admin = site.account("inviter@example.org", new Grant.Administrator(false));
    site.as(admin)
        .post(
            "/admin/accounts/invite",
            Map.of("email", "invited@example.org", "name", "I", "administrator", "yes"));
    String link = site.letters().nextLink();

    assertThat(link).startsWith("/invitation/");
    assertThat(site.get(link).text()).contains("invited@example.org");
    assertThat(site.get(link.replace("invitation", "reset")).status()).isEqualTo(404);
    Map<String, String> weak = Map.of("name", "Ina", "passphrase", "short");
    assertThat(site.anybody().post(link, weak).text()).contains("12 characters or more");
    Map<String, String> good = Map.of("name", "Ina", "passphrase", PASSPHRASE);
    assertThat(site.anybody().post(link, good).status()).isEqualTo(303);
    assertThat(site.anybody().post(link, good).status()).isEqualTo(404);

    site.anybody().post("/reset", Map.of("email", "invited@example.org"));
    String reset = site.letters().nextLink();
    site.pass(Duration.ofMinutes(61));
    assertThat(site.get(reset).status()).isEqualTo(404);
  }

  @Test
  void askingForALinkTellsNothing() {
    somebody("known@example.org");

    TestSite.Answer known = site.anybody().post("/reset", Map.of("email", "known@example.org"));
    TestSite.Answer unknown = site.anybody().post("/reset", Map.of("email", "un@example.org"));

    assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(200);
    assertThat(withoutToken(known)).isEqualTo(withoutToken(unknown));
    assertThat(site.letters().next().to()).isEqualTo("known@example.org");
  }

  private static String withoutToken(TestSite.Answer answer) {
    return answer.body().replaceAll("name=\"_token\" value=\"[^\"]*\"", "");
  }

  @Test
  void aCodeOfTheAppIsAskedForAndTakenOnce() throws Exception {
    Account account = somebody("coded@example.org");
    TestSite.Visitor visitor = site.as(account);
    String secret =
        visitor.get("/account/second-factor").all("Secret: <code>([A-Z2-7 ]+)</code>").getFirst();
    assertThat(visitor.post("/account/second-factor", Map.of("code", "000000")).status())
        .isEqualTo(400);
    TestSite.Answer set = visitor.post("/account/second-factor", Map.of("code", code(secret)));
    List<String> recovery = set.all("<li><code>([^<]+)</code>");
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();

    TestSite.Answer asked = signIn("coded@example.org", PASSPHRASE);
    assertThat(asked.header("Set-Cookie")).isEmpty();
    String ticket = asked.all("name=\"ticket\" value=\"([^\"]*)\"").getFirst();
    assertThat(enter(ticket, code(secret)).status()).as("the code of the set-up").isEqualTo(400);
    site.pass(Duration.ofSeconds(60));
    String now = code(secret);
    assertThat(enter(ticket, now).header("Set-Cookie")).startsWith("waymark=");
    assertThat(enter(ticket, now).status()).as("the same code again").isEqualTo(400);
    assertThat(enter(ticket, recovery.getFirst().toLowerCase(Locale.ROOT)).status()).isEqualTo(303);
    assertThat(enter(ticket, recovery.getFirst()).status()).isEqualTo(400);
    assertThat(enter(ticket + "x", recovery.get(1)).text()).contains("That took too long");
    site.pass(Duration.ofMinutes(11));
    assertThat(enter(ticket, recovery.get(1)).text()).contains("That took too long");
  }

  private TestSite.Answer enter(String ticket, String code) {
    return site.anybody().post("/sign-in/code", Map.of("ticket", ticket, "code", code));
  }

  private String code(String secret) throws InvalidKeyException {
    return Codes.now(secret, site.context().getBean(Clock.class).instant());
  }

  @Test
  void whoMustHaveASecondFactorDoesNothingBeforeTheyHaveOne() throws Exception {
    try (TestSite strict =
        TestSite.of(Catalogue.empty(), Map.of("waymark.account.second-factor", "required"))) {
      Account admin = strict.account("strict@example.org", new Grant.Administrator(true));
      TestSite.Visitor visitor = strict.as(admin);

      assertThat(visitor.get("/admin/accounts").header("Location"))
          .isEqualTo("/account/second-factor");
      assertThat(visitor.post("/account/name", Map.of("name", "X")).header("Location"))
          .isEqualTo("/account/second-factor");
      String secret =
          visitor.get("/account/second-factor").all("Secret: <code>([A-Z2-7 ]+)</code>").getFirst();
      String code = Codes.now(secret, strict.context().getBean(Clock.class).instant());
      assertThat(visitor.post("/account/second-factor", Map.of("code", code)).status())
          .isEqualTo(200);
      assertThat(visitor.get("/admin/accounts").status()).isEqualTo(200);
    }
  }

  @Test
  void leadsInviteToTheirOwnOrganisationAndToNoOther() {
    OrganisationId own = site.organisation();
    OrganisationId other = new OrganisationId(UUID.randomUUID());
    Account lead = site.account("lead@example.org", new Grant.Provider(own, true));
    Account editor = site.account("editor@example.org", new Grant.Provider(own, false));

    assertThat(site.as(editor).get("/account/people").status()).isEqualTo(403);
    Map<String, String> fields = Map.of("email", "new@example.org", "name", "New", "role", "lead");
    Map<String, String> to = new HashMap<>(fields);
    to.put("organisation", other.value().toString());
    assertThat(site.as(lead).post("/account/people/invite", to).status()).isEqualTo(403);
    to.put("organisation", own.value().toString());
    assertThat(site.as(editor).post("/account/people/invite", to).status()).isEqualTo(403);
    to.put("administrator", "yes");
    to.put("body", "E54000050");
    assertThat(site.as(lead).post("/account/people/invite", to).status()).isEqualTo(303);
    assertThat(site.letters().next().to()).isEqualTo("new@example.org");
    assertThat(site.accounts().findByEmail("new@example.org").orElseThrow().account().grants())
        .containsExactly(new Grant.Provider(own, true));

    TestSite.Visitor asEditor = site.as(editor);
    site.as(lead)
        .post(
            "/account/people/take-off",
            Map.of("organisation", own.value().toString(), "account", editor.id().toString()));
    assertThat(asEditor.get("/account").text()).contains("Nothing yet");
  }

  @Test
  void theLastAdministratorStays() {
    try (TestSite alone = TestSite.of()) {
      Account admin = alone.account("last@example.org", new Grant.Administrator(false));

      TestSite.Answer refused =
          alone.as(admin).post("/admin/accounts/" + admin.id() + "/close", Map.of());

      assertThat(refused.status()).isEqualTo(409);
      assertThat(refused.text()).contains("last administrator");
    }
  }

  @Test
  void aTokenOpensWhatItIsForAndNoPage() {
    OrganisationId own = site.organisation();
    Account lead = site.account("tokens@example.org", new Grant.Provider(own, true));
    TestSite.Visitor visitor = site.as(lead);
    String token = visitor.newApiToken(own, "Ours");
    assertThat(token).startsWith("waymark_");
    assertThat(visitor.get("/account/tokens").body()).doesNotContain(token).contains("Ours");

    HttpRequest withToken =
        HttpRequest.newBuilder(URI.create(site.address() + "/account"))
            .header("Authorization", "Bearer " + token)
            .header("Cookie", visitor.cookie())
            .build();
    assertThat(site.send(withToken).status()).as("a page, with a cookie as well").isEqualTo(303);
    assertThat(probe("/api/test-token", token)).isEqualTo("200 token edits:true withheld:false");
    assertThat(probe("/api/test-token", "waymark_nothing")).startsWith("401");
    assertThat(probe("/api/test-signed-in", token)).startsWith("403");

    String id = visitor.get("/account/tokens").all("name=\"token\" value=\"([^\"]*)\"").getFirst();
    visitor.post(
        "/account/tokens/revoke", Map.of("organisation", own.value().toString(), "token", id));
    assertThat(probe("/api/test-token", token)).startsWith("401");
  }

  private String probe(String path, String token) {
    TestSite.Answer answer =
        site.send(
            HttpRequest.newBuilder(URI.create(site.address() + path))
                .header("Authorization", "Bearer " + token)
                .build());
    return answer.status() + " " + answer.body();
  }

  @Test
  void whatIsPrivateIsNotKeptByAnything() {
    TestSite.Answer page = site.as(somebody("private@example.org")).get("/account");

    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
  }
}
