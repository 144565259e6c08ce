package org.waymark.database;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class StoredValuesOnH2gisTest extends StoredValuesContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
