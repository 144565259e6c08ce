package org.waymark.listing.jdbc;

import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.Transactions;
import org.waymark.listing.SentNotices;

/** Claims in H2GIS or PostGIS: the primary key lets one of several nodes through. Thread-safe. */
@Singleton
final class JdbcSentNotices implements SentNotices {

  private static final String UNIQUE_VIOLATION = "23505";

  private final Transactions transactions;
  private final Clock clock;

  JdbcSentNotices(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public boolean claim(String kind, UUID subject, String occasion) {
    if (known(kind, subject, occasion)) {
      return false;
    }
    try {
      return transactions.write(
          connection -> {
            try (PreparedStatement insert =
                connection.prepareStatement(
                    """
                    INSERT INTO sent_notice (kind, subject, occasion, claimed_at)
                    VALUES (?, ?, ?, ?)
                    """)) {
              insert.setString(1, kind);
              insert.setObject(2, subject);
              insert.setString(3, occasion);
              insert.setObject(4, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
              return insert.executeUpdate() == 1;
            }
          });
    } catch (DatabaseProblem problem) {
      if (problem.getCause() instanceof SQLException e
          && UNIQUE_VIOLATION.equals(e.getSQLState())) {
        return false;
      }
      throw problem;
    }
  }

  private boolean known(String kind, UUID subject, String occasion) {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT 1 FROM sent_notice WHERE kind = ? AND subject = ? AND occasion = ?")) {
            statement.setString(1, kind);
            statement.setObject(2, subject);
            statement.setString(3, occasion);
            try (ResultSet row = statement.executeQuery()) {
              return row.next();
            }
          }
        });
  }
}
