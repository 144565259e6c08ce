package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.field.OfferFacts;

/**
 * Takes out of past versions what was public of a place that may not be known now: an address that
 * was published by mistake, or before a refuge moved in, does not come back through history.
 */
final class Masking {

  private final Set<UUID> hidden;

  private Masking(Set<UUID> hidden) {
    this.hidden = hidden;
  }

  static Masking read(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT location_id FROM hidden_location");
        ResultSet row = query.executeQuery()) {
      Set<UUID> hidden = new HashSet<>();
      while (row.next()) {
        hidden.add(row.getObject(1, UUID.class));
      }
      return new Masking(hidden);
    }
  }

  /** The service as it may be shown: a radius that then has no place to start from goes too. */
  Service mask(Service service) {
    if (service.locations().stream().noneMatch(this::isToBeHidden)) {
      return service;
    }
    List<ServiceLocation> locations =
        service.locations().stream()
            .map(each -> isToBeHidden(each) ? new ServiceLocation.Withheld(each.id()) : each)
            .toList();
    boolean anchored = locations.stream().anyMatch(ServiceLocation.Public.class::isInstance);
    List<Offer> offers = anchored ? service.offers() : OfferFacts.withoutRadius(service.offers());
    return ServiceBuilder.builder(service).offers(offers).locations(locations).build();
  }

  /** The public places of a service that may not be known now. */
  Set<LocationId> hiddenOf(Service service) {
    return service.locations().stream()
        .filter(this::isToBeHidden)
        .map(ServiceLocation::id)
        .collect(Collectors.toSet());
  }

  private boolean isToBeHidden(ServiceLocation location) {
    return location instanceof ServiceLocation.Public && hidden.contains(location.id().value());
  }
}
