package org.waymark.testing;

import java.util.Map;
import javax.sql.DataSource;
import org.waymark.database.Transactions;

/** A migrated, otherwise empty database of its own, gone when closed. */
public interface TestDatabase extends AutoCloseable {
  DataSource dataSource();

  /** The repository of that type, or any other bean of the program, on this database. */
  default <T> T bean(Class<T> type) {
    return Beans.on(dataSource(), type);
  }

  /** Those in which the repositories of this database take part. */
  default Transactions transactions() {
    return bean(Transactions.class);
  }

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
