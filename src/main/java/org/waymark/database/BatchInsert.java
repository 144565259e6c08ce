package org.waymark.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * One prepared statement run for many rows, a thousand to a trip. It neither commits nor closes the
 * connection. Close it to send the last rows: nothing is certain to be written before.
 */
public final class BatchInsert implements AutoCloseable {

  private static final int ROWS_PER_TRIP = 1_000;

  private final PreparedStatement statement;
  private int waiting;
  private long written;

  public BatchInsert(Connection connection, String sql) throws SQLException {
    this.statement = connection.prepareStatement(sql);
  }

  /** Sets the parameters of one row. */
  @FunctionalInterface
  public interface Binder<T> {
    void bind(PreparedStatement statement, T row) throws SQLException;
  }

  /** Writes every row. */
  public static <T> void all(Connection connection, String sql, Iterable<T> rows, Binder<T> binder)
      throws SQLException {
    try (BatchInsert insert = new BatchInsert(connection, sql)) {
      for (T row : rows) {
        insert.add(row, binder);
      }
    }
  }

  /**
   * Adds one row.
   *
   * @return true when rows were sent to the database by this call
   */
  public <T> boolean add(T row, Binder<T> binder) throws SQLException {
    binder.bind(statement, row);
    statement.addBatch();
    waiting++;
    if (waiting < ROWS_PER_TRIP) {
      return false;
    }
    flush();
    return true;
  }

  /** Sends what is waiting. */
  public void flush() throws SQLException {
    if (waiting > 0) {
      statement.executeBatch();
      written += waiting;
      waiting = 0;
    }
  }

  /** Rows sent to the database so far. */
  public long written() {
    return written;
  }

  /** Sends the last rows. */
  @Override
  public void close() throws SQLException {
    try (statement) {
      flush();
    }
  }
}
