package org.waymark.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which data sets (built-in tables, loaded files) the database holds, in table {@code data_set}.
 *
 * <p>An entry is written in the transaction that writes the rows. So an entry means that all rows
 * are there, and a load broken off in the middle leaves neither.
 */
public final class DataSetLedger {
  private DataSetLedger() {}

  /**
   * One data set.
   *
   * @param name e.g. "geography", "boundaries/police-area"
   * @param edition what was loaded, in words for people
   * @param checksum SHA-256 of the source in hexadecimal; decides whether to load again
   */
  public record Entry(String name, String edition, String checksum, Instant loadedAt) {}

  /**
   * Waits until no other transaction is loading, then keeps others waiting until the end of this
   * one. Look into the ledger after this, not before.
   */
  public static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT id FROM data_set_lock WHERE id = 1 FOR UPDATE")) {
      if (!row.next()) {
        throw new SQLException("Table data_set_lock has lost its row; insert 1 into it");
      }
    }
  }

  public static Optional<Entry> find(Connection connection, String name) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT name, edition, checksum, loaded_at FROM data_set WHERE name = ?")) {
      select.setString(1, name);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(entry(row)) : Optional.empty();
      }
    }
  }

  /** All entries by name. */
  public static List<Entry> list(Connection connection) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT name, edition, checksum, loaded_at FROM data_set ORDER BY name")) {
      while (rows.next()) {
        entries.add(entry(rows));
      }
    }
    return List.copyOf(entries);
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("name"),
        row.getString("edition"),
        row.getString("checksum"),
        row.getObject("loaded_at", OffsetDateTime.class).toInstant());
  }

  /** Writes the entry, instead of an older one of the same name. */
  public static void write(Connection connection, Entry entry) throws SQLException {
    delete(connection, entry.name());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO data_set (name, edition, checksum, loaded_at) VALUES (?, ?, ?, ?)")) {
      insert.setString(1, entry.name());
      insert.setString(2, entry.edition());
      insert.setString(3, entry.checksum());
      insert.setObject(4, OffsetDateTime.ofInstant(entry.loadedAt(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** Forgets the data set of that name; does nothing when there is none. */
  public static void delete(Connection connection, String name) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM data_set WHERE name = ?")) {
      delete.setString(1, name);
      delete.executeUpdate();
    }
  }
}
