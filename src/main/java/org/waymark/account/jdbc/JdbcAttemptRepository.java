package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.waymark.account.AccountId;
import org.waymark.account.AttemptRepository;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;

/** Failed attempts in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcAttemptRepository implements AttemptRepository {

  private static final Duration KEPT = Duration.ofDays(1);
  private static final int TRIES = 3;

  private record Count(Instant since, int attempts) {}

  private final Transactions transactions;

  JdbcAttemptRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean take(List<Budget> budgets, Instant now) {
    // Two that are the first of their kind at once: one of them fails to insert, and looks again.
    for (int tried = 1; ; tried++) {
      try {
        return transactions.write(connection -> takeAll(connection, budgets, now));
      } catch (DatabaseProblem e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private static boolean takeAll(Connection connection, List<Budget> budgets, Instant now)
      throws SQLException {
    Sql.update(connection, "DELETE FROM sign_in_attempt WHERE since < ?", now.minus(KEPT));
    // Everybody locks in the same order.
    List<Budget> ordered = budgets.stream().sorted(Comparator.comparing(Budget::digest)).toList();
    boolean room = true;
    for (Budget budget : ordered) {
      Optional<Count> count =
          Sql.first(
              connection,
              "SELECT since, attempts FROM sign_in_attempt WHERE digest = ? FOR UPDATE",
              row -> new Count(Sql.instant(row, "since"), row.getInt("attempts")),
              budget.digest());
      if (count.isEmpty()) {
        Sql.update(
            connection,
            "INSERT INTO sign_in_attempt (digest, since, attempts) VALUES (?, ?, 0)",
            budget.digest(),
            now);
      } else if (!count.get().since().plus(budget.time()).isAfter(now)) {
        Sql.update(
            connection,
            "UPDATE sign_in_attempt SET since = ?, attempts = 0 WHERE digest = ?",
            now,
            budget.digest());
      } else {
        room &= count.get().attempts() < budget.most();
      }
    }
    if (room) {
      for (Budget budget : ordered) {
        Sql.update(
            connection,
            "UPDATE sign_in_attempt SET attempts = attempts + 1 WHERE digest = ?",
            budget.digest());
      }
    }
    return room;
  }

  @Override
  public void giveBack(List<String> digests) {
    transactions.write(
        connection -> {
          for (String digest : digests.stream().sorted().toList()) {
            Sql.update(
                connection,
                """
                UPDATE sign_in_attempt SET attempts = attempts - 1 WHERE digest = ? AND attempts > 0
                """,
                digest);
          }
          return digests.size();
        });
  }

  @Override
  public void know(String digest, AccountId account, Instant when) {
    transactions.write(
        connection -> {
          Sql.update(connection, "DELETE FROM known_address WHERE digest = ?", digest);
          return Sql.update(
              connection,
              "INSERT INTO known_address (digest, account_id, seen_at) VALUES (?, ?, ?)",
              digest,
              account.value(),
              when);
        });
  }

  @Override
  public boolean isKnown(String digest, Instant since) {
    return transactions.read(
        connection ->
            Sql.first(
                    connection,
                    "SELECT digest FROM known_address WHERE digest = ? AND seen_at >= ?",
                    row -> row.getString(1),
                    digest,
                    since)
                .isPresent());
  }
}
