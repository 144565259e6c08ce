package org.waymark.returns.jdbc;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.waymark.account.AccountKeys;
import org.waymark.returns.ReturnRepository;
import org.waymark.testing.Beans;

/** Returns of a test database, without an application around them. */
public final class ReturnRepositories {
  private ReturnRepositories() {}

  /** A new one, empty, gone with the test. */
  public static ReturnRepository inMemory() {
    return new InMemoryReturns();
  }

  /**
   * Those of a database.
   *
   * @param home folder of the key
   */
  public static ReturnRepository on(DataSource dataSource, Path home) {
    return new JdbcReturnRepository(
        Beans.transactions(dataSource),
        Beans.on(dataSource, ReturnRows.class),
        new AccountKeys("", home.toString()),
        Clock.fixed(Instant.parse("2026-10-05T09:30:00Z"), ZoneOffset.UTC));
  }
}
