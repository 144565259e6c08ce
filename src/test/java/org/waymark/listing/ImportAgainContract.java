package org.waymark.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.RecordIds;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.catalogue.jdbc.EmptyCatalogue;
import org.waymark.geography.AreaCode;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.Position;
import org.waymark.geography.RefusedFileException;
import org.waymark.intake.Departures;
import org.waymark.intake.ImportDesk;
import org.waymark.intake.ServiceImport;
import org.waymark.intake.WithheldAddress;
import org.waymark.intake.table.Finding;
import org.waymark.intake.table.ImportReport;
import org.waymark.testing.DatabaseContract;
import org.waymark.tool.demonstration.RealGeography;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** A file that is imported again undoes nothing that people have said since. */
abstract class ImportAgainContract extends DatabaseContract {

  private static final String HEAD =
      "Service id,Organisation,Service name,Support types,Delivery,Areas served,Description,"
          + "Telephone,E-mail,Languages,Status,Visibility,Location name,Address,Postcode,"
          + "Location may be shown,Commissioners,Yearly value,Last checked\n";
  private static final ServiceId ID = RecordIds.service("council", "A1");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private Instant now = Instant.parse("2026-10-21T09:00:00Z");
  private final Clock clock =
      new Clock() {
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
      };

  private final List<WithheldAddress> kept = new ArrayList<>();

  @BeforeEach
  void emptyTheCatalogue() throws SQLException {
    EmptyCatalogue.make(dataSource());
  }

  private CatalogueRepository catalogue() {
    return CatalogueRepositories.on(dataSource(), clock, changed -> {});
  }

  private ImportDesk desk() {
    return ListingBench.importDesk(dataSource(), catalogue());
  }

  private ImportReport run(ImportDesk desk, boolean overwrites, String text) throws Exception {
    Path file = Files.write(folder.resolve("services.csv"), text.getBytes(UTF_8));
    kept.clear();
    return new ServiceImport(
            desk,
            RealGeography.get(),
            Vocabularies.builtIn(),
            postcode -> new PlaceLookup.Found(postcode, new Position(-2.9329, 54.8925), 0, null),
            (addresses, who) -> kept.addAll(addresses),
            clock)
        .run(
            file,
            new ServiceImport.Options(
                "council", false, "ops", false, Departures.Wish.KEEP, overwrites),
            rows -> {});
  }

  /** Takes rows in; a day later than whatever was before. */
  private ImportReport imported(String rows) throws Exception {
    now = now.plusSeconds(86_400);
    return run(desk(), false, HEAD + rows);
  }

  private ImportReport overwriting(String rows) throws Exception {
    now = now.plusSeconds(86_400);
    return run(desk(), true, HEAD + rows);
  }

  /** A person changes the listing, a day later than whatever was before. */
  private void edited(UnaryOperator<Service> edit) {
    now = now.plusSeconds(86_400);
    catalogue()
        .apply(CatalogueChange.of("Ann", "Updated", List.of(), List.of(edit.apply(listing()))));
  }

  private Service listing() {
    return catalogue().findService(ID).orElseThrow();
  }

  private static List<String> told(ImportReport report) {
    return report.findings().stream()
        .filter(each -> !each.code().equals("change-waits"))
        .map(each -> each.code() + " " + each.field())
        .toList();
  }

  private static UnaryOperator<Service> telephone(String number) {
    return service ->
        service.withContacts(List.of(new Contact(Contact.Kind.TELEPHONE, number, null)));
  }

  private static String row(String telephone, String checked) {
    return "A1,Larkholt,Outreach,ISVA,In person,Cumberland,What we do,"
        + telephone
        + ",,Polish,,,,,,,Cumberland Council,85000,"
        + checked
        + "\n";
  }

  @Test
  void theFileThatWasThereBeforeUndoesNeitherEditNorCheck() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    now = Instant.parse("2026-11-30T12:00:00Z");
    edited(telephone("01632 960999"));
    edited(service -> service.withAssuredOn(LocalDate.of(2026, 11, 30)));
    Service before = listing();

    ImportReport report = imported(row("01632 960123", "2026-10-20"));

