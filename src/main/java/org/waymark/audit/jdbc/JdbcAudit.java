package org.waymark.audit.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditChain;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditHead;
import org.waymark.audit.AuditReader;
import org.waymark.audit.AuditTrail;
import org.waymark.audit.ChainVerdict;
import org.waymark.database.Transactions;

/** The audit in H2GIS or PostGIS. Thread-safe; those who add wait for each other. */
@Singleton
@Requires(beans = DataSource.class)
record JdbcAudit(Transactions transactions, Clock clock) implements AuditTrail, AuditReader {

  private static final String COLUMNS =
      "SELECT seq, at, actor, action, subject, details, previous_digest, digest FROM audit_entry";

  /** Rows fetched at once, so that PostgreSQL's driver does not hold the whole table. */
  private static final int FETCH_SIZE = 2000;

  @Override
  public long record(String actor, String action, String subject, Map<String, String> details) {
    if (actor.isBlank() || action.isBlank() || subject.isBlank()) {
      throw new IllegalArgumentException("An audit entry says who did what to what");
    }
    return transactions.write(
        connection -> {
          AuditHead head = head(connection, " FOR UPDATE");
          long seq = head.seq() + 1;
          Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
          // As it will be read back: a text that the database could not keep is kept escaped.
          Map<String, String> kept = DetailLines.read(DetailLines.write(details));
          String digest = AuditChain.digest(head.digest(), seq, at, actor, action, subject, kept);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO audit_entry (seq, at, actor, action, subject, details,
                    previous_digest, digest)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                  """)) {
            insert.setLong(1, seq);
            insert.setObject(2, at.atOffset(ZoneOffset.UTC));
            insert.setString(3, actor);
            insert.setString(4, action);
            insert.setString(5, subject);
            insert.setString(6, DetailLines.write(details));
            insert.setString(7, head.digest());
            insert.setString(8, digest);
            insert.executeUpdate();
          }
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE audit_head SET latest = ?, digest = ? WHERE id = 1")) {
            update.setLong(1, seq);
            update.setString(2, digest);
            update.executeUpdate();
          }
          return seq;
        });
  }

  private static AuditHead head(Connection connection, String lock) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT latest, digest FROM audit_head WHERE id = 1" + lock);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The one row of audit_head is missing");
      }
      return new AuditHead(row.getLong(1), row.getString(2));
    }
  }

  @Override
  public AuditHead head() {
    return transactions.read(connection -> head(connection, ""));
  }

  @Override
  public List<AuditEntry> find(Selection selection, @Nullable Long before, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("A page has at least one entry, not " + most);
    }
    List<String> conditions = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    narrow(conditions, values, "subject = ?", selection.subject());
    narrow(conditions, values, "actor = ?", selection.actor());
    String action = selection.action();
    if (action != null && action.endsWith(".")) {
      narrow(conditions, values, "action LIKE ? ESCAPE '!'", escapedForLike(action) + "%");
    } else {
      narrow(conditions, values, "action = ?", action);
    }
    narrow(conditions, values, "at >= ?", inDatabase(selection.from()));
    narrow(conditions, values, "at < ?", inDatabase(selection.until()));
    narrow(conditions, values, "seq < ?", before);
    String where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    return transactions.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  COLUMNS + where + " ORDER BY seq DESC FETCH FIRST " + most + " ROWS ONLY")) {
            for (int i = 0; i < values.size(); i++) {
              statement.setObject(i + 1, values.get(i));
            }
            List<AuditEntry> entries = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                entries.add(entry(row));
              }
            }
            return entries;
          }
        });
  }

  private static String escapedForLike(String text) {
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  private static void narrow(
      List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.add(value);
    }
  }

  private static @Nullable OffsetDateTime inDatabase(@Nullable Instant at) {
    return at == null ? null : at.atOffset(ZoneOffset.UTC);
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        DetailLines.read(row.getString(6)),
        row.getString(7),
        row.getString(8));
  }

  @Override
  public ChainVerdict verify(@Nullable AuditHead noted) {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(COLUMNS + " ORDER BY seq")) {
            statement.setFetchSize(FETCH_SIZE);
            try (ResultSet row = statement.executeQuery()) {
              return verdict(row, head(connection, ""), noted);
            }
          }
        });
  }

  private static ChainVerdict verdict(ResultSet row, AuditHead kept, @Nullable AuditHead noted)
      throws SQLException {
    AuditHead reached = new AuditHead(0, AuditChain.START);
    if (noted != null && noted.seq() == 0 && !noted.equals(reached)) {
      return new ChainVerdict(kept, 0L, "The noted head is none that a chain can have");
    }
    while (row.next()) {
      AuditEntry entry = entry(row);
      String problem = problem(entry, reached);
      if (problem != null) {
        return new ChainVerdict(kept, Math.min(entry.seq(), reached.seq() + 1), problem);
      }
      reached = new AuditHead(entry.seq(), entry.digest());
      if (noted != null && noted.seq() == entry.seq() && !noted.equals(reached)) {
        return new ChainVerdict(
            kept,
            entry.seq(),
            "Entry "
                + entry.seq()
                + " has another digest than was noted: it or one before it was written anew");
      }
    }
    if (!kept.equals(reached)) {
      return new ChainVerdict(
          kept,
          reached.seq() + 1,
          "The chain ends with entry "
              + reached.seq()
              + ", but its head says entry "
              + kept.seq()
              + ": entries at the end are missing or were added behind Waymark's back");
    }
    if (noted != null && noted.seq() > reached.seq()) {
      return new ChainVerdict(
          kept,
          reached.seq() + 1,
          "The chain ends with entry "
              + reached.seq()
              + ", but entry "
              + noted.seq()
              + " was there when the head was noted: entries at the end are missing");
    }
    return new ChainVerdict(kept, null, null);
  }

  private static @Nullable String problem(AuditEntry entry, AuditHead before) {
    if (entry.seq() != before.seq() + 1) {
      return "Entry " + (before.seq() + 1) + " is missing";
    }
    if (!entry.previousDigest().equals(before.digest())) {
      return "Entry " + entry.seq() + " does not follow the entry before it";
    }
    String digest =
        AuditChain.digest(
            entry.previousDigest(),
            entry.seq(),
            entry.at(),
            entry.actor(),
            entry.action(),
            entry.subject(),
            entry.details());
    return digest.equals(entry.digest())
        ? null
        : "Entry " + entry.seq() + " is not as it was written";
  }
}
