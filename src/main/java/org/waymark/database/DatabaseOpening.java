package org.waymark.database;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
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

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration settings = event.getBean();
    String url = settings.getUrl();
    if (EmbeddedDatabase.isMeantBy(url)) {
      EmbeddedDatabase embedded = EmbeddedDatabase.of(url);
      embedded.prepareFolder();
      settings.setUrl(embedded.url());
      first = open(embedded, settings);
    } else {
      // Sends a batch of rows as one statement: several times faster on an import.
      settings.addDataSourceProperty("reWriteBatchedInserts", "true");
      settings.addDataSourceProperty("ApplicationName", "waymark");
      first = connect(settings);
    }
    LOG.info("Database: {}", Diagnosis.withoutParameters(settings.getUrl()));
    return settings;
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
