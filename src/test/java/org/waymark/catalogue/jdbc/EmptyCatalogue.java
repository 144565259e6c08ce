package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.waymark.database.DatabaseKind;

/** Clears the catalogue of a test database, back to revision 0. */
public final class EmptyCatalogue {

  private static final List<String> TABLES =
      List.of(
          "service_change",
          "published.reach",
          "published.place",
          "published.offer",
          "published.service",
          "published.organisation",
          "withheld_address",
          "hidden_location",
          "location_record",
          "service_record",
          "organisation_record",
          "catalogue_revision");

  /** Their triggers refuse to delete. */
  private static final List<String> ONLY_ADDED_TO =
      List.of("service_version", "organisation_version", "audit_entry");

  private EmptyCatalogue() {}

  private static void clear(Connection connection, Statement statement, String table)
      throws SQLException {
    if (DatabaseKind.of(connection) == DatabaseKind.H2GIS) {
      // Fires no trigger there.
      statement.executeUpdate("TRUNCATE TABLE " + table);
    } else {
      statement.executeUpdate("ALTER TABLE " + table + " DISABLE TRIGGER USER");
      statement.executeUpdate("DELETE FROM " + table);
      statement.executeUpdate("ALTER TABLE " + table + " ENABLE TRIGGER USER");
    }
  }

  public static void make(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : ONLY_ADDED_TO) {
        clear(connection, statement, table);
      }
      for (String table : TABLES) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      statement.executeUpdate(
          "UPDATE catalogue_head SET latest = 0, history_from = 0, unsealed = NULL");
      statement.executeUpdate(
          "UPDATE audit_head SET latest = 0, digest = '" + "0".repeat(64) + "'");
    }
  }
}
