package org.waymark.gap.offer.jdbc;

import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

class OfferChangeRepositoryOnH2gisTest extends OfferChangeRepositoryContract {
  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }
}
