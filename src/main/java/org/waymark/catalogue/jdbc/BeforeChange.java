package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.ConfidentialityRule;

/** The catalogue as a change finds it, under the lock; in the transaction of the change. */
final class BeforeChange implements ConfidentialityRule.Before {

  private final Connection connection;

  BeforeChange(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Collection<Service> services(Set<ServiceId> ids) {
    return services(ids.stream().map(ServiceId::value).toList());
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
