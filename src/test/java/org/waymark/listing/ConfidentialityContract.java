package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.RECORDED;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.geography.GeographyFixtures.NORTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.HiddenPlaces;
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.confidential.SpokenWords;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.catalogue.withheld.WithheldAddress;
import org.waymark.catalogue.withheld.WithheldAddresses;
import org.waymark.catalogue.withheld.WithheldKeys;
import org.waymark.intake.ImportDesk;
import org.waymark.listing.duplicate.Merge;
import org.waymark.listing.duplicate.MergeRepository;
import org.waymark.listing.duplicate.Merged;
import org.waymark.listing.duplicate.Merging;
import org.waymark.secret.KeyProblem;
import org.waymark.testing.DatabaseContract;

/**
 * A secret address is written into every text of a listing, through every door: it is never in the
 * catalogue, nor among what waits to be.
 */
abstract class ConfidentialityContract extends DatabaseContract {

  private static final String NORTH_CITY = "E06000001";
  private static final String CANARY = "CA98 7QX";

  /** A text of a listing that says where a place is. */
  private enum Words {
    NAME(b -> b.named("Refuge at " + CANARY), b -> b.named("Help at 41 Quarrelstone Row")),
    DESCRIPTION(
        b -> b.described("Behind the shop, ca98\u00a07qx."),
        b -> b.described("Behind the shop, quarrelstone  row, number 41.")),
    URL(
        b -> b.url("https://example.org/find-us/CA98%207QX"),
        b -> b.url("https://example.org/41-quarrelstone-row")),
    OFFERS(
        b -> b.servingInside("Round " + CANARY, aSquare(-2, 53, 0.1)),
        b -> b.servingInside("Round Quietwater Lodge", aSquare(-2, 53, 0.1))),
    CONDITIONS(
        b -> b.otherConditions("Near CA987QX"), b -> b.otherConditions("Near QUIETWATER-lodge")),
    OPENING_NOTE(
        b -> b.openingNote("Ring at CA98-7QX"), b -> b.openingNote("Ring at 41, Quarrelstone Row")),
    CONTACT(
        b -> b.contact(Contact.Kind.WEBSITE, "https://example.org/ca98-7qx"),
        b -> b.contact(Contact.Kind.WEBSITE, "https://example.org/quietwater-lodge")),
    CONTACT_NOTE(
        b -> b.contact(Contact.Kind.EMAIL, "a@example.org", "Post to " + CANARY),
        b -> b.contact(Contact.Kind.EMAIL, "a@example.org", "Post to Quietwater Lodge")),
    PLACE(
        b -> b.location(office("Office, not " + CANARY)),
        b -> b.location(office("Office, not 41 Quarrelstone Row")));

    private static ServiceLocation office(String name) {
      return new ServiceLocation.Public(
          new LocationId(new UUID(7, 7)), name, List.of("1 High Street"), null, null, Set.of());
    }

    private final UnaryOperator<ServiceBuilder> postcode;
    private final UnaryOperator<ServiceBuilder> address;

    /**
     * @param postcode writes the postcode of the place into the text
     * @param address writes its house or street into it
     */
    Words(UnaryOperator<ServiceBuilder> postcode, UnaryOperator<ServiceBuilder> address) {
      this.postcode = postcode;
      this.address = address;
    }

    Service into(Service service, boolean byAddress) {
      return (byAddress ? address : postcode).apply(ServiceBuilder.from(service)).build();
    }
  }

  /** A way into the catalogue. */
  private interface Door {
    /**
     * Sends a text.
     *
     * @param refuge is in the catalogue, and hides its place
     * @param words the same with the text
     * @return true when it was refused
     */
    boolean refuses(ConfidentialityContract test, Service refuge, Service words);
  }

  private static final Map<String, Door> DOORS =
      Map.of(
          "form, listings API, restored version",
          ConfidentialityContract::saved,
          "first listing",
          ConfidentialityContract::submitted,
          "approval of a first listing",
          ConfidentialityContract::approvedFirst,
          "approval of what waited when the place was hidden",
          ConfidentialityContract::approved,
          "merge",
          ConfidentialityContract::merged,
          "import",
          ConfidentialityContract::imported,
          "the catalogue itself",
          ConfidentialityContract::applied);

