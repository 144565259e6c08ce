package org.waymark.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.StaleException;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditHead;
import org.waymark.audit.AuditReader;
import org.waymark.audit.jdbc.Audits;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.history.HistoryVerdict;
import org.waymark.catalogue.history.RecordVersion;
import org.waymark.catalogue.history.ServiceVersion;
import org.waymark.database.DatabaseKind;
import org.waymark.geography.Position;
import org.waymark.testing.DatabaseContract;

/** What every database keeps of the past, and how it shows when somebody alters it. */
abstract class CatalogueHistoryContract extends DatabaseContract {

  private final SettableClock clock = new SettableClock();

  @BeforeEach
  void emptyTheCatalogue() throws SQLException {
    EmptyCatalogue.make(dataSource());
    clock.now = Instant.parse("2026-03-01T12:00:00Z");
  }

  /** Stands still until it is moved. */
  private static final class SettableClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private CatalogueRepository repository() {
    return CatalogueRepositories.on(dataSource(), clock, changed -> {});
  }

  private CatalogueHistory history() {
    return CatalogueRepositories.historyOn(dataSource());
  }

  private AuditReader audit() {
    return Audits.on(database().transactions(), clock).reader();
  }

  @Test
  void asOfAnyMomentIsWhatTheCatalogueWasThenHoweverItChanged() {
    Random random = new Random(20261125);
    RandomServices records = new RandomServices(20261125, "random");
    CatalogueRepository repository = repository();
    Map<Instant, Catalogue> then = new HashMap<>();
    for (int step = 0; step < 30; step++) {
      clock.now = clock.now.plusSeconds(1 + random.nextInt(200_000));
      step(repository, random, records);
      then.put(clock.now, repository.load());
    }

    CatalogueHistory history = history();
    assertThat(history.asOf(Instant.parse("2026-02-28T00:00:00Z")).listServices()).isEmpty();
    then.forEach(
        (moment, catalogue) -> {
          assertSame(history.asOf(moment), catalogue);
          assertSame(history.asOf(moment.plusMillis(500)), catalogue);
          assertSame(history.atRevision(catalogue.revision()), catalogue);
          for (Service service : catalogue.listServices()) {
            assertThat(history.serviceAsOf(service.id(), moment)).contains(service);
          }
        });
    assertThat(history.verify()).isEqualTo(new HistoryVerdict(versions(), null, null));
    assertThat(audit().verify(null).isWhole()).isTrue();
  }

  /** One random change: something added, replaced, moved on with its organisation, or removed. */
  private static void step(CatalogueRepository repository, Random random, RandomServices records) {
    Catalogue now = repository.load();
    List<Organisation> organisations = now.listOrganisations();
    List<Service> services = now.listServices();
    int choice = organisations.isEmpty() ? 0 : random.nextInt(6);
    CatalogueChange change =
        switch (choice) {
          case 0 -> {
            Organisation added = records.organisation();
            yield CatalogueChange.of(
                "adder",
                "new",
                List.of(added),
                List.of(records.service(added), records.service(added)));
          }
          case 1, 2 -> {
            Organisation runs = organisations.get(random.nextInt(organisations.size()));
            List<Service> changed = new ArrayList<>();
            for (Service service : services) {
              if (random.nextInt(3) == 0) {
                changed.add(ServiceBuilder.from(records.service(runs)).id(service.id()).build());
              }
            }
            yield CatalogueChange.of("editor", "changed", List.of(runs), changed);
          }
          case 3 ->
              new CatalogueChange(
                  "remover",
                  "gone",
                  List.of(),
                  List.of(),
                  services.stream().map(Service::id).filter(id -> random.nextBoolean()).toList(),
                  List.of());
          case 4 ->
              new CatalogueChange(
                  "remover",
                  "wound up",
                  List.of(),
                  List.of(),
                  List.of(new ServiceId(nextUuid())),
                  List.of(organisations.getFirst().id()));
          default -> {
            // Gone and back in one change, under the same identifier.
            Organisation again = organisations.getLast();
            yield new CatalogueChange(
                "mover",
                "gone and back",
                List.of(again),
                now.servicesOf(again.id()),
                List.of(),
                List.of(again.id()));
          }
        };
    repository.apply(change);
  }

  private static void assertSame(Catalogue actual, Catalogue expected) {
    assertThat(actual.revision()).isEqualTo(expected.revision());
    assertThat(actual.listServices()).isEqualTo(expected.listServices());
    assertThat(Set.copyOf(actual.listOrganisations()))
        .isEqualTo(Set.copyOf(expected.listOrganisations()));
  }

