package org.waymark.catalogue.withheld;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class WithheldAddressesOnH2gisTest extends WithheldAddressesContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
