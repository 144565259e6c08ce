package org.waymark.intake;

import java.util.List;
import java.util.Optional;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;

/** Where an import hands in the listings it has read. */
public interface ImportDesk {

  /** The catalogue as it is now. */
  Catalogue catalogue();

  /**
   * What is known of a listing that was read.
   *
   * @param catalogue {@link #catalogue} of a moment ago
   * @param read under the identifier that it has, or would have
   */
  default Optional<Service> findKnown(Catalogue catalogue, Service read) {
    return catalogue.findService(read.id());
  }

  /**
   * The same, at the cost of what has changed since.
   *
   * @param before {@link #catalogue} of a moment ago
   */
  default Catalogue catalogueAfter(Catalogue before) {
    return catalogue();
  }

  /**
   * What the words of a change would give away; a row that does is refused with its reason.
   *
   * @param before {@link #catalogue} as the change was made for it
   * @param brought addresses that the file brings
   */
  List<PlaceInWords> placesInWords(CatalogueChange change, Catalogue before, HiddenPlaces brought);

  /**
   * Makes a change with what belongs to it: both or neither.
   *
   * @throws IllegalArgumentException when the change cannot be, in words; nothing is changed then
   */
  void take(CatalogueChange change, Runnable alongside);
}
