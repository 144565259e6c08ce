package org.waymark.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.history.RecordVersion;

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
   * Of these services those that a person ever changed, with what each was after every change,
   * newest first: for deciding who said what, and not to be shown.
   */
  Map<ServiceId, List<RecordVersion<Service>>> editedServices(Collection<ServiceId> ids);

  /** The same of organisations. */
  Map<OrganisationId, List<RecordVersion<Organisation>>> editedOrganisations(
      Collection<OrganisationId> ids);

  /** The fields in which a change of a listing waits for approval, of these listings. */
  Map<ServiceId, Set<ListingField>> waiting(Collection<ServiceId> ids);

  /**
   * Makes a change with what belongs to it: both or neither.
   *
   * @throws org.waymark.StaleException when somebody was faster; nothing is changed then
   * @throws IllegalArgumentException when the change cannot be, in words; nothing is changed then
   */
  void take(CatalogueChange change, Runnable alongside);
}
