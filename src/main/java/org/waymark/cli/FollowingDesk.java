package org.waymark.cli;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.intake.ImportDesk;

/** The desk of an import that knows the catalogue afterwards, so that it is not read again. */
final class FollowingDesk implements ImportDesk {

  private final ImportDesk desk;
  private @Nullable Catalogue catalogue;

  FollowingDesk(ImportDesk desk) {
    this.desk = desk;
  }

  @Override
  public Catalogue catalogue() {
    catalogue = desk.catalogue();
    return catalogue;
  }

  @Override
  public List<PlaceInWords> placesInWords(
      CatalogueChange change, Catalogue before, HiddenPlaces brought) {
    return desk.placesInWords(change, before, brought);
  }

  @Override
  public void take(CatalogueChange change, Runnable alongside) {
    desk.take(change, alongside);
    Catalogue before = after();
    catalogue =
        before.with(
            before.revision() + 1,
            new CatalogueDifference(change.organisations(), Set.of(), change.services(), Set.of()));
  }

  /** The catalogue as the import found it, with what it took in; without what others did since. */
  Catalogue after() {
    return Objects.requireNonNull(catalogue, "Nothing has been imported");
  }
}
