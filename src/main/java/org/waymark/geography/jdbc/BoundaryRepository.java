package org.waymark.geography.jdbc;

import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.waymark.database.BatchInsert;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.boundary.BoundaryLayers;

/** The outlines in the database. */
public final class BoundaryRepository {

  private final DataSource dataSource;

  public BoundaryRepository(DataSource dataSource) {
    this.dataSource = DelegatingDataSource.unwrapDataSource(dataSource);
  }

  /** Every outline of every kind. */
  public BoundaryLayers load() throws SQLException {
    List<BoundaryLayers.Outline> outlines = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT kind, code, edition, approximate, geom FROM area_boundary"
                    + " ORDER BY kind, code");
        ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        outlines.add(
            new BoundaryLayers.Outline(
                AreaKind.ofSlug(rows.getString(1)).orElseThrow(),
                new AreaCode(rows.getString(2)),
                Boundary.of(Objects.requireNonNull(GeometryColumn.get(rows, 5))),
                rows.getBoolean(4),
                rows.getString(3)));
      }
    }
    return new BoundaryLayers(outlines);
  }

  /**
   * Puts outlines in the place of others, in the transaction of the caller.
   *
   * @param replaced codes of that kind whose outlines go, whether or not there is a new one
   * @param outlines all of that kind
   */
  static void replace(
      Connection connection,
      AreaKind kind,
      Collection<AreaCode> replaced,
      Collection<BoundaryLayers.Outline> outlines)
      throws SQLException {
    BatchInsert.all(
        connection,
        "DELETE FROM area_boundary WHERE kind = ? AND code = ?",
        replaced,
        (statement, code) -> {
          statement.setString(1, kind.slug());
          statement.setString(2, code.value());
        });
    BatchInsert.all(
        connection,
        "INSERT INTO area_boundary (kind, code, edition, approximate, geom) VALUES (?, ?, ?, ?, ?)",
        outlines,
        (statement, outline) -> {
          statement.setString(1, kind.slug());
          statement.setString(2, outline.code().value());
          statement.setString(3, outline.edition());
          statement.setBoolean(4, outline.approximate());
          GeometryColumn.set(statement, 5, outline.boundary().toGeometry());
        });
  }
}
