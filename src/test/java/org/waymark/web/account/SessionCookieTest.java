package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.web.TestSite;

class SessionCookieTest {

  private static final String PASSPHRASE = "four plain garden words";

  @Test
  void byHttpsItIsForThisHostAndForHttpsOnly() {
    try (TestSite site =
        TestSite.of(
            CatalogueFixtures.catalogueOf(),
            Map.of("waymark.web.address", "https://waymark.example.org"))) {
      TestSite.Answer in = signIn(site);

      assertThat(in.header("Set-Cookie"))
          .startsWith("__Host-waymark=")
          .contains("Secure", "HTTPOnly", "SameSite=Lax", "Path=/")
          .doesNotContainIgnoringCase("Domain=");
      TestSite.Visitor visitor = site.anybody().with(in);
      assertThat(visitor.get("/account").status()).isEqualTo(200);

      String unprefixed = visitor.cookie().replace("__Host-", "");
      HttpRequest plain =
          HttpRequest.newBuilder(URI.create(site.address() + "/account"))
              .header("Cookie", unprefixed)
              .build();
      assertThat(site.send(plain).status()).as("one that another host may have set").isEqualTo(303);
    }
  }

  @Test
  void onOnesOwnMachineItNeedsNoHttps() {
    try (TestSite site = TestSite.of()) {
      assertThat(signIn(site).header("Set-Cookie"))
          .startsWith("waymark=")
          .contains("HTTPOnly", "SameSite=Lax")
          .doesNotContain("Secure");
    }
  }

  private static TestSite.Answer signIn(TestSite site) {
    Account account = site.account("somebody@example.org", new Grant.Administrator(false));
    site.setPassphrase(account, PASSPHRASE);
    TestSite.Answer in =
        site.anybody()
            .post("/sign-in", Map.of("email", "somebody@example.org", "passphrase", PASSPHRASE));
    assertThat(in.status()).isEqualTo(303);
    return in;
  }
}
