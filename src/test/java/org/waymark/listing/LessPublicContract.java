package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.RECORDED;
import static org.waymark.catalogue.CatalogueFixtures.aSquare;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.geography.GeographyFixtures.NORTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Person;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Offer;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.catalogue.Visibility;
import org.waymark.catalogue.confidential.ConfidentialityRule;
import org.waymark.catalogue.confidential.PlaceInWords;
import org.waymark.catalogue.field.ListingField;
import org.waymark.catalogue.field.OfferFacts;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.catalogue.withheld.WithheldAddress;
import org.waymark.catalogue.withheld.WithheldAddresses;
import org.waymark.catalogue.withheld.WithheldKeys;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Position;
import org.waymark.testing.DatabaseContract;

/** What is taken from view is so at once, and nothing but an approval that asks for it shows it. */
abstract class LessPublicContract extends DatabaseContract {

  private static final AreaCode NORTH_CITY = new AreaCode("E06000001");
  private static final LocationId PLACE = new LocationId(new UUID(9, 1));
  private static final ServiceLocation.Public OPEN =
      new ServiceLocation.Public(
          PLACE,
          "Quietwater Lodge",
          List.of("41 Quarrelstone Row", "Carlisle"),
          "CA98 7QX",
          new Position(-2.5, 54.5),
          Set.of());
  private static final ServiceLocation WITHHELD = new ServiceLocation.Withheld(PLACE);
  private static final ServiceLocation AREA_ONLY = new ServiceLocation.AreaOnly(PLACE, NORTH_CITY);

  @TempDir private Path keys = Path.of("");

  private WithheldAddresses withheld = unsetAddresses();
  private ListingBench bench = unset();
  private TestDesk desk = unsetDesk();

  @SuppressWarnings("NullAway")
  private static WithheldAddresses unsetAddresses() {
    return null;
  }

  @SuppressWarnings("NullAway")
  private static ListingBench unset() {
    return null;
  }

  @SuppressWarnings("NullAway")
  private static TestDesk unsetDesk() {
    return null;
  }

  @BeforeEach
  void open() {
    withheld =
        new WithheldAddresses(
            database().transactions(),
            Clock.fixed(RECORDED, ZoneOffset.UTC),
            new WithheldKeys("", keys.toString()),
            CatalogueRepositories.words(database().transactions()));
    bench =
        new ListingBench(
            dataSource(),
            CatalogueRepositories.on(dataSource(), withheld, ConfidentialityRule::addedBy));
    desk = bench.desk();
  }

  private static ServiceBuilder aHouse() {
    return anIdvaService()
        .named("Moors advocacy")
        .serving(NORTH_CITY.value())
        .contact(Contact.Kind.TELEPHONE, "01632 960001")
        .contact(Contact.Kind.EMAIL, "help@example.org")
        .location(OPEN);
  }

  private static Service edited(Service service, UnaryOperator<ServiceBuilder> edit) {
    return edit.apply(ServiceBuilder.from(service)).build();
  }

  private static Service at(Service service, ServiceLocation... places) {
    return service.withLocations(List.of(places));
  }

  private Saved save(Person person, Service mine) {
    return desk.editing().save(person, mine.id(), bench.version(person, mine), mine, "Because");
  }

  private static Saved.Applied applied(Saved saved) {
    assertThat(saved).isInstanceOf(Saved.Applied.class);
    return (Saved.Applied) saved;
  }

  private static ListingChange waiting(Saved saved) {
    return Objects.requireNonNull(applied(saved).waiting());
  }

  private Decided approve(ListingChange change) {
    return desk.deciding()
        .approve(
            bench.commissioner(NORTH),
            change.id(),
            change.lock(),
            OptionalLong.of(bench.catalogue().versionOf(change.service()).orElseThrow()));
  }

  private static void refusedAsShownAgain(Decided decided, ListingField field) {
    assertThat(decided).isInstanceOf(Decided.Refused.class);
    Refusal refusal = ((Decided.Refused) decided).problems().getFirst();
    assertThat(refusal.field()).isEqualTo(field);
    assertThat(refusal.message()).contains("show again", "Reject it");
  }

  private void saysNothingOfThePlace(Service service) {
    assertThat(bench.live(service).toString())
        .doesNotContain("Quarrelstone", "Quietwater", "7QX", "54.5");
  }

