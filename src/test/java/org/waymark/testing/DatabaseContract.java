package org.waymark.testing;

import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * Tests that hold on both databases. One migrated database per test class, shared by its tests:
 * each test uses identifiers of its own or clears its tables first.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DatabaseContract {
  private @Nullable TestDatabase database;

  /** {@link H2gisDatabase#inMemory()} or {@link PostgisDatabase#fresh()}. */
  protected abstract TestDatabase openDatabase();

  protected final TestDatabase database() {
    return Objects.requireNonNull(database, "openDatabase() has not run");
  }

  protected final DataSource dataSource() {
    return database().dataSource();
  }

  @BeforeAll
  final void openTheDatabase() {
    database = openDatabase();
  }

  @AfterAll
  final void closeTheDatabase() {
    if (database != null) {
      database.close();
    }
  }
}
