package org.waymark.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.waymark.StaleException;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/** The catalogue a {@link TestSite} was given, and whatever was done to it since. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemoryCatalogue implements CatalogueRepository {

  private final ApplicationEventPublisher<CatalogueChanged> events;
  private final Map<ServiceId, Long> versions = new HashMap<>();
  private volatile Catalogue catalogue;

  InMemoryCatalogue(
      TestSite.Contents contents, ApplicationEventPublisher<CatalogueChanged> events) {
    this.events = events;
    catalogue = contents.catalogue();
    catalogue.listServices().forEach(each -> versions.put(each.id(), catalogue.revision()));
  }

  @Override
  public long latestRevision() {
    return catalogue.revision();
  }

  @Override
  public Catalogue load() {
    return catalogue;
  }

  @Override
  public Optional<Service> findService(ServiceId id) {
    return catalogue.findService(id);
  }

  @Override
  public synchronized Optional<Long> versionOf(ServiceId id) {
    return Optional.ofNullable(versions.get(id));
  }

  @Override
  public long apply(CatalogueChange change, Runnable alongside) {
    Set<ServiceId> touched = new HashSet<>(change.removedServices());
    change.services().forEach(each -> touched.add(each.id()));
    long revision;
    synchronized (this) {
      StaleException.refuse(
          "Service", change.expectedVersions(), id -> versions.getOrDefault(id, 0L));
      revision = catalogue.revision() + 1;
      Map<OrganisationId, Organisation> organisations = new LinkedHashMap<>();
      catalogue.listOrganisations().forEach(each -> organisations.put(each.id(), each));
      change.organisations().forEach(each -> organisations.put(each.id(), each));
      change.removedOrganisations().forEach(organisations::remove);
      Map<ServiceId, Service> services = new LinkedHashMap<>();
      catalogue.listServices().forEach(each -> services.put(each.id(), each));
      change.services().forEach(each -> services.put(each.id(), each));
      change.removedServices().forEach(services::remove);
      services.values().removeIf(each -> !organisations.containsKey(each.organisation()));
      Catalogue next =
          new Catalogue(
              revision, List.copyOf(organisations.values()), List.copyOf(services.values()));
      alongside.run();
      catalogue = next;
      change.services().forEach(each -> versions.put(each.id(), revision));
      versions.keySet().retainAll(services.keySet());
    }
    events.publishEvent(new CatalogueChanged(revision, touched));
    return revision;
  }

  @Override
  public int removeSource(String source, String who, String why) {
    throw new UnsupportedOperationException("A test site removes no source");
  }
}
