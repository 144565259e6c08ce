package org.waymark.web.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.catalogueOf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.account.Account;
import org.waymark.account.Grant;
import org.waymark.account.Sessions;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.ListingPart;
import org.waymark.geography.AreaCode;
import org.waymark.web.TestSite.Answer;

/** What a provider's pages do, and whom they let do it. */
class ManagePagesTest {

  private static final AreaCode CUMBERLAND = new AreaCode("E06000063");

  private static final Service PHONE = service("Phone service");
  private static final Service REACH = service("Reach service");
  private static final Service BOTH = service("Service of two editors");
  private static final Service KEPT = service("Kept service");
  private static final Service FRESH = service("Fresh service");
  private static final Service HOSTILE = service("Hostile service");
  private static final Service UNLISTED =
      anIdvaService()
          .named("Unlisted service")
          .visibility(Visibility.PROFESSIONALS)
          .servingDistrict(CUMBERLAND.value())
          .contact(Contact.Kind.TELEPHONE, "01228 555 000")
          .build();
  private static final Service NEAR_A_REFUGE =
      anIdvaService()
          .named("Service near a refuge")
          .servingInside("Round Canary Street", aSquare(-2.94, 54.89, 0.01))
          .atAWithheldLocation()
          .contact(Contact.Kind.TELEPHONE, "01228 555 000")
          .build();
  private static final Service OUTLIVED =
      anIdvaService()
          .named("Outlived service")
          .servingDistrict(CUMBERLAND.value())
          .contact(Contact.Kind.TELEPHONE, "01228 555 000")
          .commissionedBy(CatalogueFixtures.TODAY.minusDays(30), "North PCC")
          .assuredOn(CatalogueFixtures.TODAY.minusDays(40))
          .build();
  private static final Service FOREIGN = service("Foreign service");

  private static Desks desks;
  private static Account editor;
  private static Account second;
  private static Account stranger;

  private static Service service(String name) {
    return anIdvaService()
        .named(name)
        .servingDistrict(CUMBERLAND.value())
        .contact(Contact.Kind.TELEPHONE, "01228 555 000")
        .build();
  }

  @BeforeAll
  static void start() {
    desks =
        new Desks(
            catalogueOf(
                PHONE,
                REACH,
                BOTH,
                KEPT,
                FRESH,
                HOSTILE,
                UNLISTED,
                NEAR_A_REFUGE,
                OUTLIVED,
                FOREIGN));
    List<Service> own = List.of(PHONE, REACH, BOTH, KEPT, FRESH, HOSTILE, UNLISTED, NEAR_A_REFUGE);
    Grant[] grants =
        own.stream()
            .map(service -> new Grant.Provider(service.organisation(), true))
            .toArray(Grant[]::new);
    editor = desks.account("editor@example.org", grants);
    second = desks.account("second@example.org", grants);
    stranger =
        desks.account("stranger@example.org", new Grant.Provider(FOREIGN.organisation(), true));
  }

  @AfterAll
  static void stop() {
    desks.close();
  }

  private static String path(Service service, String rest) {
    return "/manage/listings/" + service.id() + rest;
  }

  private static Map<String, List<String>> contact(String number) {
    return Map.of(
        "contacts", List.of("1"),
        "contact-1-kind", List.of("telephone"),
        "contact-1-value", List.of(number));
  }

  @Test
  void whoKeepsAListingThatDoesNotCountIsAskedWhetherItStillRuns() {
    Account keeper =
        desks.account("outlived@example.org", new Grant.Provider(OUTLIVED.organisation(), true));

    assertThat(desks.as(keeper).get("/manage").text())
        .contains("Confirm that it still runs", "Check “Outlived service”")
        .doesNotContain("unding");
    desks.as(keeper).post("/manage/still-correct", Map.of());
    assertThat(desks.as(keeper).get("/manage").text()).doesNotContain("Confirm that it still runs");
  }

