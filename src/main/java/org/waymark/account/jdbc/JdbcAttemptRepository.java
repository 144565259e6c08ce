package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
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

  private final Transactions transactions;
  private final AttemptTable table;

  JdbcAttemptRepository(Transactions transactions, AttemptTable table) {
    this.transactions = transactions;
    this.table = table;
  }

  @Override
  public boolean take(List<Budget> budgets, Instant now) {
    // Two that are the first of their kind at once: one of them fails to insert, and looks again.
    for (int tried = 1; ; tried++) {
      try {
        return transactions.write(connection -> takeAll(budgets, now));
      } catch (DatabaseProblem e) {
        if (tried == TRIES) {
          throw e;
        }
      }
    }
  }

  private boolean takeAll(List<Budget> budgets, Instant now) {
    table.deleteBySinceLessThan(now.minus(KEPT));
    // Everybody locks in the same order.
    List<Budget> ordered = budgets.stream().sorted(Comparator.comparing(Budget::digest)).toList();
    boolean room = true;
    for (Budget budget : ordered) {
      AttemptRow none = new AttemptRow(budget.digest(), now, 0);
      Optional<AttemptRow> found = table.findByDigestForUpdate(budget.digest());
      if (found.isEmpty()) {
        table.insert(none);
      } else if (!found.get().since().plus(budget.time()).isAfter(now)) {
        table.update(none);
      } else {
        room &= found.get().attempts() < budget.most();
      }
    }
    if (room) {
      ordered.forEach(budget -> table.add(budget.digest()));
    }
    return room;
  }

  @Override
  public void giveBack(List<String> digests) {
    transactions.write(
        connection -> {
          digests.stream().sorted().forEach(table::giveBack);
          return digests.size();
        });
  }

  @Override
  public void know(String digest, AccountId account, Instant when) {
    transactions.write(
        connection -> {
          table.deleteKnown(digest);
          return table.insertKnown(digest, account.value(), when);
        });
  }

  @Override
  public boolean isKnown(String digest, Instant since) {
    return transactions.read(connection -> table.countKnown(digest, since)) > 0;
  }
}
