package org.waymark.listing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/** A catalogue in which somebody else is always faster. */
final class OvertakenCatalogue implements CatalogueRepository {

  private final CatalogueRepository catalogue;
  private int others;

  OvertakenCatalogue(CatalogueRepository catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public long apply(CatalogueChange change, Runnable alongside) {
    for (Service each : change.services()) {
      Service live = catalogue.findService(each.id()).orElseThrow();
      catalogue.apply(
          CatalogueChange.of(
              "other",
              "faster",
              List.of(),
              List.of(live.withOpeningNote("Change " + ++others + " of another"))));
    }
    return catalogue.apply(change, alongside);
  }

  @Override
  public long latestRevision() {
    return catalogue.latestRevision();
  }

  @Override
  public Catalogue load() {
    return catalogue.load();
  }

  @Override
  public Optional<Service> findService(ServiceId id) {
    return catalogue.findService(id);
  }

  @Override
  public List<ServiceAtVersion> findServices(Collection<ServiceId> ids) {
    return catalogue.findServices(ids);
  }

  @Override
  public Optional<Long> versionOf(ServiceId id) {
    return catalogue.versionOf(id);
  }

  @Override
  public int removeSource(String source, String who, String why) {
    return catalogue.removeSource(source, who, why);
  }
}