  // Places

  /** A way in which a place becomes less public. */
  private enum Door {
    SAVE {
      @Override
      void hide(LessPublicContract test, Service open, Service hidden) {
        Saved.Applied saved = applied(test.save(test.bench.editor(open), hidden));
        assertThat(saved.live()).containsExactly(ListingField.LOCATIONS);
        assertThat(saved.waiting()).isNull();
      }
    },
    WORKBOOK {
      @Override
      void hide(LessPublicContract test, Service open, Service hidden) {
        Person editor = test.bench.editor(open);
        ListingEditing.Rehearsal told =
            test.desk
                .editing()
                .rehearse(editor, open.id(), test.bench.version(editor, open), hidden)
                .orElseThrow();
        assertThat(told.live()).containsExactly(ListingField.LOCATIONS);
        assertThat(told.waiting()).isEmpty();
        List<Saved> saved =
            test.desk
                .together()
                .save(
                    editor,
                    List.of(
                        new ListingTogether.Save.OfListing(
                            open.id(), test.bench.version(editor, open), hidden)),
                    "");
        applied(saved.getFirst());
      }
    },
    IMPORT {
      @Override
      void hide(LessPublicContract test, Service open, Service hidden) {
        test.bench
            .importDesk()
            .take(CatalogueChange.of("import", "test", List.of(), List.of(hidden)), () -> {});
      }
    };

    abstract void hide(LessPublicContract test, Service open, Service hidden);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void aPlaceIsTakenFromViewAtOnceAndItsAddressIsKeptSealed(Door door) {
    for (ServiceLocation hidden : List.of(AREA_ONLY, WITHHELD)) {
      Service open = aHouse().build();
      bench.given(open);

      door.hide(this, open, at(open, hidden));

      assertThat(bench.live(open).locations()).containsExactly(hidden);
      saysNothingOfThePlace(open);
      WithheldAddress kept = withheld.find(PLACE).orElseThrow();
      assertThat(kept.lines())
          .containsExactly("Quietwater Lodge", "41 Quarrelstone Row", "Carlisle");
      assertThat(kept.postcode()).isEqualTo("CA98 7QX");
      CatalogueRepositories.historyOn(dataSource())
          .versionsOf(open.id())
          .forEach(version -> assertThat(String.valueOf(version.service())).doesNotContain("7QX"));
      bench.catalogue().removeSource("test", "test", "next");
    }
  }

  @Test
  void whatIsLessPublicOfAPlaceIsLiveAndWhatIsMoreWaits() {
    Service open = aHouse().build();
    bench.given(open);
    Person editor = bench.editor(open);

    applied(save(editor, at(open, AREA_ONLY)));
    applied(save(editor, at(open, WITHHELD)));
    assertThat(bench.live(open).locations()).containsExactly(WITHHELD);

    ListingChange area = waiting(save(editor, at(open, AREA_ONLY)));
    assertThat(bench.live(open).locations()).containsExactly(WITHHELD);
    assertThat(approve(area)).isInstanceOf(Decided.Done.class);
    assertThat(bench.live(open).locations()).containsExactly(AREA_ONLY);
    waiting(save(editor, at(open, OPEN)));
    assertThat(bench.live(open).locations()).containsExactly(AREA_ONLY);
  }

  @Test
  void detailsOfAPublicPlaceGoAtOnceAndOthersWait() {
    Service open = aHouse().build();
    bench.given(open);
    Person editor = bench.editor(open);
    ServiceLocation roughly =
        new ServiceLocation.Public(
            PLACE, "", List.of("Carlisle"), "CA98", new Position(-2.6, 54.6), Set.of());

    assertThat(applied(save(editor, at(open, roughly))).waiting()).isNull();
    assertThat(bench.live(open).locations()).containsExactly(roughly);
    waiting(save(editor, at(open, OPEN)));
    assertThat(bench.live(open).locations()).containsExactly(roughly);

    // The old address stays until the new one is approved.
    Service moved = aHouse().location(elsewhere(2)).build();
    bench.given(moved.withLocations(List.of(elsewhere(3))));
    waiting(
        save(
            bench.editor(moved),
            moved.withLocations(
                List.of(
                    new ServiceLocation.Public(
                        elsewhere(3).id(), "", List.of("2 New Road"), null, null, Set.of())))));
    assertThat(bench.live(moved).locations()).containsExactly(elsewhere(3));
  }

