package org.waymark.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.waymark.ChangesNothing;
import org.waymark.account.Grant;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.OrganisationId;
import org.waymark.geography.AreaCode;
import org.waymark.web.TestSite;

/**
 * Tries every route that changes something, those of the future too, in every way in which it must
 * be refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryChangeTest {

  private static final Set<HttpMethod> CHANGES =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  /** What everybody who has an account may do with their own. */
  private static final List<String> ONES_OWN =
      List.of(
          "/sign-out",
          "/test-upload",
          // Of one's own listings, and these people have none.
          "/manage/still-correct",
          "/account/name",
          "/account/passphrase",
          "/account/sessions/end",
          "/account/second-factor",
          "/account/second-factor/codes",
          "/account/second-factor/remove");

  /** What is asked with a body only to keep it out of the address. */
  private static final List<String> QUESTIONS =
      List.of(
          "POST /api/v1/pathways/journeys",
          "POST /coverage",
          "POST /gap/map",
          "POST /pathways/breaks",
          "POST /pathways/journey",
          "POST /pathways/journey.bpmn");

  private record Change(
      String method, String path, List<String> rule, boolean parts, boolean changesNothing) {
    boolean isPublic() {
      return rule.contains(SecurityRule.IS_ANONYMOUS);
    }

    boolean isForPrograms() {
      return rule.stream().anyMatch(each -> each.startsWith("listings:"));
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private TestSite site;
  private List<Change> changes;

  @BeforeAll
  void start() {
    site = TestSite.of(CatalogueFixtures.anIdvaService().build());
    changes =
        site.context()
            .getBean(Router.class)
            .uriRoutes()
            .filter(route -> CHANGES.contains(route.getHttpMethod()))
            .map(EveryChangeTest::change)
            .toList();
  }

  @AfterAll
  void stop() {
    site.close();
  }

  private static Change change(UriRouteInfo<?, ?> route) {
    return new Change(
        route.getHttpMethodName(),
        route
            .getUriMatchTemplate()
            .toPathString()
            .replaceAll("\\{[^}]*\\}", UUID.randomUUID().toString()),
        List.of(route.getAnnotationMetadata().stringValues(Secured.class)),
        List.of(route.getAnnotationMetadata().stringValues(Consumes.class))
            .contains(MediaType.MULTIPART_FORM_DATA),
        route.getAnnotationMetadata().hasAnnotation(ChangesNothing.class));
  }

  private Stream<Change> forms() {
    return changes.stream().filter(each -> !each.path().startsWith("/api/"));
  }

  @Test
  void thereAreSome() {
    assertThat(changes).extracting(Change::toString).contains("POST /sign-out", "POST /sign-in");
    assertThat(changes).hasSizeGreaterThan(15);
  }

  @Test
  void nobodyWhoIsNotSignedInChangesWhatIsNotForEverybody() {
    SoftAssertions all = new SoftAssertions();
    String token = site.anybody().token();
    changes.stream()
        .filter(each -> !each.isPublic())
        .forEach(
            change -> {
              TestSite.Answer answer =
                  send(change, site.anybody(), "_token=" + token, "same-origin");
              if (change.path().startsWith("/api/")) {
                all.assertThat(answer.status()).as(change.toString()).isEqualTo(401);
                all.assertThat(answer.header("Content-Type"))
                    .startsWith("application/problem+json");
              } else {
                all.assertThat(answer.status()).as(change.toString()).isEqualTo(303);
                all.assertThat(answer.header("Location")).startsWith("/sign-in");
              }
            });
    all.assertAll();
  }

  @Test
  void onlyQuestionsNeedNoToken() {
    assertThat(changes.stream().filter(Change::changesNothing).distinct())
        .extracting(Change::toString)
        .containsExactlyInAnyOrderElementsOf(QUESTIONS);
  }

  @Test
  void noFormPassesWithoutTheTokenOfItsSession() {
    SoftAssertions all = new SoftAssertions();
    TestSite.Visitor admin =
        site.as(site.account("csrf@example.org", new Grant.Administrator(true)));
    TestSite.Visitor same =
        site.as(site.account("csrf2@example.org", new Grant.Administrator(true)));
    List<String> wrong =
        List.of(
            "",
            "_token=",
            "_token=" + same.token(),
            "_token=" + site.anybody().token(),
            "x=_token=" + admin.token());
    forms()
        .filter(change -> !change.changesNothing())
        .forEach(
            change -> {
              for (String body : wrong) {
                all.assertThat(send(change, admin, body, "same-origin").status())
                    .as("%s with %s", change, body)
                    .isEqualTo(403);
              }
              if (change.isPublic()) {
                all.assertThat(send(change, site.anybody(), "", "same-origin").status())
                    .as("%s, not signed in, without a token", change)
                    .isEqualTo(403);
              }
            });
    all.assertAll();
    assertThat(admin.get("/account").status()).as("still signed in").isEqualTo(200);
  }

  @Test
  void noOtherSiteMakesAChangeNotEvenWithTheToken() {
    SoftAssertions all = new SoftAssertions();
    TestSite.Visitor admin =
        site.as(site.account("cross@example.org", new Grant.Administrator(true)));
    String token = "_token=" + admin.token();
    forms()
        .forEach(
            change -> {
              all.assertThat(send(change, admin, token, "cross-site").status())
                  .as(change.toString())
                  .isEqualTo(403);
              all.assertThat(send(change, admin, token, "same-site").status())
                  .as(change.toString())
                  .isEqualTo(403);
              all.assertThat(
                      site.send(
                              request(change, admin, token)
                                  .header("Origin", "https://evil.example")
                                  .build())
                          .status())
                  .as(change.toString())
                  .isEqualTo(403);
            });
    all.assertAll();
  }

  @Test
  void nobodyChangesWhatTheirRoleDoesNotLetThem() {
    SoftAssertions all = new SoftAssertions();
    List<TestSite.Visitor> people =
        List.of(
            site.as(site.account("nothing@example.org")),
            site.as(
                site.account(
                    "elsewhere@example.org",
                    new Grant.Provider(new OrganisationId(UUID.randomUUID()), false))),
            site.as(
                site.account(
                    "convenor@example.org", new Grant.Convenor(new AreaCode("E23000002")))));
    for (TestSite.Visitor person : people) {
      String token = "_token=" + person.token();
      changes.stream()
          .filter(each -> !each.isPublic() && !ONES_OWN.contains(each.path()))
          .filter(each -> !each.path().startsWith("/api/"))
          .forEach(
              change ->
                  all.assertThat(send(change, person, token, "same-origin").status())
                      .as("%s by person %d", change, people.indexOf(person))
                      .isIn(400, 403, 404));
    }
    all.assertAll();
  }

  @Test
  void noCookieOpensWhatIsForPrograms() {
    TestSite.Visitor admin =
        site.as(site.account("programs@example.org", new Grant.Administrator(true)));
    SoftAssertions all = new SoftAssertions();
    changes.stream()
        .filter(Change::isForPrograms)
        .forEach(
            change ->
                all.assertThat(
                        send(change, admin, "_token=" + admin.token(), "same-origin").status())
                    .as(change.toString())
                    .isEqualTo(403));
    all.assertAll();
  }

  private TestSite.Answer send(Change change, TestSite.Visitor visitor, String body, String from) {
    return site.send(request(change, visitor, body).header("Sec-Fetch-Site", from).build());
  }

  private static HttpRequest.Builder request(Change change, TestSite.Visitor visitor, String body) {
    return visitor
        .request(change.path())
        .header(
            "Content-Type",
            change.path().startsWith("/api/")
                ? "application/json"
                : change.parts()
                    ? "multipart/form-data; boundary=waymark"
                    : "application/x-www-form-urlencoded")
        .method(change.method(), BodyPublishers.ofString(change.parts() ? parts(body) : body));
  }

  /** The same field in a form that can carry a file. */
  private static String parts(String body) {
    String[] field = (body.isEmpty() ? "x=" : body).split("=", 2);
    return "--waymark\r\nContent-Disposition: form-data; name=\""
        + field[0]
        + "\"\r\n\r\n"
        + field[1]
        + "\r\n--waymark--\r\n";
  }
}