  private long versions() {
    return number("SELECT COUNT(*) FROM service_version")
        + number("SELECT COUNT(*) FROM organisation_version");
  }

  private long number(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void versionsOfAServiceSayWhoWhenAndWhyNewestFirst() {
    CatalogueRepository repository = repository();
    Organisation organisation = anOrganisation().build();
    Service first = anIdvaService().runBy(organisation).named("First").build();
    Service second = anIdvaService().id(first.id()).runBy(organisation).named("Second").build();
    repository.apply(CatalogueChange.of("Ann", "new", List.of(organisation), List.of(first)));
    clock.now = clock.now.plusSeconds(60);
    repository.apply(CatalogueChange.of("Bob", "renamed", List.of(), List.of(second)));
    repository.apply(
        CatalogueChange.of("Cat", "organisation only", List.of(organisation), List.of()));
    repository.apply(
        new CatalogueChange("Dan", "closed", List.of(), List.of(), List.of(first.id()), List.of()));

    List<ServiceVersion> versions = history().versionsOf(first.id());

    assertThat(versions)
        .extracting(v -> v.revision().who() + " " + v.revision().why() + " " + v.what())
        .containsExactly("Dan closed REMOVED", "Bob renamed REPLACED", "Ann new ADDED");
    assertThat(versions.get(0).service()).isNull();
    assertThat(versions.get(1).service()).isEqualTo(second);
    assertThat(versions.get(1).revision().at()).isEqualTo(clock.now);
    assertThat(versions.get(2).service()).isEqualTo(first);
    assertThat(history().lastChanges(List.of(first.id(), new ServiceId(nextUuid()))))
        .containsOnlyKeys(first.id());
  }

  @Test
  void whoSaidItIsKnownOfWhatAPersonEverChanged() {
    CatalogueRepository repository = repository();
    Organisation organisation = anOrganisation().build();
    Service edited = anIdvaService().runBy(organisation).named("First").build();
    Service left = anIdvaService().runBy(organisation).named("Left").build();
    repository.apply(
        CatalogueChange.of("ops", "new", List.of(organisation), List.of(edited, left))
            .importedFrom("a file"));
    repository.apply(
        CatalogueChange.of(
            "Ann", "Import from a file", List.of(), List.of(edited.withName("Hers"))));
    clock.now = clock.now.plusSeconds(60);
    repository.apply(
        CatalogueChange.of("ops", "again", List.of(), List.of(edited.withName("Its"), left))
            .importedFrom("a file"));

    Map<ServiceId, List<RecordVersion<Service>>> stated =
        history().editedServices(List.of(edited.id(), left.id()));

    assertThat(stated).containsOnlyKeys(edited.id());
    List<RecordVersion<Service>> versions = stated.getOrDefault(edited.id(), List.of());
    assertThat(versions)
        .extracting(each -> each.byPerson() + " " + each.record().name())
        .containsExactly("false Its", "true Hers", "false First");
    assertThat(versions.getFirst().revision().importedFrom()).isEqualTo("a file");
    assertThat(history().editedOrganisations(List.of(organisation.id()))).isEmpty();
    assertThat(history().verify().problem()).isNull();
  }

  @Test
  void dayMeansItsEndInEngland() {
    CatalogueRepository repository = repository();
    Organisation organisation = anOrganisation().build();
    clock.now = Instant.parse("2026-06-30T22:59:59Z");
    repository.apply(CatalogueChange.of("Ann", "June", List.of(organisation), List.of()));
    clock.now = Instant.parse("2026-06-30T23:00:00Z");
    repository.apply(CatalogueChange.of("Ann", "July", List.of(organisation), List.of()));

    assertThat(history().asOf(LocalDate.of(2026, 6, 30)).revision()).isEqualTo(1);
    assertThat(history().asOf(LocalDate.of(2026, 7, 1)).revision()).isEqualTo(2);
  }

  /** Puts a service back to what it was after a change, unless somebody comes between. */
  private CatalogueChange restoring(ServiceId id, long revision, String who) {
    Service then = history().version(id, revision).map(ServiceVersion::service).orElseThrow();
    return CatalogueChange.of(who, "Put back", List.of(), List.of(then))
        .expecting(Map.of(id, repository().versionOf(id).orElse(0L)));
  }

  @Test
  void restoringPutsBackWhatWasUnlessSomebodyCameBetween() {
    CatalogueRepository repository = repository();
    Organisation organisation = anOrganisation().build();
    Service first = anIdvaService().runBy(organisation).named("First").build();
    Service second = anIdvaService().id(first.id()).runBy(organisation).named("Second").build();
    repository.apply(CatalogueChange.of("Ann", "new", List.of(organisation), List.of(first)));
    repository.apply(CatalogueChange.of("Bob", "renamed", List.of(), List.of(second)));
    CatalogueHistory history = history();
    CatalogueChange restoring = restoring(first.id(), 1, "Cat");

    repository.apply(CatalogueChange.of("Dan", "between", List.of(), List.of(second)));

    assertThatThrownBy(() -> repository.apply(restoring)).isInstanceOf(StaleException.class);
    repository.apply(restoring(first.id(), 1, "Cat"));
    assertThat(repository.findService(first.id())).contains(first);
    assertThat(history.versionsOf(first.id())).hasSize(4);
    repository.apply(
        new CatalogueChange("Eve", "gone", List.of(), List.of(), List.of(first.id()), List.of()));
    repository.apply(restoring(first.id(), 2, "Cat"));
    assertThat(repository.findService(first.id())).contains(second);
    assertThat(history.version(first.id(), 5).map(ServiceVersion::service)).isEmpty();
  }

  @Test
  void changeThatFailsLeavesNoVersionAndNoEntry() {
    CatalogueRepository repository = repository();

    assertThatThrownBy(
            () ->
                repository.apply(
                    CatalogueChange.of("Ann", "new", List.of(anOrganisation().build()), List.of()),
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");

    assertThat(versions()).isZero();
    assertThat(audit().head().seq()).isZero();
  }

  @Test
  void everyChangeOfTheCatalogueIsAnEntryOfTheAudit() {
    repository()
        .apply(CatalogueChange.of("Ann", "why", List.of(anOrganisation().build()), List.of()));

    assertThat(audit().find(AuditReader.Selection.ofSubject("catalogue:1"), null, 10))
        .singleElement()
        .satisfies(
            (AuditEntry entry) -> {
              assertThat(entry.actor()).isEqualTo("Ann");
              assertThat(entry.action()).isEqualTo("catalogue.changed");
              assertThat(entry.details())
                  .containsEntry("why", "why")
                  .containsEntry("revision", "1")
                  .containsEntry("versions", "1")
                  .containsKey("versions-digest");
            });
  }

  @Test
  void historyAndAuditCannotBeAlteredThroughOrdinaryStatements() {
    twoChanges();

    for (String sql :
        List.of(
            "UPDATE audit_entry SET actor = 'nobody'",
            "DELETE FROM audit_entry",
            "UPDATE service_version SET document = '{}'",
            "DELETE FROM service_version",
            "DELETE FROM organisation_version")) {
      assertThatThrownBy(
              () -> {
                try (Connection connection = dataSource().getConnection();
                    Statement statement = connection.createStatement()) {
                  statement.executeUpdate(sql);
                }
              })
          .as(sql)
          .hasMessageContaining("only ever added");
    }
  }

  private void twoChanges() {
    Organisation organisation = anOrganisation().build();
    Service service = anIdvaService().runBy(organisation).named("First").build();
    repository().apply(CatalogueChange.of("Ann", "one", List.of(organisation), List.of(service)));
    repository().apply(CatalogueChange.of("Bob", "two", List.of(), List.of(service)));
    Audits.on(database().transactions(), clock)
        .trail()
        .record("Cat", "thing.done", "thing:1", Map.of("a=b\\", "line\nline\\n=", "b", ""));
    repository().apply(CatalogueChange.of("Dan", "three", List.of(), List.of(service)));
  }

  @Test
  void rowThatWasAlteredDeletedOrSwappedBreaksTheChainThere() throws SQLException {
    twoChanges();
    assertThat(audit().verify(null).isWhole()).isTrue();
    AuditHead noted = audit().head();
    assertThat(noted.seq()).isEqualTo(4);

    tamper("audit_entry", "UPDATE audit_entry SET actor = 'Eve' WHERE seq = 2");
    assertThat(audit().verify(null).firstBroken()).isEqualTo(2);
    tamper("audit_entry", "UPDATE audit_entry SET actor = 'Bob' WHERE seq = 2");
    assertThat(audit().verify(noted).isWhole()).isTrue();

    swap(2, 3);
    assertThat(audit().verify(null).firstBroken()).isEqualTo(2);
    swap(2, 3);
    assertThat(audit().verify(null).isWhole()).isTrue();

    tamper("audit_entry", "DELETE FROM audit_entry WHERE seq = 3");
    assertThat(audit().verify(null).firstBroken()).isEqualTo(3);
    assertThat(audit().verify(null).problem()).contains("Entry 3 is missing");
  }

  private void swap(long one, long other) throws SQLException {
    tamper("audit_entry", "UPDATE audit_entry SET seq = 99 WHERE seq = " + one);
    tamper("audit_entry", "UPDATE audit_entry SET seq = " + one + " WHERE seq = " + other);
    tamper("audit_entry", "UPDATE audit_entry SET seq = " + other + " WHERE seq = 99");
  }

  @Test
  void endThatWasCutOffShowsAgainstAHeadNotedElsewhere() throws SQLException {
    twoChanges();
    AuditHead noted = audit().head();

    tamper("audit_entry", "DELETE FROM audit_entry WHERE seq = 4");
    assertThat(audit().verify(null).firstBroken()).isEqualTo(4);
    // Whoever knows how sets the head back too, and nothing inside shows it any more.
    String third = audit().find(AuditReader.Selection.all(), null, 1).getFirst().digest();
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE audit_head SET latest = 3, digest = '" + third + "'");
    }
    assertThat(audit().verify(null).isWhole()).isTrue();
    assertThat(audit().verify(noted).firstBroken()).isEqualTo(4);
    // And goes on writing, so that the numbers are there again.
    twoChanges();
    assertThat(audit().verify(null).isWhole()).isTrue();
    assertThat(audit().verify(noted).firstBroken()).isEqualTo(4);
    assertThat(audit().verify(AuditHead.parse("3:" + third)).isWhole()).isTrue();
  }

  @Test
  void versionThatWasAlteredIsNamedEvenWhenItsOwnDigestWasMadeAnew() throws SQLException {
    twoChanges();
    assertThat(history().verify().isWhole()).isTrue();

    tamper(
        "service_version",
        "UPDATE service_version SET document = REPLACE(document, 'First', 'Other')"
            + " WHERE revision = 2");
    assertThat(history().verify().firstBroken()).isEqualTo(2);
    tamper(
        "service_version",
        "UPDATE service_version SET digest = '" + "a".repeat(64) + "' WHERE revision = 2");
    assertThat(history().verify().firstBroken()).isEqualTo(2);
    tamper("service_version", "DELETE FROM service_version WHERE revision = 2");
    assertThat(history().verify().problem()).contains("change 2");
  }

  @Test
  void placeThatIsWithheldNowIsMaskedInWhatItWasBeforeAndNeverRestored() {
    CatalogueRepository repository = repository();
    Organisation organisation = anOrganisation().build();
    LocationId place = new LocationId(nextUuid());
    Service open =
        anIdvaService()
            .runBy(organisation)
            .location(
                new ServiceLocation.Public(
                    place,
                    "Canary Cottage",
                    List.of("3 Hidden Lane"),
                    "CA1 9ZZ",
                    new Position(-2.9, 54.9),
                    Set.of()))
            .servingWithinKilometres(5)
            .build();
    Service hidden =
        anIdvaService()
            .id(open.id())
            .runBy(organisation)
            .location(new ServiceLocation.Withheld(place))
            .build();
    repository.apply(CatalogueChange.of("Ann", "new", List.of(organisation), List.of(open)));
    Instant before = clock.now;
    clock.now = clock.now.plusSeconds(60);
    repository.apply(CatalogueChange.of("Ann", "refuge", List.of(), List.of(hidden)));

    CatalogueHistory history = history();
    assertThat(history.versionsOf(open.id()).toString()).doesNotContain("Canary", "Hidden", "CA1");
    assertThat(history.asOf(before).listServices().toString()).doesNotContain("Canary", "-2.9");
    assertThat(history.serviceAsOf(open.id(), before).toString()).doesNotContain("Canary");
    repository.apply(restoring(open.id(), 1, "Bob"));
    assertThat(repository.load().listServices().toString()).doesNotContain("Canary", "-2.9");
    assertThat(history.verify().isWhole()).isTrue();

    repository.apply(CatalogueChange.of("Ann", "moved out", List.of(), List.of(open)));
    assertThat(history.asOf(before).listServices()).containsExactly(open);
  }

  /** As somebody with the rights of the database's owner does. */
  private void tamper(String table, String sql) throws SQLException {
    boolean embedded = DatabaseKind.of(dataSource()) == DatabaseKind.H2GIS;
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      if (embedded) {
        statement.execute("DROP TRIGGER " + table + "_append_only");
      } else {
        statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
      }
      statement.executeUpdate(sql);
      if (embedded) {
        statement.execute(
            "CREATE TRIGGER %1$s_append_only BEFORE UPDATE, DELETE ON %1$s FOR EACH ROW CALL \"org.waymark.database.AppendOnlyTrigger\""
                .formatted(table));
      } else {
        statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
      }
    }
  }
}
