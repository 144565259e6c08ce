package org.waymark.web.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Account;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Service;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChange.State;
import org.waymark.web.TestSite.Answer;

/** What approvers see and do, and what nobody else does. */
class ApprovalPagesTest {

  private static Cast cast;

  @BeforeAll
  static void start() {
    cast = new Cast();
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  private static String path(ListingChange change) {
    return "/approvals/changes/" + change.id();
  }

  private static Map<String, String> decision(ListingChange change, String... more) {
    Map<String, String> fields = new java.util.HashMap<>();
    fields.put("lock", Long.toString(change.lock()));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return fields;
  }

  private static ListingChange now(ListingChange change) {
    return cast.desk().reading().find(cast.person(cast.administrator), change.id()).orElseThrow();
  }

  private static Service live(ListingChange change) {
    return cast.site
        .context()
        .getBean(CatalogueRepository.class)
        .findService(change.service())
        .orElseThrow();
  }

  @Test
  void aCommissionerSeesTheDifferenceFieldByFieldAndApprovesIt() {
    ListingChange change = cast.waiting("Approved IDVA");

    Answer queue = cast.as(cast.commissioner).get("/approvals");
    assertThat(queue.status()).isEqualTo(200);
    assertThat(queue.text()).contains("Approved IDVA", "Furness Advocates", "From edith", "today");
    Answer page = cast.as(cast.commissioner).get(path(change));
    assertThat(page.text())
        .contains("What it does and where", "Before", "Westmorland and Furness", "Proposed")
        .contains("Cumberland", "We grew", "Waiting for approval");
    assertThat(live(change).offers().getFirst().serviceAreas()).hasSize(1);

    Answer answer =
        cast.as(cast.commissioner)
            .post(
                path(change) + "/decision",
                decision(change, "decision", "approve", "reason", "Thank you"));

    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.header("Location")).isEqualTo("/approvals?done=approved");
    assertThat(now(change).state()).isEqualTo(State.APPROVED);
    assertThat(now(change).comments()).extracting(each -> each.text()).contains("Thank you");
    assertThat(live(change).offers().getFirst().serviceAreas()).hasSize(2);
    assertThat(cast.as(cast.commissioner).get("/approvals?done=approved").text())
        .contains("The change was approved and is live.")
        .doesNotContain("Approved IDVA");
  }

  @Test
  void rejectingNeedsAReasonAndKeepsWhatWasTyped() {
    ListingChange change = cast.waiting("Rejected IDVA");

    Answer without =
        cast.as(cast.commissioner)
            .post(
                path(change) + "/decision", decision(change, "decision", "reject", "reason", " "));
    assertThat(without.status()).isEqualTo(400);
    assertThat(without.body())
        .contains("govuk-error-summary", "href=\"#reason\"")
        .contains("<title>Error: ");
    Answer undecided =
        cast.as(cast.commissioner).post(path(change) + "/decision", decision(change));
    assertThat(undecided.status()).isEqualTo(400);
    assertThat(undecided.text()).contains("Select whether you approve or reject the change");

    Answer rejected =
        cast.as(cast.commissioner)
            .post(
                path(change) + "/decision",
                decision(change, "decision", "reject", "reason", "Cumberland has one already"));

    assertThat(rejected.status()).isEqualTo(303);
    assertThat(now(change).state()).isEqualTo(State.REJECTED);
    assertThat(cast.as(cast.editor).get(path(change)).text())
        .contains("Cumberland has one already");
  }

  @Test
  void aChangeOutsideOnesAreasIsNotFoundByAnyRoute() {
    ListingChange change = cast.waiting("Hidden IDVA");

    for (Account account : List.of(cast.elsewhere, cast.strangerEditor, cast.convenor)) {
      assertThat(cast.as(account).get(path(change)).status()).as(account.name()).isEqualTo(404);
      for (String route : List.of("decision", "assignee", "comments", "seen", "undo")) {
        Answer answer =
            cast.as(account)
                .post(
                    path(change) + "/" + route,
                    decision(
                        change,
                        "decision",
                        "approve",
                        "reason",
                        "no",
                        "comment",
                        "no",
                        "assignee",
                        cast.colleague.id().toString()));
        assertThat(answer.status()).as(account.name() + " " + route).isEqualTo(404);
      }
    }
    assertThat(cast.as(cast.elsewhere).get("/approvals").text()).doesNotContain("Hidden IDVA");
    assertThat(cast.as(cast.strangerEditor).get("/approvals").status()).isEqualTo(403);
    assertThat(cast.as(cast.convenor).get("/approvals").status()).isEqualTo(403);
    assertThat(now(change).state()).isEqualTo(State.WAITING);
    assertThat(now(change).comments()).isEmpty();
  }

