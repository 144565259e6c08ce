package org.waymark.gap.offer.jdbc;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.PostgisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("postgis")
class OfferChangeRepositoryOnPostgisTest extends OfferChangeRepositoryContract {
  @Override
  protected TestDatabase openDatabase() {
    return PostgisDatabase.fresh();
  }
}
