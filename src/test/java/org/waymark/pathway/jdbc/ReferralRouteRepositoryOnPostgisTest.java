package org.waymark.pathway.jdbc;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class ReferralRouteRepositoryOnPostgisTest extends ReferralRouteRepositoryContract {
  @Override
  protected TestDatabase openDatabase() {
    return PostgisDatabase.fresh();
  }
}
