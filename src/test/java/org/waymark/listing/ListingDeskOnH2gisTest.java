package org.waymark.listing;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class ListingDeskOnH2gisTest extends ListingDeskContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
