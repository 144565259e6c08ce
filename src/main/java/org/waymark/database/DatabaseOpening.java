package org.waymark.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries the database before the pool is made, so that whatever is wrong is said at once and in
 * words, and completes its address: see {@link EmbeddedDatabase} for the default; a PostgreSQL
 * address is taken as it is. An embedded database is made and migrated here: see {@link
 * EmbeddedMigration}.
 */
@Singleton
final class DatabaseOpening implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOpening.class);

  private static final String CONNECT_SECONDS = "10";

  /**
   * Held while the pool is being made: an embedded database opens with its first connection and
   * closes with its last.
   */
  private @Nullable Connection first;

  private final boolean shares;
  private final boolean joins;
  private @Nullable SharedDatabase shared;

  /**
   * @param shares whether commands may come into an embedded database while this program has it
   * @param joins whether this program goes into one that another has open
   */
  DatabaseOpening(
      @Value("${waymark.database.share:false}") boolean shares,
      @Value("${waymark.database.join:false}") boolean joins) {
    this.shares = shares;
    this.joins = joins;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration settings = event.getBean();
    String url = settings.getUrl();
    if (EmbeddedDatabase.isMeantBy(url)) {
      EmbeddedDatabase embedded = EmbeddedDatabase.of(url);
      embedded.prepareFolder();
      openEmbedded(embedded, settings);
    } else {
      // Sends a batch of rows as one statement: several times faster on an import.
      settings.addDataSourceProperty("reWriteBatchedInserts", "true");
      settings.addDataSourceProperty("ApplicationName", "waymark");
      first = connect(settings);
    }
    LOG.info("Database: {}", Diagnosis.withoutParameters(settings.getUrl()));
    return settings;
  }

  private void openEmbedded(EmbeddedDatabase embedded, DatasourceConfiguration settings) {
    SharedDatabase.listenOnLoopbackOnly();
    settings.setUrl(embedded.url());
    try {
      first = open(embedded, settings);
    } catch (DatabaseProblem inUse) {
      EmbeddedDatabase door = joins ? SharedDatabase.of(embedded).orElse(null) : null;
      if (door == null) {
        throw inUse;
      }
      first = join(door, settings, inUse);
      settings.setUrl(door.url());
      return;
    }
    Path file = embedded.file();
    if (shares && file != null) {
      shared = SharedDatabase.open(embedded, file);
    }
  }

  /** What another program has open is used as it is: only a program of the same version may. */
  private static Connection join(
      EmbeddedDatabase door, DatasourceConfiguration settings, DatabaseProblem inUse) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(door.url());
    source.setUser(settings.getUsername() == null ? "" : settings.getUsername());
    source.setPassword(settings.getPassword() == null ? "" : settings.getPassword());
    try {
      if (Migrations.isNeeded(source)) {
        throw new DatabaseProblem(
            "The database is in use by a Waymark of an earlier version that is still running.",
            "Stop it, and start it again with this version.",
            inUse);
      }
      return source.getConnection();
    } catch (SQLException e) {
      inUse.addSuppressed(e);
      throw inUse;
    }
  }

  private static Connection open(EmbeddedDatabase embedded, DatasourceConfiguration settings) {
    String user = settings.getUsername();
    String password = settings.getPassword();
    try {
      return new EmbeddedMigration(
              embedded, user == null ? "" : user, password == null ? "" : password)
          .open();
    } catch (SQLException e) {
      throw Diagnosis.of(e, embedded.url());
    } catch (FlywayException e) {
      throw Diagnosis.ofMigration(e);
    }
  }

  private static Connection connect(DatasourceConfiguration settings) {
    String url = settings.getUrl();
    Properties login = new Properties();
    if (settings.getUsername() != null) {
      login.setProperty("user", settings.getUsername());
    }
    if (settings.getPassword() != null) {
      login.setProperty("password", settings.getPassword());
    }
    login.setProperty("connectTimeout", CONNECT_SECONDS);
    login.setProperty("loginTimeout", CONNECT_SECONDS);
    try {
      return DriverManager.getConnection(url, login);
    } catch (SQLException e) {
      throw Diagnosis.of(e, url);
    }
  }

  /** Nobody comes in any more. */
  @PreDestroy
  void closeDoor() {
    SharedDatabase open = shared;
    shared = null;
    if (open != null) {
      open.close();
    }
  }

  /** Once the pool has connections of its own. */
  void release() {
    Connection held = first;
    first = null;
    if (held != null) {
      try {
        held.close();
      } catch (SQLException e) {
        LOG.debug("The connection that tried the database did not close", e);
      }
    }
  }
}
