package org.waymark.geography.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.waymark.testing.DatabaseContract;

abstract class GeometryColumnContract extends DatabaseContract {
  private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
  private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);

  @BeforeEach
  void table() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS shape");
      statement.execute(
          """
          CREATE TABLE shape (
            id INTEGER PRIMARY KEY,
            point GEOMETRY(POINT, 4326),
            outline GEOMETRY(GEOMETRY, 4326))
          """);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POINT (-1.5478 53.7957)",
        "LINESTRING (-1 53, -1.2 53.4, -1.1 53.9)",
        "POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 2 4, 4 4, 4 2, 2 2))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
        "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))",
        "POINT EMPTY",
        "POLYGON EMPTY",
        "MULTIPOLYGON EMPTY",
        "GEOMETRYCOLLECTION EMPTY"
      })
  void geometryComesBackAsItWasWithTypeAndSrid(String wkt) throws Exception {
    Geometry written = wkt(wkt);

    insert(1, null, written);

    Geometry read = Objects.requireNonNull(readOutline(1));
    assertThat(read.getGeometryType()).isEqualTo(written.getGeometryType());
    assertThat(read.equalsExact(written)).as("%s read back as %s", written, read).isTrue();
    assertThat(read.getSRID()).isEqualTo(4326);
  }

  @Test
  void nullComesBackAsNull() throws Exception {
    insert(1, null, null);

    assertThat((Object) readOutline(1)).isNull();
  }

  @Test
  void coordinateIsKeptToTheLastDigit() throws Exception {
    Geometry written = WGS84.createPoint(new Coordinate(-0.1 - 0.2, 51.0 / 3.0));

    insert(1, written, null);

    assertThat(findPointsIn(new Envelope(-1, 0, 16, 18))).containsExactly(1);
    try (Connection connection = dataSource().getConnection();
        PreparedStatement select = connection.prepareStatement("SELECT point FROM shape");
        ResultSet row = select.executeQuery()) {
      assertThat(row.next()).isTrue();
      Geometry read = Objects.requireNonNull(GeometryColumn.get(row, 1));
      assertThat(read.getCoordinate()).isEqualTo(written.getCoordinate());
    }
  }

  @Test
  void boxSearchFindsPointsInsideAndOnItsEdgeButNotOutside() throws Exception {
    insert(1, WGS84.createPoint(new Coordinate(-1.5, 53.8)), null);
    insert(2, WGS84.createPoint(new Coordinate(-2.0, 53.0)), null);
    insert(3, WGS84.createPoint(new Coordinate(-2.1, 53.8)), null);
    insert(4, null, null);
    insert(5, WGS84.createPoint(), null);

    assertThat(findPointsIn(new Envelope(-2.0, -1.0, 53.0, 54.0))).containsExactly(1, 2);
  }

  @Test
  void exactTestRulesOutWhatOnlyTheBoxTouches() throws Exception {
    insert(1, WGS84.createPoint(new Coordinate(9, 1)), null);
    insert(2, WGS84.createPoint(new Coordinate(1, 9)), null);

    assertThat(findPointsIn(wkt("POLYGON ((0 0, 10 0, 10 10, 0 0))"))).containsExactly(1);
  }

  @Test
  void boxMadeInSqlIsTheSameBox() throws Exception {
    insert(1, WGS84.createPoint(new Coordinate(-1.5, 53.8)), null);
    insert(2, WGS84.createPoint(new Coordinate(53.8, -1.5)), null);

    List<Integer> found = new ArrayList<>();
    try (Connection connection = dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT id FROM shape
                WHERE point && ST_MakeEnvelope(-2, 53, -1, 54, 4326)
                  AND ST_X(point) < 0 AND ST_SRID(point) = 4326
                """);
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getInt(1));
      }
    }

    assertThat(found).containsExactly(1);
  }

  @Test
  void geometryOfAnotherReferenceSystemIsRefusedByTheColumn() {
    assertThatThrownBy(() -> insert(1, GRID.createPoint(new Coordinate(430_000, 433_000)), null))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void geometryWithoutReferenceSystemIsRefusedBeforeItReachesTheDatabase() {
    Geometry unknown = new GeometryFactory().createPoint(new Coordinate(1, 2));

    assertThatThrownBy(() -> insert(1, unknown, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SRID")
        .hasMessageContaining("4326");
  }

  @Test
  void columnOfAnotherTypeIsNamedInTheError() throws Exception {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT CAST('Leeds' AS VARCHAR) AS town");
        ResultSet row = select.executeQuery()) {
      assertThat(row.next()).isTrue();
      assertThatThrownBy(() -> GeometryColumn.get(row, "town"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("town");
    }
  }

  private List<Integer> findPointsIn(Envelope box) throws SQLException {
    return findPointsIn(WGS84.toGeometry(box));
  }

  private List<Integer> findPointsIn(Geometry area) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                SELECT id FROM shape
                WHERE point && CAST(? AS GEOMETRY) AND ST_Intersects(point, CAST(? AS GEOMETRY))
                ORDER BY id
                """)) {
      GeometryColumn.set(select, 1, area);
      GeometryColumn.set(select, 2, area);
      List<Integer> found = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getInt(1));
        }
      }
      return found;
    }
  }

  private void insert(int id, @Nullable Geometry point, @Nullable Geometry outline)
      throws SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO shape (id, point, outline) VALUES (?, ?, ?)")) {
      insert.setInt(1, id);
      GeometryColumn.set(insert, 2, point);
      GeometryColumn.set(insert, 3, outline);
      insert.executeUpdate();
    }
  }

  private @Nullable Geometry readOutline(int id) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        PreparedStatement select =
            connection.prepareStatement("SELECT outline FROM shape WHERE id = ?")) {
      select.setInt(1, id);
      try (ResultSet row = select.executeQuery()) {
        assertThat(row.next()).isTrue();
        return GeometryColumn.get(row, "outline");
      }
    }
  }

  private static Geometry wkt(String wkt) throws ParseException {
    return new WKTReader(WGS84).read(wkt);
  }
}
