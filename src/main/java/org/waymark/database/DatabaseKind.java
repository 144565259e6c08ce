package org.waymark.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The two databases Waymark runs on. */
public enum DatabaseKind {
  /** Embedded H2 with H2GIS functions, in PostgreSQL mode. */
  H2GIS("H2", "h2"),
  /** PostgreSQL with PostGIS. */
  POSTGIS("PostgreSQL", "postgresql");

  private final String productName;
  private final String migrationFolder;

  DatabaseKind(String productName, String migrationFolder) {
    this.productName = productName;
    this.migrationFolder = migrationFolder;
  }

  /** Where Flyway finds the migrations of this database, in no particular order. */
  public List<String> migrationLocations() {
    return List.of(
        "classpath:db/migration/common", "classpath:db/migration/" + this.migrationFolder);
  }

  /**
   * The kind of database behind this data source.
   *
   * @throws IllegalStateException when it is neither H2 nor PostgreSQL
   * @throws SQLException when it cannot be reached
   */
  public static DatabaseKind of(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return of(connection);
    }
  }

  /** As {@link #of(DataSource)}, for a connection already open. */
  public static DatabaseKind of(Connection connection) throws SQLException {
    String name = connection.getMetaData().getDatabaseProductName();
    for (DatabaseKind kind : values()) {
      if (kind.productName.equals(name)) {
        return kind;
      }
    }
    throw new IllegalStateException(
        "The database is "
            + name
            + "; Waymark runs on H2 (embedded, the default) and on PostgreSQL with PostGIS. Set"
            + " DATASOURCES_DEFAULT_URL to a jdbc:postgresql: address, or leave it out.");
  }
}