  @Test
  void aCorrectedNumberIsLiveAtOnce() {
    Desks.Visitor visitor = desks.as(editor);
    assertThat(visitor.get("/manage").text()).contains("Phone service", "Still correct");

    Answer answer = visitor.post(path(PHONE, "/contacts"), contact("01228 555 999"));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("?done=live");
    assertThat(desks.live(PHONE.id()).contacts().getFirst().value()).isEqualTo("01228 555 999");
    assertThat(desks.anybody().get("/services/" + PHONE.id()).text()).contains("01228 555 999");
  }

  @Test
  void anotherReachWaitsWhileTheOldListingStaysUp() {
    Desks.Visitor visitor = desks.as(editor);

    Answer answer =
        visitor.post(
            path(REACH, "/reach"),
            Map.of("offer-1-area", List.of(CUMBERLAND.value(), "E06000064")));

    assertThat(answer.header("Location")).endsWith("?done=waits");
    assertThat(desks.live(REACH.id()).offers()).isEqualTo(REACH.offers());
    assertThat(visitor.get(path(REACH, "")).text())
        .contains("Waits for approval", "Westmorland and Furness", "Waiting for approval");
    assertThat(desks.anybody().get("/services/" + REACH.id()).text())
        .doesNotContain("Westmorland and Furness");
    assertThat(visitor.get(path(REACH, "/preview")).text()).contains("Westmorland and Furness");
    assertThat(visitor.get("/manage").text()).contains("A change waits");

    List<String> changes = visitor.get(path(REACH, "")).all("/changes/([0-9a-f-]{36})");
    String change = path(REACH, "/changes/" + changes.getFirst());
    assertThat(
            visitor
                .post(change + "/comment", Map.of("_comment", List.of("Agreed with the council")))
                .status())
        .isEqualTo(303);
    assertThat(visitor.get(change).text()).contains("Agreed with the council");
    assertThat(desks.as(stranger).get(change).status()).isEqualTo(404);
    assertThat(desks.as(stranger).get(path(FOREIGN, "/changes/" + changes.getFirst())).status())
        .isEqualTo(404);
  }

  @Test
  void theWorkbookIsALinkAway() {
    String page = desks.as(editor).get("/manage").body();

    assertThat(page).contains("href=\"/manage/bulk\"");
    assertThat(desks.as(editor).get("/manage/bulk").status()).isEqualTo(200);
  }

  @Test
  void stillCorrectIsOneClick() {
    Answer answer =
        desks.as(editor).post(path(FRESH, "/still-correct"), Map.of("_from", List.of("list")));

    assertThat(answer.header("Location")).isEqualTo("/manage?done=checked");
    assertThat(desks.live(FRESH.id()).assuredOn()).isEqualTo(CatalogueFixtures.TODAY);
  }

