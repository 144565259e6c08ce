package org.waymark.testing;

import java.util.Map;
import javax.sql.DataSource;

/** A migrated, otherwise empty database of its own, gone when closed. */
public interface TestDatabase extends AutoCloseable {
  DataSource dataSource();

  String jdbcUrl();

  String username();

  String password();

  /** Settings that make a Micronaut application in a test use this database. */
  default Map<String, Object> micronautProperties() {
    return Map.of(
        "datasources.default.url", jdbcUrl(),
        "datasources.default.username", username(),
        "datasources.default.password", password());
  }

  @Override
  void close();
}
