package org.waymark.database;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class TransactionsOnH2gisTest extends TransactionsContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