  private static ServiceLocation elsewhere(int number) {
    return new ServiceLocation.Public(
        new LocationId(new UUID(9, number)),
        "",
        List.of(number + " Nettlebank Road"),
        null,
        null,
        Set.of());
  }

  @Test
  void aPlaceThatIsTakenOutIsGoneAndOneThatIsSecretIsThereAtOnce() {
    Service open = aHouse().build();
    bench.given(open);
    Person editor = bench.editor(open);
    ServiceLocation secret = new ServiceLocation.Withheld(new LocationId(new UUID(9, 5)));
    ServiceLocation roughly =
        new ServiceLocation.AreaOnly(new LocationId(new UUID(9, 6)), NORTH_CITY);

    ListingChange change = waiting(save(editor, at(open, secret, roughly, elsewhere(2))));

    assertThat(bench.live(open).locations())
        .containsExactly(secret, new ServiceLocation.Withheld(roughly.id()));
    assertThat(approve(change)).isInstanceOf(Decided.Done.class);
    assertThat(bench.live(open).locations()).containsExactly(secret, roughly, elsewhere(2));
  }

  @Test
  void whoRefusesTheRestShowsNothingAgain() {
    Service open = aHouse().build();
    bench.given(open);
    Service mine = edited(at(open, WITHHELD, elsewhere(2)), b -> b.ages(16, 25));

    Saved.Applied saved = applied(save(bench.editor(open), mine));

    assertThat(saved.live()).containsExactly(ListingField.LOCATIONS);
    assertThat(saved.waitingFields()).containsExactly(ListingField.AGES, ListingField.LOCATIONS);
    ListingChange change = waiting(saved);
    assertThat(String.valueOf(change.base()) + change.proposed()).doesNotContain("Quarrelstone");
    desk.deciding().reject(bench.commissioner(NORTH), change.id(), change.lock(), "No");
    assertThat(bench.live(open))
        .isEqualTo(edited(at(open, WITHHELD), b -> b.editedOn(CatalogueFixtures.TODAY)));
  }

  @Test
  void whatWaitedBeforeAPlaceWasHiddenDoesNotShowItAgain() {
    Service open = aHouse().build();
    bench.given(open);
    Person editor = bench.editor(open);
    ListingChange more = waiting(save(editor, at(open, OPEN, elsewhere(2))));
    bench.given(at(open, WITHHELD));

    refusedAsShownAgain(approve(more), ListingField.LOCATIONS);
    saysNothingOfThePlace(open);

    // At the desk the part that hides is taken out of what waits, and the rest can be approved.
    Service other = at(aHouse().build(), elsewhere(3));
    bench.given(other);
    waiting(save(bench.editor(other), at(other, elsewhere(3), elsewhere(4))));
    ServiceLocation hidden = new ServiceLocation.Withheld(elsewhere(3).id());
    ListingChange rest = waiting(save(bench.editor(other), at(other, hidden, elsewhere(4))));
    assertThat(bench.live(other).locations()).containsExactly(hidden);
    assertThat(
            desk.deciding()
                .approve(bench.commissioner(NORTH), rest.id(), rest.lock(), OptionalLong.empty()))
        .isInstanceOf(Decided.Done.class);
    assertThat(bench.live(other).locations()).containsExactly(hidden, elsewhere(4));
  }

  @Test
  void aFormFromBeforeAPlaceWasHiddenDoesNotAskForItAgain() {
    Service open = aHouse().build();
    bench.given(open);
    Person slow = bench.editor(open);
    ListingVersion seen = bench.version(slow, open);
    applied(save(bench.editor(open), at(open, WITHHELD)));

    Saved saved =
        desk.editing()
            .save(
                slow,
                open.id(),
                seen,
                edited(at(open, OPEN, elsewhere(2)), b -> b.described("New words")),
                "");

    ListingChange rest = waiting(saved);
    assertThat(Objects.requireNonNull(rest.proposed()).locations())
        .containsExactly(WITHHELD, elsewhere(2));
    assertThat(bench.live(open).description()).isEqualTo("New words");
    saysNothingOfThePlace(open);
  }

