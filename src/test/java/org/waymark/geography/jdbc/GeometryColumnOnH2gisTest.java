package org.waymark.geography.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class GeometryColumnOnH2gisTest extends GeometryColumnContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
