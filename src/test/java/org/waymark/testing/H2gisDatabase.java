package org.waymark.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.waymark.database.Migrations;

/** An embedded H2GIS database in the modes the product uses. */
public final class H2gisDatabase implements TestDatabase {
  /** What makes H2 read our PostgreSQL. The product's default address ends in the same. */
  public static final String MODES =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

  private final HikariDataSource pool;
  private final String jdbcUrl;

  private H2gisDatabase(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setUsername("sa");
    config.setPassword("");
    config.setMaximumPoolSize(4);
    this.pool = new HikariDataSource(config);
  }

  /** A new database in memory, migrated. */
  public static H2gisDatabase inMemory() {
    return migrated(unmigratedInMemory());
  }

  /** A new database in memory, before any migration. */
  public static H2gisDatabase unmigratedInMemory() {
    return new H2gisDatabase("jdbc:h2:mem:" + UUID.randomUUID() + MODES);
  }

  /**
   * The database in this file, made when absent, migrated. It can be closed and opened again.
   *
   * @param file without the ".mv.db" that H2 adds; in a {@code @TempDir}, say
   */
  public static H2gisDatabase inFile(Path file) {
    return migrated(new H2gisDatabase("jdbc:h2:file:" + file.toAbsolutePath() + MODES));
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
  }
}
