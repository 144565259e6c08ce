package org.waymark.catalogue.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anIsvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.StaleException;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.Capacity;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueChanged;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CohortLevel;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.Eligibility.PublicFunds;
import org.waymark.catalogue.Gender;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.OpeningTime;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationType;
import org.waymark.catalogue.ReferralSource;
import org.waymark.catalogue.ReportRequirement;
import org.waymark.catalogue.RiskLevel;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;
import org.waymark.testing.DatabaseContract;

/** What every database keeps of the catalogue, and how changes meet each other and readers. */
abstract class CatalogueRepositoryContract extends DatabaseContract {

  private final List<CatalogueChanged> announced = new ArrayList<>();
  private CatalogueRepository repository = CatalogueRepositories.on(notYet());

  private static DataSource notYet() {
    return new JdbcDataSource();
  }

  @BeforeEach
  void emptyTheCatalogue() throws SQLException {
    EmptyCatalogue.make(dataSource());
    announced.clear();
    repository = CatalogueRepositories.on(dataSource(), announced::add);
  }

  private long put(Organisation organisation, Service... services) {
    return repository.apply(
        CatalogueChange.of("tester", "a test", List.of(organisation), List.of(services)));
  }

  /** A fact that had a column would need a migration each time; all of them are in the document. */
  @Test
  void aNewFactOfAListingNeedsNoMigration() throws SQLException {
    try (Connection connection = dataSource().getConnection()) {
      assertThat(columns(connection, "service_record"))
          .containsExactlyInAnyOrder(
              "id", "organisation_id", "source", "external_id", "version", "document");
      assertThat(columns(connection, "organisation_record"))
          .containsExactlyInAnyOrder("id", "source", "external_id", "version", "document");
      assertThat(columns(connection, "location_record"))
          .containsExactlyInAnyOrder("id", "service_id", "disclosure");
    }
    Organisation organisation = everythingSetOrganisation();
    Service all = everythingSet(organisation).visibility(Visibility.PROFESSIONALS).build();
    Service everything =
        all.withEligibility(all.eligibility().withPublicFunds(PublicFunds.ASK))
            .withStatus(ListingStatus.SUSPENDED);
    assertThat(
            ListingField.differing(
                anIdvaService().named("Unnamed").forCrimes("rape").assuredOn(null).build(),
                everything))
        .as("fields in which a value of its own is kept here")
        .containsExactlyInAnyOrder(ListingField.values());
    put(organisation, everything);
    assertThat(repository.findService(everything.id())).contains(everything);
  }

