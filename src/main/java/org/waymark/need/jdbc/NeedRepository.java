package org.waymark.need.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.vocabulary.TermId;

/** Reads the need figures of the database. */
public final class NeedRepository {

  private final DataSource dataSource;

  public NeedRepository(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Every indicator and value; an empty table when none was loaded. */
  public NeedTable load() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      // The foreign key of a value makes this order safe: an indicator read late has no values yet.
      List<NeedValue> values = values(statement);
      return new NeedTable(indicators(statement), values);
    }
  }

  private static List<NeedIndicator> indicators(Statement statement) throws SQLException {
    List<NeedIndicator> indicators = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            """
            SELECT id, label, counts, crime_type, cohort, unit, denominator, area_kind,
              period_start, period_end, source, licence, published, quality
            FROM need_indicator ORDER BY id
            """)) {
      while (rows.next()) {
        indicators.add(
            new NeedIndicator(
                rows.getString(1),
                rows.getString(2),
                rows.getString(3),
                term(rows.getString(4)),
                term(rows.getString(5)),
                rows.getString(6),
                rows.getString(7),
                AreaKind.ofSlug(rows.getString(8)).orElseThrow(),
                rows.getObject(9, LocalDate.class),
                rows.getObject(10, LocalDate.class),
                rows.getString(11),
                rows.getString(12),
                rows.getObject(13, LocalDate.class),
                rows.getString(14)));
      }
    }
    return indicators;
  }

  private static List<NeedValue> values(Statement statement) throws SQLException {
    List<NeedValue> values = new ArrayList<>();
    Map<String, AreaCode> known = new HashMap<>();
    try (ResultSet rows =
        statement.executeQuery("SELECT indicator, area, figure FROM need_value")) {
      while (rows.next()) {
        values.add(
            new NeedValue(
                rows.getString(1),
                known.computeIfAbsent(rows.getString(2), AreaCode::new),
                rows.getDouble(3)));
      }
    }
    return values;
  }

  private static @Nullable TermId term(@Nullable String id) {
    return id == null ? null : new TermId(id);
  }
}
