package org.waymark.listing;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class LessPublicOnH2gisTest extends LessPublicContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
