package org.waymark.pathway.jdbc;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class RouteConfidentialityOnPostgisTest extends RouteConfidentialityContract {
  @Override
  protected TestDatabase openDatabase() {
    return PostgisDatabase.fresh();
  }
}
