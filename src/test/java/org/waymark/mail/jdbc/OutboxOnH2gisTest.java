package org.waymark.mail.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class OutboxOnH2gisTest extends OutboxContract {

  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
