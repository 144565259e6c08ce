package org.waymark.listing;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class ImportAgainOnH2gisTest extends ImportAgainContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
