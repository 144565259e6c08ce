package org.waymark.database;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class StoredValuesOnPostgisTest extends StoredValuesContract {
  @Override
  protected TestDatabase openDatabase() {
    return PostgisDatabase.fresh();
  }
}
