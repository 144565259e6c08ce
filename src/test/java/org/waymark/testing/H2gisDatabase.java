package org.waymark.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.store.fs.FileUtils;
import org.h2.util.IOUtils;
import org.waymark.database.Migrations;

/** An embedded H2GIS database in the modes the product uses. */
public final class H2gisDatabase implements TestDatabase {
  /** What makes H2 read our PostgreSQL. The product's default address ends in the same. */
  public static final String MODES =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;TIME ZONE=UTC"
          + ";LOCK_TIMEOUT=60000";

  private static final String SUFFIX = ".mv.db";

  private final HikariDataSource pool;
  private final String jdbcUrl;

  /** H2's name of its file, in memory or on disk; empty when it has none that is to be removed. */
  private final String ownFile;

  private H2gisDatabase(String place, String ownFile) {
    this.jdbcUrl = "jdbc:h2:" + place + MODES;
    this.ownFile = ownFile;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(4);
    this.pool = new HikariDataSource(config);
  }

  /** A new database in memory, migrated: a copy of the one that was. */
  public static H2gisDatabase inMemory() {
    return copyInMemory(Migrated.FILE);
  }

  /** As {@link #inMemory()}, with the built-in geography and need. */
  public static H2gisDatabase loaded() {
    return copyInMemory(Loaded.FILE);
  }

  /** A new database in memory, before any migration. */
  public static H2gisDatabase unmigratedInMemory() {
    return new H2gisDatabase("mem:" + UUID.randomUUID(), "");
  }

  /**
   * Puts the file of a database there that is as {@link #loaded()}, for a program that opens it.
   *
   * @param file without the ".mv.db" that H2 adds; in a {@code @TempDir}, say
   */
  public static void copyLoadedTo(Path file) {
    copy(Loaded.FILE, file.toAbsolutePath() + SUFFIX);
  }

  private static H2gisDatabase copyInMemory(String template) {
    String place = "memFS:waymark-" + UUID.randomUUID();
    copy(template, place + SUFFIX);
    return new H2gisDatabase(place, place + SUFFIX);
  }

  private static void copy(String from, String to) {
    try {
      IOUtils.copyFiles(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException("The test database could not be copied to " + to, e);
    }
  }

  /** Templates are files, and made once in a Java machine. */
  private static final class Migrated {
    private static final String FILE = template("migrated", database -> {});
  }

  private static final class Loaded {
    private static final String FILE = template("loaded", BuiltIn::loadInto);
  }

  private static String template(String name, Consumer<TestDatabase> filling) {
    try {
      Path folder = Files.createTempDirectory("waymark-template");
      Path file = folder.resolve(name);
      folder.toFile().deleteOnExit();
      folder.resolve(name + SUFFIX).toFile().deleteOnExit();
      try (H2gisDatabase database = migrated(new H2gisDatabase("file:" + file, ""))) {
        filling.accept(database);
      }
      return file + SUFFIX;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static H2gisDatabase migrated(H2gisDatabase database) {
    try {
      Migrations.migrate(database.dataSource());
      return database;
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw new IllegalStateException("The H2GIS test database could not be migrated", e);
    }
  }

  @Override
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public String jdbcUrl() {
    return jdbcUrl;
  }

  @Override
  public String username() {
    return "sa";
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public void close() {
    Beans.close(pool);
    pool.close();
    if (!ownFile.isEmpty()) {
      FileUtils.delete(ownFile);
    }
  }
}
