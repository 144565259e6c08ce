package org.waymark.pathway.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class RouteConfidentialityOnH2gisTest extends RouteConfidentialityContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
