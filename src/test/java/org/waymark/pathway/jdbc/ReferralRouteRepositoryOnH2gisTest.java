package org.waymark.pathway.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class ReferralRouteRepositoryOnH2gisTest extends ReferralRouteRepositoryContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
