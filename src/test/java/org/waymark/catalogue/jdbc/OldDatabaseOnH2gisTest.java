package org.waymark.catalogue.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class OldDatabaseOnH2gisTest extends OldDatabaseContract {
  @Override
  TestDatabase unmigrated() {
    return H2gisDatabase.unmigratedInMemory();
  }
}
