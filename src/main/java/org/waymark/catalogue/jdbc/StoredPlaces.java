package org.waymark.catalogue.jdbc;

import static java.util.stream.Collectors.toMap;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.WordsBeside;
import org.waymark.database.Transactions;

/** The hidden places of the listings that are stored, under the lock of the catalogue's writers. */
@Singleton
@Requires(beans = DataSource.class)
record StoredPlaces(Transactions transactions, HiddenPlaces kept) implements WordsBeside.Guard {

  @Override
  public List<PlaceInWords> toldBy(Collection<WordsBeside.Said> words) {
    Set<UUID> beside =
        words.stream()
            .flatMap(each -> each.listings().stream())
            .map(ServiceId::value)
            .collect(Collectors.toSet());
    if (beside.isEmpty()) {
      return List.of();
    }
    return transactions.write(
        connection -> {
          StoredWords.lock(connection);
          RecordRows records = new RecordRows(connection);
          Set<UUID> hiding =
              records.ids(
                  "SELECT service_id FROM location_record WHERE disclosure <> 'PUBLIC'"
                      + " AND service_id IN",
                  beside);
          Map<ServiceId, Service> listings =
              records.services(hiding).stream().collect(toMap(Service::id, each -> each));
          return words.stream()
              .flatMap(said -> PlaceInWords.saidBeside(said, of(said, listings), kept).stream())
              .toList();
        });
  }

  private static List<Service> of(WordsBeside.Said said, Map<ServiceId, Service> hiding) {
    return said.listings().stream().flatMap(id -> Stream.ofNullable(hiding.get(id))).toList();
  }
}
