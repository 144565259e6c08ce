package org.waymark.listing.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.StaleException;
import org.waymark.account.AccountId;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingField;
import org.waymark.listing.ListingChange;
import org.waymark.listing.ListingChangeId;
import org.waymark.listing.ListingChangeRepository;
import org.waymark.listing.ListingComment;
import org.waymark.listing.ListingVersion;
import org.waymark.listing.SentNotices;
import org.waymark.listing.bulk.BulkPlan;
import org.waymark.listing.bulk.BulkPlanRepository;
import org.waymark.listing.duplicate.Merge;
import org.waymark.listing.duplicate.MergeRepository;
import org.waymark.testing.DatabaseContract;
import org.waymark.testing.MovableClock;

/** Changes, workbooks, merges and notices are kept alike on both databases. */
abstract class ListingStoresContract extends DatabaseContract {

  private static final Instant NOW = Instant.parse("2026-10-25T01:30:00.123456Z");
  private static final AccountId AUTHOR = new AccountId(new UUID(1, 1));
  private static final AccountId APPROVER = new AccountId(new UUID(1, 2));
  private static final int AT_ONCE = 6;

  private Service before = CatalogueFixtures.anIdvaService().build();
  private Service after = before;

  /** Another listing for each test. */
  @BeforeEach
  void aListing() {
    before = CatalogueFixtures.anIdvaService().build();
    after = before.with().name("Zoë “Z” 😀").build();
  }

  private ListingChangeRepository changes() {
    return database().bean(ListingChangeRepository.class);
  }

  private ListingChange change() {
    return new ListingChange(
        ListingChangeId.random(),
        before.id(),
        before.organisation(),
        ListingChange.Kind.CHANGE,
        ListingChange.State.WAITING,
        AUTHOR,
        "An author",
        Set.of(AUTHOR, APPROVER),
        APPROVER,
        Set.of(ListingField.NAME),
        before,
        after,
        Map.of("a & b", List.of("c=d", "")),
        "Because",
        1,
        NOW,
        NOW.plusSeconds(1),
        null,
        null,
        null,
        null,
        List.of());
  }

  private static ListingComment comment(String words) {
    return new ListingComment(AUTHOR, "An author", NOW, words);
  }

  @Test
  void aChangeIsReadAsItWasKeptWithEveryStepAndComment() {
    ListingChange first = change();
    ListingChange decided =
        first
            .with()
            .state(ListingChange.State.REJECTED)
            .assignee(null)
            .proposed(before)
            .lock(7)
            .decidedAt(NOW.plusSeconds(60))
            .decidedBy(APPROVER)
            .decidedByName("An approver")
            .reason("No")
            .build();
    changes().add(first);
    assertThat(changes().findOpen(first.service())).contains(first);

    changes().replace(decided, 1);
    changes().addComment(first.id(), comment("One"));
    changes().addComment(first.id(), comment("Two"));

    ListingChange whole = decided.with().comments(List.of(comment("One"), comment("Two"))).build();
    assertThat(changes().find(first.id())).contains(whole);
    assertThat(changes().list(first.service())).containsExactly(whole);
    assertThat(changes().findOpen(first.service())).isEmpty();
    assertThat(changes().latestLock(first.service())).isEqualTo(7);
    assertThat(changes().findStep(first.service(), 1))
        .contains(decided.with().proposed(after).lock(1).build());
    assertThat(changes().findStep(first.service(), 2)).isEmpty();
  }

  @Test
  void aListingHasOneOpenChange() {
    changes().add(change());

    assertThatThrownBy(() -> changes().add(change().with().lock(2).build()))
        .isInstanceOf(StaleException.class);
    assertThat(changes().list(before.id())).hasSize(1);
    assertThat(changes().latestLock(before.id())).isEqualTo(1);
  }

  @Test
  void ofManyWhoGoOnFromOneStateOfAChangeOneDoes() throws Exception {
    ListingChange first = change();
    changes().add(first);

    assertThat(
            atOnce(
                number -> {
                  try {
                    changes().replace(first.with().lock(2 + number).build(), 1);
                    return 1;
                  } catch (StaleException e) {
                    return 0;
                  }
                }))
        .isEqualTo(1);
    assertThatThrownBy(() -> changes().replace(first.with().lock(99).build(), 1))
        .isInstanceOf(StaleException.class);
  }

