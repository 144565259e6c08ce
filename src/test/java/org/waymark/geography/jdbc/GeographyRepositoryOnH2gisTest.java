package org.waymark.geography.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class GeographyRepositoryOnH2gisTest extends GeographyRepositoryContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