  @Test
  void changesFromBeforeAPlaceWasHiddenAreReadWithoutIt() {
    Service open = at(aHouse().build(), elsewhere(2));
    bench.given(open);
    Person editor = bench.editor(open);
    Person commissioner = bench.commissioner(NORTH);
    ListingChange shown = waiting(save(editor, at(open, elsewhere(2), OPEN)));
    assertThat(String.valueOf(desk.reading().find(commissioner, shown.id())))
        .doesNotContain("Quarrelstone");
    assertThat(
            String.valueOf(desk.reading().find(commissioner, shown.id()).orElseThrow().proposed()))
        .contains("Quarrelstone");
    approve(shown);
    applied(save(editor, at(open, elsewhere(2), WITHHELD)));

    assertThat(
            desk.reading().changesOf(commissioner, open.id()).stream()
                .map(change -> String.valueOf(change.base()) + change.proposed()))
        .noneMatch(words -> words.contains("Quarrelstone") || words.contains("Quietwater"));

    // Somebody asks for it to be shown: whoever decides has to see what.
    ListingChange asked = waiting(save(editor, at(open, elsewhere(2), OPEN)));
    assertThat(
            String.valueOf(desk.reading().find(commissioner, asked.id()).orElseThrow().proposed()))
        .contains("Quarrelstone");
  }

  @Test
  void anEarlierVersionThatIsPutBackShowsNothingAgain() {
    Service open = aHouse().build();
    bench.given(open);
    Person editor = bench.editor(open);
    applied(save(editor, at(open, WITHHELD)));
    Service masked =
        CatalogueRepositories.historyOn(dataSource()).versionsOf(open.id()).getLast().service();

    assertThat(save(editor, Objects.requireNonNull(masked))).isInstanceOf(Saved.Unchanged.class);
    // Nor does one who knows the address by heart.
    waiting(save(editor, open));
    saysNothingOfThePlace(open);
  }

  @Test
  void aDistanceGoesWithThePlaceThatItStartedFrom() {
    Service open = aHouse().servingWithinKilometres(20).build();
    bench.given(open);
    Person editor = bench.editor(open);
    waiting(save(editor, edited(open, b -> b.alsoOffering("counselling").servingEngland())));
    Service working = desk.reading().open(editor, open.id()).orElseThrow().working();
    Service hidden = at(working.withOffers(OfferFacts.withoutRadius(working.offers())), WITHHELD);

    applied(save(editor, hidden));

    Service live = bench.live(open);
    assertThat(live.locations()).containsExactly(WITHHELD);
    assertThat(live.offers()).hasSize(1);
    assertThat(live.offers().getFirst().serviceAreas()).hasSize(1);
  }

  @Test
  void aPlaceIsHiddenThoughTheKeyForItsAddressIsLost() throws IOException {
    Service first = at(aHouse().build(), elsewhere(2));
    bench.given(first);
    applied(save(bench.editor(first), at(first, new ServiceLocation.Withheld(elsewhere(2).id()))));
    Files.delete(keys.resolve("keys").resolve("withheld.key"));
    Service open = aHouse().build();
    bench.given(open);

    applied(save(bench.editor(open), at(open, WITHHELD)));

    saysNothingOfThePlace(open);
    assertThat(withheld.has(PLACE)).isFalse();
  }

  // Words

  /** A text of a listing that tells the street. */
  private enum Words {
    NAME(b -> b.named("Help at 41 Quarrelstone Row"), b -> b.named("Help")),
    DESCRIPTION(b -> b.described("At 41, Quarrelstone Row"), b -> b.described("Here")),
    URL(
        b -> b.url("https://example.org/41-quarrelstone-row"),
        b -> b.url("https://example.org/other")),
    OFFERS(
        b -> b.servingInside("Round Quietwater Lodge", aSquare(-2, 53, 0.1)),
        b -> b.servingInside("Round here", aSquare(-2, 53, 0.1))),
    CONDITIONS(b -> b.otherConditions("Near CA98 7QX"), b -> b.otherConditions("Near here")),
    OPENING_NOTE(b -> b.openingNote("Ring at CA98-7QX"), b -> b.openingNote("Ring")),
    CONTACT_NOTE(
        b -> b.contact(Contact.Kind.TEXT, "07700 900123", "Post to Quietwater Lodge"),
        b -> b.contact(Contact.Kind.TEXT, "07700 900123", "By day"));

