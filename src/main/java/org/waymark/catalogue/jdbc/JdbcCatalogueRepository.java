package org.waymark.catalogue.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.Provenance;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.StaleChangeException;
import org.waymark.catalogue.history.ServiceVersion;
import org.waymark.database.Transactions;

/**
 * The catalogue in H2GIS or PostGIS. Thread-safe; writers wait for each other, readers wait for
 * nobody.
 */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcCatalogueRepository implements CatalogueRepository {

  private static final Logger LOG = LoggerFactory.getLogger(JdbcCatalogueRepository.class);

  /** SQLSTATE of a broken unique constraint, the same in both databases. */
  private static final String NOT_UNIQUE = "23505";

  private final Transactions transactions;
  private final Clock clock;
  private final ApplicationEventPublisher<CatalogueChanged> events;
  private final AuditTrail audit;

  JdbcCatalogueRepository(
      Transactions transactions,
      Clock clock,
      ApplicationEventPublisher<CatalogueChanged> events,
      AuditTrail audit) {
    this.transactions = transactions;
    this.clock = clock;
    this.events = events;
    this.audit = audit;
  }

  @Override
  public long latestRevision() {
    return transactions.read(JdbcCatalogueRepository::latest);
  }

  @Override
  public Catalogue load() {
    return transactions.read(
        connection -> {
          long revision = latest(connection);
          CatalogueReading reading = new CatalogueReading(connection, null);
          return new Catalogue(revision, reading.organisations(), reading.services());
        });
  }

  @Override
  public Catalogue loadAfter(Catalogue before) {
    return transactions.read(
        connection -> {
          long revision = latest(connection);
          Set<UUID> services = changed(connection, "service_change", "service_id", before);
          Set<UUID> organisations =
              changed(connection, "organisation_version", "organisation_id", before);
          return before.with(
              revision,
              difference(
                  organisations,
                  new CatalogueReading(connection, organisations).organisations(),
                  services,
                  new CatalogueReading(connection, services).services()));
        });
  }

  /** What was touched and is not there any more is gone. */
  private static CatalogueDifference difference(
      Set<UUID> touchedOrganisations,
      List<Organisation> organisations,
      Set<UUID> touchedServices,
      List<Service> services) {
    organisations.forEach(each -> touchedOrganisations.remove(each.id().value()));
    services.forEach(each -> touchedServices.remove(each.id().value()));
    return new CatalogueDifference(
        organisations,
        touchedOrganisations.stream().map(OrganisationId::new).collect(Collectors.toSet()),
        services,
        touchedServices.stream().map(ServiceId::new).collect(Collectors.toSet()));
  }

  /** Identifiers of the records of a table that changed after a catalogue. */
  private static Set<UUID> changed(Connection connection, String table, String id, Catalogue before)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT DISTINCT " + id + " FROM " + table + " WHERE revision > ?")) {
      statement.setLong(1, before.revision());
      return ids(statement);
    }
  }

  @Override
  public Optional<Service> findService(ServiceId id) {
    return transactions.read(
        connection ->
            new CatalogueReading(connection, List.of(id.value())).services().stream().findFirst());
  }

  @Override
  public Optional<Long> versionOf(ServiceId id) {
    return transactions.read(
        connection -> {
          long version = version(connection, id);
          return version == 0 ? Optional.<Long>empty() : Optional.of(version);
        });
  }

  @Override
  public Optional<ServiceId> findServiceByExternalId(String source, String externalId) {
    return findId("SELECT id FROM service WHERE source = ? AND external_id = ?", source, externalId)
        .map(ServiceId::new);
  }

  @Override
  public Optional<OrganisationId> findOrganisationByExternalId(String source, String externalId) {
    return findId(
            "SELECT id FROM organisation WHERE source = ? AND external_id = ?", source, externalId)
        .map(OrganisationId::new);
  }

  private Optional<UUID> findId(String sql, String source, String externalId) {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, source);
            statement.setString(2, externalId);
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
            }
          }
        });
  }

  @Override
  public long apply(CatalogueChange change, Runnable alongside) {
    refuseRepeats(change);
    CatalogueChanged changed =
        transactions.write(
            connection -> {
              long revision = lockAndAdvance(connection, change.who(), change.why());
              refuseStale(connection, change);
              try {
                Map<UUID, ServiceVersion.What> organisations = new LinkedHashMap<>();
                Map<UUID, What> touched = write(connection, change, organisations);
                record(connection, revision, touched);
                VersionWriting versions = new VersionWriting(connection, audit, revision);
                versions.organisations(
                    organisations, byId(change.organisations(), o -> o.id().value()));
                versions.services(
                    versionsOf(touched), byId(change.services(), s -> s.id().value()));
                alongside.run();
                versions.seal(VersionWriting.CHANGED, change.who(), Map.of("why", change.why()));
                return changed(revision, touched);
              } catch (SQLException e) {
                throw explain(e);
              }
            });
    announce(changed);
    return changed.revision();
  }

  @Override
  public int removeSource(String source, String who, String why) {
    Optional<CatalogueChanged> changed =
        transactions.write(
            connection -> {
              long revision = lockAndAdvance(connection, who, why);
              Map<UUID, What> touched = new LinkedHashMap<>();
              CatalogueWriting writing = new CatalogueWriting(connection);
              Set<UUID> services =
                  idsOf(connection, "SELECT id FROM service WHERE source = ?", source);
              remove(writing, services, touched);
              Set<UUID> organisations =
                  idsOf(
                      connection,
                      """
                      SELECT id FROM organisation
                      WHERE source = ?
                        AND NOT EXISTS (
                          SELECT 1 FROM service WHERE service.organisation_id = organisation.id)
                      """,
                      source);
              Map<UUID, ServiceVersion.What> gone = new LinkedHashMap<>();
              for (List<UUID> chunk : chunks(organisations)) {
                writing.removeOrganisations(chunk);
                chunk.forEach(id -> gone.put(id, ServiceVersion.What.REMOVED));
              }
              if (services.isEmpty() && organisations.isEmpty()) {
                connection.rollback();
                return Optional.empty();
              }
              record(connection, revision, touched);
              VersionWriting versions = new VersionWriting(connection, audit, revision);
              versions.organisations(gone, Map.of());
              versions.services(versionsOf(touched), Map.of());
              versions.seal(VersionWriting.CHANGED, who, Map.of("why", why));
              return Optional.of(changed(revision, touched));
            });
    changed.ifPresent(this::announce);
    return changed.map(c -> c.services().size()).orElse(0);
  }

  /** 0 when there is no such service. */
  private static long version(Connection connection, ServiceId id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            SELECT MAX(c.revision)
            FROM service_change c
            JOIN service s ON s.id = c.service_id
            WHERE c.service_id = ? AND c.what <> 'ORGANISATION'
            """)) {
      statement.setObject(1, id.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Under the lock, so that nobody comes between the look and the change. */
  private static void refuseStale(Connection connection, CatalogueChange change)
      throws SQLException {
    for (Map.Entry<ServiceId, Long> expected : change.expectedVersions().entrySet()) {
      long actual = version(connection, expected.getKey());
      if (actual != expected.getValue()) {
        throw new StaleChangeException(expected.getKey(), expected.getValue(), actual);
      }
    }
  }

  /** What a revision did to a service. */
  private enum What {
    ADDED,
    REPLACED,
    REMOVED,
    /** Itself the same, but its organisation was replaced. */
    ORGANISATION
  }

  private static <T> Map<UUID, T> byId(Collection<T> records, Function<T, UUID> id) {
    return records.stream().collect(Collectors.toMap(id, Function.identity()));
  }

  /** A service whose organisation alone was replaced has no new version of its own. */
  private static Map<UUID, ServiceVersion.What> versionsOf(Map<UUID, What> touched) {
    Map<UUID, ServiceVersion.What> versions = new LinkedHashMap<>();
    touched.forEach(
        (id, what) -> {
          switch (what) {
            case ADDED -> versions.put(id, ServiceVersion.What.ADDED);
            case REPLACED -> versions.put(id, ServiceVersion.What.REPLACED);
            case REMOVED -> versions.put(id, ServiceVersion.What.REMOVED);
            case ORGANISATION -> {}
          }
        });
    return versions;
  }

  /**
   * @param touchedOrganisations filled with what became of each organisation
   */
  private static Map<UUID, What> write(
      Connection connection,
      CatalogueChange change,
      Map<UUID, ServiceVersion.What> touchedOrganisations)
      throws SQLException {
    Map<UUID, What> touched = new LinkedHashMap<>();
    CatalogueWriting writing = new CatalogueWriting(connection);
    for (List<ServiceId> chunk : chunks(change.removedServices())) {
      remove(
          writing,
          writing.existing("service", chunk.stream().map(ServiceId::value).toList()),
          touched);
    }
    for (List<OrganisationId> chunk : chunks(change.removedOrganisations())) {
      List<UUID> ids = chunk.stream().map(OrganisationId::value).toList();
      remove(writing, writing.servicesRunBy(ids), touched);
      writing
          .existing("organisation", ids)
          .forEach(id -> touchedOrganisations.put(id, ServiceVersion.What.REMOVED));
      writing.removeOrganisations(ids);
    }
    for (List<Organisation> chunk : chunks(change.organisations())) {
      List<UUID> ids = chunk.stream().map(o -> o.id().value()).toList();
      writing.servicesRunBy(ids).forEach(id -> touched.putIfAbsent(id, What.ORGANISATION));
      Set<UUID> there = writing.putOrganisations(chunk);
      for (UUID id : ids) {
        touchedOrganisations.put(
            id,
            there.contains(id) || touchedOrganisations.containsKey(id)
                ? ServiceVersion.What.REPLACED
                : ServiceVersion.What.ADDED);
      }
    }
    refuseUnknownOrganisations(writing, change);
    // In the order of the keys, so that every index grows at its end and not all over.
    List<Service> inKeyOrder =
        change.services().stream().sorted(Comparator.comparing(Service::id)).toList();
    for (List<Service> chunk : chunks(inKeyOrder)) {
      Set<UUID> there = writing.putServices(chunk);
      for (Service service : chunk) {
        UUID id = service.id().value();
        boolean before = there.contains(id) || touched.get(id) == What.REMOVED;
        touched.put(id, before ? What.REPLACED : What.ADDED);
      }
    }
    return touched;
  }

  private static void remove(
      CatalogueWriting writing, Collection<UUID> services, Map<UUID, What> touched)
      throws SQLException {
    for (List<UUID> chunk : chunks(services)) {
      writing.removeServices(chunk);
      chunk.forEach(id -> touched.put(id, What.REMOVED));
    }
  }

  private static long latest(Connection connection) throws SQLException {
    return headRow(connection, "SELECT latest FROM catalogue_head WHERE id = 1");
  }

  private static long headRow(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The one row of catalogue_head is missing");
      }
      return row.getLong(1);
    }
  }

  /** From here to the end of the transaction nobody else changes the catalogue. */
  private long lockAndAdvance(Connection connection, String who, String why) throws SQLException {
    long revision =
        headRow(connection, "SELECT latest FROM catalogue_head WHERE id = 1 FOR UPDATE") + 1;
    VersionWriting.begin(connection, audit);
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE catalogue_head SET latest = ? WHERE id = 1")) {
      statement.setLong(1, revision);
      statement.executeUpdate();
    }
    try (Batch insert =
        new Batch(
            connection,
            """
            INSERT INTO catalogue_revision (revision, changed_at, changed_by, reason)
            VALUES (?, ?, ?, ?)
            """)) {
      insert.bigint(revision).instant(clock.instant()).text(who).text(why).add();
    }
    return revision;
  }

  private static void record(Connection connection, long revision, Map<UUID, What> touched)
      throws SQLException {
    try (Batch insert =
        new Batch(
            connection,
            "INSERT INTO service_change (revision, service_id, what) VALUES (?, ?, ?)")) {
      for (Map.Entry<UUID, What> entry : touched.entrySet()) {
        insert.bigint(revision).uuid(entry.getKey()).name(entry.getValue()).add();
      }
    }
  }

  private static Set<UUID> idsOf(Connection connection, String sql, String source)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source);
      return ids(statement);
    }
  }

  private static Set<UUID> ids(PreparedStatement statement) throws SQLException {
    Set<UUID> ids = new LinkedHashSet<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        ids.add(row.getObject(1, UUID.class));
      }
    }
    return ids;
  }

  private static CatalogueChanged changed(long revision, Map<UUID, What> touched) {
    return new CatalogueChanged(
        revision, touched.keySet().stream().map(ServiceId::new).collect(Collectors.toSet()));
  }

  /** The change stands, whatever a listener makes of the news. */
  private void announce(CatalogueChanged changed) {
    try {
      events.publishEvent(changed);
    } catch (RuntimeException e) {
      LOG.error("Revision {} is saved, but a follower failed on it", changed.revision(), e);
    }
  }

  /** What the caller can be told by name is refused before anything is written. */
  private static void refuseRepeats(CatalogueChange change) {
    Set<OrganisationId> organisations = new HashSet<>();
    Set<String> organisationKeys = new HashSet<>();
    for (Organisation o : change.organisations()) {
      if (!organisations.add(o.id()) || !organisationKeys.add(key(o.provenance()))) {
        throw new IllegalArgumentException(
            "Organisation \""
                + o.name()
                + "\" ("
                + named(o.provenance())
                + ") stands in one change more than once: give it once");
      }
    }
    Set<ServiceId> services = new HashSet<>();
    Set<String> serviceKeys = new HashSet<>();
    Map<UUID, Service> locations = new HashMap<>();
    for (Service s : change.services()) {
      if (!services.add(s.id()) || !serviceKeys.add(key(s.provenance()))) {
        throw new IllegalArgumentException(
            "Service \""
                + s.name()
                + "\" ("
                + named(s.provenance())
                + ") stands in one change more than once: give it once");
      }
      for (ServiceLocation location : s.locations()) {
        Service other = locations.put(location.id().value(), s);
        if (other != null) {
          throw new IllegalArgumentException(
              "Location "
                  + location.id()
                  + " stands in service \""
                  + other.name()
                  + "\" and in service \""
                  + s.name()
                  + "\": give each place of each service an identifier of its own");
        }
      }
    }
  }

  private static String key(Provenance provenance) {
    return provenance.source() + '\0' + provenance.externalId();
  }

  private static String named(Provenance provenance) {
    return provenance.source() + " " + provenance.externalId();
  }

  private static void refuseUnknownOrganisations(CatalogueWriting writing, CatalogueChange change)
      throws SQLException {
    Map<UUID, Service> needed = new LinkedHashMap<>();
    change.services().forEach(s -> needed.putIfAbsent(s.organisation().value(), s));
    change.organisations().forEach(o -> needed.remove(o.id().value()));
    for (List<UUID> chunk : chunks(List.copyOf(needed.keySet()))) {
      Set<UUID> there = writing.existing("organisation", chunk);
      for (UUID id : chunk) {
        Service service = needed.get(id);
        if (!there.contains(id) && service != null) {
          throw new IllegalArgumentException(
              "Service \""
                  + service.name()
                  + "\" belongs to an unknown organisation "
                  + id
                  + ": add the organisation in the same change or before");
        }
      }
    }
  }

  private static SQLException explain(SQLException e) {
    if (NOT_UNIQUE.equals(e.getSQLState())) {
      throw new IllegalArgumentException(
          "A record of this change has the source and external identifier of another record that"
              + " is there already: look up its identifier and replace it",
          e);
    }
    return e;
  }

  static <T> List<List<T>> chunks(Collection<T> all) {
    List<T> list = List.copyOf(all);
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < list.size(); from += CatalogueWriting.CHUNK) {
      chunks.add(list.subList(from, Math.min(list.size(), from + CatalogueWriting.CHUNK)));
    }
    return chunks;
  }
}
