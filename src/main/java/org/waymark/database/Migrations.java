package org.waymark.database;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Brings a database to the schema this program expects.
 *
 * <p>Safe to call on every start and from several nodes at once: Flyway locks its history table,
 * and a second caller waits and then finds nothing to do.
 */
public final class Migrations {
  private Migrations() {}

  /**
   * Applies what is missing.
   *
   * @return how many migrations were applied; 0 when the database was up to date
   * @throws NewerDatabaseException when a newer Waymark has migrated it further; nothing is changed
   * @throws org.flywaydb.core.api.FlywayException when a script fails (PostgreSQL and H2 then keep
   *     what the earlier scripts did) or an applied script was altered since
   * @throws SQLException when the database cannot be reached
   */
  public static int migrate(DataSource dataSource) throws SQLException {
    Flyway flyway = flyway(dataSource);
    refuseNewer(flyway.info().all());
    return flyway.migrate().migrationsExecuted;
  }

  /**
   * True when {@link #migrate} would change something.
   *
   * @throws NewerDatabaseException when a newer Waymark has migrated it further
   * @throws SQLException when the database cannot be reached
   */
  static boolean isNeeded(DataSource dataSource) throws SQLException {
    MigrationInfoService info = flyway(dataSource).info();
    refuseNewer(info.all());
    return info.pending().length > 0;
  }

  private static Flyway flyway(DataSource dataSource) throws SQLException {
    DatabaseKind kind = DatabaseKind.of(dataSource);
    return Flyway.configure()
        .dataSource(dataSource)
        .locations(kind.migrationLocations().toArray(String[]::new))
        // By name, not found by looking: V082 drops what this one carries over.
        .javaMigrations(new V081__records_from_tables())
        .cleanDisabled(true)
        .load();
  }

  /** By default Flyway lets an old program run on a newer schema, which could damage it. */
  private static void refuseNewer(MigrationInfo[] migrations) {
    MigrationVersion newestInDatabase =
        Arrays.stream(migrations)
            .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
            .map(MigrationInfo::getVersion)
            .max(Comparator.naturalOrder())
            .orElse(null);
    if (newestInDatabase == null) {
      return;
    }
    String newestKnown =
        Arrays.stream(migrations)
            .filter(m -> m.getState() != MigrationState.FUTURE_SUCCESS)
            .map(MigrationInfo::getVersion)
            .filter(version -> version != null)
            .max(Comparator.naturalOrder())
            .map(MigrationVersion::getVersion)
            .orElse("none");
    throw new NewerDatabaseException(newestInDatabase.getVersion(), newestKnown);
  }
}
