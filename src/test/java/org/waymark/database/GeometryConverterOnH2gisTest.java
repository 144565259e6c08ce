package org.waymark.database;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class GeometryConverterOnH2gisTest extends GeometryConverterContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
