package org.waymark.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.exceptions.OptimisticLockException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.waymark.testing.DatabaseContract;

/** Repositories that Micronaut Data makes, and geometry in them, on both databases. */
abstract class GeometryConverterContract extends DatabaseContract {

  private static final GeometryFactory WGS84 = new GeometryFactory(new PrecisionModel(), 4326);
  private static final GeometryFactory GRID = new GeometryFactory(new PrecisionModel(), 27700);

  private Shapes shapes() {
    return database().bean(Shapes.class);
  }

  private Transactions transactions() {
    return database().transactions();
  }

  @BeforeEach
  void table() {
    transactions()
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS shape");
                return statement.execute(
                    """
                    CREATE TABLE shape (
                      id INTEGER PRIMARY KEY,
                      outline GEOMETRY(GEOMETRY, 4326),
                      version BIGINT NOT NULL)
                    """);
              }
            });
  }

  private static Shape shape(int id, @Nullable Geometry outline) {
    return new Shape(id, outline, 0);
  }

  private @Nullable Geometry outline(int id) {
    return shapes().findById(id).orElseThrow().outline();
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

    shapes().save(shape(1, written));

    Geometry read = Objects.requireNonNull(outline(1));
    assertThat(read.getGeometryType()).isEqualTo(written.getGeometryType());
    assertThat(read.equalsExact(written)).as("%s read back as %s", written, read).isTrue();
    assertThat(read.getSRID()).isEqualTo(4326);
  }

  @Test
  void nullComesBackAsNullAndReplacesAGeometry() throws Exception {
    shapes().save(shape(1, null));
    shapes().save(shape(2, wkt("POINT (1 2)")));
    shapes().update(shape(2, null));

    assertThat((Object) outline(1)).isNull();
    assertThat((Object) outline(2)).isNull();
  }

  @Test
  void coordinateIsKeptToTheLastDigit() {
    Geometry written = WGS84.createPoint(new Coordinate(-0.1 - 0.2, 51.0 / 3.0));

    shapes().save(shape(1, written));

    assertThat(Objects.requireNonNull(outline(1)).getCoordinate())
        .isEqualTo(written.getCoordinate());
  }

  @Test
  void thirdCoordinateIsDropped() {
    Geometry written = WGS84.createPoint(new Coordinate(1, 2, 3));

    shapes().save(shape(1, written));

    assertThat(Objects.requireNonNull(outline(1)).getCoordinate().getZ()).isNaN();
  }

  @Test
  void manyAreSavedAtOnceAndFoundInABox() throws Exception {
    shapes()
        .saveAll(
            List.of(
                shape(1, wkt("POINT (-1.5 53.8)")),
                shape(2, wkt("POINT (-3 53)")),
                shape(3, null),
                shape(4, wkt("POLYGON ((-2 53, 0 53, 0 54, -2 53))"))));

    assertThat(shapes().findIn("POLYGON ((-2 53.5, -1 53.5, -1 54, -2 54, -2 53.5))"))
        .containsExactly(1, 4);
  }

  @Test
  void boxSearchFindsPointsInsideAndOnItsEdgeButNotOutside() throws Exception {
    shapes()
        .saveAll(
            List.of(
                shape(1, wkt("POINT (-1.5 53.8)")),
                shape(2, wkt("POINT (-2 53)")),
                shape(3, wkt("POINT (-2.1 53.8)")),
                shape(4, null),
                shape(5, wkt("POINT EMPTY"))));

    assertThat(shapes().findIn("POLYGON ((-2 53, -1 53, -1 54, -2 54, -2 53))"))
        .containsExactly(1, 2);
  }

  @Test
  void exactTestRulesOutWhatOnlyTheBoxTouches() throws Exception {
    shapes().saveAll(List.of(shape(1, wkt("POINT (9 1)")), shape(2, wkt("POINT (1 9)"))));

    assertThat(shapes().findIn("POLYGON ((0 0, 10 0, 10 10, 0 0))")).containsExactly(1);
  }

  @Test
  void boxMadeInSqlIsTheSameBox() throws Exception {
    shapes()
        .saveAll(List.of(shape(1, wkt("POINT (-1.5 53.8)")), shape(2, wkt("POINT (53.8 -1.5)"))));

    assertThat(shapes().findInABoxMadeInSql()).containsExactly(1);
  }

  @Test
  void whatIsNoGeometryIsRefused() {
    assertThatThrownBy(() -> GeometryConverter.ofColumn("Leeds".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("5 bytes are not a geometry");
  }

  @Test
  void geometryOfAnotherReferenceSystemIsRefusedByTheColumn() {
    assertThatThrownBy(
            () -> shapes().save(shape(1, GRID.createPoint(new Coordinate(430_000, 433_000)))))
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void geometryWithoutReferenceSystemIsRefusedBeforeItReachesTheDatabase() {
    Geometry unknown = new GeometryFactory().createPoint(new Coordinate(1, 2));

    assertThatThrownBy(() -> shapes().save(shape(1, unknown)))
        .hasMessageContaining("SRID")
        .hasMessageContaining("4326");
  }

  @Test
  void rowChangedByAnotherSinceItWasReadIsNotOverwritten() throws Exception {
    Shape first = shapes().save(shape(1, wkt("POINT (1 2)")));
    shapes().update(new Shape(1, wkt("POINT (3 4)"), first.version()));
    Shape late = new Shape(1, wkt("POINT (5 6)"), first.version());

    assertThatThrownBy(() -> transactions().write(connection -> shapes().update(late)))
        .isInstanceOf(OptimisticLockException.class);
    assertThat(Objects.requireNonNull(outline(1)).toText()).isEqualTo("POINT (3 4)");
  }

  @Test
  void repositoryTakesPartInTheTransactionItIsCalledIn() throws Exception {
    assertThatThrownBy(
            () ->
                transactions()
                    .write(
                        connection -> {
                          shapes().save(shape(1, null));
                          assertThat(count(connection)).isEqualTo(1);
                          assertThat(shapes().count()).isEqualTo(1);
                          assertThat(transactions().<Long>read(c -> shapes().count())).isEqualTo(1);
                          throw new IllegalStateException("after the row");
                        }))
        .hasMessage("after the row");
    assertThat(shapes().count()).isZero();

    transactions().write(connection -> shapes().save(shape(1, null)));
    assertThat(shapes().count()).isEqualTo(1);
  }

  @Test
  void repositoryReadsInTheViewOfTheReader() {
    long seen =
        transactions()
            .read(
                connection -> {
                  long before = shapes().count();
                  transactions().write(c -> shapes().save(shape(1, null)));
                  return before + shapes().count();
                });

    assertThat(seen).isZero();
    assertThat(shapes().count()).isEqualTo(1);
  }

  @Test
  void failureOfARepositoryIsAProblemWithARemedy() {
    shapes().save(shape(1, null));

    assertThatThrownBy(() -> transactions().write(connection -> shapes().save(shape(1, null))))
        .isInstanceOfSatisfying(
            DatabaseProblem.class, problem -> assertThat(problem.remedy()).isNotBlank());
  }

  private static long count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM shape")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Geometry wkt(String wkt) throws ParseException {
    return new WKTReader(WGS84).read(wkt);
  }
}
