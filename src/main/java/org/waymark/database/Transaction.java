package org.waymark.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** All or nothing: work on one connection that is committed at its end, or rolled back. */
public final class Transaction {
  private Transaction() {}

  /** What to do in the transaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /**
   * Runs the work and commits; on any exception rolls back and passes it on.
   *
   * @return what the work returns
   */
  public static <T> T in(DataSource dataSource, Work<T> work) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        try {
          connection.rollback();
        } catch (SQLException again) {
          e.addSuppressed(again);
        }
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
