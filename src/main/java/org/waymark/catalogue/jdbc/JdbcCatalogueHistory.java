package org.waymark.catalogue.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditReader;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.CatalogueRevision;
import org.waymark.catalogue.history.HistoryVerdict;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.catalogue.history.ServiceVersion;
import org.waymark.catalogue.history.VersionDigests;
import org.waymark.database.Chunks;
import org.waymark.database.Transactions;

/** The history in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcCatalogueHistory implements CatalogueHistory {

  private static final int FETCH_SIZE = 500;

  /** Entries of the audit read at once. */
  private static final int PAGE = 1000;

  private final Transactions transactions;
  private final AuditTrail audit;
  private final AuditReader auditReader;
  private final HiddenPlaces kept;
  private volatile boolean begun;

  JdbcCatalogueHistory(
      Transactions transactions, AuditTrail audit, AuditReader auditReader, HiddenPlaces kept) {
    this.kept = kept;
    this.transactions = transactions;
    this.audit = audit;
    this.auditReader = auditReader;
  }

  @EventListener
  void onStartup(StartupEvent event) {
    begin();
  }

  /** What a migration wrote down is sealed before anything is asked of it. */
  private void begin() {
    if (begun) {
      return;
    }
    if (transactions.read(VersionWriting::unsealed) != 0) {
      transactions.write(
          connection -> {
            try (PreparedStatement lock =
                connection.prepareStatement(
                    "SELECT latest FROM catalogue_head WHERE id = 1 FOR UPDATE")) {
              lock.executeQuery().close();
            }
            VersionWriting.sealWhatWasFound(connection, audit);
            return true;
          });
    }
    begun = true;
  }

  @Override
  public List<ServiceVersion> versionsOf(ServiceId id) {
    return versions(id, "", null);
  }

  @Override
  public Optional<ServiceVersion> version(ServiceId id, long revision) {
    return versions(id, " AND v.revision = ?", revision).stream().findFirst();
  }

  private List<ServiceVersion> versions(ServiceId id, String more, @Nullable Long revision) {
    begin();
    return transactions.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT r.revision, r.changed_at, r.changed_by, r.reason, r.imported_from, v.what,
                    v.document
                  FROM service_version v
                  JOIN catalogue_revision r ON r.revision = v.revision
                  WHERE v.service_id = ?\
                  """
                      + more
                      + " ORDER BY v.revision DESC")) {
            query.setObject(1, id.value());
            if (revision != null) {
              query.setLong(2, revision);
            }
            Masking masking = Masking.of(connection, kept, id);
            List<ServiceVersion> versions = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                String document = row.getString(7);
                versions.add(
                    new ServiceVersion(
                        masking.mask(id, revision(row)),
                        ServiceVersion.What.valueOf(row.getString(6)),
                        document == null
                            ? null
                            : masking.mask(CatalogueDocuments.readService(document))));
              }
            }
            return versions;
          }
        });
  }

  @Override
  public Service asMayBeShown(Service then) {
    return transactions.read(connection -> Masking.of(connection, kept, then.id()).mask(then));
  }

  @Override
  public Set<LocationId> hiddenSince(ServiceId id, long revision) {
    return transactions.read(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "SELECT document FROM service_version WHERE service_id = ? AND revision = ?")) {
            query.setObject(1, id.value());
            query.setLong(2, revision);
            try (ResultSet row = query.executeQuery()) {
              String document = row.next() ? row.getString(1) : null;
              return document == null
                  ? Set.of()
                  : Masking.of(connection, kept, id)
                      .hiddenOf(CatalogueDocuments.readService(document));
            }
          }
        });
  }

  /** Number, moment, who, why and source: the first five columns. */
  private static CatalogueRevision revision(ResultSet row) throws SQLException {
    return new CatalogueRevision(
        row.getLong(1),
        row.getObject(2, OffsetDateTime.class).toInstant(),
        row.getString(3),
        row.getString(4),
        row.getString(5));
  }

  @Override
  public List<String> asMayBeSaid(ServiceId id, List<String> words) {
    return transactions.read(
        connection -> {
          Masking masking = Masking.of(connection, kept, id);
          return words.stream().map(each -> masking.mask(id, each)).toList();
        });
  }

  @Override
  public Optional<Service> serviceAsOf(ServiceId id, Instant moment) {
    begin();
    return transactions.read(
        connection -> {
          long revision = revisionAt(connection, moment);
          try (PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT document FROM service_version
                  WHERE service_id = ? AND revision <= ?
                  ORDER BY revision DESC FETCH FIRST 1 ROWS ONLY
                  """)) {
            query.setObject(1, id.value());
            query.setLong(2, revision);
            try (ResultSet row = query.executeQuery()) {
              String document = row.next() ? row.getString(1) : null;
              Masking masking = Masking.of(connection, kept, id);
              return Optional.ofNullable(document)
                  .map(CatalogueDocuments::readService)
                  .map(masking::mask);
            }
          }
        });
  }

  @Override
  public Catalogue asOf(Instant moment) {
    begin();
    return transactions.read(connection -> catalogue(connection, revisionAt(connection, moment)));
  }

  @Override
  public Catalogue atRevision(long revision) {
    begin();
    return transactions.read(
        connection -> {
          long from = number(connection, "SELECT history_from FROM catalogue_head WHERE id = 1");
          if (revision < from) {
            throw new IllegalArgumentException(
                "Revision "
                    + revision
                    + " is before the history of listings, which begins with "
                    + from);
          }
          return catalogue(connection, revision);
        });
  }

  /** The last change up to then; clocks may go back, so the highest number counts. */
  private static long revisionAt(Connection connection, Instant moment) throws SQLException {
    long revision;
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT MAX(revision) FROM catalogue_revision WHERE changed_at <= ?")) {
      query.setObject(1, moment.atOffset(ZoneOffset.UTC));
      try (ResultSet row = query.executeQuery()) {
        revision = row.next() ? row.getLong(1) : 0;
      }
    }
    CatalogueRevision first = first(connection);
    if (first != null && revision < first.number()) {
      throw new IllegalArgumentException(
          "The history of listings begins on "
              + LocalDate.ofInstant(first.at(), LONDON)
              + ": give that day or a later one");
    }
    return revision;
  }

  private Catalogue catalogue(Connection connection, long revision) throws SQLException {
    Masking masking = Masking.read(connection, kept);
    return new Catalogue(
        revision,
        records(connection, "organisation", revision, CatalogueDocuments::readOrganisation),
        records(
            connection,
            "service",
            revision,
            document -> masking.mask(CatalogueDocuments.readService(document))));
  }

  private static <T> List<T> records(
      Connection connection, String kind, long revision, Function<String, T> read)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT v.document
            FROM %1$s_version v
            JOIN (
              SELECT %1$s_id, MAX(revision) AS latest
              FROM %1$s_version WHERE revision <= ? GROUP BY %1$s_id
            ) m ON m.%1$s_id = v.%1$s_id AND m.latest = v.revision
            WHERE v.document IS NOT NULL
            """
                .formatted(kind))) {
      query.setLong(1, revision);
      query.setFetchSize(FETCH_SIZE);
      List<T> records = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          records.add(read.apply(row.getString(1)));
        }
      }
      return records;
    }
  }

  @Override
  public Optional<CatalogueRevision> begins() {
    begin();
    return transactions.read(connection -> Optional.ofNullable(first(connection)));
  }

  private static @Nullable CatalogueRevision first(Connection connection) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement(
                """
                SELECT r.revision, r.changed_at, r.changed_by, r.reason, r.imported_from
                FROM catalogue_revision r
                JOIN catalogue_head h ON h.history_from = r.revision
                """);
        ResultSet row = query.executeQuery()) {
      return row.next() ? revision(row) : null;
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql);
        ResultSet row = query.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public Map<ServiceId, CatalogueRevision> lastChanges(Collection<ServiceId> ids) {
    begin();
    Map<ServiceId, CatalogueRevision> found = new HashMap<>();
    List<ServiceId> all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += FETCH_SIZE) {
      List<ServiceId> chunk = all.subList(from, Math.min(all.size(), from + FETCH_SIZE));
      transactions.read(
          connection -> {
            addLastChanges(connection, chunk, found);
            return true;
          });
    }
    return found;
  }

  private static void addLastChanges(
      Connection connection, List<ServiceId> ids, Map<ServiceId, CatalogueRevision> found)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT r.revision, r.changed_at, r.changed_by, r.reason, r.imported_from, m.service_id
            FROM catalogue_revision r
            JOIN (
              SELECT service_id, MAX(revision) AS latest
              FROM service_version WHERE service_id IN (%s) GROUP BY service_id
            ) m ON m.latest = r.revision
            """
                .formatted(String.join(", ", Collections.nCopies(ids.size(), "?"))))) {
      for (int i = 0; i < ids.size(); i++) {
        query.setObject(i + 1, ids.get(i).value());
      }
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          found.put(new ServiceId(row.getObject(6, UUID.class)), revision(row));
        }
      }
    }
  }

  @Override
  public Map<ServiceId, List<RecordVersion<Service>>> editedServices(Collection<ServiceId> ids) {
    return edited(
        "service",
        ids.stream().map(ServiceId::value).toList(),
        ServiceId::new,
        CatalogueDocuments::readService);
  }

  @Override
  public Map<OrganisationId, List<RecordVersion<Organisation>>> editedOrganisations(
      Collection<OrganisationId> ids) {
    return edited(
        "organisation",
        ids.stream().map(OrganisationId::value).toList(),
        OrganisationId::new,
        CatalogueDocuments::readOrganisation);
  }

  private <K, T> Map<K, List<RecordVersion<T>>> edited(
      String kind, List<UUID> ids, Function<UUID, K> key, Function<String, T> read) {
    begin();
    Map<K, List<RecordVersion<T>>> found = new HashMap<>();
    for (List<UUID> chunk : Chunks.of(ids)) {
      transactions.read(
          connection -> {
            addEdited(connection, kind, chunk, key, read, found);
            return true;
          });
    }
    return found;
  }

  private static <K, T> void addEdited(
      Connection connection,
      String kind,
      List<UUID> ids,
      Function<UUID, K> key,
      Function<String, T> read,
      Map<K, List<RecordVersion<T>>> found)
      throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            SELECT r.revision, r.changed_at, r.changed_by, r.reason, r.imported_from, v.what,
              v.document, v.%1$s_id
            FROM %1$s_version v
            JOIN catalogue_revision r ON r.revision = v.revision
            WHERE v.document IS NOT NULL AND v.%1$s_id IN (
              SELECT e.%1$s_id
              FROM %1$s_version e
              JOIN catalogue_revision c ON c.revision = e.revision
              WHERE e.%1$s_id IN (%2$s) AND c.imported_from IS NULL AND e.what <> 'FOUND'
            )
            ORDER BY v.revision DESC
            """
                .formatted(kind, RecordRows.marks(ids)))) {
      RecordRows.bind(query, ids);
      query.setFetchSize(FETCH_SIZE);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          CatalogueRevision revision = revision(row);
          boolean byPerson =
              revision.importedFrom() == null
                  && ServiceVersion.What.valueOf(row.getString(6)) != ServiceVersion.What.FOUND;
          found
              .computeIfAbsent(key.apply(row.getObject(8, UUID.class)), each -> new ArrayList<>())
              .add(new RecordVersion<>(revision, byPerson, read.apply(row.getString(7))));
        }
      }
    }
  }

  @Override
  public HistoryVerdict verify() {
    begin();
    Map<Long, String> sealed = new TreeMap<>();
    read(VersionWriting.FOUND, sealed);
    read(VersionWriting.CHANGED, sealed);
    return transactions.read(connection -> verdict(connection, sealed));
  }

  private void read(String action, Map<Long, String> sealed) {
    AuditReader.Selection selection = new AuditReader.Selection(null, null, action, null, null);
    Long before = null;
    List<AuditEntry> page;
    do {
      page = auditReader.find(selection, before, PAGE);
      for (AuditEntry entry : page) {
        String revision = entry.details().getOrDefault("revision", "");
        sealed.put(
            revision.isEmpty() ? -1L : Long.parseLong(revision),
            entry.details().getOrDefault(VersionWriting.DIGEST, ""));
        before = entry.seq();
      }
    } while (page.size() == PAGE);
  }

  private static HistoryVerdict verdict(Connection connection, Map<Long, String> sealed)
      throws SQLException {
    Map<Long, List<String>> lines = new TreeMap<>();
    long versions = 0;
    for (String kind : List.of("organisation", "service")) {
      try (PreparedStatement query =
          connection.prepareStatement(
              """
              SELECT revision, %1$s_id, what, document, digest FROM %1$s_version ORDER BY revision
              """
                  .formatted(kind))) {
        query.setFetchSize(FETCH_SIZE);
        try (ResultSet row = query.executeQuery()) {
          while (row.next()) {
            versions++;
            String id = row.getObject(2, UUID.class).toString();
            String digest = VersionDigests.ofDocument(row.getString(4));
            if (!digest.equals(row.getString(5))) {
              return new HistoryVerdict(
                  versions,
                  row.getLong(1),
                  "The version of %s %s that change %d made is not as it was written"
                      .formatted(kind, id, row.getLong(1)));
            }
            lines
                .computeIfAbsent(row.getLong(1), key -> new ArrayList<>())
                .add(VersionDigests.line(kind, id, row.getString(3), digest));
          }
        }
      }
    }
    for (Map.Entry<Long, String> seal : sealed.entrySet()) {
      List<String> there = lines.remove(seal.getKey());
      if (!VersionDigests.ofRevision(there == null ? List.of() : there).equals(seal.getValue())) {
        return new HistoryVerdict(
            versions,
            seal.getKey(),
            "The versions that change " + seal.getKey() + " made are not those that were sealed");
      }
    }
    if (!lines.isEmpty()) {
      long revision = lines.keySet().iterator().next();
      return new HistoryVerdict(
          versions, revision, "The versions of change " + revision + " were never sealed");
    }
    return new HistoryVerdict(versions, null, null);
  }
}