    private final UnaryOperator<ServiceBuilder> tell;
    private final UnaryOperator<ServiceBuilder> mend;

    Words(UnaryOperator<ServiceBuilder> tell, UnaryOperator<ServiceBuilder> mend) {
      this.tell = tell;
      this.mend = mend;
    }
  }

  @ParameterizedTest
  @EnumSource(Words.class)
  void hidingSucceedsThoughWordsTellThePlaceAndTheyAreNamedAndMendedAtOnce(Words words) {
    Service open = edited(aHouse().build(), words.tell);
    bench.given(open);
    Person editor = bench.editor(open);

    applied(save(editor, at(open, WITHHELD)));

    assertThat(bench.live(open).locations()).containsExactly(WITHHELD);
    assertThat(withheld.has(PLACE)).isTrue();
    List<PlaceInWords> told = desk.editing().stillTold(bench.live(open));
    assertThat(told).isNotEmpty();
    assertThat(told.getFirst().message()).contains("Remove ");

    Service mended = edited(at(aHouse().id(open.id()).build(), WITHHELD), words.mend);
    applied(
        save(
            editor,
            ListingField.copy(ListingField.differing(open, mended), mended, bench.live(open))));

    assertThat(desk.editing().stillTold(bench.live(open))).isEmpty();
    saysNothingOfThePlace(open);
  }

  @Test
  void wordsAreMendedInTheVerySaveThatHides() {
    Service open =
        aHouse()
            .otherConditions("Sober. Come to 41 Quarrelstone Row.")
            .url("https://example.org/quietwater-lodge")
            .build();
    bench.given(open);
    Service mine =
        edited(at(open, WITHHELD), b -> b.otherConditions("Sober.").url("https://example.org/new"));

    ListingChange rest = waiting(save(bench.editor(open), mine));

    assertThat(rest.fields()).containsExactly(ListingField.URL);
    saysNothingOfThePlace(open);
    assertThat(approve(rest)).isInstanceOf(Decided.Done.class);
    assertThat(bench.live(open)).isEqualTo(edited(mine, b -> b.editedOn(CatalogueFixtures.TODAY)));
  }

  // Contacts

  @Test
  void aContactIsTakenAwayAtOnceAndAnotherWaits() {
    Service service = aHouse().contact(Contact.Kind.TELEPHONE, "01632 960002", "Night").build();
    bench.given(service);
    Person editor = bench.editor(service);
    Contact day = service.contacts().get(0);
    Contact mail = service.contacts().get(1);
    Contact night = service.contacts().get(2);
    Contact fresh = new Contact(Contact.Kind.EMAIL, "new@example.org", null);

    ListingChange change = waiting(save(editor, service.withContacts(List.of(day, mail, fresh))));
    assertThat(bench.live(service).contacts()).containsExactly(day, mail);
    assertThat(approve(change)).isInstanceOf(Decided.Done.class);
    assertThat(bench.live(service).contacts()).containsExactly(day, mail, fresh);

    Contact other = new Contact(Contact.Kind.EMAIL, "other@example.org", null);
    waiting(save(editor, service.withContacts(List.of(day, mail, other))));
    assertThat(bench.live(service).contacts()).containsExactly(day, mail, fresh);
    assertThat(applied(save(editor, service.withContacts(List.of(day)))).waiting()).isNull();
    assertThat(bench.live(service).contacts()).containsExactly(day);
    assertThat(night.note()).isEqualTo("Night");
  }

