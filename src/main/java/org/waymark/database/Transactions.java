package org.waymark.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.event.PersistenceEventException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.exceptions.OptimisticLockException;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs work in a transaction of its own on a connection of the pool. Thread-safe.
 *
 * <p>Work is plain JDBC on the connection it is given, or calls of repositories (see the package's
 * description), or both: a repository called within work takes part in its transaction. Work never
 * commits by itself. When it throws, whatever it throws, nothing of it is kept.
 */
@Singleton
public final class Transactions {

  /** The isolation level H2 calls SNAPSHOT. Its REPEATABLE READ is per table. */
  private static final int H2_SNAPSHOT = 6;

  /** Of a pool that does not say how large it is. */
  private static final int SMALLEST_POOL = 4;

  /** A connection of its own, whatever the thread is in. */
  private static final TransactionDefinition OWN =
      TransactionDefinition.of(TransactionDefinition.Propagation.REQUIRES_NEW);

  private static final TransactionDefinition SAME =
      TransactionDefinition.of(TransactionDefinition.Propagation.MANDATORY);

  /** What a thread is in. */
  private enum In {
    READ,
    WRITE
  }

  private final TransactionOperations<Connection> operations;
  private final DataSource pool;
  private volatile @Nullable DatabaseKind kind;

  /**
   * What this thread is in; null for nothing. A task that it hands to another thread is not part of
   * it.
   */
  private final ThreadLocal<@Nullable In> innermost = new ThreadLocal<>();

  /**
   * Writers at once: half of the pool. Writers wait for each other's locks with a connection in
   * hand; readers, who wait for no lock, find the other half.
   */
  private final Semaphore writers;

  /**
   * @param operations those that the repositories use
   * @param dataSource a pool
   */
  public Transactions(TransactionOperations<Connection> operations, DataSource dataSource) {
    this.operations = operations;
    this.pool = DelegatingDataSource.unwrapDataSource(dataSource);
    int connections =
        pool instanceof HikariDataSource sized ? sized.getMaximumPoolSize() : SMALLEST_POOL;
    this.writers = new Semaphore(Math.max(1, connections / 2), true);
  }

  /** Something to do with a connection. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T with(Connection connection) throws SQLException;
  }

  /**
   * Reads in one consistent view: every query sees the same committed state, and neither waits for
   * writers nor makes them wait. Inside another read of the same thread it sees what that sees;
   * inside a write, on the connection of that, what it has written so far and what others have
   * committed meanwhile.
   *
   * @throws DatabaseProblem when the database fails
   */
  public <T extends @Nullable Object> T read(Work<T> work) {
    if (innermost.get() != null) {
      return told("read from", () -> work.with(operations.getConnection()));
    }
    innermost.set(In.READ);
    try {
      return in(
          OWN,
          "read from",
          connection -> {
            beginView(connection);
            return work.with(connection);
          });
    } finally {
      innermost.remove();
    }
  }

  /** As {@link #read(Work)}, for work of repositories. */
  public <T extends @Nullable Object> T read(Supplier<T> work) {
    return read(connection -> work.get());
  }

  private void beginView(Connection connection) throws SQLException {
    if (kind() == DatabaseKind.H2GIS) {
      connection.setTransactionIsolation(H2_SNAPSHOT);
    } else {
      execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
    }
  }

  /**
   * Writes; committed when this returns. Inside another write of the same thread it becomes part of
   * that one and is committed with it: what it throws must then not be caught on the way.
   *
   * <p>As many write at once as half of the pool has connections; others wait for their turn.
   *
   * @throws DatabaseProblem when the database fails
   * @throws IllegalArgumentException when an entity holds a text with a NUL character
   */
  public <T extends @Nullable Object> T write(Work<T> work) {
    In outer = innermost.get();
    if (outer == In.WRITE) {
      return in(SAME, "write to", work);
    }
    writers.acquireUninterruptibly();
    innermost.set(In.WRITE);
    try {
      return in(OWN, "write to", work);
    } finally {
      innermost.set(outer);
      writers.release();
    }
  }

  /** As {@link #write(Work)}, for work of repositories. */
  public <T extends @Nullable Object> T write(Supplier<T> work) {
    return write(connection -> work.get());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private <T extends @Nullable Object> T in(
      TransactionDefinition definition, String what, Work<T> work) {
    return told(
        what, () -> operations.execute(definition, status -> work.with(status.getConnection())));
  }

  /** What a failure of the database is told as. */
  private static <T extends @Nullable Object> T told(String what, Callable<T> work) {
    try {
      return work.call();
    } catch (OptimisticLockException e) {
      throw e;
    } catch (TransactionException
        | DataAccessException
        | ConnectionException
        | CannotGetJdbcConnectionException e) {
      throw failure(what, e);
    } catch (Exception e) {
      if (e instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw failure(what, e);
    }
  }

  /**
   * Which database this is.
   *
   * @throws DatabaseProblem when it cannot be reached
   */
  public DatabaseKind kind() {
    DatabaseKind known = kind;
    if (known == null) {
      try {
        known = DatabaseKind.of(pool);
      } catch (SQLException e) {
        throw failure("read from", e);
      }
      kind = known;
    }
    return known;
  }

  /** What {@link StorableValues} refused is not the database's fault. */
  private static RuntimeException failure(String what, Exception e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof PersistenceEventException
          && at.getCause() instanceof IllegalArgumentException refused) {
        return refused;
      }
    }
    Throwable cause = e.getCause() instanceof SQLException inner ? inner : e;
    return new DatabaseProblem(
        "Could not " + what + " the database: " + cause.getMessage(),
        "Nothing was changed. Try again; if it stays, look at the database's own log.",
        e);
  }
}
