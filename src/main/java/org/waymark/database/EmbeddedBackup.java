package org.waymark.database;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Copies of an embedded database as one file of SQL in a zip. What a copy must not hold is taken
 * out of a copy of the database beside it before the SQL is written, so that not even a freed page
 * of a file has it. A database on a server has tools of its own for this.
 */
public final class EmbeddedBackup {
  /** Whom an embedded database belongs to unless a setting names another. */
  private static final String USUAL_USER = "sa";

  private EmbeddedBackup() {}

  /**
   * Writes a copy while the database is in use, of one moment.
   *
   * @param database an embedded one
   * @param file to write; replaced when it is there
   * @param without statements that take out what the copy must not hold
   * @throws DatabaseProblem when it is not an embedded database, or the file cannot be written
   */
  public static void write(DataSource database, Path file, List<String> without) {
    Path folder = null;
    try {
      Path beside = file.toAbsolutePath().getParent();
      folder = Files.createTempDirectory(beside, "waymark-backup");
      Path zip = folder.resolve("whole.zip");
      String user;
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        if (DatabaseKind.of(connection) != DatabaseKind.H2GIS) {
          throw new DatabaseProblem(
              "The database is PostGIS, which has its own tools for backups.",
              "Use pg_dump, and leave out what must not leave the building: see docs/security.md.",
              null);
        }
        user = connection.getMetaData().getUserName();
        statement.execute("BACKUP TO " + quoted(zip));
      }
      Path copy = unpacked(zip, folder);
      Path sql = folder.resolve("copy.zip");
      try (Connection connection = open(copy, user);
          Statement statement = connection.createStatement()) {
        for (String each : without) {
          statement.execute(each);
        }
        statement.execute("SCRIPT TO " + quoted(sql) + " COMPRESSION \"ZIP\" CHARSET 'UTF-8'");
      }
      Files.move(sql, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException | SQLException e) {
      throw new DatabaseProblem(
          "The backup could not be written to " + file + ": " + e.getMessage(),
          "Check that the disk has room for two copies of the database, and that the folder can be"
              + " written to.",
          e);
    } finally {
      delete(folder);
    }
  }

  /**
   * Makes a database from a copy, in a folder that has none.
   *
   * @param file as {@link #write} wrote it
   * @param home the folder for Waymark's files
   * @throws DatabaseProblem when there is a database already, or the file cannot be read; nothing
   *     is left behind then
   */
  public static void restore(Path file, Path home) {
    Path data = home.resolve("waymark.mv.db");
    if (Files.exists(data)) {
      throw new DatabaseProblem(
          "There is a database already: " + data + ".",
          "Name an empty folder with --home, or move the database away.",
          null);
    }
    Path next = home.resolve("waymark-restored");
    Path made = home.resolve("waymark-restored.mv.db");
    try {
      Files.createDirectories(home);
      Files.deleteIfExists(made);
      try (Connection connection = open(next, USUAL_USER);
          Statement statement = connection.createStatement()) {
        statement.execute(
            "RUNSCRIPT FROM " + quoted(file) + " COMPRESSION \"ZIP\" CHARSET 'UTF-8'");
      }
      Files.move(made, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      throw new DatabaseProblem(home + " is a file.", "Name a folder with --home.", e);
    } catch (IOException | SQLException e) {
      try {
        Files.deleteIfExists(made);
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw new DatabaseProblem(
          "The backup " + file + " could not be read: " + e.getMessage(),
          "Check that it is a file that waymark backup wrote, of this version or an older one.",
          e);
    }
  }

  /** The tables of a database, in lower case. */
  public static List<String> tables(DataSource database) {
    try (Connection connection = database.getConnection();
        ResultSet row =
            connection
                .getMetaData()
                .getTables(
                    null, connection.getSchema(), null, new String[] {"TABLE", "BASE TABLE"})) {
      List<String> tables = new ArrayList<>();
      while (row.next()) {
        tables.add(row.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
      }
      return tables;
    } catch (SQLException e) {
      throw new DatabaseProblem(
          "The tables could not be listed: " + e.getMessage(), "Try again.", e);
    }
  }

  private static Path unpacked(Path zip, Path folder) throws IOException {
    try (ZipFile all = new ZipFile(zip.toFile())) {
      ZipEntry entry =
          all.stream()
              .filter(each -> each.getName().endsWith(".mv.db"))
              .findFirst()
              .orElseThrow(() -> new IOException("the database is not in a file"));
      Files.copy(all.getInputStream(entry), folder.resolve("copy.mv.db"));
    }
    return folder.resolve("copy");
  }

  private static Connection open(Path place, String user) throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(EmbeddedDatabase.of("jdbc:h2:file:" + place.toAbsolutePath()).url());
    source.setUser(user);
    source.setPassword("");
    return source.getConnection();
  }

  private static String quoted(Path path) {
    return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (IOException e) {
      throw new DatabaseProblem(
          "The files of an unfinished backup could not be deleted: " + e.getMessage(),
          "Delete " + folder + ": it holds a copy of the whole database.",
          e);
    }
  }
}
