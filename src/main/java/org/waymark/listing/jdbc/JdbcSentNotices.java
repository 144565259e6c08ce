package org.waymark.listing.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.waymark.database.BatchInsert;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.listing.SentNotices;

/** Claims in H2GIS or PostGIS: the primary key lets one of several nodes through. Thread-safe. */
@Singleton
final class JdbcSentNotices implements SentNotices {

  private final Transactions transactions;
  private final Clock clock;

  JdbcSentNotices(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void claim(Collection<Notice> due, Consumer<Set<Notice>> put) {
    try {
      transactions.write(
          connection -> {
            Set<Notice> ours = unclaimed(connection, due);
            if (!ours.isEmpty()) {
              add(connection, ours);
              put.accept(ours);
            }
            return ours.size();
          });
    } catch (DatabaseProblem problem) {
      if (!problem.isConflict()) {
        throw problem;
      }
    }
  }

  private static Set<Notice> unclaimed(Connection connection, Collection<Notice> due)
      throws SQLException {
    Set<Notice> ours = new LinkedHashSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT 1 FROM sent_notice WHERE kind = ? AND subject = ? AND occasion = ?")) {
      for (Notice notice : due) {
        set(statement, notice);
        try (ResultSet row = statement.executeQuery()) {
          if (!row.next()) {
            ours.add(notice);
          }
        }
      }
    }
    return ours;
  }

  private void add(Connection connection, Set<Notice> notices) throws SQLException {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    BatchInsert.all(
        connection,
        "INSERT INTO sent_notice (kind, subject, occasion, claimed_at) VALUES (?, ?, ?, ?)",
        notices,
        (statement, notice) -> {
          set(statement, notice);
          statement.setObject(4, now);
        });
  }

  private static void set(PreparedStatement statement, Notice notice) throws SQLException {
    statement.setString(1, notice.kind());
    statement.setObject(2, notice.subject());
    statement.setString(3, notice.occasion());
  }
}
