package org.waymark.mail.jdbc;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class OutboxOnPostgisTest extends OutboxContract {

  @Override
  protected TestDatabase openDatabase() {
    return PostgisDatabase.fresh();
  }
}
