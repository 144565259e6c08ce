package org.waymark.catalogue.jdbc;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class OldDatabaseOnPostgisTest extends OldDatabaseContract {
  @Override
  TestDatabase unmigrated() {
    return PostgisDatabase.unmigrated();
  }
}
