package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.WordsBeside;

/**
 * The catalogue as a change finds it, under the lock; in the transaction of the change. To be asked
 * before anything is written; remembers the listings it was asked for by their identifiers.
 */
final class BeforeChange implements ConfidentialityRule.Before {

  private final Connection connection;
  private final List<WordsBeside> beside;

  /** Empty for one that is not there. */
  private final Map<ServiceId, Optional<Service>> known = new HashMap<>();

  BeforeChange(Connection connection, List<WordsBeside> beside) {
    this.connection = connection;
    this.beside = beside;
  }

  @Override
  public Collection<Service> services(Set<ServiceId> ids) {
    List<ServiceId> unknown = ids.stream().filter(id -> !known.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      unknown.forEach(id -> known.put(id, Optional.empty()));
      services(unknown.stream().map(ServiceId::value).toList())
          .forEach(each -> known.put(each.id(), Optional.of(each)));
    }
    return ids.stream().flatMap(id -> known.getOrDefault(id, Optional.empty()).stream()).toList();
  }

  @Override
  public List<Organisation> organisations(Set<OrganisationId> ids) {
    List<UUID> wanted = ids.stream().map(OrganisationId::value).toList();
    return read(() -> new RecordRows(connection).organisations(wanted));
  }

  @Override
  public List<Service> servicesOf(OrganisationId id) {
    return services(read(() -> new RecordRows(connection).servicesRunBy(List.of(id.value()))));
  }

  /** Without a look at their documents: an import asks of every organisation there is. */
  @Override
  public Map<OrganisationId, Set<LocationId>> hiddenPlaces(Set<OrganisationId> ids) {
    return read(
        () ->
            new RecordRows(connection)
                .hiddenPlaces(ids.stream().map(OrganisationId::value).toList()));
  }

  @Override
  public List<WordsBeside.Said> saidBeside(Set<ServiceId> ids) {
    return beside.stream().flatMap(each -> each.of(ids).stream()).toList();
  }

  private List<Service> services(Collection<UUID> ids) {
    return read(() -> new RecordRows(connection).services(ids));
  }

  private interface Reading<T> {
    T read() throws SQLException;
  }

  private static <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (SQLException e) {
      throw new IllegalStateException("The catalogue cannot be read before a change of it", e);
    }
  }
}