  @Test
  void itsOwnEditorReadsAndCommentsButDoesNotDecide() {
    ListingChange change = cast.waiting("Own IDVA");

    Answer page = cast.as(cast.editor).get(path(change));
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("somebody else decides on it").doesNotContain("Your decision");
    assertThat(
            cast.as(cast.editor)
                .post(path(change) + "/decision", decision(change, "decision", "approve"))
                .status())
        .isEqualTo(403);
    assertThat(
            cast.as(cast.editor)
                .post(path(change) + "/comments", Map.of("comment", "It is urgent"))
                .status())
        .isEqualTo(303);
    assertThat(now(change).state()).isEqualTo(State.WAITING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-uuid", "00000000-0000-4000-8000-000000000000", "%2e%2e%2fetc"})
  void whatIsNotThereIsNotFound(String id) {
    assertThat(cast.as(cast.commissioner).get("/approvals/changes/" + id).status()).isEqualTo(404);
    assertThat(
            cast.as(cast.commissioner)
                .post("/approvals/changes/" + id + "/decision", Map.of("decision", "approve"))
                .status())
        .isEqualTo(404);
  }

  @Test
  void withoutATokenOrASessionNothingHappens() {
    ListingChange change = cast.waiting("Forged IDVA");

    assertThat(
            cast.as(cast.commissioner)
                .post(path(change) + "/decision", decision(change, "decision", "approve"), "")
                .status())
        .isEqualTo(403);
    assertThat(cast.site.get(path(change)).status()).isEqualTo(303);
    assertThat(now(change).state()).isEqualTo(State.WAITING);
  }

  @Test
  void aPageFromBeforeDecidesNothing() {
    ListingChange change = cast.waiting("Old page IDVA");
    cast.as(cast.commissioner)
        .post(
            path(change) + "/assignee",
            decision(change, "assignee", cast.colleague.id().toString()));

    Answer answer =
        cast.as(cast.commissioner)
            .post(
                path(change) + "/decision",
                decision(change, "decision", "reject", "reason", "typed reason"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("This page is from before something was changed");
    assertThat(answer.body()).contains("typed reason");
    assertThat(now(change).state()).isEqualTo(State.WAITING);
  }

  @Test
  void aListingThatHasMovedOnIsShownBeforeItIsOverwritten() {
    ListingChange change = cast.waiting("Moved IDVA");
    Service moved = cast.aService("Moved IDVA").id(change.service()).serving("E07000122").build();
    cast.site
        .context()
        .getBean(CatalogueRepository.class)
        .apply(CatalogueChange.of("import", "moved", List.of(), List.of(moved)));

    Answer answer =
        cast.as(cast.commissioner)
            .post(path(change) + "/decision", decision(change, "decision", "approve"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text()).contains("The live listing has changed since", "Pendle");
    assertThat(now(change).state()).isEqualTo(State.WAITING);

    String over = answer.all("name=\"over\" value=\"([0-9]+)\"").getFirst();
    Answer again =
        cast.as(cast.commissioner)
            .post(
                path(change) + "/decision", decision(change, "decision", "approve", "over", over));
    assertThat(again.status()).isEqualTo(303);
    assertThat(now(change).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void aChangeIsGivenToAnotherApproverAndFoundByThem() {
    ListingChange change = cast.waiting("Assigned IDVA");

    assertThat(
            cast.as(cast.commissioner)
                .post(
                    path(change) + "/assignee",
                    decision(change, "assignee", cast.elsewhere.id().toString()))
                .status())
        .isEqualTo(400);
    assertThat(
            cast.as(cast.commissioner)
                .post(
                    path(change) + "/assignee",
                    decision(change, "assignee", cast.colleague.id().toString()))
                .status())
        .isEqualTo(303);

    assertThat(cast.as(cast.colleague).get("/approvals?assignee=me").text())
        .contains("Assigned IDVA", "Assigned to you");
    assertThat(cast.as(cast.commissioner).get("/approvals?assignee=me").text())
        .doesNotContain("Assigned IDVA");
    assertThat(
            cast.as(cast.commissioner)
                .get("/approvals?organisation=" + cast.organisation.id() + "&assignee=nobody")
                .text())
        .doesNotContain("Assigned IDVA");
    assertThat(cast.as(cast.commissioner).get("/approvals?organisation=x").status()).isEqualTo(200);
  }

  @Test
  void wordsOfOthersAreWordsAndNoMarkup() {
    ListingChange change = cast.waiting("<b>Bold</b> IDVA");
    String hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    cast.as(cast.editor).post(path(change) + "/comments", Map.of("comment", hostile));
    Answer page = cast.as(cast.commissioner).get(path(change));
    assertThat(page.body()).doesNotContain("<script>alert", "<img src=x", "<b>Bold");
    assertThat(page.body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    Answer typed =
        cast.as(cast.commissioner)
            .post(
                path(change) + "/decision",
                decision(change, "decision", "approve", "reason", hostile + "x".repeat(2_001)));
    assertThat(typed.status()).isEqualTo(400);
    assertThat(typed.body()).doesNotContain("<script>alert", "<img src=x");
    cast.as(cast.commissioner)
        .post(
            path(change) + "/decision", decision(change, "decision", "reject", "reason", hostile));
    assertThat(cast.as(cast.editor).get(path(change)).body())
        .doesNotContain("<script>alert", "<img src=x");
    assertThat(cast.as(cast.commissioner).get("/approvals").body()).doesNotContain("<b>Bold");
    assertThat(cast.as(cast.commissioner).get("/approvals?done=%3Cb%3E").body())
        .doesNotContain("<b>");
  }

  @Test
  void aCorrectedNumberIsForInformationAndTakenBackWithOneClick() {
    ListingChange change = cast.corrected("Corrected IDVA");
    assertThat(live(change).contacts().getFirst().value()).isEqualTo("01632 960002");

    Answer queue = cast.as(cast.commissioner).get("/approvals");
    assertThat(queue.text())
        .contains("For information", "Corrected IDVA", "01632 960001", "01632 960002");

    Answer undone =
        cast.as(cast.commissioner)
            .post(path(change) + "/undo", decision(change, "reason", "The old one answers"));
    assertThat(undone.status()).isEqualTo(303);
    assertThat(live(change).contacts().getFirst().value()).isEqualTo("01632 960001");
    assertThat(now(change).state()).isEqualTo(State.UNDONE);

    ListingChange other = cast.corrected("Seen IDVA");
    assertThat(cast.as(cast.commissioner).post(path(other) + "/seen", decision(other)).status())
        .isEqualTo(303);
    assertThat(cast.as(cast.commissioner).get("/approvals").text()).doesNotContain("Seen IDVA");
    assertThat(live(other).contacts().getFirst().value()).isEqualTo("01632 960002");
  }

  @Test
  void fieldsThatTheFormDoesNotHaveDoNothing() {
    ListingChange change = cast.waiting("Mass IDVA");

    cast.as(cast.commissioner)
        .post(
            path(change) + "/comments",
            decision(
                change,
                "comment",
                "Only words",
                "state",
                "APPROVED",
                "decision",
                "approve",
                "author",
                cast.commissioner.id().toString(),
                "proposed.name",
                "Taken over"));

    assertThat(now(change).state()).isEqualTo(State.WAITING);
    assertThat(now(change).comments())
        .singleElement()
        .satisfies(each -> assertThat(each.author()).isEqualTo(cast.commissioner.id()));
    assertThat(live(change).name()).isEqualTo("Mass IDVA");
  }
}
