package org.waymark.need.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.database.BatchInsert;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.need.Measure;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedIndicator.Origin;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedValue;
import org.waymark.vocabulary.TermId;

/** The statements on the tables of need, inside a transaction of somebody else. */
final class NeedTables {

  private static final String VALUE =
      """
      INSERT INTO need_value (indicator, period_start, period_end, area, figure, lower_bound,
        upper_bound)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private NeedTables() {}

  static long revision(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COALESCE(MAX(revision), 0) FROM need_change")) {
      row.next();
      return row.getLong(1);
    }
  }

  static long recordChange(Connection connection, Instant at, String who, String what)
      throws SQLException {
    long revision = revision(connection) + 1;
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO need_change (revision, recorded_at, who, what) VALUES (?, ?, ?, ?)")) {
      insert.setLong(1, revision);
      insert.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
      insert.setString(3, shortened(who, 200));
      insert.setString(4, shortened(what, 500));
      insert.executeUpdate();
    }
    return revision;
  }

  private static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  static List<NeedIndicator> editions(Connection connection) throws SQLException {
    List<NeedIndicator> editions = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT i.id, i.label, i.counts, i.crime_type, i.cohort, i.measure, i.per, i.unit,
                  i.denominator, e.area_kind, e.period_start, e.period_end, e.source, e.licence,
                  e.published, e.quality, e.built_in
                FROM need_indicator i JOIN need_edition e ON e.indicator = i.id
                ORDER BY i.id, e.period_end DESC, e.period_start DESC
                """)) {
      while (rows.next()) {
        editions.add(
            new NeedIndicator(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                term(rows.getString(4)),
                term(rows.getString(5)),
                Measure.ofSlug(rows.getString(6)).orElseThrow(),
                rows.getInt(7),
                rows.getString(8),
                rows.getString(9),
                AreaKind.ofSlug(rows.getString(10)).orElseThrow(),
                rows.getObject(11, LocalDate.class),
                rows.getObject(12, LocalDate.class),
                rows.getString(13),
                rows.getString(14),
                rows.getObject(15, LocalDate.class),
                rows.getString(16),
                rows.getBoolean(17) ? Origin.BUILT_IN : Origin.IMPORTED));
      }
    }
    return editions;
  }

  static List<NeedValue> values(Connection connection) throws SQLException {
    List<NeedValue> values = new ArrayList<>();
    // Hundreds of thousands of values name few indicators, periods and areas: each is kept once.
    Map<String, String> ids = new HashMap<>();
    Map<NeedPeriod, NeedPeriod> periods = new HashMap<>();
    Map<String, AreaCode> codes = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT indicator, period_start, period_end, area, figure, lower_bound, upper_bound
                FROM need_value
                """)) {
      while (rows.next()) {
        NeedPeriod period =
            new NeedPeriod(rows.getObject(2, LocalDate.class), rows.getObject(3, LocalDate.class));
        values.add(
            new NeedValue(
                ids.computeIfAbsent(rows.getString(1), id -> id),
                periods.computeIfAbsent(period, each -> each),
                codes.computeIfAbsent(rows.getString(4), AreaCode::new),
                number(rows, 5),
                number(rows, 6),
                number(rows, 7)));
      }
    }
    return values;
  }

  private static @Nullable Double number(ResultSet row, int column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : Double.valueOf(number);
  }

  private static @Nullable TermId term(@Nullable String id) {
    return id == null ? null : new TermId(id);
  }

  /** Ids of the indicators that are stored. */
  static Set<String> indicatorIds(Connection connection) throws SQLException {
    Set<String> ids = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM need_indicator")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  static void insertIndicators(Connection connection, List<NeedIndicator> indicators)
      throws SQLException {
    BatchInsert.all(
        connection,
        """
        INSERT INTO need_indicator (label, counts, crime_type, cohort, measure, per, unit,
          denominator, id)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        indicators,
        NeedTables::bindIndicator);
  }

  static void updateIndicators(Connection connection, List<NeedIndicator> indicators)
      throws SQLException {
    BatchInsert.all(
        connection,
        """
        UPDATE need_indicator SET label = ?, counts = ?, crime_type = ?, cohort = ?, measure = ?,
          per = ?, unit = ?, denominator = ?
        WHERE id = ?
        """,
        indicators,
        NeedTables::bindIndicator);
  }

  private static void bindIndicator(PreparedStatement statement, NeedIndicator row)
      throws SQLException {
    statement.setString(1, row.label());
    statement.setString(2, row.counts());
    statement.setString(3, row.crimeType() == null ? null : row.crimeType().value());
    statement.setString(4, row.cohort() == null ? null : row.cohort().value());
    statement.setString(5, row.measure().slug());
    statement.setInt(6, row.per());
    statement.setString(7, row.unit());
    statement.setString(8, row.denominator());
    statement.setString(9, row.id());
  }

  static void insertEditions(Connection connection, List<NeedIndicator> editions)
      throws SQLException {
    BatchInsert.all(
        connection,
        """
        INSERT INTO need_edition (indicator, period_start, period_end, area_kind, source, licence,
          published, quality, built_in)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        editions,
        (statement, row) -> {
          statement.setString(1, row.id());
          statement.setObject(2, row.periodStart());
          statement.setObject(3, row.periodEnd());
          statement.setString(4, row.areaKind().slug());
          statement.setString(5, row.source());
          statement.setString(6, row.licence());
          statement.setObject(7, row.published(), Types.DATE);
          statement.setString(8, row.quality());
          statement.setBoolean(9, row.origin() == Origin.BUILT_IN);
        });
  }

  static BatchInsert valueInsert(Connection connection) throws SQLException {
    return new BatchInsert(connection, VALUE);
  }

  static void bindValue(PreparedStatement statement, NeedValue row) throws SQLException {
    statement.setString(1, row.indicator());
    statement.setObject(2, row.period().start());
    statement.setObject(3, row.period().end());
    statement.setString(4, row.area().value());
    statement.setObject(5, row.value(), Types.DOUBLE);
    statement.setObject(6, row.lower(), Types.DOUBLE);
    statement.setObject(7, row.upper(), Types.DOUBLE);
  }

  static void deleteValues(Connection connection, List<NeedValue> values) throws SQLException {
    BatchInsert.all(
        connection,
        """
        DELETE FROM need_value
        WHERE indicator = ? AND period_start = ? AND period_end = ? AND area = ?
        """,
        values,
        (statement, row) -> {
          statement.setString(1, row.indicator());
          statement.setObject(2, row.period().start());
          statement.setObject(3, row.period().end());
          statement.setString(4, row.area().value());
        });
  }

  /** Takes away what the program brought, and the indicators of which nothing is left. */
  static void deleteBuiltIn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          DELETE FROM need_value WHERE EXISTS (
            SELECT 1 FROM need_edition e WHERE e.built_in
              AND e.indicator = need_value.indicator
              AND e.period_start = need_value.period_start
              AND e.period_end = need_value.period_end)
          """);
      statement.executeUpdate("DELETE FROM need_edition WHERE built_in");
      statement.executeUpdate(
          """
          DELETE FROM need_indicator WHERE NOT EXISTS (
            SELECT 1 FROM need_edition e WHERE e.indicator = need_indicator.id)
          """);
    }
  }
}
