package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.catalogue.CatalogueFixtures.anOrganisation;
import static org.waymark.geography.GeographyFixtures.NORTH;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
import org.waymark.catalogue.confidential.PlaceInWordsException;
import org.waymark.catalogue.document.CatalogueDocuments;
import org.waymark.catalogue.field.ListingField;
import org.waymark.intake.ImportDesk;
import org.waymark.listing.duplicate.Merge;
import org.waymark.listing.duplicate.MergeRepository;
import org.waymark.listing.duplicate.Merged;
import org.waymark.listing.duplicate.Merging;
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
    NAME(b -> b.named("Refuge at " + CANARY)),
    DESCRIPTION(b -> b.described("Behind the shop, ca98\u00a07qx.")),
    URL(b -> b.url("https://example.org/find-us/CA98%207QX")),
    OFFERS(b -> b.servingInside("Round " + CANARY, aSquare(-2, 53, 0.1))),
    CONDITIONS(b -> b.otherConditions("Near CA987QX")),
    OPENING_NOTE(b -> b.openingNote("Ring at CA98-7QX")),
    CONTACT(b -> b.contact(Contact.Kind.WEBSITE, "https://example.org/ca98-7qx")),
    CONTACT_NOTE(b -> b.contact(Contact.Kind.EMAIL, "a@example.org", "Post to " + CANARY)),
    PLACE(
        b ->
            b.location(
                new ServiceLocation.Public(
                    new LocationId(new UUID(7, 7)),
                    "Office, not " + CANARY,
                    List.of("1 High Street"),
                    null,
                    null,
                    Set.of())));

    private final UnaryOperator<ServiceBuilder> edit;

    Words(UnaryOperator<ServiceBuilder> edit) {
      this.edit = edit;
    }

    Service into(Service service) {
      return edit.apply(ServiceBuilder.from(service)).build();
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

  private static Stream<Arguments> doorsAndWords() {
    return Stream.of(
            Arguments.of(
                "form, listings API, restored version", (Door) ConfidentialityContract::saved),
            Arguments.of("first listing", (Door) ConfidentialityContract::submitted),
            Arguments.of(
                "approval of a first listing", (Door) ConfidentialityContract::approvedFirst),
            Arguments.of(
                "approval of what waited when the place was hidden",
                (Door) ConfidentialityContract::approved),
            Arguments.of(
                "approval of a place that is hidden from now on",
                (Door) ConfidentialityContract::hidden),
            Arguments.of("merge", (Door) ConfidentialityContract::merged),
            Arguments.of("import", (Door) ConfidentialityContract::imported),
            Arguments.of("the catalogue itself", (Door) ConfidentialityContract::applied))
        .flatMap(
            door ->
                Stream.of(Words.values())
                    .map(words -> Arguments.of(door.get()[0], words, door.get()[1])));
  }

  private ListingBench bench = unset();

  @SuppressWarnings("NullAway")
  private static ListingBench unset() {
    return null;
  }

  @BeforeEach
  void open() {
    bench = new ListingBench(dataSource());
  }

  private static ServiceBuilder aRefuge() {
    return anIdvaService().named("Refuge").serving(NORTH_CITY).atAWithheldLocation();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("doorsAndWords")
  void noDoorTakesWordsThatGiveAHiddenPlaceAway(String name, Words words, Door door) {
    Service refuge = aRefuge().build();
    bench.given(refuge);

    boolean refused = door.refuses(this, refuge, words.into(refuge));

    assertThat(refused).as("refused").isTrue();
    for (Service live : bench.catalogue().load().listServices()) {
      boolean hides =
          live.locations().stream().anyMatch(place -> !(place instanceof ServiceLocation.Public));
      if (hides) {
        assertThat(live.toString().toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""))
            .doesNotContain("CA987QX");
      }
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
                    && each.message().contains("Remove the postcode"));
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
        ServiceBuilder.from(words)
            .id(waiting.service())
            .from("waymark", waiting.service().toString())
            .build();
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
      // A harmless field is live already: the place cannot be hidden beside it.
      return refuses(() -> bench.given(hidden));
    }
    bench.given(hidden);
    Decided decided =
        bench
            .desk()
            .deciding()
            .approve(bench.commissioner(NORTH), change.id(), change.lock(), OptionalLong.empty());
    return decided instanceof Decided.Refused;
  }

  /** The place is hidden by a change that waits; then the text is live, by an import, say. */
  private boolean hidden(Service refuge, Service words) {
    Service open = openly(refuge);
    bench.given(open);
    Person editor = bench.editor(open);
    bench.desk().editing().save(editor, open.id(), bench.version(editor, open), refuge, "Hide it");
    ListingChange change = bench.changes().findOpen(open.id()).orElseThrow();
    Service live = openly(words);
    bench.given(live);
    Decided decided =
        bench
            .desk()
            .deciding()
            .approve(
                bench.commissioner(NORTH),
                change.id(),
                change.lock(),
                OptionalLong.of(bench.catalogue().versionOf(open.id()).orElseThrow()));
    if (live.locations().size() > 1) {
      // The words are those of a public place, which goes as the other is hidden.
      return decided instanceof Decided.Done;
    }
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
    Service dropped =
        other.withLocations(
            other.locations().stream()
                .<ServiceLocation>map(place -> place.withId(new LocationId(UUID.randomUUID())))
                .toList());
    bench.given(dropped);
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
    return merged instanceof Merged.Refused refused && refused.message().contains("postcode");
  }

  private boolean imported(Service refuge, Service words) {
    ImportDesk desk = new Importing(bench.catalogue());
    CatalogueChange change = CatalogueChange.of("import", "test", List.of(), List.of(words));
    assertThat(desk.placesInWords(change)).isNotEmpty();
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
            false,
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
