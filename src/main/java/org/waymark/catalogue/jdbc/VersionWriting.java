package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.history.ServiceVersion.What;
import org.waymark.catalogue.history.VersionDigests;

/**
 * Writes down what every record is after a change, and seals it in the audit. For one transaction
 * that holds the lock of the catalogue's head.
 */
final class VersionWriting {

  /** The action of an entry that seals a change. */
  static final String CHANGED = "catalogue.changed";

  /** The action of the entry that seals what was there when the history began. */
  static final String FOUND = "catalogue.found";

  /** The detail of such an entry that has the digest over the versions. */
  static final String DIGEST = "versions-digest";

  private final Connection connection;
  private final AuditTrail audit;
  private final long revision;
  private final List<String> lines = new ArrayList<>();

  VersionWriting(Connection connection, AuditTrail audit, long revision) {
    this.connection = connection;
    this.audit = audit;
    this.revision = revision;
  }

  /**
   * Writes down a catalogue that is older than its history, once. Until then the head says from
   * which revision on there are versions by null.
   */
  static void begin(Connection connection, AuditTrail audit) throws SQLException {
    long latest;
    try (PreparedStatement query =
            connection.prepareStatement(
                "SELECT latest, history_from FROM catalogue_head WHERE id = 1");
        ResultSet row = query.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The one row of catalogue_head is missing");
      }
      latest = row.getLong(1);
      row.getLong(2);
      if (!row.wasNull()) {
        return;
      }
    }
    if (latest > 0) {
      CatalogueReading reading = new CatalogueReading(connection, null);
      VersionWriting writing = new VersionWriting(connection, audit, latest);
      List<Organisation> organisations = reading.organisations();
      List<Service> services = reading.services();
      try (Batch insert = writing.organisationRows()) {
        for (Organisation o : organisations) {
          writing.row(
              insert, "organisation", o.id().value(), What.FOUND, CatalogueDocuments.write(o));
        }
      }
      try (Batch insert = writing.serviceRows()) {
        for (Service s : services) {
          writing.row(insert, "service", s.id().value(), What.FOUND, CatalogueDocuments.write(s));
        }
      }
      writing.seal(FOUND, "waymark", Map.of());
    }
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE catalogue_head SET history_from = latest WHERE id = 1")) {
      update.executeUpdate();
    }
  }

  /**
   * @param touched what became of each organisation; null records were removed
   */
  void organisations(Map<UUID, What> touched, Map<UUID, Organisation> records) throws SQLException {
    try (Batch insert = organisationRows()) {
      for (Map.Entry<UUID, What> each : touched.entrySet()) {
        Organisation record = records.get(each.getKey());
        row(
            insert,
            "organisation",
            each.getKey(),
            each.getValue(),
            record == null || each.getValue() == What.REMOVED
                ? null
                : CatalogueDocuments.write(record));
      }
    }
  }

  void services(Map<UUID, What> touched, Map<UUID, Service> records) throws SQLException {
    try (Batch insert = serviceRows()) {
      for (Map.Entry<UUID, What> each : touched.entrySet()) {
        Service record = records.get(each.getKey());
        row(
            insert,
            "service",
            each.getKey(),
            each.getValue(),
            record == null || each.getValue() == What.REMOVED
                ? null
                : CatalogueDocuments.write(record));
      }
    }
    hide(touched, records);
  }

  /** Which places may not be known now; a place that became public again may. */
  private void hide(Map<UUID, What> touched, Map<UUID, Service> records) throws SQLException {
    try (Batch insert =
        new Batch(connection, "INSERT INTO hidden_location (location_id) VALUES (?)")) {
      try (Batch delete =
          new Batch(connection, "DELETE FROM hidden_location WHERE location_id = ?")) {
        for (Map.Entry<UUID, Service> each : records.entrySet()) {
          if (touched.containsKey(each.getKey())) {
            for (ServiceLocation location : each.getValue().locations()) {
              delete.uuid(location.id().value()).add();
            }
          }
        }
      }
      for (Service service : records.values()) {
        for (ServiceLocation location : service.locations()) {
          if (touched.containsKey(service.id().value())
              && !(location instanceof ServiceLocation.Public)) {
            insert.uuid(location.id().value()).add();
          }
        }
      }
    }
  }

  /** Ends the writing with an entry of the audit that carries the digest over all of it. */
  void seal(String action, String who, Map<String, String> more) {
    Map<String, String> details = new HashMap<>(more);
    details.put("revision", Long.toString(revision));
    details.put("versions", Integer.toString(lines.size()));
    details.put(DIGEST, VersionDigests.ofRevision(lines));
    audit.record(who, action, "catalogue:" + revision, details);
  }

  private Batch organisationRows() throws SQLException {
    return new Batch(
        connection,
        """
        INSERT INTO organisation_version (revision, organisation_id, what, document, digest)
        VALUES (?, ?, ?, ?, ?)
        """);
  }

  private Batch serviceRows() throws SQLException {
    return new Batch(
        connection,
        """
        INSERT INTO service_version (revision, service_id, what, document, digest)
        VALUES (?, ?, ?, ?, ?)
        """);
  }

  private void row(Batch insert, String kind, UUID id, What what, @Nullable String document)
      throws SQLException {
    String digest = VersionDigests.ofDocument(document);
    insert.bigint(revision).uuid(id).name(what).text(document).text(digest).add();
    lines.add(VersionDigests.line(kind, id.toString(), what.name(), digest));
  }
}
