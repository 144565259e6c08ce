package org.waymark.returns;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class ReturnStoreOnH2gisTest extends ReturnStoreContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
