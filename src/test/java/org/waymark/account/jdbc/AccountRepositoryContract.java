package org.waymark.account.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.AccountRepository;
import org.waymark.account.ApiToken;
import org.waymark.account.ApiTokenRepository;
import org.waymark.account.AttemptRepository;
import org.waymark.account.Grant;
import org.waymark.account.LinkPurpose;
import org.waymark.account.Secret;
import org.waymark.account.Session;
import org.waymark.account.SessionRepository;
import org.waymark.account.StoredAccount;
import org.waymark.catalogue.OrganisationId;
import org.waymark.geography.AreaCode;
import org.waymark.testing.DatabaseContract;

abstract class AccountRepositoryContract extends DatabaseContract {

  private static final Instant NOW = Instant.parse("2026-06-15T09:00:00Z");
  private static final int AT_ONCE = 8;

  private AccountRepository accounts() {
    return database().bean(AccountRepository.class);
  }

  private Account somebody(Grant... grants) {
    Account account =
        new Account(
            AccountId.random(),
            UUID.randomUUID() + "@example.org",
            "Zoë “Z” 😀",
            true,
            false,
            List.of(grants));
    accounts().save(account, false);
    return account;
  }

  @Test
  void anAccountComesBackWithEveryKindOfGrant() {
    Account account =
        somebody(
            new Grant.Administrator(true),
            new Grant.Commissioner(new AreaCode("E54000050")),
            new Grant.Convenor(new AreaCode("E23000002")),
            new Grant.Provider(new OrganisationId(UUID.randomUUID()), true));

    StoredAccount stored = accounts().find(account.id()).orElseThrow();

    assertThat(stored.account()).isEqualTo(account);
    assertThat(stored.isInvited()).isTrue();
    assertThat(accounts().findByEmail(account.email())).contains(stored);
    assertThat(accounts().list()).contains(stored);
  }

