package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.web.TestSite;

/** Who gets in, and that nobody else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

  private static final String PASSPHRASE = "four plain garden words";
  private TestSite site;

  @BeforeAll
  void start() {
    site = TestSite.of();
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
        .forEach(route -> silent.add(route.getHttpMethodName() + " " + route.getUriMatchTemplate()));

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

  @Test
  void whoeverIsNotSignedInGetsNoCookie() {
    for (String path : List.of("/", "/about", "/sign-in", "/services", "/reset", "/nothing")) {
      assertThat(site.get(path).header("Set-Cookie")).as(path).isEmpty();
    }
    assertThat(signIn("nobody@example.org", PASSPHRASE).header("Set-Cookie")).isEmpty();
  }
}