  private static List<String> columns(Connection connection, String table) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row =
        connection.getMetaData().getColumns(null, connection.getSchema(), table, null)) {
      while (row.next()) {
        names.add(row.getString("COLUMN_NAME"));
      }
    }
    return names;
  }

  private static Organisation everythingSetOrganisation() {
    return anOrganisation()
        .named("Kindly Light")
        .type(OrganisationType.CIC)
        .described("A small group in Carlisle.")
        .website("https://kindly.example.org")
        .email("hello@kindly.example.org")
        .charityNumber("1000001")
        .companyNumber("01000001")
        .ledBy("women", "black-people")
        .build();
  }

  private static ServiceBuilder everythingSet(Organisation organisation) {
    return anIdvaService()
        .runBy(organisation)
        .described("Advocacy for people at high risk.")
        .url("https://kindly.example.org/idva")
        .forCrimes("domestic-abuse", "stalking")
        .forCohort("women", CohortLevel.Level.BY_AND_FOR)
        .forCohort("children", CohortLevel.Level.OPEN)
        .forCohort("men", CohortLevel.Level.SPECIALIST)
        .by(DeliveryMode.IN_PERSON, DeliveryMode.TELEPHONE)
        .serving("E07000026", "E23000002", "E07000028")
        .servingInside("The Eden valley", aSquare(-2.9, 54.5, 0.3))
        .alsoOffering("helpline", "webchat")
        .by(DeliveryMode.ONLINE_CHAT)
        .servingWithinKilometres(12.5)
        .servingEngland()
        .ages(16, 99)
        .genders(Gender.FEMALE, Gender.NON_BINARY)
        .onlyCohorts("women")
        .onlyResidentsOf("E07000026", "E07000027")
        .report(ReportRequirement.REPORT_NEEDED)
        .risks(RiskLevel.HIGH, RiskLevel.MEDIUM)
        .otherConditions("Not while in prison")
        .referredBy(ReferralSource.POLICE, ReferralSource.MARAC)
        .languages("pa", "ur")
        .interpreting()
        .accessible(AccessibilityFeature.BSL, AccessibilityFeature.STEP_FREE)
        .openOn(DayOfWeek.TUESDAY, LocalTime.of(9, 0), LocalTime.of(12, 30))
        .openOn(DayOfWeek.MONDAY, LocalTime.of(13, 0), OpeningTime.MIDNIGHT)
        .openingNote("Closed on bank holidays")
        .contact(Contact.Kind.TELEPHONE, "01632 960000", "Weekdays")
        .contact(Contact.Kind.EMAIL, "idva@kindly.example.org")
        .capacity(new Capacity(Capacity.Status.WAITING_LIST, 6, LocalDate.of(2026, 5, 1)))
        .location(
            new ServiceLocation.Public(
                new LocationId(nextUuid()),
                "The Old Mill",
                List.of("The Old Mill", "2 River Lane", "Carlisle"),
                "CA1 1AA",
                new Position(-2.93456789012345, 54.89512345678901),
                Set.of(AccessibilityFeature.PARKING, AccessibilityFeature.QUIET_SPACE)))
        .somewhereIn("E07000026")
        .atAWithheldLocation()
        .arrangement(
            new CommissioningArrangement(
                List.of("Cumbria PFCC", "NHS North East and North Cumbria ICB"),
                List.of("Ministry of Justice", "Home Office"),
                "Rape and Sexual Abuse Support Fund",
                123_456L,
                LocalDate.of(2024, 4, 1),
                LocalDate.of(2027, 3, 31),
                "One year",
                "open tender",
                Stated.YES,
                Set.of(new AreaCode("E07000026"), new AreaCode("E23000002"))))
        .commissionedBy(null, "Cumberland Council");
  }

  @Test
  void serviceWithEverythingSetComesBackTheSame() {
    Organisation organisation = everythingSetOrganisation();
    Service service = everythingSet(organisation).build();

    put(organisation, service);

    Catalogue catalogue = repository.load();
    assertThat(catalogue.listServices()).containsExactly(service);
    assertThat(catalogue.listOrganisations()).containsExactly(organisation);
    assertThat(repository.findService(service.id())).contains(service);
  }

  @Test
  void serviceWithNothingSetComesBackTheSame() {
    Organisation organisation = anOrganisation().build();
    Service service =
        anIdvaService()
            .runBy(organisation)
            .forCrimes()
            .by()
            .referredBy()
            .capacity(Capacity.unknown())
            .assuredOn(null)
            .build();

    put(organisation, service);

    assertThat(repository.load().listServices()).containsExactly(service);
    assertThat(repository.findService(service.id())).contains(service);
  }

  @Test
  void twoHundredRandomServicesComeBackTheSame() {
    RandomServices random = new RandomServices(20261123, "random");
    List<Organisation> organisations = new ArrayList<>();
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Organisation organisation = random.organisation();
      organisations.add(organisation);
      for (int j = 0; j < 10; j++) {
        services.add(random.service(organisation));
      }
    }

    repository.apply(CatalogueChange.of("tester", "random", organisations, services));

    Catalogue catalogue = repository.load();
    assertThat(catalogue.listServices()).containsExactlyInAnyOrderElementsOf(services);
    assertThat(catalogue.listOrganisations()).containsExactlyInAnyOrderElementsOf(organisations);
    for (Service service : services.subList(0, 20)) {
      assertThat(repository.findService(service.id())).contains(service);
    }
  }

  @Test
  void randomServicesReplacedByOthersLeaveNothingOfTheFirst() {
    RandomServices random = new RandomServices(7, "random");
    Organisation organisation = random.organisation();
    for (int i = 0; i < 25; i++) {
      Service first = random.service(organisation);
      Service second = withIdOf(first, random.service(organisation));
      put(organisation, first);
      put(organisation, second);
      assertThat(repository.findService(first.id())).contains(second);
    }
    assertThat(repository.load().listServices()).hasSize(25);
  }

  private static Service withIdOf(Service id, Service s) {
    return s.withId(id.id());
  }

  @Test
  void emptyDatabaseHasAnEmptyCatalogueAtRevisionZero() {
    assertThat(repository.latestRevision()).isZero();
    assertThat(repository.load().listServices()).isEmpty();
    assertThat(repository.load().revision()).isZero();
    assertThat(repository.loadAfter(Catalogue.empty()).listServices()).isEmpty();
  }

  @Test
  void replacedServiceKeepsItsIdentifierAndLosesWhatItHad() {
    Organisation organisation = everythingSetOrganisation();
    Service before = everythingSet(organisation).build();
    put(organisation, before);
    Service after =
        anIsvaService().id(before.id()).runBy(organisation).serving("E06000064").build();

    put(organisation, after);

    assertThat(repository.load().listServices()).containsExactly(after);
  }

  @Test
  void removedServiceIsGoneAndItsNeighbourStays() {
    Organisation organisation = everythingSetOrganisation();
    Service gone = everythingSet(organisation).build();
    Service stays = everythingSet(organisation).build();
    put(organisation, gone, stays);

    repository.apply(
        new CatalogueChange(
            "tester", "closed", List.of(), List.of(), List.of(gone.id()), List.of()));

    assertThat(repository.load().listServices()).containsExactly(stays);
    assertThat(repository.findService(gone.id())).isEmpty();
  }

  @Test
  void removedOrganisationTakesItsServicesWithIt() {
    Organisation gone = everythingSetOrganisation();
    Service itsService = everythingSet(gone).build();
    put(gone, itsService);
    Organisation stays = anOrganisation().build();
    Service other = anIdvaService().runBy(stays).build();
    put(stays, other);
    announced.clear();

    repository.apply(
        new CatalogueChange(
            "tester", "wound up", List.of(), List.of(), List.of(), List.of(gone.id())));

    assertThat(repository.load().listOrganisations()).containsExactly(stays);
    assertThat(repository.load().listServices()).containsExactly(other);
    assertThat(announced)
        .singleElement()
        .extracting(CatalogueChanged::services)
        .isEqualTo(Set.of(itsService.id()));
  }

  @Test
  void removingWhatIsNotThereChangesNoService() {
    ServiceId unknown = new ServiceId(nextUuid());

    long revision =
        repository.apply(
            new CatalogueChange(
                "tester", "nothing", List.of(), List.of(), List.of(unknown), List.of()));

    assertThat(announced).containsExactly(new CatalogueChanged(revision, Set.of()));
  }

  @Test
  void removingASourceLeavesTheOthers() {
    Organisation demonstration = anOrganisation().from("demonstration", "o1").build();
    Organisation shared = anOrganisation().from("demonstration", "o2").build();
    Service fictional = everythingSet(demonstration).from("demonstration", "s1").build();
    Service real = anIdvaService().runBy(shared).from("cumbria", "s1").build();
    repository.apply(
        CatalogueChange.of(
            "tester", "load", List.of(demonstration, shared), List.of(fictional, real)));

    int removed = repository.removeSource("demonstration", "tester", "real listings are in");

    assertThat(removed).isEqualTo(1);
    assertThat(repository.load().listServices()).containsExactly(real);
    // An organisation that still runs a service of another source has to stay.
    assertThat(repository.load().listOrganisations()).containsExactly(shared);
  }

  @Test
  void removingASourceWithNothingInItMakesNoRevision() {
    long before = put(anOrganisation().build());
    announced.clear();

    assertThat(repository.removeSource("nobody", "tester", "tidy")).isZero();
    assertThat(repository.latestRevision()).isEqualTo(before);
    assertThat(announced).isEmpty();
  }

  @Test
  void twoSourcesMayUseTheSameExternalIdentifier() {
    Organisation organisation = anOrganisation().from("a", "1").build();
    Organisation other = anOrganisation().from("b", "1").build();
    Service first = anIdvaService().runBy(organisation).from("a", "1").build();
    Service second = anIdvaService().runBy(other).from("b", "1").build();
    repository.apply(
        CatalogueChange.of("tester", "load", List.of(organisation, other), List.of(first, second)));

    assertThat(repository.load().listServices()).containsExactlyInAnyOrder(first, second);
    assertThat(repository.load().listOrganisations())
        .containsExactlyInAnyOrder(organisation, other);
  }

  @Test
  void secondServiceWithTheSameExternalIdentifierIsRefusedAndNothingOfItStays() {
    Organisation organisation = anOrganisation().build();
    Service first = anIdvaService().runBy(organisation).from("a", "1").build();
    put(organisation, first);
    Service good = anIdvaService().runBy(organisation).from("a", "2").build();
    Service clash = anIdvaService().runBy(organisation).from("a", "1").build();
    announced.clear();

    assertThatThrownBy(() -> put(organisation, good, clash))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("external identifier");

    assertThat(repository.load().listServices()).containsExactly(first);
    assertThat(repository.load().revision()).isEqualTo(1);
    assertThat(repository.loadAfter(Catalogue.empty()).listServices()).containsExactly(first);
    assertThat(announced).isEmpty();
  }

  @Test
  void serviceOfAnUnknownOrganisationIsRefusedByName() {
    Service orphan = anIdvaService().named("Orphan").build();

    assertThatThrownBy(
            () ->
                repository.apply(CatalogueChange.of("tester", "load", List.of(), List.of(orphan))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Orphan")
        .hasMessageContaining("unknown organisation");
    assertThat(repository.latestRevision()).isZero();
  }

  @Test
  void serviceGivenTwiceInOneChangeIsRefusedByName() {
    Organisation organisation = anOrganisation().build();
    Service service = anIdvaService().named("Twice").runBy(organisation).build();

    assertThatThrownBy(() -> put(organisation, service, service))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Twice");
  }

  @Test
  void textThatTheDatabaseCannotKeepIsRefusedByItsText() {
    Organisation organisation = anOrganisation().build();
    Service service = anIdvaService().runBy(organisation).described("a\0b").build();

    assertThatThrownBy(() -> put(organisation, service))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a\\0b");
    assertThat(repository.latestRevision()).isZero();
  }

  @Test
  void revisionsCountUpByOneAndSayWhatTheyTouched() {
    Organisation organisation = anOrganisation().build();
    Service first = anIdvaService().runBy(organisation).build();
    Service second = anIdvaService().runBy(organisation).build();

    long one = put(organisation, first);
    CatalogueChange addition = CatalogueChange.of("tester", "more", List.of(), List.of(second));
    long two = repository.apply(addition);

    assertThat(one).isEqualTo(1);
    assertThat(two).isEqualTo(2);
    assertThat(repository.latestRevision()).isEqualTo(2);
    assertThat(repository.load().revision()).isEqualTo(2);
    assertThat(announced)
        .containsExactly(
            new CatalogueChanged(1, Set.of(first.id())),
            new CatalogueChanged(2, Set.of(second.id())));
  }

  @Test
  void organisationThatChangesTouchesItsServices() {
    Organisation before = anOrganisation().named("Before").build();
    Service service = anIdvaService().runBy(before).build();
    put(before, service);
    Organisation after = anOrganisation().id(before.id()).named("After").build();

    long revision = put(after);

    assertThat(repository.load().listOrganisations()).containsExactly(after);
    assertThat(announced).last().isEqualTo(new CatalogueChanged(revision, Set.of(service.id())));
  }

  @Test
  void laterCatalogueIsThatReadAnewAndKeepsTheRecordsThatNobodyTouched() {
    Organisation moved = anOrganisation().named("Moved").build();
    Organisation left = anOrganisation().named("Left").from("demonstration", "o1").build();
    Organisation quiet = anOrganisation().named("Quiet").build();
    Service kept = everythingSet(quiet).build();
    Service edited = anIdvaService().runBy(moved).named("Before").build();
    Service deleted = anIdvaService().runBy(moved).build();
    put(quiet, kept);
    put(moved, edited, deleted);
    put(left, anIdvaService().runBy(left).from("demonstration", "s1").build());
    Catalogue before = repository.load();
    List<Runnable> changes =
        List.of(
            () -> put(anOrganisation().named("Alone").build()),
            () -> put(moved, anIdvaService().id(edited.id()).runBy(moved).named("After").build()),
            () -> put(anOrganisation().id(moved.id()).named("A new name").build()),
            () ->
                repository.apply(
                    new CatalogueChange(
                        "tester", "gone", List.of(), List.of(), List.of(deleted.id()), List.of())),
            () -> repository.removeSource("demonstration", "tester", "cleared"));

    Catalogue later = before;
    for (Runnable change : changes) {
      change.run();
      later = repository.loadAfter(later);
      Catalogue anew = repository.load();
      assertThat(later.revision()).isEqualTo(anew.revision());
      assertThat(later.listOrganisations()).isEqualTo(anew.listOrganisations());
      assertThat(later.listServices()).isEqualTo(anew.listServices());
    }
    assertThat(repository.loadAfter(before).listServices()).isEqualTo(later.listServices());
    assertThat(later.findService(kept.id())).containsSame(before.findService(kept.id()).get());
  }

  @Test
  void changeStandsEvenWhenAListenerFails() {
    CatalogueRepository withBadListener =
        CatalogueRepositories.on(
            dataSource(),
            changed -> {
              throw new IllegalStateException("listener");
            });

    long revision =
        withBadListener.apply(
            CatalogueChange.of("tester", "load", List.of(anOrganisation().build()), List.of()));

    assertThat(repository.latestRevision()).isEqualTo(revision);
  }

  @Test
  void newsComesAfterTheCommit() {
    List<Long> seenByListener = new ArrayList<>();
    CatalogueRepository listening =
        CatalogueRepositories.on(
            dataSource(), changed -> seenByListener.add(repository.latestRevision()));

    long revision =
        listening.apply(
            CatalogueChange.of("tester", "load", List.of(anOrganisation().build()), List.of()));

    assertThat(seenByListener).containsExactly(revision);
  }

  @Test
  void writersAtTheSameTimeTakeTurnsWithoutAHole() throws Exception {
    Organisation organisation = anOrganisation().build();
    put(organisation);
    int writers = 8;
    List<Long> revisions = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Long>> changes = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        Service service = anIdvaService().runBy(organisation).build();
        changes.add(
            threads.submit(
                () ->
                    repository.apply(
                        CatalogueChange.of("tester", "one of many", List.of(), List.of(service)))));
      }
      for (Future<Long> change : changes) {
        revisions.add(change.get(60, TimeUnit.SECONDS));
      }
    }

    assertThat(revisions)
        .containsExactlyInAnyOrderElementsOf(
            LongStream.rangeClosed(2, writers + 1).boxed().toList());
    assertThat(repository.load().listServices()).hasSize(writers);
  }

  @Test
  void readerDuringAWriteSeesTheOldStateAtOnce() throws Exception {
    Organisation organisation = anOrganisation().build();
    Service before = anIdvaService().runBy(organisation).build();
    put(organisation, before);

    try (Connection writer = dataSource().getConnection();
        Statement statement = writer.createStatement()) {
      writer.setAutoCommit(false);
      statement.executeUpdate("UPDATE catalogue_head SET latest = 99 WHERE id = 1");
      statement.executeUpdate("UPDATE service_record SET document = '{}'");

      Catalogue seen;
      try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
        seen = thread.submit(repository::load).get(20, TimeUnit.SECONDS);
      }
      writer.rollback();

      assertThat(seen.revision()).isEqualTo(1);
      assertThat(seen.listServices()).containsExactly(before);
    }
  }

  @Test
  void loadSeesOneStateHoweverOftenItIsOvertaken() throws Exception {
    // Each change gives every service the same new name and crime type: a mixture would show.
    Organisation organisation = anOrganisation().build();
    List<ServiceId> ids = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ids.add(new ServiceId(nextUuid()));
    }
    put(organisation, round(organisation, ids, 1));
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<?> writing =
          thread.submit(
              () -> {
                for (int round = 2; round <= 25; round++) {
                  repository.apply(
                      CatalogueChange.of(
                          "tester", "round", List.of(), List.of(round(organisation, ids, round))));
                }
              });
      do {
        Catalogue seen = repository.load();
        assertThat(seen.listServices())
            .allSatisfy(
                service -> {
                  assertThat(service.name()).isEqualTo("Round " + seen.revision());
                  assertThat(service.crimeTypes())
                      .singleElement()
                      .hasToString("round-" + seen.revision());
                });
      } while (!writing.isDone());
      writing.get(60, TimeUnit.SECONDS);
    }
    assertThat(repository.latestRevision()).isEqualTo(25);
  }

  private static Service[] round(Organisation organisation, List<ServiceId> ids, int round) {
    return ids.stream()
        .map(
            id ->
                anIdvaService()
                    .id(id)
                    .runBy(organisation)
                    .named("Round " + round)
                    .forCrimes("round-" + round)
                    .build())
        .toArray(Service[]::new);
  }

  @Test
  void versionIsTheNumberOfTheLastChangeOfTheServiceItself() {
    Organisation organisation = anOrganisation().build();
    Service service = anIdvaService().runBy(organisation).build();
    assertThat(repository.versionOf(service.id())).isEmpty();

    long added = put(organisation, service);
    put(organisation);
    put(anOrganisation().build());

    assertThat(repository.versionOf(service.id())).contains(added);
    long replaced =
        repository.apply(CatalogueChange.of("tester", "again", List.of(), List.of(service)));
    assertThat(repository.versionOf(service.id())).contains(replaced);
    repository.apply(
        new CatalogueChange(
            "tester", "gone", List.of(), List.of(), List.of(service.id()), List.of()));
    assertThat(repository.versionOf(service.id())).isEmpty();
  }

  @Test
  void changeMadeOnAnOldVersionIsRefusedAndNothingOfItStays() {
    Organisation organisation = anOrganisation().build();
    Service service = anIdvaService().runBy(organisation).named("First").build();
    CatalogueChange addition =
        CatalogueChange.of("tester", "add", List.of(organisation), List.of(service));
    long first = repository.apply(addition.expecting(Map.of(service.id(), 0L)));
    Service renamed = anIdvaService().id(service.id()).runBy(organisation).named("Second").build();
    CatalogueChange renaming = CatalogueChange.of("tester", "name", List.of(), List.of(renamed));
    long second = repository.apply(renaming.expecting(Map.of(service.id(), first)));
    announced.clear();

    assertThatThrownBy(() -> repository.apply(addition.expecting(Map.of(service.id(), 0L))))
        .isInstanceOf(StaleException.class)
        .hasMessageStartingWith(
            "Service " + service.id() + " is at version " + second + " and no longer at version 0");
    assertThatThrownBy(() -> repository.apply(addition.expecting(Map.of(service.id(), first))))
        .isInstanceOf(StaleException.class)
        .hasMessageContaining("version " + second);

    assertThat(repository.latestRevision()).isEqualTo(second);
    assertThat(repository.load().listServices()).containsExactly(renamed);
    assertThat(announced).isEmpty();
  }

  @Test
  void changeMadeFromAnOldCatalogueIsRefusedWhenOneOfItsRecordsWasTouchedSince() {
    Organisation organisation = anOrganisation().build();
    Service service = anIdvaService().runBy(organisation).named("First").build();
    Service other = anIdvaService().runBy(organisation).named("Other").build();
    long seen =
        repository.apply(
            CatalogueChange.of("tester", "add", List.of(organisation), List.of(service, other)));
    long since =
        repository.apply(
            CatalogueChange.of("tester", "name", List.of(), List.of(service.withName("Second"))));
    CatalogueChange file =
        CatalogueChange.of("tester", "file", List.of(), List.of(service.withName("Third")));

    assertThatThrownBy(() -> repository.apply(file.madeFrom(seen)))
        .isInstanceOf(StaleException.class);
    assertThat(repository.findService(service.id()).orElseThrow().name()).isEqualTo("Second");
    repository.apply(
        CatalogueChange.of("tester", "file", List.of(), List.of(other.withName("Else")))
            .madeFrom(seen));
    repository.apply(file.madeFrom(since));
    assertThat(repository.findService(service.id()).orElseThrow().name()).isEqualTo("Third");
  }

  @Test
  void fiftyEditorsOfOneServiceLoseNoUpdate() throws Exception {
    Organisation organisation = anOrganisation().build();
    ServiceId id = new ServiceId(nextUuid());
    put(organisation, anIdvaService().id(id).runBy(organisation).build());
    int editors = 50;
    CountDownLatch allReady = new CountDownLatch(editors);
    try (ExecutorService threads = Executors.newFixedThreadPool(editors)) {
      List<Future<?>> edits = new ArrayList<>();
      for (int editor = 0; editor < editors; editor++) {
        String word = "edit-" + editor + ";";
        edits.add(
            threads.submit(
                () -> {
                  allReady.countDown();
                  allReady.await();
                  boolean done;
                  do {
                    done = addWord(organisation, id, word);
                  } while (!done);
                  return word;
                }));
      }
      for (Future<?> edit : edits) {
        edit.get(120, TimeUnit.SECONDS);
      }
    }

    String description = repository.findService(id).orElseThrow().description();
    for (int editor = 0; editor < editors; editor++) {
      assertThat(description).containsOnlyOnce("edit-" + editor + ";");
    }
    assertThat(repository.versionOf(id)).contains(editors + 1L);
  }

  /** Reads the service and writes it back with a word more, as somebody at a form does. */
  private boolean addWord(Organisation organisation, ServiceId id, String word) {
    long version = repository.versionOf(id).orElseThrow();
    Service seen = repository.findService(id).orElseThrow();
    Service edited =
        anIdvaService().id(id).runBy(organisation).described(seen.description() + word).build();
    try {
      repository.apply(
          CatalogueChange.of("tester", word, List.of(), List.of(edited))
              .expecting(Map.of(id, version)));
      return true;
    } catch (StaleException e) {
      return false;
    }
  }
}
