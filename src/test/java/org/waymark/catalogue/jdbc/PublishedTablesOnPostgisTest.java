package org.waymark.catalogue.jdbc;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class PublishedTablesOnPostgisTest extends PublishedTablesContract {
  @Override
  protected TestDatabase openDatabase() {
    return PostgisDatabase.fresh();
  }

  @Override
  String vendor() {
    return "postgresql";
  }
}
