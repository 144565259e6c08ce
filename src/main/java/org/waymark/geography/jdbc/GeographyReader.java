package org.waymark.geography.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.waymark.database.DatabaseProblem;
import org.waymark.database.GeometryConverter;
import org.waymark.database.Transactions;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaSuccession;
import org.waymark.geography.Atom;
import org.waymark.geography.District;
import org.waymark.geography.DutyHolder;
import org.waymark.geography.Geography;
import org.waymark.geography.Outcode;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;

/** Reads the geography of the database. It is written by {@link BuiltInGeography}. */
public final class GeographyReader {

  private final Transactions transactions;

  public GeographyReader(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * The whole geography, as it was at one moment: a load finishing meanwhile gives no half of it.
   *
   * @throws DatabaseProblem when the database fails
   * @throws IllegalStateException when no geography has been loaded
   */
  public Geography load() {
    return transactions.read(GeographyReader::read);
  }

  static Geography read(Connection connection) throws SQLException {
    List<SmallArea> smallAreas = smallAreas(connection);
    if (smallAreas.isEmpty()) {
      throw new IllegalStateException(
          "The database holds no geography yet; \"waymark run\" or \"waymark geodata load\" loads"
              + " it");
    }
    Map<String, Integer> ordinals = HashMap.newHashMap(smallAreas.size());
    smallAreas.forEach(small -> ordinals.put(small.code(), small.ordinal()));
    return new Geography(
        areas(connection),
        successions(connection),
        districts(connection),
        smallAreas,
        outcodes(connection, ordinals),
        dutyHolders(connection),
        atoms(connection),
        neighbours(connection));
  }

  /** Makes one record of the current row. */
  @FunctionalInterface
  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private static <T> List<T> query(Connection connection, String sql, RowReader<T> reader)
      throws SQLException {
    List<T> result = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setFetchSize(5_000);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          result.add(reader.read(rows));
        }
      }
    }
    return result;
  }

  static List<Area> areas(Connection connection) throws SQLException {
    return query(
        connection,
        "SELECT kind, code, name, short_name, country, valid_from, valid_to FROM area"
            + " ORDER BY kind, code",
        row ->
            new Area(
                AreaKind.ofSlug(row.getString(1)).orElseThrow(),
                code(row, 2),
                row.getString(3),
                row.getString(4),
                code(row, 5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, LocalDate.class)));
  }

  /** A unitary council's succession stands in the table once per kind, and here once. */
  private static List<AreaSuccession> successions(Connection connection) throws SQLException {
    return query(
        connection,
        "SELECT DISTINCT predecessor, successor, effective, share FROM area_succession"
            + " ORDER BY predecessor, successor",
        row ->
            new AreaSuccession(
                code(row, 1), code(row, 2), row.getObject(3, LocalDate.class), row.getDouble(4)));
  }

  private static List<District> districts(Connection connection) throws SQLException {
    return query(
        connection,
        "SELECT code, council, police_area, region, country FROM district ORDER BY code",
        row ->
            new District(
                code(row, 1), code(row, 2), code(row, 3), codeOrNull(row, 4), code(row, 5)));
  }

  private static List<SmallArea> smallAreas(Connection connection) throws SQLException {
    // A few hundred codes stand in tens of thousands of rows.
    Map<String, AreaCode> known = new HashMap<>();
    return query(
        connection,
        "SELECT ordinal, code, population, geom, district, icb, former_icb FROM small_area"
            + " ORDER BY ordinal",
        row ->
            new SmallArea(
                row.getInt(1),
                row.getString(2),
                row.getInt(3),
                position(row, 4),
                Objects.requireNonNull(shared(known, row.getString(5))),
                shared(known, row.getString(6)),
                shared(known, row.getString(7))));
  }

  private static @Nullable AreaCode shared(Map<String, AreaCode> known, @Nullable String code) {
    return code == null ? null : known.computeIfAbsent(code, AreaCode::new);
  }

  private static List<Outcode> outcodes(Connection connection, Map<String, Integer> ordinals)
      throws SQLException {
    return query(
        connection,
        "SELECT code, geom, small_area, town FROM outcode ORDER BY code",
        row ->
            new Outcode(
                row.getString(1),
                position(row, 2),
                Objects.requireNonNull(ordinals.get(row.getString(3))),
                row.getString(4)));
  }

  private static List<DutyHolder> dutyHolders(Connection connection) throws SQLException {
    return query(
        connection,
        "SELECT police_area, kind, body_code, name, share, whole, valid_from, valid_to"
            + " FROM duty_holder ORDER BY id",
        row ->
            new DutyHolder(
                code(row, 1),
                DutyHolder.Kind.ofSlug(row.getString(2)),
                codeOrNull(row, 3),
                row.getString(4),
                row.getDouble(5),
                row.getBoolean(6),
                row.getObject(7, LocalDate.class),
                row.getObject(8, LocalDate.class)));
  }

  private static List<Atom> atoms(Connection connection) throws SQLException {
    return query(
        connection,
        "SELECT district, icb, former_icb, hectares FROM atom ORDER BY id",
        row -> new Atom(code(row, 1), codeOrNull(row, 2), codeOrNull(row, 3), row.getDouble(4)));
  }

  private static Map<AreaCode, Set<AreaCode>> neighbours(Connection connection)
      throws SQLException {
    Map<AreaCode, Set<AreaCode>> sets = new HashMap<>();
    query(
        connection,
        "SELECT code, neighbour FROM area_neighbour",
        row -> sets.computeIfAbsent(code(row, 1), c -> new HashSet<>()).add(code(row, 2)));
    sets.replaceAll((code, set) -> Set.copyOf(set));
    return sets;
  }

  private static Position position(ResultSet row, int column) throws SQLException {
    Coordinate at = GeometryConverter.ofColumn(row.getBytes(column)).getCoordinate();
    return new Position(at.x, at.y);
  }

  private static AreaCode code(ResultSet row, int column) throws SQLException {
    return new AreaCode(row.getString(column));
  }

  private static @Nullable AreaCode codeOrNull(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : new AreaCode(text);
  }
}
