package org.waymark.web;

import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/** The catalogue a {@link TestSite} was given. */
@Singleton
@Primary
@Requires(bean = TestSite.Contents.class)
final class InMemoryCatalogue implements CatalogueRepository {

  private final Catalogue catalogue;

  InMemoryCatalogue(TestSite.Contents contents) {
    catalogue = contents.catalogue();
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
  public Optional<Long> versionOf(ServiceId id) {
    return catalogue.findService(id).map(found -> catalogue.revision());
  }

  @Override
  public Optional<ServiceId> findServiceByExternalId(String source, String externalId) {
    return Optional.empty();
  }

  @Override
  public Optional<OrganisationId> findOrganisationByExternalId(String source, String externalId) {
    return Optional.empty();
  }

  @Override
  public long apply(CatalogueChange change, Runnable alongside) {
    throw new UnsupportedOperationException("A test site is only read");
  }

  @Override
  public int removeSource(String source, String who, String why) {
    throw new UnsupportedOperationException("A test site is only read");
  }

  @Override
  public Set<ServiceId> changedSince(long revision) {
    return Set.of();
  }
}
