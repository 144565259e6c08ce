package org.waymark.catalogue.jdbc;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceBuilder;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.OfferFacts;
import org.waymark.catalogue.history.CatalogueRevision;

/**
 * Takes out of past versions what was public of a place that may not be known now: an address that
 * was published by mistake, or before a refuge moved in, does not come back through history. Where
 * words of then tell such a place, the field says what it says now. For one transaction.
 */
final class Masking {

  private static final String NOT_SHOWN =
      "(These words are not shown: they tell of a place that is not public)";

  private final Set<UUID> hidden;

  /** As they are now, those of the listings in question that hide a place. */
  private final Map<ServiceId, Service> hiding;

  private final HiddenPlaces kept;

  private Masking(Set<UUID> hidden, Map<ServiceId, Service> hiding, HiddenPlaces kept) {
    this.hidden = hidden;
    this.hiding = hiding;
    this.kept = kept;
  }

  /** For any listing. */
  static Masking read(Connection connection, HiddenPlaces kept) throws SQLException {
    Set<UUID> services = new HashSet<>();
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT DISTINCT service_id FROM location_record WHERE disclosure <> 'PUBLIC'");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        services.add(row.getObject(1, UUID.class));
      }
    }
    return read(connection, kept, services);
  }

  /** For one listing. */
  static Masking of(Connection connection, HiddenPlaces kept, ServiceId id) throws SQLException {
    return read(connection, kept, Set.of(id.value()));
  }

  private static Masking read(Connection connection, HiddenPlaces kept, Set<UUID> services)
      throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT location_id FROM hidden_location");
        ResultSet row = query.executeQuery()) {
      Set<UUID> hidden = new HashSet<>();
      while (row.next()) {
        hidden.add(row.getObject(1, UUID.class));
      }
      return new Masking(
          hidden,
          new RecordRows(connection)
              .services(services).stream()
                  .filter(PlaceInWords::hidesAPlace)
                  .collect(toMap(Service::id, each -> each)),
          kept);
    }
  }

  /** The service as it may be shown. */
  Service mask(Service service) {
    Service shown = withoutPlaces(service);
    Service now = hiding.get(service.id());
    Set<ListingField> telling =
        now == null ? Set.of() : PlaceInWords.fieldsThatTell(shown, now, kept);
    if (now == null || telling.isEmpty()) {
      return shown;
    }
    try {
      return ListingField.copy(telling, now, shown);
    } catch (IllegalArgumentException e) {
      // The fields of then and now do not fit together.
      return now;
    }
  }

  /** A change of a service as it may be told of. */
  CatalogueRevision mask(ServiceId id, CatalogueRevision revision) {
    return new CatalogueRevision(
        revision.number(),
        revision.at(),
        revision.who(),
        mask(id, revision.why()),
        revision.importedFrom());
  }

  /** What was said of a service as it may be repeated. */
  String mask(ServiceId id, String words) {
    Service now = hiding.get(id);
    return now != null && PlaceInWords.isToldBy(words, now, kept) ? NOT_SHOWN : words;
  }

  /** A radius that then has no place to start from goes too. */
  private Service withoutPlaces(Service service) {
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