  private static Stream<Arguments> doorsAndWords() {
    return DOORS.keySet().stream()
        .sorted()
        .flatMap(door -> Stream.of(Words.values()).map(words -> Arguments.of(door, words)));
  }

  /** No address is kept of a place that is public, or of a listing that is not there yet. */
  private static Stream<Arguments> doorsBehindWhichAnAddressIsKept() {
    return Stream.concat(
        doorsAndWords()
            .filter(
                each ->
                    !Set.of("first listing", "approval of a first listing")
                        .contains(each.get()[0])),
        Stream.of(Words.values()).map(words -> Arguments.of(ENTERED_AFTERWARDS, words)));
  }

  private static final String ENTERED_AFTERWARDS = "the address is entered afterwards";

  @TempDir static Path keys;

  private ListingBench bench = unset();
  private WithheldAddresses withheld = notYet();
  private boolean byAddress;

  @SuppressWarnings("NullAway")
  private static WithheldAddresses notYet() {
    return null;
  }

  @SuppressWarnings("NullAway")
  private static ListingBench unset() {
    return null;
  }

  /** Who is asked what gives a place away. */
  protected ConfidentialityRule.Guard guard() {
    return ConfidentialityRule::addedBy;
  }

  /** What an address that is entered is compared with. */
  protected SpokenWords words() {
    return CatalogueRepositories.words(database().transactions());
  }

  @BeforeEach
  void open() {
    withheld =
        new WithheldAddresses(
            database().transactions(),
            Clock.fixed(RECORDED, ZoneOffset.UTC),
            new WithheldKeys("", keys.toString()),
            words());
    bench =
        new ListingBench(dataSource(), CatalogueRepositories.on(dataSource(), withheld, guard()));
  }

  /** Keeps the address of the listing's hidden place. */
  private void keepAddress(Service service) {
    service.locations().stream()
        .filter(place -> !(place instanceof ServiceLocation.Public))
        .forEach(
            place ->
                withheld.put(
                    List.of(
                        new WithheldAddress(
                            place.id(),
                            List.of("Quietwater Lodge", "41 Quarrelstone Row", "Carlisle"),
                            "CA98 7QX",
                            null))));
  }

  private boolean enteredAfterwards(Service refuge, Service words) {
    withheld.remove(refuge.locations().getFirst().id());
    bench.given(words);
    return refuses(() -> keepAddress(words));
  }

