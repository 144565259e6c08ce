package org.waymark.intake;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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

/**
 * A desk of a catalogue in memory that nobody reads or edits: no person ever said anything, no
 * change waits, and words are compared with hidden places where it is taken further.
 */
public interface UneditedDesk extends ImportDesk {

  @Override
  default List<PlaceInWords> placesInWords(
      CatalogueChange change, Catalogue before, HiddenPlaces brought) {
    return List.of();
  }

  @Override
  default Map<ServiceId, List<RecordVersion<Service>>> editedServices(Collection<ServiceId> ids) {
    return Map.of();
  }

  @Override
  default Map<OrganisationId, List<RecordVersion<Organisation>>> editedOrganisations(
      Collection<OrganisationId> ids) {
    return Map.of();
  }

  @Override
  default Map<ServiceId, Set<ListingField>> waiting(Collection<ServiceId> ids) {
    return Map.of();
  }
}
