package org.waymark.listing;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.intake.ImportDesk;

/** Takes the listings of an import into the catalogue. */
@Singleton
record Importing(
    CatalogueRepository catalogues, CatalogueHistory history, ListingChangeRepository changes)
    implements ImportDesk {

  @Override
  public Catalogue catalogue() {
    return catalogues.load();
  }

  @Override
  public Catalogue catalogueAfter(Catalogue before) {
    return catalogues.loadAfter(before);
  }

  @Override
  public List<PlaceInWords> placesInWords(
      CatalogueChange change, Catalogue before, HiddenPlaces brought) {
    return catalogues.placesInWords(change, ConfidentialityRule.Before.of(before), brought);
  }

  @Override
  public Map<ServiceId, List<RecordVersion<Service>>> editedServices(Collection<ServiceId> ids) {
    return history.editedServices(ids);
  }

  @Override
  public Map<OrganisationId, List<RecordVersion<Organisation>>> editedOrganisations(
      Collection<OrganisationId> ids) {
    return history.editedOrganisations(ids);
  }

  @Override
  public Map<ServiceId, Set<ListingField>> waiting(Collection<ServiceId> ids) {
    Set<ServiceId> wanted = Set.copyOf(ids);
    return changes.listPending().stream()
        .filter(change -> wanted.contains(change.service()))
        .filter(change -> change.state() == ListingChange.State.WAITING)
        .collect(Collectors.toMap(ListingChange::service, ListingChange::fields));
  }

  @Override
  public void take(CatalogueChange change, Runnable alongside) {
    catalogues.apply(change, alongside);
  }
}
