package org.waymark.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes or migrates a database in a file so that it is whole at every moment.
 *
 * <p>H2 commits after every statement that makes a table, so a migration that is killed, or fails,
 * would leave half of itself and stop every later start. Therefore a copy beside it is migrated and
 * then takes its place in one step. What a killed start left beside it is swept up by the next.
 */
final class EmbeddedMigration {

  private static final String SUFFIX = "-next";

  // Not a record: one would say its password wherever it is turned into text.
  private final EmbeddedDatabase database;
  private final String user;
  private final String password;

  EmbeddedMigration(EmbeddedDatabase database, String user, String password) {
    this.database = database;
    this.user = user;
    this.password = password;
  }

  /**
   * Brings it up to date, and opens it. Programs that start at the same time take turns.
   *
   * @return a connection that keeps it open
   * @throws SQLException when it cannot be opened
   * @throws org.flywaydb.core.api.FlywayException when a script fails; the database is as it was
   */
  Connection open() throws SQLException {
    Path data = database.dataFile();
    if (data == null) {
      return connect(database);
    }
    try (FileChannel channel =
            FileChannel.open(
                data.resolveSibling("waymark.opening"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      Connection current = Files.exists(data) ? connectUnlessOld() : null;
      if (current != null) {
        return current;
      }
      migrateBeside(data);
      return connect(database);
    } catch (IOException e) {
      throw new DatabaseProblem(
          "The database " + data + " could not be brought up to date: " + e,
          "Nothing was changed in it. Check that the disk has room for a second copy of it, and"
              + " that the folder can be written to.",
          e);
    }
  }

  /**
   * Opened once: an embedded database closes with its last connection, and takes its time.
   *
   * @return null when it has to be migrated first
   */
  private @Nullable Connection connectUnlessOld() throws SQLException {
    Connection connection = connect(database);
    boolean current = false;
    try {
      current = !Migrations.isNeeded(source(database));
    } finally {
      if (!current) {
        connection.close();
      }
    }
    return current ? connection : null;
  }

  private void migrateBeside(Path data) throws IOException, SQLException {
    EmbeddedDatabase next = database.beside(SUFFIX);
    Path file = data.resolveSibling(String.valueOf(next.dataFile()));
    Files.deleteIfExists(file);
    if (Files.exists(data)) {
      Files.copy(data, file);
    }
    try (Connection _ = connect(next)) {
      Migrations.migrate(source(next));
    }
    try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
      written.force(true);
    }
    Files.move(file, data, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private Connection connect(EmbeddedDatabase which) throws SQLException {
    return source(which).getConnection();
  }

  private DataSource source(EmbeddedDatabase which) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(which.url());
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
