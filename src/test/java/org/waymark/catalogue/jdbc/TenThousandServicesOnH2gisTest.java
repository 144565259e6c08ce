package org.waymark.catalogue.jdbc;

import org.junit.jupiter.api.Tag;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

@Tag("slow")
class TenThousandServicesOnH2gisTest extends TenThousandServicesContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
