package org.waymark.catalogue.history;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/** Where there is no database nothing is kept. */
@Singleton
@Requires(missingBeans = DataSource.class)
final class NoHistory implements CatalogueHistory {

  @Override
  public List<ServiceVersion> versionsOf(ServiceId id) {
    return List.of();
  }

  @Override
  public Optional<ServiceVersion> version(ServiceId id, long revision) {
    return Optional.empty();
  }

  @Override
  public Service asMayBeShown(Service then) {
    return then;
  }

  @Override
  public List<String> asMayBeSaid(ServiceId id, List<String> words) {
    return words;
  }

  @Override
  public Set<LocationId> hiddenSince(ServiceId id, long revision) {
    return Set.of();
  }

  @Override
  public Optional<Service> serviceAsOf(ServiceId id, Instant moment) {
    return Optional.empty();
  }

  @Override
  public Catalogue asOf(Instant moment) {
    return Catalogue.empty();
  }

  @Override
  public Catalogue atRevision(long revision) {
    return Catalogue.empty();
  }

  @Override
  public Optional<CatalogueRevision> begins() {
    return Optional.empty();
  }

  @Override
  public Map<ServiceId, CatalogueRevision> lastChanges(Collection<ServiceId> ids) {
    return Map.of();
  }

  @Override
  public Map<ServiceId, List<RecordVersion<Service>>> editedServices(Collection<ServiceId> ids) {
    return Map.of();
  }

  @Override
  public Map<OrganisationId, List<RecordVersion<Organisation>>> editedOrganisations(
      Collection<OrganisationId> ids) {
    return Map.of();
  }

  @Override
  public HistoryVerdict verify() {
    return new HistoryVerdict(0, null, null);
  }
}
