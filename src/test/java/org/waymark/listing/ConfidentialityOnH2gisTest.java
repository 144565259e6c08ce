package org.waymark.listing;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class ConfidentialityOnH2gisTest extends ConfidentialityContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
