package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.List;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.intake.ImportDesk;

/** Takes the listings of an import into the catalogue. */
@Singleton
final class Importing implements ImportDesk {

  private final CatalogueRepository catalogue;

  Importing(CatalogueRepository catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public Catalogue catalogue() {
    return catalogue.load();
  }

  @Override
  public Catalogue catalogueAfter(Catalogue before) {
    return catalogue.loadAfter(before);
  }

  @Override
  public List<PlaceInWords> placesInWords(
      CatalogueChange change, Catalogue before, HiddenPlaces brought) {
    return catalogue.placesInWords(change, ConfidentialityRule.Before.of(before), brought);
  }

  @Override
  public void take(CatalogueChange change, Runnable alongside) {
    catalogue.apply(change, alongside);
  }
}
