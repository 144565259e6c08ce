package org.waymark.database;

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
final class DatabaseMigration implements BeanCreatedEventListener<DataSource> {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseMigration.class);

  private final DatabaseOpening opening;

  DatabaseMigration(DatabaseOpening opening) {
    this.opening = opening;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    DataSource pool = DelegatingDataSource.unwrapDataSource(event.getBean());
    try {
      int steps = Migrations.migrate(pool);
      if (steps > 0) {
        LOG.info("Database brought up to date in {} steps", steps);
      }
    } catch (SQLException e) {
      throw Diagnosis.of(e, "the database");
    } catch (FlywayException e) {
      throw Diagnosis.ofMigration(e);
    } finally {
      opening.release();
    }
    return event.getBean();
  }
}
