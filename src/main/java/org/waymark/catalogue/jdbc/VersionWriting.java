package org.waymark.catalogue.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.history.ServiceVersion.What;
import org.waymark.catalogue.history.VersionDigests;
import org.waymark.database.BatchInsert;

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

  /** Seals what a migration wrote down, once. For whoever holds the lock of the head. */
  static void sealWhatWasFound(Connection connection, AuditTrail audit) throws SQLException {
    long revision = unsealed(connection);
    if (revision == 0) {
      return;
    }
    VersionWriting found = new VersionWriting(connection, audit, revision);
    for (String kind : List.of("organisation", "service")) {
      found.readLines(kind);
    }
    found.seal(FOUND, "waymark", Map.of());
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE catalogue_head SET unsealed = NULL WHERE id = 1")) {
      update.executeUpdate();
    }
  }

  /** The change that a migration wrote down and nobody has sealed; 0 when there is none. */
  static long unsealed(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("SELECT unsealed FROM catalogue_head WHERE id = 1");
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private void readLines(String kind) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT %1$s_id, what, digest FROM %1$s_version WHERE revision = ?".formatted(kind))) {
      query.setLong(1, revision);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          lines.add(
              VersionDigests.line(
                  kind,
                  row.getObject(1, UUID.class).toString(),
                  row.getString(2),
                  row.getString(3)));
        }
      }
    }
  }

  /**
   * @param kind "organisation" or "service"
   * @param touched what became of each
   * @param documents of those that are there now
   */
  void write(String kind, Map<UUID, What> touched, Map<UUID, String> documents)
      throws SQLException {
    try (BatchInsert insert =
        new BatchInsert(
            connection,
            """
            INSERT INTO %1$s_version (revision, %1$s_id, what, document, digest)
            VALUES (?, ?, ?, ?, ?)
            """
                .formatted(kind))) {
      Map<UUID, String> digests = digests(touched, documents);
      for (Map.Entry<UUID, What> each : touched.entrySet()) {
        String document = document(each, documents);
        String digest = Objects.requireNonNull(digests.get(each.getKey()));
        insert.add(
            each,
            (row, version) -> {
              row.setLong(1, revision);
              row.setObject(2, version.getKey());
              row.setString(3, version.getValue().name());
              row.setString(4, document);
              row.setString(5, digest);
            });
        lines.add(
            VersionDigests.line(kind, each.getKey().toString(), each.getValue().name(), digest));
      }
    }
  }

  /** Of many documents on every core: that takes as long as writing them. */
  private static Map<UUID, String> digests(Map<UUID, What> touched, Map<UUID, String> documents) {
    return touched.entrySet().parallelStream()
        .collect(
            Collectors.toConcurrentMap(
                Map.Entry::getKey, each -> VersionDigests.ofDocument(document(each, documents))));
  }

  /** What is written of one; null when it was removed. */
  private static @Nullable String document(
      Map.Entry<UUID, What> touched, Map<UUID, String> documents) {
    return touched.getValue() == What.REMOVED ? null : documents.get(touched.getKey());
  }

  /** Ends the writing with an entry of the audit that carries the digest over all of it. */
  void seal(String action, String who, Map<String, String> more) {
    Map<String, String> details = new HashMap<>(more);
    details.put("revision", Long.toString(revision));
    details.put("versions", Integer.toString(lines.size()));
    details.put(DIGEST, VersionDigests.ofRevision(lines));
    audit.record(who, action, "catalogue:" + revision, details);
  }
}
