package org.waymark.listing.withheld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.RECORDED;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.catalogue.CatalogueFixtures.nextUuid;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.catalogue.withheld.WithheldAddresses;
import org.waymark.catalogue.withheld.WithheldKeys;
import org.waymark.geography.AreaCode;
import org.waymark.geography.GeographyFixtures;
import org.waymark.listing.withheld.WithheldReading.Reading;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.KeptAudit;
import org.waymark.testing.TestDatabase;

/** Who reads a withheld address, and what is recorded of it. */
class WithheldReadingTest {

  private static final String SECRET = "Canary Cottage";
  private static final Organisation REFUGE = anOrganisation().named("Refuge").build();
  private static final Organisation OTHER = anOrganisation().named("Other").build();

  @TempDir Path folder;

  private final TestDatabase database = H2gisDatabase.inMemory();
  private final KeptAudit audit = new KeptAudit();
  private final Service service =
      anIdvaService().runBy(REFUGE).at(-2.9, 54.9).atAWithheldLocation().build();
  private final LocationId location = service.locations().getLast().id();
  private final CatalogueRepository catalogue = CatalogueRepositories.on(database.dataSource());

  @BeforeEach
  void save() {
    catalogue.apply(CatalogueChange.of("test", "test", List.of(REFUGE, OTHER), List.of(service)));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private WithheldReading reading() {
    return new WithheldReading(
        catalogue,
        new WithheldAddresses(
            database.transactions(),
            Clock.fixed(RECORDED, ZoneOffset.UTC),
            new WithheldKeys("", folder.toString()),
            CatalogueRepositories.words(database.transactions())),
        audit);
  }

  private static Person person(Grant... grants) {
    return new Person(
        new Account(AccountId.random(), "a@example.org", "A", true, false, List.of(grants)),
        Authority.of(List.of(grants), GeographyFixtures.smallCountry(), TODAY),
        "token");
  }

  @Test
  void editorOfTheOrganisationWritesAndReadsItAndEachIsRecordedWithoutTheAddress() {
    Person editor = person(new Grant.Provider(REFUGE.id(), false));

    assertThat(reading().write(editor, service.id(), location, List.of(SECRET, " "), " ca1  9zz "))
        .isTrue();
    assertThat(reading().read(editor, service.id(), location))
        .isEqualTo(new Reading.Shown(new HiddenAddress(List.of(SECRET), "CA1 9ZZ")));
    assertThat(reading().places(editor, service.id()).orElseThrow())
        .singleElement()
        .satisfies(place -> assertThat(place.kept()).isTrue());

    assertThat(audit.entries())
        .extracting(KeptAudit.Entry::action)
        .containsExactly("withheld-address.written", "withheld-address.read");
    assertThat(audit.entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.actor()).isEqualTo(editor.actor());
              assertThat(entry.subject()).isEqualTo("service:" + service.id());
              assertThat(entry.toString()).doesNotContain(SECRET, "CA1");
            });
    assertThat(reading().remove(editor, service.id(), location)).isTrue();
    assertThat(reading().read(editor, service.id(), location)).isEqualTo(new Reading.NothingKept());
  }

  @Test
  void nobodyElseReadsOrWritesItAndEveryAttemptIsRecorded() {
    Person editor = person(new Grant.Provider(REFUGE.id(), true));
    reading().write(editor, service.id(), location, List.of(SECRET), null);
    List<Person> others =
        List.of(
            person(),
            person(new Grant.Provider(OTHER.id(), true)),
            person(new Grant.Commissioner(GeographyFixtures.NORTH)),
            person(new Grant.Convenor(new AreaCode("E23000001"))),
            person(new Grant.Administrator(false)));

    for (Person other : others) {
      int before = audit.entries().size();
      assertThat(reading().read(other, service.id(), location)).isEqualTo(new Reading.Refused());
      assertThat(reading().write(other, service.id(), location, List.of("x"), null)).isFalse();
      assertThat(reading().remove(other, service.id(), location)).isFalse();
      assertThat(reading().places(other, service.id())).isEmpty();
      assertThat(audit.entries()).hasSize(before + 3);
      assertThat(audit.entries().getLast().actor()).isEqualTo(other.actor());
    }
    assertThat(reading().read(person(new Grant.Administrator(true)), service.id(), location))
        .isInstanceOf(Reading.Shown.class);
  }

  @Test
  void placeOfAnotherServiceOrAPublicOneIsRefusedAlike() {
    Person editor = person(new Grant.Provider(REFUGE.id(), true));

    assertThat(reading().read(editor, service.id(), service.locations().getFirst().id()))
        .isEqualTo(new Reading.Refused());
    assertThat(reading().read(editor, service.id(), new LocationId(nextUuid())))
        .isEqualTo(new Reading.Refused());
  }

  @Test
  void nothingIsShownWhenItCannotBeRecorded() {
    Person editor = person(new Grant.Provider(REFUGE.id(), true));
    reading().write(editor, service.id(), location, List.of(SECRET), null);
    WithheldReading unrecorded =
        new WithheldReading(
            catalogue,
            new WithheldAddresses(
                database.transactions(),
                Clock.fixed(RECORDED, ZoneOffset.UTC),
                new WithheldKeys("", folder.toString()),
                CatalogueRepositories.words(database.transactions())),
            (actor, action, subject, details) -> {
              throw new IllegalStateException("disk full");
            });

    assertThatThrownBy(() -> unrecorded.read(editor, service.id(), location))
        .hasMessage("disk full");
  }

  @Test
  void emptyAddressIsRefusedWithoutRepeatingIt() {
    Person editor = person(new Grant.Provider(REFUGE.id(), true));

    assertThatThrownBy(() -> reading().write(editor, service.id(), location, List.of(" "), ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> reading().write(editor, service.id(), location, List.of(SECRET.repeat(20)), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET);
  }
}
