package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.waymark.geography.jdbc.GeometryColumn;

/**
 * One statement run for many rows. Values are given in the order of the question marks, then {@link
 * #add()} ends the row; closing sends what is left.
 */
final class Batch implements AutoCloseable {

  /** Rows sent at once. */
  private static final int SIZE = 1000;

  private final PreparedStatement statement;
  private int parameter;
  private int waiting;

  Batch(Connection connection, String sql) throws SQLException {
    statement = connection.prepareStatement(sql);
  }

  Batch uuid(UUID value) throws SQLException {
    statement.setObject(++parameter, value);
    return this;
  }

  /**
   * @throws IllegalArgumentException for a text with a NUL character, which PostgreSQL cannot keep
   */
  Batch text(@Nullable String value) throws SQLException {
    if (value == null) {
      statement.setNull(++parameter, Types.VARCHAR);
    } else {
      if (value.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "The text \"" + value.replace("\0", "\\0") + "\" has a NUL character: take it out");
      }
      statement.setString(++parameter, value);
    }
    return this;
  }

  Batch name(@Nullable Enum<?> value) throws SQLException {
    return text(value == null ? null : value.name());
  }

  Batch integer(@Nullable Integer value) throws SQLException {
    if (value == null) {
      statement.setNull(++parameter, Types.INTEGER);
    } else {
      statement.setInt(++parameter, value);
    }
    return this;
  }

  Batch bigint(@Nullable Long value) throws SQLException {
    if (value == null) {
      statement.setNull(++parameter, Types.BIGINT);
    } else {
      statement.setLong(++parameter, value);
    }
    return this;
  }

  Batch number(@Nullable Double value) throws SQLException {
    if (value == null) {
      statement.setNull(++parameter, Types.DOUBLE);
    } else {
      statement.setDouble(++parameter, value);
    }
    return this;
  }

  Batch flag(boolean value) throws SQLException {
    statement.setBoolean(++parameter, value);
    return this;
  }

  Batch date(@Nullable LocalDate value) throws SQLException {
    if (value == null) {
      statement.setNull(++parameter, Types.DATE);
    } else {
      statement.setObject(++parameter, value);
    }
    return this;
  }

  /** Cut to the microsecond: left to itself PostgreSQL would round 23:59:59.9999999 to 24:00. */
  Batch time(LocalTime value) throws SQLException {
    statement.setObject(++parameter, value.truncatedTo(ChronoUnit.MICROS));
    return this;
  }

  /** Cut to the microsecond. */
  Batch instant(Instant value) throws SQLException {
    statement.setObject(++parameter, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    return this;
  }

  Batch geometry(@Nullable Geometry value) throws SQLException {
    GeometryColumn.set(statement, ++parameter, value);
    return this;
  }

  void add() throws SQLException {
    statement.addBatch();
    parameter = 0;
    if (++waiting == SIZE) {
      send();
    }
  }

  private void send() throws SQLException {
    statement.executeBatch();
    waiting = 0;
  }

  /** Sends the rest. On the way out of an error the rest is lost, as the transaction is. */
  @Override
  public void close() throws SQLException {
    try (statement) {
      if (waiting > 0 && parameter == 0) {
        send();
      }
    }
  }
}