  @Test
  void aNumberThatIsTakenAwayDoesNotComeBackWithACorrectionOrWhatWaited() {
    Service service = aHouse().contact(Contact.Kind.TELEPHONE, "07700 900001", "Jane").build();
    bench.given(service);
    Person editor = bench.editor(service);
    Person commissioner = bench.commissioner(NORTH);
    Contact corrected = new Contact(Contact.Kind.TELEPHONE, "01632 960009", null);
    Contact mail = service.contacts().get(1);

    Saved.Applied saved = applied(save(editor, service.withContacts(List.of(corrected, mail))));
    assertThat(saved.waiting()).isNull();
    ListingChange correction = desk.reading().queue(commissioner).getFirst().change();
    assertThat(
            desk.deciding()
                .undo(commissioner, correction.id(), correction.lock(), "Not their number"))
        .isInstanceOf(Decided.Done.class);
    assertThat(bench.live(service).contacts()).containsExactly(service.contacts().get(0), mail);

    List<Contact> more = new ArrayList<>(bench.live(service).contacts());
    more.add(new Contact(Contact.Kind.WEBSITE, "https://new.example.org/", null));
    ListingChange change = waiting(save(editor, service.withContacts(more)));
    bench.given(bench.live(service).withContacts(List.of(mail)));
    refusedAsShownAgain(approve(change), ListingField.CONTACTS);
  }

  @Test
  void aPageIsTakenAwayAtOnceAndDoesNotComeBackWithWhatWaited() {
    Service service = aHouse().url("https://example.org/us").otherConditions("Sober").build();
    bench.given(service);
    Person editor = bench.editor(service);

    assertThat(
            applied(save(editor, edited(service.withUrl(null), b -> b.otherConditions("")))).live())
        .containsExactly(ListingField.URL, ListingField.CONDITIONS);
    assertThat(bench.live(service).url()).isNull();
    waiting(save(editor, service));
    assertThat(bench.live(service).url()).isNull();
  }

  // The whole listing

  @Test
  void aListingBecomesUnlistedAtOnceAndListedWhenThatIsApproved() {
    Service service = aHouse().build();
    bench.given(service);
    Person editor = bench.editor(service);

    applied(save(editor, service.withVisibility(Visibility.PROFESSIONALS)));
    assertThat(bench.live(service).visibility()).isEqualTo(Visibility.PROFESSIONALS);
    ListingChange change = waiting(save(editor, service));
    assertThat(bench.live(service).visibility()).isEqualTo(Visibility.PROFESSIONALS);
    assertThat(approve(change)).isInstanceOf(Decided.Done.class);
    assertThat(bench.live(service).isPublic()).isTrue();
  }

  @Test
  void aClosedListingIsNotPublishedByWhatWaitedBefore() {
    Service service = aHouse().status(ListingStatus.SUSPENDED).build();
    bench.given(service);
    Person editor = bench.editor(service);
    desk.editing().resume(editor, service.id(), "Again");

    assertThat(desk.editing().close(editor, service.id(), "No money"))
        .isInstanceOf(Decided.Live.class);
    assertThat(bench.changes().findOpen(service.id())).isEmpty();

    Service other = aHouse().location(elsewhere(2)).status(ListingStatus.SUSPENDED).build();
    bench.given(other.withLocations(List.of()));
    desk.editing().resume(bench.editor(other), other.id(), "Again");
    bench.given(other.withLocations(List.of()).withStatus(ListingStatus.CLOSED));
    refusedAsShownAgain(
        approve(bench.changes().findOpen(other.id()).orElseThrow()), ListingField.STATUS);
  }

  private static ServiceBuilder reachingLess(ServiceBuilder builder) {
    Service service = builder.build();
    Offer offer = service.offers().getFirst();
    return ServiceBuilder.from(
        service.withOffers(
            List.of(
                new Offer(
                    offer.supportTypes(),
                    offer.deliveryModes(),
                    offer.serviceAreas().subList(0, 1)))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ages", "reach", "smaller reach", "crimes"})
  void whatIsNeitherMoreNorLessPublicWaitsAsItDid(String what) {
    Service service = aHouse().serving("E06000001", "E06000002").build();
    bench.given(service);
    Map<String, UnaryOperator<ServiceBuilder>> edits =
        Map.of(
            "ages", b -> b.ages(18, null),
            "reach", b -> b.servingEngland(),
            "smaller reach", LessPublicContract::reachingLess,
            "crimes", b -> b.forCrimes("rape"));

    Saved.Applied saved =
        applied(
            save(bench.editor(service), edited(service, Objects.requireNonNull(edits.get(what)))));

    assertThat(saved.live()).isEmpty();
    assertThat(saved.waitingFields()).hasSize(1);
  }
}
