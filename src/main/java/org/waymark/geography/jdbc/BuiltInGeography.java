package org.waymark.geography.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.waymark.database.BatchInsert;
import org.waymark.database.DataSetLedger;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transaction;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.DutyHolder;
import org.waymark.geography.Outcode;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.geography.tables.BuiltInTables;

/**
 * Puts the geography that the program carries into the database, when it is not there yet.
 *
 * <p>Safe to call on every start and from several nodes at once. Everything is written in one
 * transaction with its ledger entry: a load broken off leaves nothing, and the next start begins
 * again. A release with other tables (another checksum) replaces all of it.
 */
public final class BuiltInGeography {

  /** The name in the ledger of areas, small areas and what belongs to them. */
  public static final String TABLES = "geography";

  private static final String TABLES_EDITION =
      "Districts and councils April 2025, police areas 2024, integrated care boards 2024 and"
          + " April 2026, residents Census 2021";

  private final DataSource dataSource;
  private final Clock clock;

  public BuiltInGeography(DataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * Loads what is missing or has changed.
   *
   * @return true when something was loaded; false when the database was up to date
   * @throws SQLException when the database fails; nothing is then changed
   */
  public boolean load(LoadProgress progress) throws SQLException {
    BuiltInTables tables = BuiltInTables.read();
    String checksum = tables.checksum();
    return Transaction.in(
        dataSource,
        connection -> {
          DataSetLedger.lock(connection);
          if (DataSetLedger.find(connection, TABLES)
              .filter(entry -> entry.checksum().equals(checksum))
              .isPresent()) {
            return false;
          }
          clear(connection);
          write(connection, tables, progress);
          DataSetLedger.write(
              connection,
              new DataSetLedger.Entry(TABLES, TABLES_EDITION, checksum, clock.instant()));
          return true;
        });
  }

  private static void clear(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table :
          List.of("area", "area_succession", "district", "small_area", "outcode", "duty_holder")) {
        statement.executeUpdate("DELETE FROM " + table);
      }
    }
  }

  private static void write(Connection connection, BuiltInTables tables, LoadProgress progress)
      throws SQLException {
    BatchInsert.all(
        connection,
        """
        INSERT INTO area (kind, code, name, short_name, country, type, body_name, other_code,
          valid_from, valid_to)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        tables.areas(),
        BuiltInGeography::bind);
    BatchInsert.all(
        connection,
        """
        INSERT INTO area_succession (kind, predecessor, successor, effective, share)
        VALUES (?, ?, ?, ?, ?)
        """,
        tables.successions(),
        (statement, row) -> {
          statement.setString(1, row.kind().slug());
          statement.setString(2, row.succession().predecessor().value());
          statement.setString(3, row.succession().successor().value());
          statement.setObject(4, row.succession().effective());
          statement.setDouble(5, row.succession().share());
        });
    BatchInsert.all(
        connection,
        "INSERT INTO district (code, council, police_area, region, country) VALUES (?, ?, ?, ?, ?)",
        tables.districts(),
        (statement, row) -> {
          statement.setString(1, row.code().value());
          statement.setString(2, row.council().value());
          statement.setString(3, row.policeArea().value());
          statement.setString(4, valueOf(row.region()));
          statement.setString(5, row.country().value());
        });
    writeSmallAreas(connection, tables.smallAreas(), progress);
    writeOutcodes(connection, tables);
    writeDutyHolders(connection, tables.dutyHolders());
  }

  private static void bind(PreparedStatement statement, BuiltInTables.AreaRow row)
      throws SQLException {
    statement.setString(1, row.area().kind().slug());
    statement.setString(2, row.area().code().value());
    statement.setString(3, row.area().name());
    statement.setString(4, row.area().shortName());
    statement.setString(5, row.area().country().value());
    statement.setString(6, row.type());
    statement.setString(7, row.bodyName());
    statement.setString(8, row.otherCode());
    setDate(statement, 9, row.area().validFrom());
    setDate(statement, 10, row.area().validTo());
  }

  private static void writeSmallAreas(
      Connection connection, List<SmallArea> smallAreas, LoadProgress progress)
      throws SQLException {
    try (BatchInsert insert =
        new BatchInsert(
            connection,
            """
            INSERT INTO small_area (ordinal, code, district, icb, former_icb, population, geom)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (SmallArea small : smallAreas) {
        boolean sent =
            insert.add(
                small,
                (statement, row) -> {
                  statement.setInt(1, row.ordinal());
                  statement.setString(2, row.code());
                  statement.setString(3, row.district().value());
                  statement.setString(4, valueOf(row.icb()));
                  statement.setString(5, valueOf(row.formerIcb()));
                  statement.setInt(6, row.population());
                  GeometryColumn.set(statement, 7, point(row.position()));
                });
        if (sent) {
          progress.report("Small areas", insert.written(), smallAreas.size());
        }
      }
    }
    progress.report("Small areas", smallAreas.size(), smallAreas.size());
  }

  private static void writeOutcodes(Connection connection, BuiltInTables tables)
      throws SQLException {
    BatchInsert.all(
        connection,
        "INSERT INTO outcode (code, town, small_area, geom) VALUES (?, ?, ?, ?)",
        tables.outcodes(),
        (PreparedStatement statement, Outcode row) -> {
          statement.setString(1, row.code());
          statement.setString(2, row.town());
          statement.setString(3, tables.smallAreas().get(row.smallArea()).code());
          GeometryColumn.set(statement, 4, point(row.position()));
        });
  }

  private static void writeDutyHolders(Connection connection, List<DutyHolder> holders)
      throws SQLException {
    int[] id = {0};
    BatchInsert.all(
        connection,
        """
        INSERT INTO duty_holder (id, police_area, kind, body_code, name, share, whole, valid_from,
          valid_to)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        holders,
        (statement, row) -> {
          statement.setInt(1, id[0]++);
          statement.setString(2, row.policeArea().value());
          statement.setString(3, row.kind().slug());
          statement.setString(4, valueOf(row.bodyCode()));
          statement.setString(5, row.name());
          statement.setDouble(6, row.share());
          statement.setBoolean(7, row.whole());
          setDate(statement, 8, row.validFrom());
          setDate(statement, 9, row.validTo());
        });
  }

  private static @Nullable String valueOf(@Nullable AreaCode code) {
    return code == null ? null : code.value();
  }

  private static void setDate(PreparedStatement statement, int index, @Nullable LocalDate date)
      throws SQLException {
    if (date == null) {
      statement.setNull(index, Types.DATE);
    } else {
      statement.setObject(index, date);
    }
  }

  private static Geometry point(Position position) {
    return Boundary.WGS84.createPoint(new Coordinate(position.longitude(), position.latitude()));
  }
}
