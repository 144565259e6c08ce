package org.waymark.catalogue.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.Provenance;
import org.waymark.StaleException;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CatalogueSummary;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.confidential.WordsBeside;
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
  private final PublishedTables published;
  private final HiddenPlaces hidden;
  private final List<WordsBeside> beside;
  private final ConfidentialityRule.Guard guard;

  @Inject
  JdbcCatalogueRepository(
      Transactions transactions,
      Clock clock,
      ApplicationEventPublisher<CatalogueChanged> events,
      AuditTrail audit,
      PublishedTables published,
      HiddenPlaces hidden,
      List<WordsBeside> beside) {
    this(
        transactions,
        clock,
        events,
        audit,
        published,
        hidden,
        beside,
        ConfidentialityRule::addedBy);
  }

  JdbcCatalogueRepository(
      Transactions transactions,
      Clock clock,
      ApplicationEventPublisher<CatalogueChanged> events,
      AuditTrail audit,
      PublishedTables published,
      HiddenPlaces hidden,
      List<WordsBeside> beside,
      ConfidentialityRule.Guard guard) {
    this.transactions = transactions;
    this.clock = clock;
    this.events = events;
    this.audit = audit;
    this.published = published;
    this.hidden = hidden;
    this.beside = List.copyOf(beside);
    this.guard = guard;
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
          RecordRows records = new RecordRows(connection);
          return new Catalogue(revision, records.organisations(null), records.services(null));
        });
  }

  /** From the published tables, once they are of the geography and limits of now. */
  @Override
  public CatalogueSummary summary(LocalDate today) {
    return transactions.read(connection -> StoredSummary.read(connection, today));
  }

  @Override
  public Catalogue loadAfter(Catalogue before) {
    return transactions.read(
        connection -> {
          long revision = latest(connection);
          RecordRows records = new RecordRows(connection);
          Set<UUID> services =
              changed(connection, "service_change", "service_id", before.revision());
          Set<UUID> organisations =
              changed(connection, "organisation_version", "organisation_id", before.revision());
          return before.with(
              revision,
              difference(
                  organisations,
                  records.organisations(organisations),
                  services,
                  records.services(services)));
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

  /** Identifiers of the records of a table that changed after a revision. */
  private static Set<UUID> changed(Connection connection, String table, String id, long revision)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT DISTINCT " + id + " FROM " + table + " WHERE revision > ?")) {
      statement.setLong(1, revision);
      return ids(statement);
    }
  }

  @Override
  public Optional<Service> findService(ServiceId id) {
    return transactions.read(
        connection ->
            new RecordRows(connection).services(List.of(id.value())).stream().findFirst());
  }

  @Override
  public List<ServiceAtVersion> findServices(Collection<ServiceId> ids) {
    return transactions.read(
        connection ->
            atVersions(new RecordRows(connection), ids.stream().map(ServiceId::value).toList()));
  }

  @Override
  public List<ServiceAtVersion> findServicesOf(OrganisationId id) {
    return transactions.read(
        connection -> {
          RecordRows records = new RecordRows(connection);
          return atVersions(records, records.servicesRunBy(List.of(id.value())));
        });
  }

  private static List<ServiceAtVersion> atVersions(RecordRows records, Collection<UUID> ids)
      throws SQLException {
    Map<UUID, Long> versions = records.versions(ids);
    return records.services(ids).stream()
        .map(each -> new ServiceAtVersion(each, versions.getOrDefault(each.id().value(), 0L)))
        .toList();
  }

  @Override
  public Optional<Organisation> findOrganisation(OrganisationId id) {
    return transactions.read(
        connection ->
            new RecordRows(connection).organisations(List.of(id.value())).stream().findFirst());
  }

  @Override
  public Optional<Long> versionOf(ServiceId id) {
    return transactions.read(
        connection ->
            Optional.ofNullable(
                new RecordRows(connection).versions(List.of(id.value())).get(id.value())));
  }

  @Override
  public long apply(CatalogueChange change, Runnable alongside) {
    refuseRepeats(change);
    CatalogueChanged changed =
        transactions.write(
            connection -> {
              long revision =
                  lockAndAdvance(connection, change.who(), change.why(), change.importedFrom());
              refuseStale(connection, change);
              BeforeChange before = new BeforeChange(connection, beside);
              refuseGivenAway(change, before);
              try {
                RecordWriting writing = new RecordWriting(connection, revision, before);
                writing.apply(change);
                hidden.keepWhatWasPublic(takenFromView(change, before));
                writing.publish(published);
                VersionWriting versions = writing.writeDown(audit);
                alongside.run();
                versions.seal(VersionWriting.CHANGED, change.who(), details(change));
                return writing.news();
              } catch (SQLException e) {
                throw explain(e);
              }
            });
    announce(changed);
    return changed.revision();
  }

  /** Places that were public before a change and may not be known after it, as they were. */
  private static List<ServiceLocation.Public> takenFromView(
      CatalogueChange change, BeforeChange before) {
    Map<ServiceId, Service> hiding =
        change.services().stream()
            .filter(PlaceInWords::hidesAPlace)
            .collect(Collectors.toMap(Service::id, each -> each));
    Set<LocationId> hidden =
        hiding.values().stream()
            .flatMap(each -> each.locations().stream())
            .filter(place -> !(place instanceof ServiceLocation.Public))
            .map(ServiceLocation::id)
            .collect(Collectors.toSet());
    return before.services(hiding.keySet()).stream()
        .flatMap(each -> each.locations().stream())
        .filter(ServiceLocation.Public.class::isInstance)
        .map(ServiceLocation.Public.class::cast)
        .filter(place -> hidden.contains(place.id()))
        .toList();
  }

  private static Map<String, String> details(CatalogueChange change) {
    return change.importedFrom() == null
        ? Map.of("why", change.why())
        : Map.of("why", change.why(), "imported-from", change.importedFrom());
  }

  private void refuseGivenAway(CatalogueChange change, ConfidentialityRule.Before before) {
    List<PlaceInWords> found = guard.addedBy(change, before, hidden);
    if (!found.isEmpty()) {
      throw new PlaceInWordsException(found);
    }
  }

  @Override
  public List<PlaceInWords> placesInWords(
      CatalogueChange change, ConfidentialityRule.Before before, HiddenPlaces brought) {
    return guard.addedBy(change, before, hidden.overlaidBy(brought));
  }

  @Override
  public int removeSource(String source, String who, String why) {
    Optional<CatalogueChanged> changed =
        transactions.write(
            connection -> {
              long revision = lockAndAdvance(connection, who, why, null);
              RecordWriting writing =
                  new RecordWriting(connection, revision, new BeforeChange(connection, beside));
              if (!writing.removeSource(source)) {
                connection.rollback();
                return Optional.empty();
              }
              writing.publish(published);
              writing.writeDown(audit).seal(VersionWriting.CHANGED, who, Map.of("why", why));
              return Optional.of(writing.news());
            });
    changed.ifPresent(this::announce);
    return changed.map(c -> c.services().size()).orElse(0);
  }

  /** Under the lock, so that nobody comes between the look and the change. */
  private static void refuseStale(Connection connection, CatalogueChange change)
      throws SQLException {
    Map<UUID, Long> versions =
        new RecordRows(connection)
            .versions(change.expectedVersions().keySet().stream().map(ServiceId::value).toList());
    StaleException.refuse(
        "Service", change.expectedVersions(), id -> versions.getOrDefault(id.value(), 0L));
    if (change.madeFrom() != null) {
      refuseTouched(connection, change, change.madeFrom());
    }
  }

  private static void refuseTouched(Connection connection, CatalogueChange change, long madeFrom)
      throws SQLException {
    Set<UUID> services = changed(connection, "service_version", "service_id", madeFrom);
    Set<UUID> organisations =
        changed(connection, "organisation_version", "organisation_id", madeFrom);
    for (Service each : change.services()) {
      if (services.contains(each.id().value())) {
        throw new StaleException("Service " + each.id() + " has changed since");
      }
    }
    for (Organisation each : change.organisations()) {
      if (organisations.contains(each.id().value())) {
        throw new StaleException("Organisation " + each.id() + " has changed since");
      }
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
  private long lockAndAdvance(
      Connection connection, String who, String why, @Nullable String importedFrom)
      throws SQLException {
    long revision =
        headRow(connection, "SELECT latest FROM catalogue_head WHERE id = 1 FOR UPDATE") + 1;
    VersionWriting.sealWhatWasFound(connection, audit);
    try (PreparedStatement statement =
        connection.prepareStatement("UPDATE catalogue_head SET latest = ? WHERE id = 1")) {
      statement.setLong(1, revision);
      statement.executeUpdate();
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO catalogue_revision
              (revision, changed_at, changed_by, reason, imported_from)
            VALUES (?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, revision);
      insert.setObject(2, clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
      insert.setString(3, plain(who));
      insert.setString(4, plain(why));
      insert.setString(5, importedFrom == null ? null : plain(importedFrom));
      insert.executeUpdate();
    }
    return revision;
  }

  private static String plain(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "The text \"" + text.replace("\0", "\\0") + "\" has a NUL character: take it out");
    }
    return text;
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

  private static SQLException explain(SQLException e) {
    if (NOT_UNIQUE.equals(e.getSQLState())) {
      throw new IllegalArgumentException(
          "A record of this change has the source and external identifier of another record that"
              + " is there already: look up its identifier and replace it",
          e);
    }
    return e;
  }
}
