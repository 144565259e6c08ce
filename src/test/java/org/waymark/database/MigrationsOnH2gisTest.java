package org.waymark.database;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class MigrationsOnH2gisTest extends MigrationsContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
