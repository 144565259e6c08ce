package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.account.Account;
import org.waymark.catalogue.Catalogue;
import org.waymark.web.TestSite;

/** Signing in by an OpenID provider. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderLoginTest {

  private StubProvider provider;
  private TestSite site;

  @BeforeAll
  void start() throws Exception {
    provider = new StubProvider();
    String client = "micronaut.security.oauth2.clients.council.";
    site =
        TestSite.of(
            Catalogue.empty(),
            Map.of(
                client + "client-id",
                StubProvider.CLIENT,
                client + "client-secret",
                "secret",
                client + "token-endpoint-auth-method",
                "client_secret_post",
                client + "openid.issuer",
                provider.issuer()));
  }

  @AfterAll
  void stop() {
    site.close();
    provider.close();
  }

  @BeforeEach
  void asUsual() {
    provider.verified = true;
    provider.nonce = null;
  }

  /** What the browser has after it was sent to the provider, and where it was sent. */
  private TestSite.Answer toTheProvider() {
    TestSite.Answer answer = site.get("/oauth/login/council");
    assertThat(answer.status()).isEqualTo(302);
    return answer;
  }

  private TestSite.Answer back(TestSite.Answer there, String path) {
    String cookies =
        there.response().headers().allValues("Set-Cookie").stream()
            .map(each -> each.replaceFirst(";.*", ""))
            .collect(Collectors.joining("; "));
    return new TestSite.Visitor(site, cookies).get(path);
  }

  private TestSite.Answer signIn(String email) {
    provider.email = email;
    TestSite.Answer there = toTheProvider();
    return back(there, provider.authorize(there.header("Location")));
  }

  @Test
  void theSignInPageNamesTheProvider() {
    assertThat(site.get("/sign-in").body()).contains("href=\"/oauth/login/council\"");
  }

  @Test
  void somebodyWithAnAccountGetsASessionOfOurs() {
    site.account("known@example.org");

    TestSite.Answer in = signIn("Known@example.org");

    assertThat(in.status()).isEqualTo(303);
    assertThat(in.header("Location")).isEqualTo("/account");
    String cookie =
        in.response().headers().allValues("Set-Cookie").stream()
            .filter(each -> each.startsWith("waymark="))
            .findFirst()
            .orElseThrow()
            .replaceFirst(";.*", "");
    assertThat(new TestSite.Visitor(site, cookie).get("/account").text())
        .contains("known@example.org");
    assertThat(site.audit().entries())
        .anyMatch(each -> each.details().containsValue("provider council"));
  }

  @Test
  void nobodyGetsAnAccountByIt() {
    assertRefused(signIn("stranger@example.org"));
  }

  @Test
  void anAddressThatIsNotVerifiedIsNobodys() {
    site.account("unverified@example.org");
    provider.verified = false;

    assertRefused(signIn("unverified@example.org"));
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() {
    site.account("replayed@example.org");
    provider.email = "replayed@example.org";
    provider.nonce = "another";
    TestSite.Answer there = toTheProvider();
    assertRefused(back(there, provider.authorize(there.header("Location"))));

    provider.nonce = null;
    TestSite.Answer mine = toTheProvider();
    TestSite.Answer theirs = toTheProvider();
    assertRefused(back(mine, provider.authorize(theirs.header("Location"))));
  }

  @Test
  void whoHasASecondFactorIsAskedForItAllTheSame() throws Exception {
    Account account = site.account("both@example.org");
    TestSite.Visitor visitor = site.as(account);
    String secret =
        visitor.get("/account/second-factor").all("Secret: <code>([A-Z2-7 ]+)</code>").getFirst();
    visitor.post(
        "/account/second-factor",
        Map.of("code", Codes.now(secret, site.context().getBean(Clock.class).instant())));

    TestSite.Answer in = signIn("both@example.org");

    assertThat(in.text()).contains("Enter the code");
    assertThat(in.response().headers().allValues("Set-Cookie"))
        .noneMatch(each -> each.startsWith("waymark="));
  }

  private static void assertRefused(TestSite.Answer answer) {
    assertThat(answer.response().headers().allValues("Set-Cookie"))
        .noneMatch(each -> each.startsWith("waymark="));
    assertThat(answer.header("Location"))
        .as(answer.status() + answer.text())
        .isEqualTo("/sign-in?problem=provider");
  }
}
