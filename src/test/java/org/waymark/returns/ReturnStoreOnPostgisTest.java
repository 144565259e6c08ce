package org.waymark.returns;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class ReturnStoreOnPostgisTest extends ReturnStoreContract {
  @Override
  protected TestDatabase openDatabase() {
    return PostgisDatabase.fresh();
  }
}
