package org.waymark.need.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.database.BatchInsert;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaKind;
import org.waymark.geography.tables.TableFile;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.vocabulary.TermId;

/**
 * Puts the need figures that the program carries into the database, when they are not there yet.
 * Safe to call on every start and from several nodes at once.
 */
public final class BuiltInNeed {

  /** The name in the ledger. */
  public static final String NAME = "need";

  private static final String EDITION =
      "Census 2021; population estimates mid-2020; police recorded crime 2017/18";

  private final Transactions transactions;
  private final Clock clock;

  public BuiltInNeed(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The figures of the program, without a database. */
  public static NeedTable read() {
    return new NeedTable(
        indicators(TableFile.read("need/indicators.csv")),
        values(TableFile.read("need/values.csv.gz")));
  }

  private static List<NeedIndicator> indicators(TableFile file) {
    return file.rows(
        row -> {
          String[] period = row.text("period").split("/", 2);
          return new NeedIndicator(
              row.text("indicator"),
              row.text("label"),
              row.text("counts"),
              term(row.textOrNull("crime_type")),
              term(row.textOrNull("cohort")),
              row.text("unit"),
              row.textOrNull("denominator"),
              AreaKind.ofSlug(row.text("area_kind")).orElseThrow(),
              LocalDate.parse(period[0]),
              LocalDate.parse(period[period.length - 1]),
              row.text("source"),
              row.text("licence"),
              row.dateOrNull("published"),
              row.textOrNull("quality"));
        });
  }

  private static List<NeedValue> values(TableFile file) {
    return file.rows(
        row -> new NeedValue(row.text("indicator"), row.code("area"), row.decimal("value")));
  }

  private static @Nullable TermId term(@Nullable String id) {
    return id == null ? null : new TermId(id);
  }

  /**
   * Loads what is missing or has changed.
   *
   * @return true when something was loaded; false when the database was up to date
   * @throws DatabaseProblem when the database fails; nothing is then changed
   */
  public boolean load(LoadProgress progress) {
    TableFile indicators = TableFile.read("need/indicators.csv");
    TableFile values = TableFile.read("need/values.csv.gz");
    String checksum = TableFile.checksum(List.of(indicators, values));
    return transactions.write(
        connection -> {
          DataSetLedger.lock(connection);
          if (DataSetLedger.find(connection, NAME)
              .filter(entry -> entry.checksum().equals(checksum))
              .isPresent()) {
            return false;
          }
          try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM need_value");
            statement.executeUpdate("DELETE FROM need_indicator");
          }
          writeIndicators(connection, indicators(indicators));
          writeValues(connection, values(values), progress);
          DataSetLedger.write(
              connection, new DataSetLedger.Entry(NAME, EDITION, checksum, clock.instant()));
          return true;
        });
  }

  private static void writeIndicators(Connection connection, List<NeedIndicator> indicators)
      throws SQLException {
    BatchInsert.all(
        connection,
        """
        INSERT INTO need_indicator (id, label, counts, crime_type, cohort, unit, denominator,
          area_kind, period_start, period_end, source, licence, published, quality)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        indicators,
        (statement, row) -> {
          statement.setString(1, row.id());
          statement.setString(2, row.label());
          statement.setString(3, row.counts());
          statement.setString(4, row.crimeType() == null ? null : row.crimeType().value());
          statement.setString(5, row.cohort() == null ? null : row.cohort().value());
          statement.setString(6, row.unit());
          statement.setString(7, row.denominator());
          statement.setString(8, row.areaKind().slug());
          statement.setObject(9, row.periodStart());
          statement.setObject(10, row.periodEnd());
          statement.setString(11, row.source());
          statement.setString(12, row.licence());
          statement.setObject(13, row.published(), Types.DATE);
          statement.setString(14, row.quality());
        });
  }

  private static void writeValues(
      Connection connection, List<NeedValue> values, LoadProgress progress) throws SQLException {
    try (BatchInsert insert =
        new BatchInsert(
            connection, "INSERT INTO need_value (indicator, area, figure) VALUES (?, ?, ?)")) {
      for (NeedValue value : values) {
        boolean sent =
            insert.add(
                value,
                (statement, row) -> {
                  statement.setString(1, row.indicator());
                  statement.setString(2, row.area().value());
                  statement.setDouble(3, row.value());
                });
        if (sent) {
          progress.report("Need figures", insert.written(), values.size());
        }
      }
    }
    progress.report("Need figures", values.size(), values.size());
  }
}
