package org.waymark.catalogue.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.FreeText;
import org.waymark.catalogue.confidential.SpokenWords;
import org.waymark.catalogue.confidential.WordsBeside;
import org.waymark.database.Transactions;

/** What the documents of the catalogue say beside a place, under the lock of its writers. */
@Singleton
@Requires(beans = DataSource.class)
record StoredWords(Transactions transactions, List<WordsBeside> beside) implements SpokenWords {

  @Override
  public List<Spoken> beside(LocationId place) {
    return transactions.write(
        connection -> {
          lock(connection);
          RecordRows records = new RecordRows(connection);
          List<Spoken> spoken = new ArrayList<>();
          Set<UUID> organisations = organisationOf(connection, place);
          List<Service> services = records.services(records.servicesRunBy(organisations));
          for (Service each : services) {
            spoken.add(new Spoken(each.id().value(), each.name(), FreeText.of(each)));
          }
          Set<ServiceId> hiding =
              services.stream()
                  .filter(each -> each.locations().stream().anyMatch(at -> at.id().equals(place)))
                  .map(Service::id)
                  .collect(Collectors.toSet());
          beside.stream()
              .flatMap(each -> each.of(hiding).stream())
              .forEach(each -> spoken.add(new Spoken(each.subject(), each.record(), each.texts())));
          for (Organisation each : records.organisations(organisations)) {
            spoken.add(new Spoken(each.id().value(), each.name(), FreeText.of(each)));
          }
          return spoken;
        });
  }

  /** From here to the end of the transaction nobody else changes the catalogue. */
  static void lock(Connection connection) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement("SELECT latest FROM catalogue_head WHERE id = 1 FOR UPDATE")) {
      lock.executeQuery().close();
    }
  }

  private static Set<UUID> organisationOf(Connection connection, LocationId place)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT s.organisation_id FROM location_record l
            JOIN service_record s ON s.id = l.service_id WHERE l.id = ?
            """)) {
      query.setObject(1, place.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Set.of(row.getObject(1, UUID.class)) : Set.of();
      }
    }
  }
}
