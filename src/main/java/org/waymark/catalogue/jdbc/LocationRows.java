package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.ServiceLocation.Disclosure;
import org.waymark.database.BatchInsert;
import org.waymark.database.Chunks;

/**
 * Whose each location is and how much of it may be known; and which may not be known now, so that
 * what was public of them is masked in history. For one transaction on one thread.
 *
 * <p>A withheld address goes with the row of its location. So a row stays while the location does,
 * and one that becomes public is made anew.
 */
final class LocationRows {

  private final Connection connection;
  private final RecordRows records;

  LocationRows(Connection connection) {
    this.connection = connection;
    records = new RecordRows(connection);
  }

  private record Known(UUID service, Disclosure disclosure) {
    boolean isPublic() {
      return disclosure == Disclosure.PUBLIC;
    }
  }

  /**
   * Makes the rows those of these services.
   *
   * @param changed every service of the same change; a location may go from one of them to another
   * @throws IllegalArgumentException when a location stands in a service that is not changed
   */
  void put(List<Service> services, Set<UUID> changed) throws SQLException {
    for (List<Service> chunk : Chunks.of(services)) {
      putChunk(chunk, changed);
    }
  }

  private void putChunk(List<Service> chunk, Set<UUID> changed) throws SQLException {
    Map<UUID, Known> next = new HashMap<>();
    for (Service service : chunk) {
      for (ServiceLocation location : service.locations()) {
        next.put(location.id().value(), new Known(service.id().value(), location.disclosure()));
      }
    }
    List<UUID> ids = chunk.stream().map(each -> each.id().value()).toList();
    Map<UUID, Known> known = known("service_id", ids);
    known.putAll(known("id", List.copyOf(next.keySet())));
    refuseTaken(chunk, known, changed);
    List<UUID> gone = new ArrayList<>();
    known.forEach(
        (id, before) -> {
          Known now = next.get(id);
          if (now == null || (now.isPublic() && !before.isPublic())) {
            gone.add(id);
          }
        });
    records.delete("DELETE FROM location_record WHERE id IN", gone);
    gone.forEach(known::remove);
    try (BatchInsert insert =
            new BatchInsert(
                connection,
                "INSERT INTO location_record (service_id, disclosure, id) VALUES (?, ?, ?)");
        BatchInsert update =
            new BatchInsert(
                connection,
                "UPDATE location_record SET service_id = ?, disclosure = ? WHERE id = ?")) {
      for (Map.Entry<UUID, Known> location : next.entrySet()) {
        Known before = known.get(location.getKey());
        if (!location.getValue().equals(before)) {
          (before == null ? insert : update)
              .add(
                  location,
                  (row, each) -> {
                    row.setObject(1, each.getValue().service());
                    row.setString(2, each.getValue().disclosure().name());
                    row.setObject(3, each.getKey());
                  });
        }
      }
    }
    hide(next);
  }

  /** Which places may not be known now; a place that became public again may. */
  private void hide(Map<UUID, Known> locations) throws SQLException {
    Set<UUID> hidden =
        records.ids(
            "SELECT location_id FROM hidden_location WHERE location_id IN", locations.keySet());
    List<UUID> shown = new ArrayList<>();
    List<UUID> newlyHidden = new ArrayList<>();
    locations.forEach(
        (id, now) -> {
          if (now.isPublic() && hidden.contains(id)) {
            shown.add(id);
          } else if (!now.isPublic() && !hidden.contains(id)) {
            newlyHidden.add(id);
          }
        });
    records.delete("DELETE FROM hidden_location WHERE location_id IN", shown);
    BatchInsert.all(
        connection,
        "INSERT INTO hidden_location (location_id) VALUES (?)",
        newlyHidden,
        (row, id) -> row.setObject(1, id));
  }

  /** Takes the locations of services that go. */
  void removeOf(Collection<UUID> services) throws SQLException {
    records.delete("DELETE FROM location_record WHERE service_id IN", services);
  }

  private Map<UUID, Known> known(String column, List<UUID> ids) throws SQLException {
    Map<UUID, Known> known = new HashMap<>();
    for (List<UUID> chunk : Chunks.of(ids)) {
      try (PreparedStatement query =
          connection.prepareStatement(
              "SELECT id, service_id, disclosure FROM location_record WHERE "
                  + column
                  + " IN ("
                  + RecordRows.marks(chunk)
                  + ")")) {
        RecordRows.bind(query, chunk);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            known.put(
                row.getObject(1, UUID.class),
                new Known(row.getObject(2, UUID.class), Disclosure.valueOf(row.getString(3))));
          }
        }
      }
    }
    return known;
  }

  private static void refuseTaken(
      List<Service> services, Map<UUID, Known> known, Set<UUID> changed) {
    for (Service service : services) {
      for (ServiceLocation location : service.locations()) {
        Known owner = known.get(location.id().value());
        if (owner != null && !changed.contains(owner.service())) {
          throw new IllegalArgumentException(
              "Location "
                  + location.id()
                  + " of service \""
                  + service.name()
                  + "\" stands in service "
                  + owner.service()
                  + ": give each place of each service an identifier of its own");
        }
      }
    }
  }
}
