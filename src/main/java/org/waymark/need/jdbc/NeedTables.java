package org.waymark.need.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.database.BatchInsert;
import org.waymark.geography.AreaCode;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedValue;

/** The tables of need, inside a transaction of somebody else. Values stream by plain JDBC. */
@Singleton
public final class NeedTables {

  private static final String VALUE =
      """
      INSERT INTO need_value (indicator, period_start, period_end, area, figure, lower_bound,
        upper_bound)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private final NeedRows.Indicators indicators;
  private final NeedRows.Editions editions;
  private final NeedRows.Changes changes;

  NeedTables(NeedRows.Indicators indicators, NeedRows.Editions editions, NeedRows.Changes changes) {
    this.indicators = indicators;
    this.editions = editions;
    this.changes = changes;
  }

  long revision() {
    return changes.latest();
  }

  /**
   * Notes a change.
   *
   * @return the revision it makes
   */
  long recordChange(Instant at, String who, String what) {
    long revision = changes.latest() + 1;
    changes.save(new NeedRows.Change(revision, at, shortened(who, 200), shortened(what, 500)));
    return revision;
  }

  private static String shortened(String text, int most) {
    return text.length() > most ? text.substring(0, most) : text;
  }

  /** By indicator, of each the latest first. */
  List<NeedIndicator> editions() {
    Map<String, NeedRows.Indicator> measured = new HashMap<>();
    indicators.findAll().forEach(each -> measured.put(each.id(), each));
    return editions.list().stream()
        .map(each -> each.of(Objects.requireNonNull(measured.get(each.indicator()))))
        .toList();
  }

  /** Ids of the indicators that are stored. */
  Set<String> indicatorIds() {
    return indicators.findAll().stream().map(NeedRows.Indicator::id).collect(Collectors.toSet());
  }

  void insertIndicators(List<NeedIndicator> fresh) {
    indicators.saveAll(fresh.stream().map(NeedRows.Indicator::of).toList());
  }

  void updateIndicators(List<NeedIndicator> known) {
    indicators.updateAll(known.stream().map(NeedRows.Indicator::of).toList());
  }

  void insertEditions(List<NeedIndicator> fresh) {
    editions.saveAll(fresh.stream().map(NeedRows.Edition::of).toList());
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

  /**
   * Takes away what the program brought, and the indicators of which nothing is left. Values that
   * belong to no edition go too: H2 may keep some of a load in the middle of which it was killed.
   */
  void deleteBuiltIn(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          """
          DELETE FROM need_value WHERE NOT EXISTS (
            SELECT 1 FROM need_edition e WHERE NOT e.built_in
              AND e.indicator = need_value.indicator
              AND e.period_start = need_value.period_start
              AND e.period_end = need_value.period_end)
          """);
    }
    editions.deleteByBuiltInTrue();
    indicators.deleteThoseWithoutEdition();
  }
}
