package org.waymark.catalogue.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class PublishedTablesOnH2gisTest extends PublishedTablesContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }

  @Override
  String vendor() {
    return "h2";
  }
}
