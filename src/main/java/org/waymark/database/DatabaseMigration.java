package org.waymark.database;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Migrates the database as soon as there is a pool, before anybody is handed it: whoever injects a
 * {@link DataSource} finds every table in place.
 */
@Singleton
@Requires(property = "datasources.default.url")
record DatabaseMigration(DatabaseOpening opening) implements BeanCreatedEventListener<DataSource> {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseMigration.class);

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    DataSource pool = DelegatingDataSource.unwrapDataSource(event.getBean());
    boolean usable = false;
    try {
      int steps = Migrations.migrate(pool);
      if (steps > 0) {
        LOG.info("Database brought up to date in {} steps", steps);
      }
      usable = true;
    } catch (SQLException e) {
      throw Diagnosis.of(e, "the database");
    } catch (FlywayException e) {
      throw Diagnosis.ofMigration(e);
    } finally {
      opening.release();
      if (!usable) {
        close(pool);
      }
    }
    return event.getBean();
  }

  /** A pool that nobody is handed would go on trying for connections. */
  private static void close(DataSource pool) {
    try {
      pool.unwrap(HikariDataSource.class).close();
    } catch (SQLException e) {
      LOG.debug("The pool of the database that could not be used did not close", e);
    }
  }
}