  @Test
  void whatCannotBeKeptIsRefusedInWords() {
    ListingChange first = change();
    changes().add(first);

    assertThatThrownBy(
            () -> changes().addComment(first.id(), new ListingComment(AUTHOR, "a\0b", NOW, "One")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NUL");
    assertThatThrownBy(() -> changes().replace(first.with().why("a\0").lock(2).build(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NUL");
    assertThat(changes().find(first.id())).contains(first);
  }

  @Test
  void aWorkbookIsAppliedOnceAndForgottenWithItsLines() throws Exception {
    BulkPlanRepository plans = database().bean(BulkPlanRepository.class);
    ListingVersion version = ListingVersion.parse("3.0").orElseThrow();
    BulkPlan plan =
        new BulkPlan(
            UUID.randomUUID(),
            AUTHOR,
            NOW,
            List.of(
                new BulkPlan.Line(after.id(), version, after, true),
                new BulkPlan.Line(before.id(), version, before, false)));
    BulkPlan old = new BulkPlan(UUID.randomUUID(), AUTHOR, NOW.minusSeconds(1), plan.lines());
    plans.add(plan);
    plans.add(old);

    plans.removeBefore(NOW);
    assertThat(plans.find(old.id())).isEmpty();
    assertThat(plans.find(plan.id())).contains(plan);
    assertThat(atOnce(number -> plans.take(plan.id(), NOW) ? 1 : 0)).isEqualTo(1);
    assertThat(plans.find(plan.id())).isEmpty();
  }

  @Test
  void aMergeIsReadAsItWasKeptAndUndoneOnce() throws Exception {
    MergeRepository merges = database().bean(MergeRepository.class);
    Organisation organisation = CatalogueFixtures.anOrganisation().build();
    Merge merge =
        new Merge(
            UUID.randomUUID(),
            Merge.Kind.SERVICE,
            before.id().value(),
            UUID.randomUUID(),
            new Merge.Records(List.of(organisation), List.of(before, after)),
            new Merge.Records(List.of(), List.of(after)),
            "An approver",
            "The same",
            NOW,
            null);
    merges.add(merge);

    assertThat(merges.find(merge.id())).contains(merge);
    assertThat(merges.list()).contains(merge);
    assertThat(atOnce(number -> merges.undo(merge.id(), NOW.plusSeconds(number)) ? 1 : 0))
        .isEqualTo(1);
    assertThat(merges.find(merge.id()).orElseThrow().undoneAt()).isNotNull();
  }

  @Test
  void ofManyWhoClaimANoticeOnePutsIt() throws Exception {
    SentNotices notices =
        ListingChangeRepositories.notices(dataSource(), new MovableClock(NOW, ZoneOffset.UTC));
    UUID subject = UUID.randomUUID();
    List<SentNotices.Notice> due =
        List.of(
            new SentNotices.Notice("reminder-75", subject, "2026-06-15"),
            new SentNotices.Notice("reminder-90", subject, "2026-06-15"));

    assertThat(atOnce(number -> claimed(notices, due))).isEqualTo(2);
    assertThat(claimed(notices, due)).isZero();
    assertThat(
            claimed(
                notices,
                List.of(
                    due.getFirst(), new SentNotices.Notice("reminder-90", subject, "2027-06-15"))))
        .isEqualTo(1);
  }

  /** How many of them are put. */
  private static int claimed(SentNotices notices, List<SentNotices.Notice> due) {
    List<SentNotices.Notice> put = new ArrayList<>();
    notices.claim(due, put::addAll);
    return put.size();
  }

  private interface Attempt {
    int run(int number);
  }

  /** The sum of what many at once make. */
  private static int atOnce(Attempt attempt) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        int number = i;
        running.add(threads.submit(() -> attempt.run(number)));
      }
      int sum = 0;
      for (Future<Integer> each : running) {
        sum += each.get();
      }
      return sum;
    }
  }
}
