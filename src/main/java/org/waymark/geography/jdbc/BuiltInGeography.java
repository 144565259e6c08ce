package org.waymark.geography.jdbc;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.waymark.database.BatchInsert;
import org.waymark.database.DataSetLedger;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.GeometryConverter;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Atom;
import org.waymark.geography.Boundary;
import org.waymark.geography.DutyHolder;
import org.waymark.geography.Outcode;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.geography.outline.OutlineFile;
import org.waymark.geography.outline.OutlineLayer;
import org.waymark.geography.outline.Outlines;
import org.waymark.geography.tables.BuiltInTables;
import org.waymark.geography.tables.TableFile;

/**
 * Puts the geography that the program carries into the database, when it is not there yet.
 *
 * <p>Safe to call on every start and from several nodes at once. Tables and outlines are written in
 * one transaction each, with their ledger entries: a load broken off leaves nothing, and the next
 * start begins again. A release with other tables or outlines (another checksum) replaces them.
 */
@Singleton
public final class BuiltInGeography {

  /** The name in the ledger of areas, small areas and what belongs to them. */
  public static final String TABLES = "geography";

  /** The name in the ledger of the approximate outlines and what is computed from them. */
  public static final String OUTLINES = "outlines";

  private static final String TABLES_EDITION =
      "Districts and councils April 2025, police areas 2024, integrated care boards 2024 and"
          + " April 2026, residents Census 2021";

  private final Transactions transactions;
  private final Clock clock;
  private final DataSetLedger ledger;
  private final BoundaryRepository boundaries;

  public BuiltInGeography(
      Transactions transactions, Clock clock, DataSetLedger ledger, BoundaryRepository boundaries) {
    this.transactions = transactions;
    this.clock = clock;
    this.ledger = ledger;
    this.boundaries = boundaries;
  }

  /**
   * Loads what is missing or has changed.
   *
   * @return true when something was loaded; false when the database was up to date
   * @throws DatabaseProblem when the database fails; nothing is then changed
   */
  public boolean load(LoadProgress progress) {
    boolean tables = loadTables(progress);
    return loadOutlines(progress) || tables;
  }

  private boolean loadTables(LoadProgress progress) {
    String checksum = BuiltInTables.currentChecksum();
    return transactions.write(
        connection -> {
          ledger.lock();
          if (ledger.existsByNameAndChecksum(TABLES, checksum)) {
            return false;
          }
          BuiltInTables tables = BuiltInTables.read();
          clear(connection);
          write(connection, tables, progress);
          ledger.write(new DataSetLedger.Entry(TABLES, TABLES_EDITION, checksum, clock.instant()));
          return true;
        });
  }

  /**
   * Shares of ground, neighbours and approximate outlines. Where official boundaries are loaded
   * they stay.
   */
  private boolean loadOutlines(LoadProgress progress) {
    String checksum = TableFile.checksum(List.of(TableFile.read("outlines.topo.json")));
    return transactions.write(
        connection -> {
          ledger.lock();
          if (ledger.existsByNameAndChecksum(OUTLINES, checksum)) {
            return false;
          }
          Outlines outlines = readOutlines();
          writeAtoms(connection, outlines.atoms());
          writeNeighbours(connection, outlines);
          AreaKind[] kinds = AreaKind.values();
          for (int i = 0; i < kinds.length; i++) {
            writeOutlines(kinds[i], outlines);
            progress.report("Approximate outlines", i + 1, kinds.length);
          }
          ledger.write(
              new DataSetLedger.Entry(OUTLINES, edition(outlines), checksum, clock.instant()));
          return true;
        });
  }

  /**
   * Goes back to the approximate outlines of a kind: the official boundaries loaded for it are
   * deleted.
   *
   * @return how many areas are drawn approximately now
   */
  public int restoreOutlines(AreaKind kind) {
    Outlines outlines = readOutlines();
    return transactions.write(
        connection -> {
          ledger.lock();
          boundaries.deleteByKind(kind.slug());
          ledger.deleteByName("boundaries/" + kind.slug());
          writeOutlines(kind, outlines);
          return outlines.boundaries(kind).size();
        });
  }

  private static Outlines readOutlines() {
    try {
      return OutlineFile.readBuiltIn();
    } catch (IOException e) {
      throw new UncheckedIOException("The built-in outlines cannot be read", e);
    }
  }

  private static String edition(Outlines outlines) {
    return "Waymark, made " + outlines.made();
  }

  private void writeOutlines(AreaKind kind, Outlines outlines) {
    String slug = kind.slug();
    Set<String> official = Set.copyOf(boundaries.findCodeByKindAndApproximate(slug, false));
    boundaries.deleteByKindAndApproximate(slug, true);
    List<StoredOutline> written = new ArrayList<>();
    outlines
        .boundaries(kind)
        .forEach(
            (code, boundary) -> {
              if (!official.contains(code.value())) {
                written.add(StoredOutline.of(kind, code, edition(outlines), true, boundary));
              }
            });
    boundaries.saveAll(written);
  }

  private static void writeAtoms(Connection connection, List<Atom> atoms) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM atom");
    }
    int[] id = {0};
    BatchInsert.all(
        connection,
        "INSERT INTO atom (id, district, icb, former_icb, hectares) VALUES (?, ?, ?, ?, ?)",
        atoms,
        (statement, atom) -> {
          statement.setInt(1, id[0]++);
          statement.setString(2, atom.district().value());
          statement.setString(3, valueOf(atom.icb()));
          statement.setString(4, valueOf(atom.formerIcb()));
          statement.setDouble(5, atom.hectares());
        });
  }

  private record Neighbour(AreaKind kind, AreaCode code, AreaCode other) {}

  /** A board of before April 2026 that goes on has the neighbours it has now. */
  private static void writeNeighbours(Connection connection, Outlines outlines)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("DELETE FROM area_neighbour");
    }
    Set<String> done = new HashSet<>();
    List<Neighbour> neighbours = new ArrayList<>();
    for (OutlineLayer layer : OutlineLayer.values()) {
      outlines
          .neighbours(layer)
          .forEach(
              (code, others) -> {
                if (done.add(layer.kind().slug() + code)) {
                  others.forEach(other -> neighbours.add(new Neighbour(layer.kind(), code, other)));
                }
              });
    }
    BatchInsert.all(
        connection,
        "INSERT INTO area_neighbour (kind, code, neighbour) VALUES (?, ?, ?)",
        neighbours,
        (statement, row) -> {
          statement.setString(1, row.kind().slug());
          statement.setString(2, row.code().value());
          statement.setString(3, row.other().value());
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
                  statement.setBytes(7, point(row.position()));
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
          statement.setBytes(4, point(row.position()));
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

  private static byte[] point(Position position) {
    return GeometryConverter.toEwkb(
        Boundary.WGS84.createPoint(new Coordinate(position.longitude(), position.latitude())));
  }
}
