package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.waymark.Provenance;
import org.waymark.catalogue.CatalogueSummary;
import org.waymark.catalogue.Freshness;

/** Counts in the tables, without reading a document. */
final class StoredSummary {

  private static final String SOURCES =
      """
      SELECT min(first), max(last) FROM (
        SELECT min(source) AS first, max(source) AS last FROM organisation_record
        UNION ALL
        SELECT min(source), max(source) FROM service_record) AS sources\
      """;

  private static final String COUNTS =
      """
      SELECT count(*), count(DISTINCT organisation_id),
        (SELECT count(DISTINCT service_id) FROM published.reach WHERE kind = 'ENGLAND_WIDE'),
        count(CASE WHEN assured_on >= ? THEN 1 END)
      FROM published.service\
      """;

  private StoredSummary() {}

  static CatalogueSummary read(Connection connection, LocalDate today) throws SQLException {
    boolean invented = isAllInvented(connection);
    boolean demonstration = invented || hasInvented(connection);
    try (PreparedStatement select = connection.prepareStatement(COUNTS)) {
      select.setObject(1, today.minusDays(Freshness.DUE_AFTER_DAYS));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return new CatalogueSummary(
            demonstration, invented, row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4));
      }
    }
  }

  /** The least and the greatest stand at the ends of an index. */
  private static boolean isAllInvented(Connection connection) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(SOURCES);
        ResultSet row = select.executeQuery()) {
      return row.next()
          && Provenance.DEMONSTRATION.equals(row.getString(1))
          && Provenance.DEMONSTRATION.equals(row.getString(2));
    }
  }

  private static boolean hasInvented(Connection connection) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT 1 FROM organisation_record WHERE source = ? FETCH FIRST 1 ROW ONLY")) {
      select.setString(1, Provenance.DEMONSTRATION);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
