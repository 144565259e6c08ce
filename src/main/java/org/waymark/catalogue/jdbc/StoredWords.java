package org.waymark.catalogue.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.confidential.FreeText;
import org.waymark.catalogue.confidential.SpokenWords;
import org.waymark.database.Transactions;

/** What the documents of the catalogue say beside a place, under the lock of its writers. */
@Singleton
@Requires(beans = DataSource.class)
record StoredWords(Transactions transactions) implements SpokenWords {

  @Override
  public List<Spoken> beside(LocationId place) {
    return transactions.write(
        connection -> {
          try (PreparedStatement lock =
              connection.prepareStatement(
                  "SELECT latest FROM catalogue_head WHERE id = 1 FOR UPDATE")) {
            lock.executeQuery().close();
          }
          RecordRows records = new RecordRows(connection);
          List<Spoken> spoken = new ArrayList<>();
          for (Service service : records.services(serviceOf(connection, place))) {
            spoken.add(new Spoken(service.id().value(), service.name(), FreeText.of(service)));
            for (Organisation each :
                records.organisations(List.of(service.organisation().value()))) {
              spoken.add(new Spoken(each.id().value(), each.name(), FreeText.of(each)));
            }
          }
          return spoken;
        });
  }

  private static List<UUID> serviceOf(Connection connection, LocationId place) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT service_id FROM location_record WHERE id = ?")) {
      query.setObject(1, place.value());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? List.of(row.getObject(1, UUID.class)) : List.of();
      }
    }
  }
}