  @Test
  void twoAccountsNeverHaveOneAddress() {
    Account first = somebody();

    assertThatThrownBy(
            () ->
                accounts()
                    .save(
                        new Account(
                            AccountId.random(), first.email(), "Other", true, false, List.of()),
                        false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(first.email());
  }

  @Test
  void aNewPassphraseEndsWhatWasBegunWithTheOld() {
    Account account = somebody();
    accounts().setPassphrase(account.id(), "one");
    int number = accounts().find(account.id()).orElseThrow().passphraseNumber();

    accounts().setPassphrase(account.id(), "two");
    accounts().save(account, false);

    StoredAccount stored = accounts().find(account.id()).orElseThrow();
    assertThat(stored.passphrase()).isEqualTo("two");
    assertThat(stored.passphraseNumber()).isEqualTo(number + 1);
  }

  @Test
  void ofManyWhoTakeALinkAtOnceOneGetsIt() throws Exception {
    Account account = somebody();
    String digest = Secret.random().digest();
    accounts().addLink(digest, account.id(), LinkPurpose.RESET, NOW.plusSeconds(60));

    assertThat(accounts().takeLink(digest, LinkPurpose.INVITATION, NOW)).isEmpty();
    assertThat(accounts().findLink(digest, LinkPurpose.RESET, NOW.plusSeconds(60))).isEmpty();
    assertThat(
            atOnce(() -> accounts().takeLink(digest, LinkPurpose.RESET, NOW).isPresent() ? 1 : 0))
        .isEqualTo(1);
  }

  @Test
  void aStepOfTheClockAndARecoveryCodeAreTakenOnce() throws Exception {
    Account account = somebody();
    accounts().startFactor(account.id(), "sealed");
    accounts().confirmFactor(account.id());
    accounts().setRecoveryCodes(account.id(), Set.of("a", "b"));

    assertThat(atOnce(() -> accounts().takeStep(account.id(), 100) ? 1 : 0)).isEqualTo(1);
    assertThat(accounts().takeStep(account.id(), 99)).isFalse();
    assertThat(atOnce(() -> accounts().takeRecoveryCode(account.id(), "a") ? 1 : 0)).isEqualTo(1);
    assertThat(accounts().countRecoveryCodes(account.id())).isEqualTo(1);
    assertThat(accounts().find(account.id()).orElseThrow().account().secondFactor()).isTrue();

    accounts().removeFactor(account.id());
    assertThat(accounts().find(account.id()).orElseThrow().account().secondFactor()).isFalse();
  }

  @Test
  void ofManyAttemptsAtOnceNoMoreGetThroughThanThereIsRoom() throws Exception {
    AttemptRepository attempts = database().bean(AttemptRepository.class);
    AttemptRepository.Budget five =
        new AttemptRepository.Budget(UUID.randomUUID().toString(), 5, Duration.ofMinutes(15));
    AttemptRepository.Budget many =
        new AttemptRepository.Budget(UUID.randomUUID().toString(), 100, Duration.ofHours(1));

    assertThat(atOnce(() -> attempts.take(List.of(five, many), NOW) ? 1 : 0)).isEqualTo(5);

    attempts.giveBack(List.of(five.digest()));
    assertThat(attempts.take(List.of(five, many), NOW)).isTrue();
    assertThat(attempts.take(List.of(five, many), NOW)).isFalse();
    assertThat(attempts.take(List.of(five, many), NOW.plus(Duration.ofMinutes(15)))).isTrue();
  }

  @Test
  void sessionsAreKeptListedAndEnded() {
    Account account = somebody();
    SessionRepository sessions = database().bean(SessionRepository.class);
    Session first =
        new Session(Secret.random().digest(), account.id(), "A", NOW, NOW, NOW.plusSeconds(60));
    Session second =
        new Session(
            Secret.random().digest(),
            account.id(),
            "B",
            NOW.plusSeconds(1),
            NOW.plusSeconds(1),
            NOW.plusSeconds(60));
    sessions.add(first);
    sessions.add(second);

    assertThat(sessions.list(account.id())).containsExactly(second, first);
    assertThat(sessions.remove(first.digest())).isTrue();
    assertThat(sessions.remove(first.digest())).isFalse();
    sessions.noteSeen(second.digest(), NOW.plusSeconds(9));
    assertThat(sessions.find(second.digest()).orElseThrow().seen()).isEqualTo(NOW.plusSeconds(9));
    sessions.removeAll(account.id());
    assertThat(sessions.list(account.id())).isEmpty();
  }

  @Test
  void tokensAreFoundByTheirDigestAlone() {
    Account account = somebody();
    ApiTokenRepository tokens = database().bean(ApiTokenRepository.class);
    ApiToken token =
        new ApiToken(
            UUID.randomUUID(),
            new OrganisationId(UUID.randomUUID()),
            account.id(),
            "Ours",
            true,
            NOW,
            NOW.plusSeconds(60),
            null,
            null);
    String digest = Secret.random().digest();
    tokens.add(token, digest);

    assertThat(tokens.find(digest)).contains(token);
    assertThat(tokens.list(token.organisation())).containsExactly(token);
    tokens.revoke(token.id(), NOW.plusSeconds(1));
    tokens.revoke(token.id(), NOW.plusSeconds(9));
    assertThat(tokens.find(digest).orElseThrow().revoked()).isEqualTo(NOW.plusSeconds(1));
  }

  @Test
  void theDemonstrationGoesWithAllThatBelongsToItAndNothingElse() {
    Account real = somebody(new Grant.Administrator(false));
    Account invented =
        new Account(
            AccountId.random(),
            UUID.randomUUID() + "@demonstration.example.org",
            "D",
            true,
            false,
            List.of(new Grant.Administrator(false)));
    accounts().save(invented, true);
    accounts().addLink(Secret.random().digest(), invented.id(), LinkPurpose.RESET, NOW);
    accounts().startFactor(invented.id(), "sealed");

    assertThat(accounts().removeDemonstration()).isEqualTo(1);

    assertThat(accounts().find(invented.id())).isEmpty();
    assertThat(accounts().find(real.id())).isPresent();
  }

  private interface Attempt {
    int run();
  }

  /** How many of many at once succeed. */
  private static int atOnce(Attempt attempt) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        running.add(threads.submit(attempt::run));
      }
      int sum = 0;
      for (Future<Integer> each : running) {
        sum += each.get();
      }
      return sum;
    }
  }
}
