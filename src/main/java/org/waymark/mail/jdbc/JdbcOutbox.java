package org.waymark.mail.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.database.Transactions;
import org.waymark.mail.Outbox;
import org.waymark.mail.WaitingLetter;

/**
 * Letters in H2GIS or PostGIS. A claim is an update of one version of a letter, so that of two
 * nodes one gets it. Thread-safe.
 */
@Singleton
@Requires(beans = DataSource.class)
record JdbcOutbox(Transactions transactions, LetterTable table, Clock clock) implements Outbox {

  /** How long what was given up can be looked at. */
  private static final Duration KEPT = Duration.ofDays(90);

  @Override
  public void put(String kind, UUID reader, String about) {
    Instant now = clock.instant();
    transactions.write(
        () -> {
          table.deleteByKindAndReaderAndAboutAndGivenUpAtIsNull(kind, reader, about);
          return table.insert(
              new LetterRow(UUID.randomUUID(), kind, reader, about, now, now, 0, null, null, 0));
        });
  }

  @Override
  public void withdraw(String kind, UUID reader) {
    transactions.write(() -> table.deleteByKindAndReaderAndGivenUpAtIsNull(kind, reader));
  }

  @Override
  public List<WaitingLetter> listDue() {
    return transactions.read(() -> letters(table.findDue(clock.instant())));
  }

  private static List<WaitingLetter> letters(List<LetterRow> rows) {
    return rows.stream().map(LetterRow::letter).toList();
  }

  @Override
  public Optional<WaitingLetter> claim(WaitingLetter letter, Duration lease) {
    return replace(letter, clock.instant().plus(lease), letter.tries() + 1, letter.trouble(), null);
  }

  @Override
  public void remove(WaitingLetter claimed) {
    transactions.write(() -> table.deleteById(claimed.id()));
  }

  @Override
  public void postpone(WaitingLetter claimed, String trouble, Instant nextTry) {
    replace(claimed, nextTry, claimed.tries(), trouble, null);
  }

  @Override
  public void giveUp(WaitingLetter claimed, String trouble) {
    Instant now = clock.instant();
    replace(claimed, claimed.nextTry(), claimed.tries(), trouble, now);
    transactions.write(() -> table.deleteByGivenUpAtLessThan(now.minus(KEPT)));
  }

  /** Empty when another was faster. */
  private Optional<WaitingLetter> replace(
      WaitingLetter seen,
      Instant nextTry,
      int tries,
      @Nullable String trouble,
      @Nullable Instant givenUpAt) {
    LetterRow next =
        new LetterRow(
            seen.id(),
            seen.kind(),
            seen.reader(),
            seen.about(),
            seen.since(),
            nextTry,
            tries,
            trouble,
            givenUpAt,
            seen.version());
    return transactions.write(
        () -> {
          try {
            return Optional.of(table.update(next).letter());
          } catch (OptimisticLockException e) {
            return Optional.empty();
          }
        });
  }

  @Override
  public List<WaitingLetter> listTroubled() {
    return transactions.read(() -> letters(table.findByTroubleIsNotNullOrderBySinceAndId()));
  }
}
