package org.waymark.catalogue.withheld;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.waymark.catalogue.LocationId;
import org.waymark.database.Transactions;
import org.waymark.geography.Boundary;
import org.waymark.geography.Position;
import org.waymark.geography.jdbc.GeometryColumn;

/** The one door to withheld addresses. Thread-safe. There is no way to list them. */
@Singleton
public final class WithheldAddresses {

  private final Transactions transactions;
  private final Clock clock;

  public WithheldAddresses(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The address of a location; empty when none is kept or the location is public. */
  public Optional<WithheldAddress> find(LocationId location) {
    return transactions.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT address_lines, postcode, geom FROM withheld_address WHERE location_id = ?
                  """)) {
            query.setObject(1, location.value());
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? Optional.of(address(location, row)) : Optional.empty();
            }
          }
        });
  }

  private static WithheldAddress address(LocationId location, ResultSet row) throws SQLException {
    String lines = row.getString(1);
    Geometry geometry = GeometryColumn.get(row, 3);
    return new WithheldAddress(
        location,
        lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1)),
        row.getString(2),
        geometry instanceof Point point ? new Position(point.getX(), point.getY()) : null);
  }

  /**
   * Keeps addresses, each in place of the one its location had; all or none.
   *
   * @throws IllegalArgumentException when a location is not in the catalogue or is public; save the
   *     service first
   */
  public void put(Collection<WithheldAddress> addresses) {
    transactions.write(
        connection -> {
          for (WithheldAddress address : addresses) {
            put(connection, address);
          }
          return addresses.size();
        });
  }

  private void put(Connection connection, WithheldAddress address) throws SQLException {
    refusePublic(connection, address.location());
    OffsetDateTime now = clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    String update =
        """
        UPDATE withheld_address
        SET address_lines = ?, postcode = ?, geom = ?, recorded_at = ?
        WHERE location_id = ?
        """;
    String insert =
        """
        INSERT INTO withheld_address (address_lines, postcode, geom, recorded_at, location_id)
        VALUES (?, ?, ?, ?, ?)
        """;
    if (run(connection, update, address, now) == 0) {
      run(connection, insert, address, now);
    }
  }

  private static int run(
      Connection connection, String sql, WithheldAddress address, OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, String.join("\n", address.lines()));
      if (address.postcode() == null) {
        statement.setNull(2, Types.VARCHAR);
      } else {
        statement.setString(2, address.postcode());
      }
      GeometryColumn.set(statement, 3, point(address.position()));
      statement.setObject(4, now);
      statement.setObject(5, address.location().value());
      return statement.executeUpdate();
    }
  }

  private static @Nullable Geometry point(@Nullable Position position) {
    return position == null
        ? null
        : Boundary.WGS84.createPoint(new Coordinate(position.longitude(), position.latitude()));
  }

  /** Holds the location's row, so that it cannot become public before this is committed. */
  private static void refusePublic(Connection connection, LocationId location) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT disclosure FROM location WHERE id = ? FOR UPDATE")) {
      query.setObject(1, location.value());
      try (ResultSet row = query.executeQuery()) {
        if (!row.next()) {
          throw new IllegalArgumentException(
              "Location " + location + " is not in the catalogue: save its service first");
        }
        if (row.getString(1).equals("PUBLIC")) {
          throw new IllegalArgumentException(
              "Location "
                  + location
                  + " is public: make it withheld or area-only before its address is withheld");
        }
      }
    }
  }

  /** Deletes the address of a location; false when none was kept. */
  public boolean remove(LocationId location) {
    return transactions.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM withheld_address WHERE location_id = ?")) {
            delete.setObject(1, location.value());
            return delete.executeUpdate() > 0;
          }
        });
  }
}