  @Test
  void whatIsWrongComesBackAsTypedWithTheErrorAtItsField() {
    Answer answer = desks.as(editor).post(path(PHONE, "/contacts"), contact("ring us"));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"ring us\"")
        .contains("href=\"#contact-1-value\"")
        .contains("id=\"contact-1-value-error\"");
    assertThat(answer.all("<title>(.*?)</title>").getFirst()).startsWith("Error: ");
  }

  @Test
  void twoEditorsAtOnceLoseNothing() {
    Desks.Visitor one = desks.as(editor);
    Desks.Visitor two = desks.as(second);
    String path = path(BOTH, "/about");
    Map<String, List<String>> ones = new HashMap<>(one.form(path));
    Map<String, List<String>> twos = new HashMap<>(two.form(path));
    ones.put("name", List.of("Name of the one"));
    ones.put("description", List.of(BOTH.description()));
    twos.put("name", List.of("Name of the other"));
    twos.put("description", List.of("Description of the other"));

    assertThat(two.postExactly(path, twos).status()).isEqualTo(303);
    Answer conflict = one.postExactly(path, ones);

    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.text()).contains("Name of the one", "Name of the other");
    Map<String, List<String>> chosen = hidden(conflict);
    // Nothing is chosen for anybody: without a choice it is asked once more.
    assertThat(conflict.body()).doesNotContain(" checked");
    Answer undecided = one.postExactly(path, chosen);
    assertThat(undecided.status()).isEqualTo(409);
    assertThat(undecided.text())
        .contains("There is a problem", "Name: select which version to keep")
        .contains("Name of the one", "Name of the other");
    chosen = hidden(undecided);
    chosen.put("_choice-name", List.of("mine"));
    assertThat(one.postExactly(path, chosen).status()).isEqualTo(303);
    assertThat(desks.live(BOTH.id()).name()).isEqualTo("Name of the one");
    assertThat(desks.live(BOTH.id()).description()).isEqualTo("Description of the other");
  }

  @Test
  void twoEditorsOfOneDraftSeeWhatTheOtherTypedAndLoseNothing() {
    Desks.Visitor one = desks.as(editor);
    Desks.Visitor two = desks.as(second);
    String about =
        one.post(
                "/manage/listings/new",
                Map.of(
                    "organisation", List.of(FRESH.organisation().toString()),
                    "name", List.of("Draft of two")))
            .header("Location");
    String crimes = about.substring(0, about.lastIndexOf('/')) + "/crimes";
    Map<String, List<String>> ones = new HashMap<>(one.form(about));
    Map<String, List<String>> onesCrimes = new HashMap<>(one.form(crimes));
    two.post(crimes, Map.of("crime", List.of("coercive-control")));
    two.post(
        about,
        Map.of(
            "name", List.of("Draft of two"),
            "description", List.of("What two wrote")));

    ones.put("name", List.of("Draft of one"));
    ones.put("description", List.of("What one wrote"));
    Answer both = one.postExactly(about, ones);
    assertThat(both.status()).isEqualTo(409);
    assertThat(both.text())
        .contains("There is a problem", "What one wrote")
        .contains("Somebody else has meanwhile answered this with “What two wrote”");
    assertThat(two.get(about).body()).contains("What two wrote").doesNotContain("What one wrote");
    // A choice is told in the words of the page.
    onesCrimes.put("crime", List.of("domestic-abuse"));
    assertThat(one.postExactly(crimes, onesCrimes).text())
        .contains("meanwhile answered this with “Controlling");

    ones = hidden(both);
    ones.put("name", List.of("Draft of one"));
    ones.put("description", List.of("What one wrote"));
    assertThat(one.postExactly(about, ones).status()).isEqualTo(303);
    assertThat(two.get(about).body()).contains("What one wrote", "Draft of one");
    assertThat(two.get(crimes).body()).containsPattern("value=\"coercive-control\"[^>]* checked");
  }

  @Test
  void whatWasTypedWhenTheSessionEndedIsGivenBackAndSentOnceMore() {
    // A session of its own, for it ends.
    Account leaving =
        desks.account("leaving@example.org", new Grant.Provider(KEPT.organisation(), true));
    Desks.Visitor before = desks.as(leaving);
    String path = path(KEPT, "/about");
    Map<String, List<String>> typed = new HashMap<>(before.form(path));
    typed.put("name", List.of("Kept & <b>safe</b>"));
    typed.put("description", List.of("Line one\nline \"two\""));
    desks.site.get(Sessions.class).endAll(leaving.id());

    Answer out = before.postExactly(path, typed);
    assertThat(out.status()).isEqualTo(403);
    assertThat(out.text()).contains("You have been signed out", "Nothing was saved yet");
    assertThat(out.body()).contains("Kept &amp; &lt;b").doesNotContain("<b>safe");
    assertThat(before.postExactly(path, read(out)).text()).contains("You have been signed out");

    Desks.Visitor after = desks.as(second);
    Answer check = after.postExactly(path, read(out));
    assertThat(check.status()).isEqualTo(403);
    assertThat(check.text()).contains("Check what you are about to send");
    assertThat(desks.live(KEPT.id()).name()).isEqualTo(KEPT.name());
    assertThat(after.postExactly(path, read(check)).status()).isEqualTo(303);
    assertThat(desks.live(KEPT.id()).name()).isEqualTo("Kept & <b>safe</b>");
    assertThat(desks.live(KEPT.id()).description()).isEqualTo("Line one\nline \"two\"");
  }

  /** The hidden fields of the page as a browser reads them. */
  private static Map<String, List<String>> read(Answer answer) {
    Map<String, List<String>> fields = hidden(answer);
    fields.replaceAll(
        (name, values) ->
            values.stream()
                .map(
                    value ->
                        value
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&#34;", "\"")
                            .replace("&amp;", "&"))
                .toList());
    return fields;
  }

  private static Map<String, List<String>> hidden(Answer answer) {
    Map<String, List<String>> fields = new HashMap<>();
    String body = answer.body().substring(answer.body().indexOf("<main"));
    Matcher found =
        Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
            .matcher(body);
    while (found.find()) {
      fields.put(found.group(1), List.of(found.group(2)));
    }
    return fields;
  }

  @Test
  void aFirstListingGoesFromNothingToSubmitted() {
    Desks.Visitor visitor = desks.as(editor);
    Answer begun =
        visitor.post(
            "/manage/listings/new",
            Map.of(
                "organisation", List.of(FRESH.organisation().toString()),
                "name", List.of("Quite another thing")));
    assertThat(begun.status()).isEqualTo(303);
    String about = begun.header("Location");
    String home = about.substring(0, about.lastIndexOf('/'));
    assertThat(desks.as(stranger).get(home).status()).isEqualTo(404);
    assertThat(desks.as(stranger).get(about).status()).isEqualTo(404);

    assertThat(
            visitor
                .post(
                    about,
                    Map.of(
                        "name", List.of("Quite another thing"),
                        "description", List.of("We help."),
                        "url", List.of("nonsense")))
                .status())
        .isEqualTo(422);
    // What is wrong is kept with the draft and shown again.
    assertThat(visitor.get(about).body()).contains("nonsense");
    assertThat(visitor.get(home).text()).contains("Incomplete", "What is missing");

    List<Map<String, List<String>>> answers =
        List.of(
            Map.of(
                "name",
                List.of("Quite another thing"),
                "description",
                List.of("We help, and listen, too.")),
            Map.of("offer-1-support", List.of("idva")),
            Map.of("offer-1-area", List.of(CUMBERLAND.value())),
            Map.of("crime", List.of("domestic-abuse")),
            Map.of("referral", List.of("self")),
            contact("01228 555 000"),
            Map.of("capacity", List.of("open")),
            Map.of("visibility", List.of("public")));
    String next = about;
    for (Map<String, List<String>> answer : answers) {
      Answer saved = visitor.post(next, answer);
      assertThat(saved.status()).as(next + " " + answer).isEqualTo(303);
      next = saved.header("Location");
    }
    assertThat(next).endsWith("?done=kept");
    assertThat(visitor.get(home + "/preview").text()).contains("Quite another thing", "Preview");
    assertThat(visitor.get(home + "/submit").text())
        .contains("Check your answers", "Cumberland", "We help, and listen, too.");
    Answer submitted = visitor.post(home + "/submit", Map.of());
    assertThat(submitted.header("Location")).isEqualTo(home + "?done=submitted");
    assertThat(visitor.get(home).text()).contains("Waiting for approval");
    assertThat(
            desks.anybody().get("/services/" + home.substring(home.lastIndexOf('/') + 1)).status())
        .isEqualTo(404);
    // It is read-only until it is taken back.
    assertThat(visitor.get(home + "/about").header("Location")).isEqualTo(home);
    assertThat(visitor.post(home + "/withdraw", Map.of()).status()).isEqualTo(303);
    assertThat(visitor.get(home + "/about").status()).isEqualTo(200);
  }

  @Test
  void anUnlistedListingIsKeptLikeAnyOtherAndIsHiddenFromEverybodyElse() {
    Desks.Visitor visitor = desks.as(editor);

    assertThat(visitor.get("/manage").text()).contains("Unlisted service");
    assertThat(visitor.get(path(UNLISTED, "")).status()).isEqualTo(200);
    assertThat(visitor.get(path(UNLISTED, "/preview")).text()).contains("Unlisted service");
    assertThat(visitor.post(path(UNLISTED, "/contacts"), contact("01228 555 444")).status())
        .isEqualTo(303);
    assertThat(desks.anybody().get("/services/" + UNLISTED.id()).status()).isEqualTo(404);
    // Whoever begins a listing of that name learns nothing of it.
    assertThat(
            desks
                .as(stranger)
                .post(
                    "/manage/listings/new",
                    Map.of(
                        "organisation", List.of(FOREIGN.organisation().toString()),
                        "name", List.of("Unlisted service")))
                .text())
        .doesNotContain("Is it one of these?");
  }

  @Test
  void aLikelyDuplicateIsShownBeforeItIsMade() {
    Answer answer =
        desks
            .as(editor)
            .post(
                "/manage/listings/new",
                Map.of(
                    "organisation", List.of(FRESH.organisation().toString()),
                    "name", List.of("The fresh service")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("Is it one of these?", "Fresh service");
  }

  static Stream<String> routes() {
    Stream<String> parts = ListingPart.ofTheForm().stream().map(part -> "/" + part.slug());
    return Stream.concat(
        parts,
        Stream.of(
            "",
            "/preview",
            "/submit",
            "/suspend",
            "/close",
            "/resume",
            "/withdraw",
            "/changes",
            "/changes/" + UUID.randomUUID()));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void anotherOrganisationsListingIsNotThere(String route) {
    String id = UUID.randomUUID().toString();
    Answer theirs = desks.as(stranger).get(path(HOSTILE, route));
    Answer nobodys = desks.as(stranger).get("/manage/listings/" + id + route);

    assertThat(theirs.status()).isEqualTo(404);
    // Nothing tells a listing of others from one that does not exist.
    assertThat(theirs.body()).isEqualTo(nobodys.body());
    assertThat(desks.anybody().get(path(HOSTILE, route)).header("Location")).contains("/sign-in");
  }

  static Stream<String> changes() {
    Stream<String> parts = ListingPart.ofTheForm().stream().map(part -> "/" + part.slug());
    return Stream.concat(
        parts,
        Stream.of(
            "/still-correct",
            "/submit",
            "/suspend",
            "/close",
            "/resume",
            "/withdraw",
            "/changes/" + UUID.randomUUID() + "/comment"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void nobodyElseChangesAListing(String route) {
    Service before = desks.live(HOSTILE.id());
    Map<String, List<String>> fields =
        Map.of(
            "_token", List.of(desks.as(stranger).token()),
            "_version", List.of("1.0"),
            "_why", List.of("because"),
            "_comment", List.of("x"));

    assertThat(desks.as(stranger).postExactly(path(HOSTILE, route), fields).status())
        .isEqualTo(404);
    assertThat(desks.anybody().postExactly(path(HOSTILE, route), fields).status()).isIn(303, 403);
    // And the editor's own form without the session's token changes nothing.
    assertThat(
            desks
                .as(editor)
                .postExactly(path(HOSTILE, route), Map.of("_version", List.of("1.0")))
                .status())
        .isEqualTo(403);
    assertThat(desks.live(HOSTILE.id())).isEqualTo(before);
  }

  static Stream<String> intrusions() {
    return Stream.of(
        "arrangements", "status", "assuredOn", "organisation", "provenance", "id", "offers");
  }

  @ParameterizedTest
  @MethodSource("intrusions")
  void noPageTakesAFieldThatItDoesNotAsk(String name) {
    Service before = desks.live(HOSTILE.id());
    for (ListingPart part : ListingPart.ofTheForm()) {
      Answer answer =
          desks
              .as(editor)
              .post(
                  path(HOSTILE, "/" + part.slug()),
                  Map.of(name, List.of(ListingStatus.CLOSED.slug())));
      assertThat(answer.status()).isEqualTo(400);
    }
    assertThat(desks.live(HOSTILE.id())).isEqualTo(before);
    assertThat(before.arrangements()).isEqualTo(List.<CommissioningArrangement>of());
  }

  @Test
  void nobodyKeepsAListingForAnOrganisationThatIsNotTheirs() {
    Answer answer =
        desks
            .as(stranger)
            .post(
                "/manage/listings/new",
                Map.of(
                    "organisation", List.of(HOSTILE.organisation().toString()),
                    "name", List.of("Taken over")));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(desks.as(stranger).get("/manage?organisation=" + HOSTILE.organisation()).text())
        .doesNotContain("Hostile service");
  }

  @Test
  void areasAreFoundByNameWithoutScriptsAndTicksAreKept() {
    Answer answer =
        desks
            .as(editor)
            .post(
                path(HOSTILE, "/reach"),
                Map.of(
                    "_action", List.of("find"),
                    "_find", List.of("furness"),
                    "offer-1-area", List.of("E06000047")));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("1 area is called like “furness”", "Found by name");
    assertThat(answer.body()).containsPattern("value=\"E06000047\" checked");
    assertThat(desks.live(HOSTILE.id()).offers()).isEqualTo(HOSTILE.offers());
  }

  @Test
  void thePreviewTellsAsLittleOfASmallReachAsThePublicPage() {
    String publicly = desks.anybody().get("/services/" + NEAR_A_REFUGE.id()).text();
    String preview = desks.as(editor).get(path(NEAR_A_REFUGE, "/preview")).text();

    assertThat(publicly).contains("Cumberland").doesNotContain("Canary Street");
    assertThat(preview).contains("Cumberland").doesNotContain("Canary Street");
  }

  static Stream<ListingPart> parts() {
    return ListingPart.ofTheForm().stream();
  }

  /** Whatever fields there are or will be: each is filled in and comes back as text. */
  @ParameterizedTest
  @MethodSource("parts")
  void hostileTextInEveryFieldOfAPartComesBackAsText(ListingPart part) {
    String script = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>";
    Desks.Visitor visitor = desks.as(editor);
    String page = path(HOSTILE, "/" + part.slug());
    Map<String, List<String>> fields = new HashMap<>(visitor.form(page));
    Matcher free =
        Pattern.compile("<(?:input|textarea) [^>]*class=\"govuk-[^>]*name=\"([^\"]+)\"[^>]*>")
            .matcher(visitor.get(page).body());
    List<String> filled = new ArrayList<>();
    while (free.find()) {
      if (!free.group().matches(".*type=\"(?:radio|checkbox)\".*")) {
        fields.put(free.group(1), List.of(script));
        filled.add(free.group(1));
      }
    }
    fields.remove("_token");
    Answer answer = visitor.post(page, fields);

    assertThat(filled).contains("_why");
    assertThat(answer.status()).as(filled.toString()).isIn(303, 400, 422);
    for (Answer each : List.of(answer, visitor.get(page), visitor.get(path(HOSTILE, "")))) {
      assertThat(each.body()).doesNotContain("<script>alert", "<img src=x", "\"'><img");
    }
    if (answer.status() != 303) {
      assertThat(answer.body()).as("what was typed is kept").contains("&lt;script");
    }
  }

  @Test
  void hostileTextIsShownAsTextEverywhere() {
    String script = "<script>alert('x')</script>\"'><img src=x onerror=alert(1)>{{7*7}}${7*7}";
    Desks.Visitor visitor = desks.as(editor);
    assertThat(
            visitor
                .post(
                    path(HOSTILE, "/about"),
                    Map.of("name", List.of(script), "description", List.of(script)))
                .status())
        .isEqualTo(303);
    assertThat(
            visitor
                .post(
                    path(HOSTILE, "/eligibility"),
                    Map.of("conditions", List.of(script), "_why", List.of(script)))
                .status())
        .isEqualTo(303);
    assertThat(
            visitor
                .post(path(HOSTILE, "/opening"), Map.of("opening-note", List.of(script)))
                .status())
        .isEqualTo(303);

    for (String page :
        List.of(
            path(HOSTILE, ""),
            path(HOSTILE, "/about"),
            path(HOSTILE, "/eligibility"),
            path(HOSTILE, "/opening"),
            path(HOSTILE, "/preview"),
            path(HOSTILE, "/changes"),
            "/manage",
            "/services/" + HOSTILE.id())) {
      Answer answer = visitor.get(page);
      assertThat(answer.status()).as(page).isEqualTo(200);
      assertThat(answer.body())
          .as(page)
          .doesNotContain("<script>alert", "<img src=x", "\"'><img")
          .contains("&lt;script");
    }
  }
}
