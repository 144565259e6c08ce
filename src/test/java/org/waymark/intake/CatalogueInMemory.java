package org.waymark.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

/** Keeps the catalogue in two maps. */
final class CatalogueInMemory implements CatalogueRepository, UneditedDesk {

  final Map<OrganisationId, Organisation> organisations = new LinkedHashMap<>();
  final Map<ServiceId, Service> services = new LinkedHashMap<>();
  long revision;

  @Override
  public long latestRevision() {
    return revision;
  }

  @Override
  public Catalogue load() {
    return new Catalogue(
        revision, List.copyOf(organisations.values()), List.copyOf(services.values()));
  }

  @Override
  public Optional<Service> findService(ServiceId id) {
    return Optional.ofNullable(services.get(id));
  }

  @Override
  public Optional<Long> versionOf(ServiceId id) {
    return Optional.ofNullable(services.get(id)).map(found -> revision);
  }

  @Override
  public List<PlaceInWords> placesInWords(
      CatalogueChange change, Catalogue before, HiddenPlaces brought) {
    return placesInWords(change, ConfidentialityRule.Before.of(before), brought);
  }

  @Override
  public long apply(CatalogueChange change, Runnable alongside) {
    change.organisations().forEach(o -> organisations.put(o.id(), o));
    change.services().forEach(s -> services.put(s.id(), s));
    alongside.run();
    return ++revision;
  }

  @Override
  public Catalogue catalogue() {
    return load();
  }

  @Override
  public void take(CatalogueChange change, Runnable alongside) {
    apply(change, alongside);
  }

  @Override
  public int removeSource(String source, String who, String why) {
    int before = services.size();
    services.values().removeIf(s -> s.provenance().source().equals(source));
    organisations.values().removeIf(o -> o.provenance().source().equals(source));
    return before - services.size();
  }
}
