package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.history.ServiceVersion.What;
import org.waymark.database.BatchInsert;

/**
 * Makes one change of the records, and remembers what became of each. For one transaction that
 * holds the lock of the catalogue's head.
 */
final class RecordWriting {

  private final Connection connection;
  private final long revision;
  private final RecordRows records;
  private final LocationRows locations;

  private final Map<UUID, What> organisations = new LinkedHashMap<>();
  private final Map<UUID, What> services = new LinkedHashMap<>();

  /** Services that are themselves the same, but whose organisation was replaced. */
  private final Set<UUID> ofOrganisations = new LinkedHashSet<>();

  private final Map<UUID, String> documents = new HashMap<>();
  private final BeforeChange before;
  private List<Service> put = List.of();

  /** Those that were put, as they were; without those that were not there. */
  private Map<UUID, Service> were = Map.of();

  /**
   * @param before of the same change
   */
  RecordWriting(Connection connection, long revision, BeforeChange before) {
    this.connection = connection;
    this.revision = revision;
    this.before = before;
    records = new RecordRows(connection);
    locations = new LocationRows(connection);
  }

  void apply(CatalogueChange change) throws SQLException {
    removeServices(
        records.existing(
            "service", change.removedServices().stream().map(ServiceId::value).toList()));
    List<UUID> gone = change.removedOrganisations().stream().map(OrganisationId::value).toList();
    removeServices(records.servicesRunBy(gone));
    removeOrganisations(records.existing("organisation", gone));
    putOrganisations(change.organisations());
    refuseUnknownOrganisations(change);
    // In the order of the keys, so that every index grows at its end and not all over.
    putServices(change.services().stream().sorted(Comparator.comparing(Service::id)).toList());
  }

  /**
   * Takes out what came from a source.
   *
   * @return false when there was nothing of it
   */
  boolean removeSource(String source) throws SQLException {
    removeServices(idsOf("SELECT id FROM service_record WHERE source = ?", source));
    removeOrganisations(
        idsOf(
            """
            SELECT id FROM organisation_record o
            WHERE source = ?
              AND NOT EXISTS (SELECT 1 FROM service_record s WHERE s.organisation_id = o.id)
            """,
            source));
    return !services.isEmpty() || !organisations.isEmpty();
  }

  private Set<UUID> idsOf(String sql, String source) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, source);
      Set<UUID> ids = new LinkedHashSet<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          ids.add(row.getObject(1, UUID.class));
        }
      }
      return ids;
    }
  }

  private void removeServices(Collection<UUID> ids) throws SQLException {
    locations.removeOf(ids);
    records.remove("service", ids);
    ids.forEach(id -> services.put(id, What.REMOVED));
  }

  private void removeOrganisations(Collection<UUID> ids) throws SQLException {
    records.remove("organisation", ids);
    ids.forEach(id -> organisations.put(id, What.REMOVED));
  }

  private void putOrganisations(List<Organisation> put) throws SQLException {
    List<UUID> ids = put.stream().map(each -> each.id().value()).toList();
    ofOrganisations.addAll(records.servicesRunBy(ids));
    Set<UUID> there = records.existing("organisation", ids);
    List<String> texts =
        put.stream().map(CatalogueDocuments::write).map(RecordRows::withoutNul).toList();
    records.putOrganisations(put, texts, there, revision);
    note(ids, texts, there, organisations);
  }

  private void putServices(List<Service> put) throws SQLException {
    this.put = put;
    List<UUID> ids = put.stream().map(each -> each.id().value()).toList();
    were =
        before.services(put.stream().map(Service::id).collect(Collectors.toSet())).stream()
            .filter(each -> !services.containsKey(each.id().value()))
            .collect(Collectors.toMap(each -> each.id().value(), each -> each));
    Set<UUID> there = were.keySet();
    List<String> texts =
        put.parallelStream().map(CatalogueDocuments::write).map(RecordRows::withoutNul).toList();
    records.putServices(put, texts, there, revision);
    locations.put(put, Set.copyOf(ids));
    note(ids, texts, there, services);
  }

  /** One that was removed by the same change was there before. */
  private void note(List<UUID> ids, List<String> texts, Set<UUID> there, Map<UUID, What> became) {
    for (int i = 0; i < ids.size(); i++) {
      UUID id = ids.get(i);
      documents.put(id, texts.get(i));
      became.put(id, there.contains(id) || became.containsKey(id) ? What.REPLACED : What.ADDED);
    }
  }

  private void refuseUnknownOrganisations(CatalogueChange change) throws SQLException {
    Map<UUID, Service> needed = new LinkedHashMap<>();
    change.services().forEach(s -> needed.putIfAbsent(s.organisation().value(), s));
    change.organisations().forEach(o -> needed.remove(o.id().value()));
    needed.keySet().removeAll(records.existing("organisation", List.copyOf(needed.keySet())));
    for (Map.Entry<UUID, Service> orphan : needed.entrySet()) {
      throw new IllegalArgumentException(
          "Service \""
              + orphan.getValue().name()
              + "\" belongs to an unknown organisation "
              + orphan.getKey()
              + ": add the organisation in the same change or before");
    }
  }

  /** Writes down which services the change touched and what every record is after it. */
  VersionWriting writeDown(AuditTrail audit) throws SQLException {
    ofOrganisations.removeAll(services.keySet());
    try (BatchInsert insert =
        new BatchInsert(
            connection,
            "INSERT INTO service_change (revision, service_id, what) VALUES (?, ?, ?)")) {
      for (Map.Entry<UUID, What> each : services.entrySet()) {
        addChange(insert, each.getKey(), each.getValue().name());
      }
      for (UUID each : ofOrganisations) {
        addChange(insert, each, "ORGANISATION");
      }
    }
    VersionWriting versions = new VersionWriting(connection, audit, revision);
    versions.write("organisation", organisations, documents);
    versions.write("service", services, documents);
    return versions;
  }

  private void addChange(BatchInsert insert, UUID id, String what) throws SQLException {
    insert.add(
        id,
        (row, service) -> {
          row.setLong(1, revision);
          row.setObject(2, service);
          row.setString(3, what);
        });
  }

  /** Makes the tables for people with SQL and QGIS those of the change. */
  void publish(PublishedTables tables) throws SQLException {
    tables.follow(connection, put, were, services.keySet(), organisations.keySet());
  }

  /** What those who follow the catalogue are told after the commit. */
  CatalogueChanged news() {
    Set<UUID> touched = new LinkedHashSet<>(services.keySet());
    touched.addAll(ofOrganisations);
    return new CatalogueChanged(
        revision, touched.stream().map(ServiceId::new).collect(Collectors.toSet()));
  }
}
