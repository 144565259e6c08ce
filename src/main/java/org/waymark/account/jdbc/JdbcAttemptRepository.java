package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.waymark.account.AccountId;
import org.waymark.account.AttemptRepository;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;

/** Failed attempts in H2GIS or PostGIS. Thread-safe. */
@Requires(beans = DataSource.class)
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcAttemptRepository
    implements AttemptRepository, GenericRepository<AttemptRow, String> {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int TRIES = 3;

  private final Transactions transactions;

  JdbcAttemptRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean take(List<Budget> budgets, Instant now) {
    // Two that are the first of their kind at once: one of them fails to insert, and looks again.
    for (int tried = 1; ; tried++) {
      try {
        return transactions.write(() -> takeAll(budgets, now));
      } catch (DatabaseProblem e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private boolean takeAll(List<Budget> budgets, Instant now) {
    deleteBySinceLessThan(now.minus(KEPT));
    // Everybody locks in the same order.
    List<Budget> ordered = budgets.stream().sorted(Comparator.comparing(Budget::digest)).toList();
    boolean room = true;
    for (Budget budget : ordered) {
      AttemptRow none = new AttemptRow(budget.digest(), now, 0);
      Optional<AttemptRow> found = findByDigestForUpdate(budget.digest());
      if (found.isEmpty()) {
        insert(none);
      } else if (!found.get().since().plus(budget.time()).isAfter(now)) {
        update(none);
      } else {
        room &= found.get().attempts() < budget.most();
      }
    }
    if (room) {
      ordered.forEach(budget -> add(budget.digest()));
    }
    return room;
  }

  @Override
  public void giveBack(List<String> digests) {
    transactions.write(
        () -> {
          digests.stream().sorted().forEach(this::giveBack);
          return digests.size();
        });
  }

  @Override
  public void know(String digest, AccountId account, Instant when) {
    transactions.write(
        () -> {
          deleteKnown(digest);
          return insertKnown(digest, account.value(), when);
        });
  }

  @Override
  public boolean isKnown(String digest, Instant since) {
    return transactions.read(() -> countKnown(digest, since)) > 0;
  }

  /** Locks the row until the transaction ends. */
  abstract Optional<AttemptRow> findByDigestForUpdate(String digest);

  abstract void insert(AttemptRow attempts);

  abstract int update(AttemptRow attempts);

  @Query("UPDATE sign_in_attempt SET attempts = attempts + 1 WHERE digest = :digest")
  abstract int add(String digest);

  @Query(
      "UPDATE sign_in_attempt SET attempts = attempts - 1 WHERE digest = :digest AND attempts > 0")
  abstract int giveBack(String digest);

  abstract int deleteBySinceLessThan(Instant before);

  @Query(
      """
      INSERT INTO known_address (digest, account_id, seen_at) VALUES (:digest, :account, :seen)
      """)
  abstract int insertKnown(String digest, UUID account, Instant seen);

  @Query("DELETE FROM known_address WHERE digest = :digest")
  abstract int deleteKnown(String digest);

  @Query("SELECT COUNT(*) FROM known_address WHERE digest = :digest AND seen_at >= :since")
  abstract int countKnown(String digest, Instant since);

  @Query("DELETE FROM known_address" + JdbcAccountRepository.OF_DEMONSTRATION)
  abstract int deleteOfDemonstration();
}
