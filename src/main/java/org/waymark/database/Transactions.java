package org.waymark.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction of its own on a connection of the pool. Thread-safe.
 *
 * <p>Work is plain JDBC and never commits by itself. When it throws, whatever it throws, nothing of
 * it is kept.
 */
@Singleton
public final class Transactions {

  /** How long an embedded database waits for a lock; PostgreSQL waits as its settings say. */
  private static final int LOCK_WAIT_MILLISECONDS = 60_000;

  /** The isolation level H2 calls SNAPSHOT. Its REPEATABLE READ is per table. */
  private static final int H2_SNAPSHOT = 6;

  private final DataSource dataSource;
  private volatile @Nullable DatabaseKind kind;

  /** The connection of the write this thread is in. */
  private final ThreadLocal<@Nullable Connection> writing = new ThreadLocal<>();

  /**
   * @param dataSource a pool
   */
  public Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Something to do with a connection. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * Reads in one consistent view: every query sees the same committed state, and neither waits for
   * writers nor makes them wait.
   *
   * @throws DatabaseProblem when the database fails
   */
  public <T extends @Nullable Object> T read(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(
          kindOf(connection) == DatabaseKind.H2GIS
              ? H2_SNAPSHOT
              : Connection.TRANSACTION_REPEATABLE_READ);
      return in(connection, work);
    } catch (SQLException e) {
      throw failure("read from", e);
    }
  }

  /**
   * Writes; committed when this returns. Inside another write of the same thread it becomes part of
   * that one and is committed with it: what it throws must then not be caught on the way.
   *
   * @throws DatabaseProblem when the database fails
   */
  public <T extends @Nullable Object> T write(Work<T> work) {
    Connection outer = writing.get();
    if (outer != null) {
      try {
        return work.with(outer);
      } catch (SQLException e) {
        throw failure("write to", e);
      }
    }
    try (Connection connection = dataSource.getConnection()) {
      if (kindOf(connection) == DatabaseKind.H2GIS) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SET LOCK_TIMEOUT " + LOCK_WAIT_MILLISECONDS);
        }
      }
      writing.set(connection);
      try {
        return in(connection, work);
      } finally {
        writing.remove();
      }
    } catch (SQLException e) {
      throw failure("write to", e);
    }
  }

  /**
   * Which database this is.
   *
   * @throws DatabaseProblem when it cannot be reached
   */
  public DatabaseKind kind() {
    DatabaseKind known = kind;
    if (known != null) {
      return known;
    }
    try (Connection connection = dataSource.getConnection()) {
      return kindOf(connection);
    } catch (SQLException e) {
      throw failure("read from", e);
    }
  }

  private DatabaseKind kindOf(Connection connection) throws SQLException {
    DatabaseKind known = kind;
    if (known == null) {
      known = DatabaseKind.of(connection);
      kind = known;
    }
    return known;
  }

  private static <T extends @Nullable Object> T in(Connection connection, Work<T> work)
      throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.with(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        rollBack(connection);
      }
    }
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and with it the transaction. What went wrong first is thrown.
      return;
    }
  }

  private static DatabaseProblem failure(String what, SQLException e) {
    return new DatabaseProblem(
        "Could not " + what + " the database: " + e.getMessage(),
        "Nothing was changed. Try again; if it stays, look at the database's own log.",
        e);
  }
}
