package org.waymark.mail.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.database.Transactions;
import org.waymark.mail.Outbox;
import org.waymark.mail.WaitingLetter;
import org.waymark.testing.DatabaseContract;
import org.waymark.testing.MovableClock;

abstract class OutboxContract extends DatabaseContract {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final UUID ZOE = new UUID(1, 1);

  private Transactions transactions = unset();
  private final MovableClock clock =
      new MovableClock(Instant.parse("2026-06-15T09:00:00.123456Z"), ZoneOffset.UTC);

  @SuppressWarnings("NullAway")
  private static Transactions unset() {
    return null;
  }

  @BeforeEach
  void forgetAll() throws SQLException {
    transactions = database().transactions();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM letter");
    }
  }

  private Outbox outbox() {
    return Outboxes.on(dataSource(), clock);
  }

  private WaitingLetter put(String about) {
    outbox().put("invitation", ZOE, about);
    return outbox().listDue().stream()
        .filter(letter -> letter.about().equals(about))
        .findFirst()
        .orElseThrow();
  }

  private WaitingLetter claim(WaitingLetter letter) {
    return outbox().claim(letter, LEASE).orElseThrow();
  }

  @Test
  void aLetterWaitsUntilItIsRemoved() {
    WaitingLetter letter = put("1");

    assertThat(letter.kind()).isEqualTo("invitation");
    assertThat(letter.reader()).isEqualTo(ZOE);
    assertThat(letter.since()).isEqualTo(clock.instant());
    assertThat(letter.tries()).isZero();
    WaitingLetter claimed = claim(letter);
    assertThat(claimed.tries()).isEqualTo(1);
    assertThat(outbox().listDue()).isEmpty();
    outbox().remove(claimed);
    clock.pass(Duration.ofDays(1));
    assertThat(outbox().listDue()).isEmpty();
    assertThat(outbox().listTroubled()).isEmpty();
  }

  @Test
  void aLetterThatWasPutInATransactionWhichFailedIsNotThere() {
    assertThatThrownBy(
            () ->
                transactions.write(
                    connection -> {
                      outbox().put("invitation", ZOE, "1");
                      throw new IllegalStateException("no");
                    }))
        .hasMessageContaining("no");

    assertThat(outbox().listDue()).isEmpty();
  }

  @Test
  void ofManyNodesOneClaimsALetter() throws Exception {
    for (int i = 0; i < 20; i++) {
      put(String.valueOf(i));
    }
    int nodes = 4;
    CountDownLatch begin = new CountDownLatch(nodes);
    List<Future<List<UUID>>> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(nodes)) {
      for (int i = 0; i < nodes; i++) {
        Outbox node = outbox();
        claims.add(
            threads.submit(
                () -> {
                  List<WaitingLetter> due = node.listDue();
                  begin.countDown();
                  begin.await();
                  return due.stream()
                      .flatMap(letter -> node.claim(letter, LEASE).stream())
                      .map(WaitingLetter::id)
                      .toList();
                }));
      }
    }
    List<UUID> all = new ArrayList<>();
    for (Future<List<UUID>> each : claims) {
      all.addAll(each.get());
    }

    assertThat(all).hasSize(20).doesNotHaveDuplicates();
  }

  @Test
  void aLetterOfANodeThatSaysNothingMoreIsDueAgainAndTheNodeNoLongerHasIt() {
    WaitingLetter first = claim(put("1"));
    clock.pass(LEASE);

    List<WaitingLetter> due = outbox().listDue();
    assertThat(due).hasSize(1);
    WaitingLetter second = claim(due.getFirst());
    assertThat(second.tries()).isEqualTo(2);
    outbox().postpone(first, "late", clock.instant());
    assertThat(outbox().listDue()).isEmpty();
    outbox().remove(second);
    clock.pass(LEASE);
    assertThat(outbox().listDue()).isEmpty();
  }

  @Test
  void theSameLetterAgainTakesThePlaceOfTheOneThatWaits() {
    WaitingLetter first = put("1");
    put("1");
    put("2");
    outbox().put("reset", ZOE, "1");
    outbox().put("invitation", new UUID(1, 2), "1");

    assertThat(outbox().listDue()).hasSize(4);
    assertThat(outbox().claim(first, LEASE)).isEmpty();
    outbox().withdraw("invitation", ZOE);
    assertThat(outbox().listDue())
        .extracting(letter -> letter.kind() + " " + letter.reader())
        .containsExactlyInAnyOrder("reset " + ZOE, "invitation " + new UUID(1, 2));
  }

  @Test
  void whatIsPostponedIsDueThenAndIsSaidToBeInTrouble() {
    Instant later = clock.instant().plus(Duration.ofHours(1));
    outbox().postpone(claim(put("1")), "MailConnectException", later);

    clock.pass(Duration.ofMinutes(59));
    assertThat(outbox().listDue()).isEmpty();
    assertThat(outbox().listTroubled())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.trouble()).isEqualTo("MailConnectException");
              assertThat(letter.nextTry()).isEqualTo(later);
              assertThat(letter.givenUpAt()).isNull();
            });
    clock.pass(Duration.ofMinutes(1));
    assertThat(outbox().listDue()).hasSize(1);
  }

  @Test
  void whatIsGivenUpCanBeLookedAtFor90DaysAndIsNeverDue() {
    outbox().giveUp(claim(put("1")), "MailConnectException");
    clock.pass(Duration.ofDays(89));

    assertThat(outbox().listDue()).isEmpty();
    assertThat(outbox().listTroubled())
        .singleElement()
        .satisfies(letter -> assertThat(letter.givenUpAt()).isNotNull());
    outbox().withdraw("invitation", ZOE);
    assertThat(outbox().listTroubled()).hasSize(1);
    clock.pass(Duration.ofDays(2));
    outbox().giveUp(claim(put("2")), "MailConnectException");
    assertThat(outbox().listTroubled()).extracting(WaitingLetter::about).containsExactly("2");
  }

  @Test
  void theHourThatComesTwiceInAutumnIsKeptApart() {
    clock.pass(Duration.between(clock.instant(), Instant.parse("2026-10-25T00:30:00Z")));
    Instant summer = put("1").since();
    clock.pass(Duration.ofHours(1));
    Instant winter = put("2").since();

    assertThat(summer).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(winter).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
  }
}