  private static ServiceBuilder aRefuge() {
    return anIdvaService().named("Refuge").serving(NORTH_CITY).atAWithheldLocation();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("doorsAndWords")
  void noDoorTakesWordsThatGiveAHiddenPlaceAway(String name, Words words) {
    refuses(Objects.requireNonNull(DOORS.get(name)), words, false);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("doorsBehindWhichAnAddressIsKept")
  void noDoorTakesWordsThatTellAnAddressThatIsKept(String name, Words words) {
    refuses(DOORS.getOrDefault(name, ConfidentialityContract::enteredAfterwards), words, true);
  }

  private void refuses(Door door, Words words, boolean tellsAddress) {
    Service refuge = aRefuge().build();
    bench.given(refuge);
    byAddress = tellsAddress;
    if (byAddress) {
      keepAddress(refuge);
    }

    boolean refused = door.refuses(this, refuge, words.into(refuge, byAddress));

    assertThat(refused).as("refused").isTrue();
    for (Service live : bench.catalogue().load().listServices()) {
      boolean hides =
          live.locations().stream().anyMatch(place -> !(place instanceof ServiceLocation.Public));
      if (hides && !(byAddress && !withheld.has(live.locations().getFirst().id()))) {
        assertThat(live.toString().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
            .doesNotContain("CA987QX", "QUARRELSTONE", "QUIETWATER");
      }
    }
  }

  /** Who lives in the same street, or the same town, tells nothing. */
  @Test
  void wordsThatDoNotTellTheHouseAreTaken() {
    Service refuge = aRefuge().build();
    bench.given(refuge);
    keepAddress(refuge);
    Service harmless =
        ServiceBuilder.from(refuge)
            .described(
                "In Carlisle, near Quarrelstone Row. We have helped more than 41 people; the lodge"
                    + " is quiet")
            .build();

    assertThat(save(bench.editor(refuge), harmless)).isInstanceOf(Saved.Applied.class);
  }

  @Test
  void anOrganisationTellsNoAddressOfAListingOfItsOwn() {
    Organisation organisation = anOrganisation().build();
    Service refuge = aRefuge().runBy(organisation).build();
    put(organisation, refuge);
    keepAddress(refuge);

    assertThatThrownBy(
            () ->
                put(
                    anOrganisation()
                        .id(organisation.id())
                        .described("Registered at 41 Quarrelstone Row")
                        .build(),
                    null))
        .isInstanceOf(PlaceInWordsException.class)
        .hasMessageContaining("the description of the organisation")
        .hasMessageNotContaining("Quarrelstone");
    Organisation outspoken = anOrganisation().described("At Quietwater Lodge").build();
    Service other = aRefuge().runBy(outspoken).build();
    put(outspoken, other);
    assertThatThrownBy(() -> keepAddress(other))
        .isInstanceOf(PlaceInWordsException.class)
        .hasMessageContaining("the description of the organisation")
        .hasMessageNotContaining("Quietwater");
  }

  @Test
  void anotherListingOfTheOrganisationTellsNoAddressEither() {
    Organisation organisation = anOrganisation().build();
    Service refuge = aRefuge().runBy(organisation).build();
    Service other = anIdvaService().serving(NORTH_CITY).runBy(organisation).build();
    put(organisation, refuge);
    put(organisation, other);
    keepAddress(refuge);
    Service outspoken =
        ServiceBuilder.from(other).described("Our refuge is at 41 Quarrelstone Row").build();

    assertThat(save(bench.editor(other), outspoken)).isInstanceOf(Saved.Refused.class);
    assertThat(refuses(() -> bench.given(outspoken))).isTrue();
    withheld.remove(refuge.locations().getFirst().id());
    bench.given(outspoken);
    assertThat(refuses(() -> keepAddress(refuge))).isTrue();

    Organisation third = anOrganisation().build();
    Service moving = aRefuge().runBy(third).build();
    put(third, moving);
    keepAddress(moving);
    assertThat(refuses(() -> bench.given(ServiceBuilder.from(moving).runBy(organisation).build())))
        .isTrue();
  }

  @Test
  void anAddressInPartsIsFound() {
    Service refuge = aRefuge().build();
    bench.given(refuge);
    keepAddress(refuge);
    ServiceLocation office =
        new ServiceLocation.Public(
            new LocationId(new UUID(7, 8)),
            "41",
            List.of("Quarrelstone Row", "Carlisle"),
            null,
            null,
            Set.of());

    assertThat(save(bench.editor(refuge), ServiceBuilder.from(refuge).location(office).build()))
        .isInstanceOf(Saved.Refused.class);
    assertThat(
            save(
                bench.editor(refuge),
                ServiceBuilder.from(refuge)
                    .described("In CA98")
                    .openingNote("The door of 7QX")
                    .build()))
        .isInstanceOf(Saved.Refused.class);
  }

  /** Commissioners read reasons and comments, and history keeps them. */
  @Test
  void whatIsSaidOfAChangeGivesNoPlaceAway() {
    Service refuge = aRefuge().build();
    bench.given(refuge);
    keepAddress(refuge);
    Person lead = bench.lead(refuge);
    ListingVersion version = bench.version(lead, refuge);
    Service harmless = ServiceBuilder.from(refuge).openingNote("Ring twice").build();
    Service held =
        ServiceBuilder.from(refuge).contact(Contact.Kind.TELEPHONE, "01632 960009").build();
    for (String words : List.of("We left " + CANARY, "We left 41 Quarrelstone Row")) {
      assertThat(bench.desk().editing().save(lead, refuge.id(), version, harmless, words))
          .isInstanceOf(Saved.Refused.class);
      assertThat(bench.desk().editing().save(lead, refuge.id(), version, held, words))
          .isInstanceOf(Saved.Refused.class);
      assertThat(bench.desk().editing().suspend(lead, refuge.id(), words))
          .isInstanceOf(Decided.Refused.class);
      assertThat(bench.desk().editing().close(lead, refuge.id(), words))
          .isInstanceOf(Decided.Refused.class);
    }
    bench.desk().editing().save(lead, refuge.id(), version, held, "Another number");
    ListingChange change = bench.changes().findOpen(refuge.id()).orElseThrow();
    Person commissioner = bench.commissioner(NORTH);
    assertThat(bench.desk().deciding().comment(lead, change.id(), "It is at " + CANARY))
        .isInstanceOf(Decided.Refused.class);
    assertThat(
            bench
                .desk()
                .deciding()
                .reject(commissioner, change.id(), change.lock(), "Not 41 Quarrelstone Row?"))
        .isInstanceOf(Decided.Refused.class);
    assertThat(bench.desk().deciding().comment(lead, change.id(), "It is well"))
        .isInstanceOf(Decided.Done.class);
  }

  /** Commissioners read old versions and old changes, and may not know the place. */
  @Test
  void whatWasSaidBeforeThePlaceWasHiddenIsNotShownAgain() {
    Service open =
        ServiceBuilder.from(openly(aRefuge().build()))
            .described("Come to 41 Quarrelstone Row")
            .openingNote("Near CA98&nbsp;7QX")
            .build();
    bench.given(open);
    Person editor = bench.editor(open);
    Service wanted = ServiceBuilder.from(open).otherConditions("Who lives near " + CANARY).build();
    bench
        .desk()
        .editing()
        .save(editor, open.id(), bench.version(editor, open), wanted, "At CA987QX");
    ListingChange change = bench.changes().findOpen(open.id()).orElseThrow();
    Person commissioner = bench.commissioner(NORTH);
    bench.desk().deciding().approve(commissioner, change.id(), change.lock(), OptionalLong.empty());
    Service clean =
        ServiceBuilder.from(bench.live(open))
            .described("Come")
            .openingNote("Ring")
            .otherConditions("Nobody else")
            .build()
            .withLocations(List.of(new ServiceLocation.Withheld(open.locations().getFirst().id())));
    bench.given(clean);
    keepAddress(clean);
    CatalogueHistory history = CatalogueRepositories.historyOn(dataSource(), withheld);

    assertThat(history.versionsOf(open.id())).hasSize(3);
    for (Object shown :
        List.of(
            history.versionsOf(open.id()),
            history.atRevision(1).listServices(),
            history.asMayBeShown(open),
            history.asMayBeShown(wanted))) {
      assertThat(shown.toString().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
          .contains("REFUGE")
          .doesNotContain("7QX", "QUARRELSTONE");
    }
    for (ListingChange shown :
        List.of(
            bench.desk().reading().find(commissioner, change.id()).orElseThrow(),
            bench.desk().reading().changesOf(commissioner, open.id()).getFirst())) {
      assertThat(shown.base() + "" + shown.proposed() + shown.why())
          .doesNotContain("7QX", "7 Mews");
    }
  }

  /** The key is lost: what cannot be compared is not written. */
  @Test
  void wordsThatCannotBeComparedAreRefused() throws IOException {
    Service refuge = aRefuge().build();
    bench.given(refuge);
    keepAddress(refuge);
    Path file = keys.resolve("keys").resolve("withheld.key");
    byte[] key = Files.readAllBytes(file);
    Files.delete(file);
    try {
      assertThatThrownBy(
              () -> bench.given(ServiceBuilder.from(refuge).described("New words").build()))
          .isInstanceOf(KeyProblem.class);
      assertThat(bench.live(refuge).description()).isEqualTo(refuge.description());
    } finally {
      Files.write(file, key);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private boolean saved(Service refuge, Service words) {
    Person editor = bench.editor(refuge);
    Saved saved =
        bench
            .desk()
            .editing()
            .save(editor, refuge.id(), bench.version(editor, refuge), words, "Because");
    assertThat(bench.changes().findOpen(refuge.id())).isEmpty();
    return saved instanceof Saved.Refused refused && isAboutThePlace(refused.problems());
  }

  private static boolean isAboutThePlace(List<Refusal> problems) {
    return problems.stream()
        .allMatch(
            each ->
                each.reason() == Refusal.Reason.INVALID
                    && each.field() != null
                    && each.message().contains("Remove "));
  }

  private boolean submitted(Service refuge, Service words) {
    Person editor = bench.editor(refuge);
    ListingChange draft = done(bench.desk().drafting().start(editor, refuge.organisation()));
    Decided decided =
        bench.desk().drafting().submit(editor, draft.id(), draft.lock(), words, "First");
    return decided instanceof Decided.Refused refused && isAboutThePlace(refused.problems());
  }

  private static ListingChange done(Decided decided) {
    assertThat(decided).isInstanceOf(Decided.Done.class);
    return ((Decided.Done) decided).change();
  }

  /** What was handed in before there was the rule. */
  private boolean approvedFirst(Service refuge, Service words) {
    Person editor = bench.editor(refuge);
    ListingChange draft = done(bench.desk().drafting().start(editor, refuge.organisation()));
    Service clean = bench.live(refuge);
    ListingChange waiting =
        done(
            bench
                .desk()
                .drafting()
                .submit(
                    editor,
                    draft.id(),
                    draft.lock(),
                    ServiceBuilder.from(clean).atAWithheldLocation().build(),
                    ""));
    Service proposed =
        withNewPlaces(
            ServiceBuilder.from(words)
                .id(waiting.service())
                .from("waymark", waiting.service().toString())
                .build());
    ListingChange next = ListingChanges.proposing(waiting, proposed);
    bench.changes().replace(next, waiting.lock());
    return bench
            .desk()
            .deciding()
            .approve(bench.commissioner(NORTH), next.id(), next.lock(), OptionalLong.empty())
        instanceof Decided.Refused;
  }

  /** The text waits while all places are public; then the place is hidden. */
  private boolean approved(Service refuge, Service words) {
    if (words.locations().size() > 1) {
      // The words are those of a place, and decided on with the place that is hidden.
      return refuses(() -> bench.given(words));
    }
    Service open = openly(refuge);
    bench.given(open);
    Service wanted =
        ListingField.copy(
            EnumSet.complementOf(EnumSet.of(ListingField.LOCATIONS)), words, openly(words));
    Person editor = bench.editor(open);
    bench.desk().editing().save(editor, open.id(), bench.version(editor, open), wanted, "Because");
    ListingChange change = bench.changes().findOpen(open.id()).orElse(null);
    Service live = bench.live(open);
    Service hidden = ListingField.LOCATIONS.copy(refuge, live);
    if (change == null) {
      // A harmless field is live already, see LessPublicContract; it cannot come back.
      bench.given(refuge);
      if (byAddress) {
        keepAddress(refuge);
      }
      return refuses(() -> bench.given(words));
    }
    bench.given(hidden);
    if (byAddress) {
      keepAddress(hidden);
    }
    Decided decided =
        bench
            .desk()
            .deciding()
            .approve(bench.commissioner(NORTH), change.id(), change.lock(), OptionalLong.empty());
    return decided instanceof Decided.Refused;
  }

  /** The listing with its hidden place open to everybody. */
  private static Service openly(Service service) {
    List<ServiceLocation> places =
        service.locations().stream()
            .<ServiceLocation>map(
                place ->
                    place instanceof ServiceLocation.Public
                        ? place
                        : new ServiceLocation.Public(
                            place.id(), "", List.of("7 Mews"), null, null, Set.of()))
            .toList();
    return service.withLocations(places);
  }

  /** A place stands in one listing. */
  private static Service withNewPlaces(Service service) {
    return service.withLocations(
        service.locations().stream()
            .<ServiceLocation>map(place -> place.withId(new LocationId(UUID.randomUUID())))
            .toList());
  }

  private Merging merging() {
    return new Merging(
        bench.catalogue(),
        database().bean(MergeRepository.class),
        bench.changes(),
        bench.people(),
        bench.reach(),
        bench.trail(),
        bench.clock());
  }

  private long version(Service service) {
    return bench.catalogue().versionOf(service.id()).orElseThrow();
  }

  private boolean merged(Service refuge, Service words) {
    Service other =
        ServiceBuilder.from(openly(words))
            .id(anIdvaService().build().id())
            .from("test", "the other")
            .build();
    // Of another organisation, which may say so.
    Organisation elsewhere = anOrganisation().build();
    Service dropped = withNewPlaces(other).withOrganisation(elsewhere.id());
    put(elsewhere, dropped);
    Set<ListingField> fields = EnumSet.noneOf(ListingField.class);
    fields.addAll(ListingField.differing(refuge, dropped));
    fields.removeAll(
        EnumSet.of(ListingField.STATUS, ListingField.ASSURED_ON, ListingField.ARRANGEMENTS));
    if (words.locations().size() == 1) {
      fields.remove(ListingField.LOCATIONS);
    } else {
      // Public places of the other beside a hidden one cannot be taken: its own place goes.
      return refuses(() -> bench.given(words));
    }
    Merged merged =
        merging()
            .merge(
                bench.commissioner(NORTH),
                refuge.id(),
                version(refuge),
                dropped.id(),
                version(dropped),
                fields,
                "");
    return merged instanceof Merged.Refused refused
        && Stream.of("postcode", "tells the address").anyMatch(refused.message()::contains);
  }

  private boolean imported(Service refuge, Service words) {
    ImportDesk desk = bench.importDesk();
    CatalogueChange change = CatalogueChange.of("import", "test", List.of(), List.of(words));
    assertThat(desk.placesInWords(change, desk.catalogue(), HiddenPlaces.NONE)).isNotEmpty();
    return refuses(() -> desk.take(change, () -> {}));
  }

  private boolean applied(Service refuge, Service words) {
    return refuses(() -> bench.given(words));
  }

  private static boolean refuses(Runnable change) {
    try {
      change.run();
      return false;
    } catch (PlaceInWordsException e) {
      return true;
    }
  }

  @Test
  void wordsOnWhoPaysGiveNoPlaceAwayEither() {
    Service refuge = aRefuge().build();
    bench.given(refuge);
    Person commissioner = bench.commissioner(NORTH);
    CommissioningArrangement money =
        new CommissioningArrangement(
            List.of("North"),
            List.of("The fund for " + CANARY),
            null,
            null,
            null,
            null,
            null,
            null,
            Stated.NO,
            Set.of());

    Saved saved =
        bench
            .desk()
            .funding()
            .saveFunding(
                commissioner,
                refuge.id(),
                new ListingVersion(version(refuge), 0),
                List.of(money),
                "");

    assertThat(saved).isInstanceOf(Saved.Refused.class);
    assertThat(bench.live(refuge).arrangements()).isEmpty();
  }

  @Test
  void aCorrectionIsNotTakenBackToWordsThatGiveThePlaceAway() {
    Service open =
        openly(aRefuge().contact(Contact.Kind.TELEPHONE, "01632 960001 at " + CANARY).build());
    bench.given(open);
    Person editor = bench.editor(open);
    Service corrected =
        open.withContacts(List.of(new Contact(Contact.Kind.TELEPHONE, "01632 960002", null)));
    bench.desk().editing().save(editor, open.id(), bench.version(editor, open), corrected, "");
    Person commissioner = bench.commissioner(NORTH);
    ListingChange correction = bench.desk().reading().queue(commissioner).getFirst().change();
    Service hidden =
        corrected.withLocations(
            List.of(new ServiceLocation.Withheld(open.locations().getFirst().id())));
    bench.given(hidden);

    Decided decided =
        bench
            .desk()
            .deciding()
            .undo(commissioner, correction.id(), correction.lock(), "It was right");

    assertThat(decided).isInstanceOf(Decided.Refused.class);
    assertThat(bench.live(open).contacts()).isEqualTo(corrected.contacts());
  }

  @Test
  void aMergeIsNotTakenBackToWordsThatGiveThePlaceAway() {
    Service kept = aRefuge().build();
    Service dropped = anIdvaService().serving(NORTH_CITY).described("Clean words").build();
    bench.given(kept, dropped);
    wordsFromBefore(kept, "Behind the shop, " + CANARY);
    Person commissioner = bench.commissioner(NORTH);
    Merged merged =
        merging()
            .merge(
                commissioner,
                kept.id(),
                version(kept),
                dropped.id(),
                version(dropped),
                EnumSet.of(ListingField.DESCRIPTION),
                "");
    Merge merge = ((Merged.Done) merged).merge();

    assertThat(merging().undo(commissioner, merge.id())).isInstanceOf(Merged.Refused.class);
    assertThat(bench.live(kept).description()).isEqualTo("Clean words");
  }

  @Test
  void wordsThatStoodThereBeforeStopNothingElseAndGoWhenTheyAreTouched() {
    Service refuge = aRefuge().build();
    bench.given(refuge);
    wordsFromBefore(refuge, "Behind the shop, " + CANARY);
    Person lead = bench.lead(refuge);
    Service old = bench.live(refuge);

    bench.today(bench.reach().today().plusDays(3));
    assertThat(bench.desk().editing().stillCorrect(lead, refuge.id()))
        .isInstanceOf(Decided.Live.class);
    assertThat(save(lead, ServiceBuilder.from(old).openingNote("Ring twice").build()))
        .isInstanceOf(Saved.Applied.class);
    assertThat(save(lead, ServiceBuilder.from(old).described(old.description() + "!").build()))
        .isInstanceOf(Saved.Refused.class);
    assertThat(save(lead, ServiceBuilder.from(old).atAWithheldLocation().build()))
        .isInstanceOf(Saved.Refused.class);
    assertThat(bench.desk().editing().suspend(lead, refuge.id(), "Flooded"))
        .isInstanceOf(Decided.Live.class);
    assertThat(bench.desk().editing().resume(lead, refuge.id(), "Dry"))
        .isInstanceOf(Decided.Refused.class);
    assertThat(save(lead, ServiceBuilder.from(bench.live(refuge)).described("Clean").build()))
        .isInstanceOf(Saved.Applied.class);
    assertThat(bench.desk().editing().resume(lead, refuge.id(), "Dry"))
        .isInstanceOf(Decided.Done.class);
  }

  private Saved save(Person person, Service mine) {
    return bench.desk().editing().save(person, mine.id(), bench.version(person, mine), mine, "");
  }

  @Test
  void anOrganisationsOwnWordsGiveNoPlaceAway() {
    Organisation organisation = anOrganisation().build();
    Service refuge = aRefuge().runBy(organisation).build();
    put(organisation, refuge);
    for (UnaryOperator<Organisation> words : organisationWords()) {
      assertThatThrownBy(() -> put(words.apply(organisation), null))
          .isInstanceOf(PlaceInWordsException.class)
          .hasMessageNotContaining("7QX");
    }
    Organisation outspoken = anOrganisation().described("Registered at " + CANARY).build();
    Service open = anIdvaService().serving(NORTH_CITY).runBy(outspoken).build();
    put(outspoken, open);

    Person both = bench.editor(outspoken.id());
    assertThat(save(both, ServiceBuilder.from(open).atAWithheldLocation().build()))
        .isInstanceOf(Saved.Refused.class);
    assertThat(
            merging().merge(bench.administrator(), outspoken.id(), organisation.id(), "The same"))
        .isInstanceOf(Merged.Refused.class);
    assertThat(bench.live(refuge).organisation()).isEqualTo(organisation.id());
  }

  private void put(Organisation organisation, @Nullable Service service) {
    bench
        .catalogue()
        .apply(
            CatalogueChange.of(
                "import",
                "given",
                List.of(organisation),
                service == null ? List.of() : List.of(service)));
  }

  private static List<UnaryOperator<Organisation>> organisationWords() {
    return List.of(
        o -> anOrganisation().id(o.id()).named("Refuge " + CANARY).build(),
        o -> anOrganisation().id(o.id()).described("At " + CANARY).build(),
        o -> anOrganisation().id(o.id()).website("https://example.org/ca987qx").build(),
        o -> anOrganisation().id(o.id()).email("ca98.7qx@example.org").build());
  }

  /** As a Waymark without the rule has left it. */
  private void wordsFromBefore(Service service, String description) {
    Service outspoken = ServiceBuilder.from(service).described(description).build();
    try (Connection connection = dataSource().getConnection();
        PreparedStatement update =
            connection.prepareStatement("UPDATE service_record SET document = ? WHERE id = ?")) {
      update.setString(1, CatalogueDocuments.write(outspoken));
      update.setObject(2, service.id().value());
      assertThat(update.executeUpdate()).isEqualTo(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