    assertThat(listing()).isEqualTo(before);
    assertThat(report.changed()).isZero();
    assertThat(told(report)).containsExactly("checked-since Last checked", "edit-kept Telephone");
    assertThat(report.findings().getLast().value())
        .isEqualTo("01632 960123 (file), 01632 960999 (since 1 Dec 2026)");
  }

  @Test
  void whatNobodyElseHasChangedIsTakenAndTheRestKept() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(telephone("01632 960999"));

    ImportReport report =
        imported(
            row("01632 960123", "2026-10-20")
                .replace("What we do", "More")
                .replace(",,Polish", ",a@example.org,Polish"));

    assertThat(listing().description()).isEqualTo("More");
    assertThat(listing().contacts())
        .extracting(Contact::value)
        .containsExactlyInAnyOrder("01632 960999", "a@example.org");
    assertThat(told(report)).containsExactly("edit-kept Telephone");
  }

  @Test
  void somethingNewThatWasCheckedAfterTheEditIsTakenAndTold() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(telephone("01632 960999"));
    now = Instant.parse("2026-12-31T12:00:00Z");

    ImportReport older = imported(row("01632 960555", "2026-10-21"));
    assertThat(listing().contacts()).extracting(Contact::value).containsExactly("01632 960999");
    ImportReport newer = imported(row("01632 960555", "2026-12-20"));

    assertThat(told(older)).containsExactly("edit-kept Telephone");
    assertThat(told(newer)).containsExactly("edit-replaced Telephone");
    assertThat(listing().contacts()).extracting(Contact::value).containsExactly("01632 960555");
    assertThat(listing().assuredOn()).isEqualTo(LocalDate.of(2026, 12, 20));
  }

  @Test
  void aLaterCheckAloneIsTakenButBringsBackNothingThatTheFileSaidBefore() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(telephone("01632 960999"));
    now = Instant.parse("2026-12-31T12:00:00Z");

    imported(row("01632 960123", "2026-12-20"));

    assertThat(listing().assuredOn()).isEqualTo(LocalDate.of(2026, 12, 20));
    assertThat(listing().contacts()).extracting(Contact::value).containsExactly("01632 960999");
  }

  @Test
  void anEmptyOrOlderDayOfCheckingSetsNothingBack() throws Exception {
    imported(row("01632 960123", "2026-10-20"));

    assertThat(imported(row("01632 960123", "")).changed()).isZero();
    assertThat(imported(row("01632 960123", "2026-10-01")).changed()).isZero();
    assertThat(imported(row("01632 960123", "2026-10-21")).changed()).isOne();
    assertThat(overwriting(row("01632 960123", "2026-01-21")).changed()).isZero();
    assertThat(listing().assuredOn()).isEqualTo(LocalDate.of(2026, 10, 21));
  }

  @Test
  void whoeverAsksForTheFilesGetsItAndAListOfWhatItReplaced() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(telephone("01632 960999"));

    ImportReport report = overwriting(row("01632 960123", "2026-10-20"));

    assertThat(listing().contacts()).extracting(Contact::value).containsExactly("01632 960123");
    assertThat(told(report)).containsExactly("edit-replaced Telephone");
  }

  @Test
  void whatAPersonPausedClosedOrHidIsNeverMadePublicByAFile() throws Exception {
    String open =
        row("01632 960123", "2026-10-20").replace("Polish,,,", "Polish,Published,Everybody,");
    imported(open);
    for (ListingStatus status : List.of(ListingStatus.SUSPENDED, ListingStatus.CLOSED)) {
      edited(service -> service.withStatus(status).withVisibility(Visibility.PROFESSIONALS));
      for (boolean overwrites : List.of(false, true)) {
        ImportReport report = overwrites ? overwriting(open) : imported(open);
        assertThat(listing().status()).isEqualTo(status);
        assertThat(listing().visibility()).isEqualTo(Visibility.PROFESSIONALS);
        assertThat(told(report)).contains("not-made-public Status", "not-made-public Visibility");
      }
    }
  }

  @Test
  void whatAFileNewlyMakesLessPublicIsSoAtOnce() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(service -> service.withStatus(ListingStatus.SUSPENDED));
    edited(service -> service.withStatus(ListingStatus.PUBLISHED));

    imported(row("01632 960123", "2026-10-20").replace("Polish,,", "Polish,Closed,"));

    assertThat(listing().status()).isEqualTo(ListingStatus.CLOSED);
  }

  private static final String PLACES =
      """
      A1,Larkholt,Outreach,ISVA,In person,Cumberland,,,,,,,%s,%s,%s,Public,,,
      A1,,,,,,,,,,,,%s,%s,%s,Public,,,
      """;
  private static final String[] HOUSE = {"House", "2 Wrenfold Row", "CA1 1KO"};
  private static final String[] ROOMS = {"Rooms", "14 Quarrel Lane", "CA1 1KV"};

  private static String places(String[] one, String[] two) {
    return PLACES.formatted(one[0], one[1], one[2], two[0], two[1], two[2]);
  }

  @Test
  void aPlaceThatAPersonHidStaysHiddenInWhateverRowItStands() throws Exception {
    imported(places(HOUSE, ROOMS));
    ServiceLocation house = listing().locations().getFirst();
    edited(
        service ->
            service.withLocations(
                List.of(new ServiceLocation.Withheld(house.id()), service.locations().getLast())));

    for (String rows : List.of(places(HOUSE, ROOMS), places(ROOMS, HOUSE))) {
      for (boolean overwrites : List.of(false, true)) {
        ImportReport report = overwrites ? overwriting(rows) : imported(rows);

        assertThat(listing().locations())
            .hasSize(2)
            .contains(new ServiceLocation.Withheld(house.id()));
        assertThat(listing().toString()).doesNotContain("Wrenfold").contains("Quarrel");
        assertThat(told(report)).contains("not-made-public Location may be shown");
        assertThat(report.findings()).extracting(Finding::value).noneMatch(v -> v.contains("Wren"));
      }
    }
  }

  @Test
  void aPlaceThatAPersonTookAwayDoesNotComeBackAndOneTheyAddedStays() throws Exception {
    imported(places(HOUSE, ROOMS));
    edited(service -> service.withLocations(List.of(service.locations().getLast())));

    for (String rows : List.of(places(HOUSE, ROOMS), places(ROOMS, HOUSE))) {
      assertThat(told(overwriting(rows))).containsExactly("edit-kept Location name");
      assertThat(listing().locations()).hasSize(1);
      assertThat(listing().toString()).doesNotContain("Wrenfold");
    }
  }

  private static Offer offer(String support, DeliveryMode delivery) {
    return new Offer(
        Set.of(new TermId(support)),
        Set.of(delivery),
        List.of(new ServiceArea.Coded(new AreaCode("E06000063"))));
  }

  @Test
  void offersAreMergedOneByOneAndFactByFact() throws Exception {
    String two =
        """
        A1,Larkholt,Outreach,ISVA,In person,Cumberland,,,,,,,,,,,,,
        A1,,,Counselling,In person,Cumberland,,,,,,,,,,,,,
        """;
    imported(two);
    // One is given otherwise, of the other it is another kind of support.
    edited(
        service ->
            service.withOffers(
                List.of(
                    offer("isva", DeliveryMode.TELEPHONE),
                    offer("refuge", DeliveryMode.IN_PERSON))));

    ImportReport same = imported(two);
    assertThat(listing().offers())
        .containsExactlyInAnyOrder(
            offer("isva", DeliveryMode.TELEPHONE), offer("refuge", DeliveryMode.IN_PERSON));
    ImportReport more =
        imported(
            """
            A1,Larkholt,Outreach,ISVA,In person,England,,,,,,,,,,,,,
            A1,,,Counselling,In person,Cumberland,,,,,,,,,,,,,
            A1,,,Helpline,Telephone,Cumberland,,,,,,,,,,,,,
            """);

    assertThat(same.changed()).isZero();
    assertThat(told(same))
        .containsExactlyInAnyOrder("edit-kept Delivery", "edit-kept Support types");
    assertThat(listing().offers())
        .containsExactlyInAnyOrder(
            new Offer(
                Set.of(new TermId("isva")),
                Set.of(DeliveryMode.TELEPHONE),
                List.of(new ServiceArea.EnglandWide())),
            offer("refuge", DeliveryMode.IN_PERSON),
            offer("helpline", DeliveryMode.TELEPHONE));
    assertThat(told(more)).contains("edit-kept Delivery");
  }

  @Test
  void whatAFileHasNoColumnForStaysInEveryRow() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(
        service ->
            service.withArrangements(
                List.of(
                    new CommissioningArrangement(
                        List.of("Cumberland Council"),
                        List.of(),
                        "Core grant",
                        85_000L,
                        LocalDate.of(2026, 4, 1),
                        null,
                        null,
                        null,
                        Stated.NOT_STATED,
                        Set.of()))));

    imported(row("01632 960123", "2026-10-20").replace("85000", "90000"));
    run(
        desk(),
        false,
        "Service id,Organisation,Service name,Support types,Areas served\n"
            + "A1,Larkholt,Outreach,ISVA,England\n");

    assertThat(listing().arrangements())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.yearlyValuePounds()).isEqualTo(90_000L);
              assertThat(each.fund()).isEqualTo("Core grant");
              assertThat(each.starts()).isEqualTo(LocalDate.of(2026, 4, 1));
            });
    assertThat(listing().offers().getFirst().deliveryModes())
        .containsExactly(DeliveryMode.IN_PERSON);
    assertThat(listing().offers().getFirst().serviceAreas())
        .containsExactly(new ServiceArea.EnglandWide());
  }

  @Test
  void aContractThatAPersonAddedStays() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(
        service ->
            service.withArrangements(
                List.of(
                    service.arrangements().getFirst(),
                    new CommissioningArrangement(
                        List.of("Ministry of Justice"),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Stated.NOT_STATED,
                        Set.of()))));

    assertThat(told(imported(row("01632 960123", "2026-10-20").replace("85000", "90000"))))
        .containsExactly("edit-kept Commissioners");
    assertThat(listing().arrangements())
        .extracting(CommissioningArrangement::commissioners)
        .containsExactlyInAnyOrder(List.of("Cumberland Council"), List.of("Ministry of Justice"));
  }

  @Test
  void aListingThatWasGivenToAnotherOrganisationStaysWithIt() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    Organisation other =
        catalogue()
            .load()
            .listOrganisations()
            .getFirst()
            .with()
            .id(RecordIds.organisation("waymark", "other"))
            .name("Other")
            .provenance(new org.waymark.Provenance("waymark", "other", now))
            .build();
    OrganisationId gone = listing().organisation();
    catalogue()
        .apply(
            new CatalogueChange(
                "Ann",
                "merged",
                List.of(other),
                List.of(listing().withOrganisation(other.id())),
                List.of(),
                List.of(gone)));

    ImportReport report = imported(row("01632 960555", "2026-10-20"));

    assertThat(listing().organisation()).isEqualTo(other.id());
    assertThat(catalogue().findOrganisation(gone)).isEmpty();
    assertThat(told(report)).containsExactly("edit-kept Organisation");
  }

  @Test
  void whatAFileDoesNotSayOfAnOrganisationStays() throws Exception {
    String head = "Service id,Organisation,Service name,Support types,Areas served,";
    run(
        desk(),
        false,
        head
            + "Organisation description,Organisation website\n"
            + "A1,Larkholt,Outreach,ISVA,England,A charity.,https://larkholt.example.org/\n");

    run(
        desk(),
        false,
        head
            + "Organisation website\nA1,Larkholt,Outreach,ISVA,England,https://new.example.org/\n");

    assertThat(catalogue().load().listOrganisations())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.description()).isEqualTo("A charity.");
              assertThat(each.website()).isEqualTo("https://new.example.org/");
            });
  }

  @Test
  void aChangeThatWaitsStaysAndIsToldWhereTheFileChangesTheSame() throws Exception {
    ListingBench bench = new ListingBench(dataSource());
    imported(row("01632 960123", "2026-10-20"));
    Person editor = bench.editor(listing());
    bench
        .desk()
        .editing()
        .save(
            editor,
            ID,
            bench.version(editor, listing()),
            listing().withOffers(List.of(offer("refuge", DeliveryMode.IN_PERSON))),
            "");
    ListingChange waiting = bench.changes().findOpen(ID).orElseThrow();

    ImportReport other = imported(row("01632 960555", "2026-10-20"));
    ImportReport same =
        imported(row("01632 960555", "2026-10-20").replace("Cumberland,What", "England,What"));

    assertThat(other.findings()).extracting(Finding::code).doesNotContain("change-waits");
    assertThat(same.findings())
        .filteredOn(each -> each.code().equals("change-waits"))
        .extracting(Finding::field)
        .containsExactly(ListingField.OFFERS.label());
    assertThat(listing().offers().getFirst().serviceAreas())
        .containsExactly(new ServiceArea.EnglandWide());
    assertThat(bench.changes().findOpen(ID)).contains(waiting);
  }

  @Test
  void noDoorSetsADayOfCheckingBack() throws Exception {
    ListingBench bench = new ListingBench(dataSource());
    imported(row("01632 960123", "2026-06-01"));
    Service first = listing();
    LocalDate day = LocalDate.of(2026, 6, 10);
    edited(service -> service.withAssuredOn(day));
    Person editor = bench.editor(first);
    ListingVersion version = bench.version(editor, first);

    // A form, the API, a workbook and the history all save through the desk.
    bench
        .desk()
        .editing()
        .save(editor, ID, version, first.withDescription("As it was"), "Put back as it was");
    bench.desk().editing().save(editor, ID, version, first.withAssuredOn(null), "");

    assertThat(listing().description()).isEqualTo("As it was");
    assertThat(listing().assuredOn()).isEqualTo(day);
    for (String checked : List.of("", "2026-06-01", "2026-06-09")) {
      overwriting(row("01632 960123", checked));
      assertThat(listing().assuredOn()).isEqualTo(day);
    }
  }

  /** A desk that does something before or instead of what is asked of it. */
  private ImportDesk desk(String method, Runnable first) {
    ImportDesk desk = desk();
    return (ImportDesk)
        Proxy.newProxyInstance(
            ImportDesk.class.getClassLoader(),
            new Class<?>[] {ImportDesk.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)
                  && !(arguments[0] instanceof Collection<?> ids && ids.isEmpty())) {
                first.run();
              }
              try {
                return called.invoke(desk, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Test
  void anEditThatIsMadeWhileTheFileIsTakenInIsNotLost() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    List<Boolean> once = new ArrayList<>();

    ImportReport report =
        run(
            desk(
                "take",
                () -> {
                  if (once.isEmpty()) {
                    once.add(true);
                    edited(telephone("01632 960999"));
                  }
                }),
            false,
            HEAD + row("01632 960555", "2026-10-20").replace("What we do", "More"));

    assertThat(listing().contacts()).extracting(Contact::value).containsExactly("01632 960999");
    assertThat(listing().description()).isEqualTo("More");
    assertThat(told(report)).containsExactly("edit-kept Telephone");
  }

  @Test
  void anImportThatIsOvertakenAgainAndAgainSaysSoAndChangesNothing() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    List<String> said = new ArrayList<>();

    assertThatThrownBy(
            () ->
                run(
                    desk(
                        "take",
                        () -> {
                          said.add("Edit " + said.size());
                          edited(service -> service.withDescription(said.getLast()));
                        }),
                    false,
                    HEAD + row("01632 960555", "2026-10-20")))
        .isInstanceOf(RefusedFileException.class)
        .hasMessageContaining("a little later");

    assertThat(listing().description()).isEqualTo(said.getLast());
    assertThat(listing().contacts()).extracting(Contact::value).containsExactly("01632 960123");
  }

  @Test
  void aFileThatSaysNothingNewReadsNoPast() throws Exception {
    imported(row("01632 960123", "2026-10-20"));
    edited(service -> service.withAssuredOn(LocalDate.of(2026, 10, 22)));
    ImportDesk desk =
        desk(
            "editedServices",
            () -> {
              throw new IllegalStateException("the past is read");
            });

    assertThat(run(desk, false, HEAD + row("01632 960123", "2026-10-20")).changed()).isZero();
    assertThatThrownBy(() -> run(desk, false, HEAD + row("01632 960555", "2026-10-20")))
        .hasMessage("the past is read");
  }

  @Test
  void anAddressInTheFileIsKeptOnlyOfPlacesThatAreHidden() throws Exception {
    String hidden =
        "A1,Larkholt,Outreach,ISVA,In person,Cumberland,,,,,,,House,2 Wrenfold Row,CA1 1KO,"
            + "Withheld,,,\n";
    imported(hidden);
    assertThat(kept).hasSize(1);
    edited(
        service ->
            service.withLocations(
                List.of(
                    new ServiceLocation.Public(
                        service.locations().getFirst().id(),
                        "Open house",
                        List.of(),
                        null,
                        null,
                        Set.of()))));

    imported(hidden);

    assertThat(kept).isEmpty();
    assertThat(listing().locations().getFirst()).isInstanceOf(ServiceLocation.Public.class);
  }
}
