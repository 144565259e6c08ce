package org.waymark.listing;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class DepartedListingsOnH2gisTest extends DepartedListingsContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
