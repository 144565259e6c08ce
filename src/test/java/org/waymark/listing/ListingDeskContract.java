package org.waymark.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.aHelpline;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.geography.GeographyFixtures.NORTH;
import static org.waymark.geography.GeographyFixtures.SOUTH;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditReader;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.field.ListingField;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingChange.State;
import org.waymark.mail.Letter;
import org.waymark.testing.DatabaseContract;

abstract class ListingDeskContract extends DatabaseContract {

  private static final AreaCode NORTH_CITY = new AreaCode("E06000001");
  private static final AreaCode SOUTH_TOWN = new AreaCode("E06000002");

  private ListingBench bench = unset();
  private TestDesk desk = unsetDesk();

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
    bench = new ListingBench(dataSource());
    desk = bench.desk();
  }

  private static ServiceBuilder northern() {
    return anIdvaService()
        .named("Northern IDVA")
        .serving(NORTH_CITY.value())
        .contact(Contact.Kind.TELEPHONE, "01632 960001", "Day")
        .contact(Contact.Kind.EMAIL, "help@example.org");
  }

  private static Service edited(Service service, UnaryOperator<ServiceBuilder> edit) {
    return edit.apply(ServiceBuilder.from(service)).build();
  }

  private Saved save(Person person, Service service, Service mine) {
    return desk.editing()
        .save(person, service.id(), bench.version(person, service), mine, "Because");
  }

  private static Saved.Applied applied(Saved saved) {
    assertThat(saved).isInstanceOf(Saved.Applied.class);
    return (Saved.Applied) saved;
  }

  private static ListingChange done(Decided decided) {
    assertThat(decided).isInstanceOf(Decided.Done.class);
    return ((Decided.Done) decided).change();
  }

  private static Refusal.Reason refused(Decided decided) {
    assertThat(decided).isInstanceOf(Decided.Refused.class);
    return ((Decided.Refused) decided).problems().getFirst().reason();
  }

  private static ListingChange waiting(Saved saved) {
    return Objects.requireNonNull(applied(saved).waiting());
  }

  private static Service withNumber(Service service, String number) {
    List<Contact> contacts = new ArrayList<>(service.contacts());
    contacts.set(0, new Contact(Contact.Kind.TELEPHONE, number, contacts.getFirst().note()));
    return service.withContacts(contacts);
  }

  @Test
  void aHarmlessFieldIsLiveAtOnceAndASensitiveOneWaitsWhileTheOldOneStays() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    Service mine =
        edited(service, b -> b.described("New words").ages(16, 25).openingNote("Ring twice"));

    Saved.Applied saved = applied(save(editor, service, mine));

    assertThat(saved.live()).containsExactly(ListingField.DESCRIPTION, ListingField.OPENING_NOTE);
    assertThat(saved.waitingFields()).containsExactly(ListingField.AGES);
    assertThat(bench.live(service).description()).isEqualTo("New words");
    assertThat(bench.live(service).eligibility().minimumAge()).isZero();
    WorkingListing shown = desk.reading().open(editor, service.id()).orElseThrow();
    assertThat(shown.working()).isEqualTo(edited(mine, b -> b.editedOn(CatalogueFixtures.TODAY)));
    assertThat(shown.version()).isEqualTo(saved.version());
    assertThat(save(editor, service, mine)).isInstanceOf(Saved.Unchanged.class);
  }

  /** Killed between the two, a program would have made a change that nobody hears of. */
  @Test
  void aChangeAndTheLettersAboutItAreBothKeptOrNeitherIs() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    Person commissioner = bench.commissioner(NORTH);
    TestDesk broken = bench.deskWithoutLetters();
    Service mine = edited(service, b -> b.described("New words").ages(16, 25));

    assertThatThrownBy(
            () ->
                broken
                    .editing()
                    .save(editor, service.id(), bench.version(editor, service), mine, ""))
        .isInstanceOf(IllegalStateException.class);
    assertThat(bench.live(service).description()).isEqualTo(service.description());
    assertThat(bench.changes().findOpen(service.id())).isEmpty();

    ListingChange change = waiting(save(editor, service, mine));
    assertThatThrownBy(
            () ->
                broken
                    .deciding()
                    .approve(commissioner, change.id(), change.lock(), OptionalLong.empty()))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () -> broken.deciding().reject(commissioner, change.id(), change.lock(), "Why"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> broken.deciding().comment(commissioner, change.id(), "Why 25?"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(bench.live(service).eligibility().minimumAge()).isZero();
    ListingChange still = bench.changes().findOpen(service.id()).orElseThrow();
    assertThat(still.lock()).isEqualTo(change.lock());
    assertThat(still.comments()).isEmpty();
  }

  @Test
  void anApproverOfTheAreaWhoIsNotTheAuthorApprovesAndOnlyTheChangedFieldsAreApplied() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    Person commissioner = bench.commissioner(NORTH);
    ListingChange change = waiting(save(editor, service, edited(service, b -> b.ages(16, 25))));
    // The description moves meanwhile, and is not put back by the approval.
    save(editor, service, edited(service, b -> b.described("Later words").ages(16, 25)));
    assertThat(bench.letters())
        .extracting(Letter::to)
        .containsExactly(commissioner.account().email());

    assertThat(
            refused(
                desk.deciding().approve(editor, change.id(), change.lock(), OptionalLong.empty())))
        .isEqualTo(Refusal.Reason.NOT_ALLOWED);
    assertThat(
            refused(
                desk.deciding()
                    .approve(
                        bench.commissioner(SOUTH),
                        change.id(),
                        change.lock(),
                        OptionalLong.empty())))
        .isEqualTo(Refusal.Reason.UNKNOWN);
    Decided decided =
        desk.deciding().approve(commissioner, change.id(), change.lock(), OptionalLong.empty());

    assertThat(done(decided).state()).isEqualTo(State.APPROVED);
    assertThat(bench.live(service).eligibility().maximumAge()).isEqualTo(25);
    assertThat(bench.live(service).description()).isEqualTo("Later words");
    assertThat(bench.letters())
        .extracting(Letter::to)
        .containsExactly(commissioner.account().email(), editor.account().email());
    assertThat(bench.letters().getFirst().text())
        .contains("https://waymark.example.org/approvals/changes/" + change.id());
  }

  @Test
  void aCommissionerWhoKeepsTheListingTooDoesNotApproveTheirOwnChange() {
    Service service = northern().build();
    bench.given(service);
    Person both =
        bench.person(
            new Grant.Provider(service.organisation(), true), new Grant.Commissioner(NORTH));
    ListingChange change = waiting(save(both, service, edited(service, b -> b.ages(16, 25))));

    assertThat(
            refused(
                desk.deciding().approve(both, change.id(), change.lock(), OptionalLong.empty())))
        .isEqualTo(Refusal.Reason.NOT_ALLOWED);
    assertThat(desk.reading().queue(both)).hasSize(1).noneMatch(QueueEntry::mayDecide);
  }

  @Test
  void aLetterAboutAChangeThatWasTakenBackOrDecidedBeforeItWasSentIsNotSent() {
    Service one = northern().build();
    Service other = northern().runBy(one.organisation()).build();
    bench.given(one, other);
    Person editor = bench.editor(one);
    Person commissioner = bench.commissioner(NORTH);
    ListingChange taken = waiting(save(editor, one, edited(one, b -> b.ages(16, 25))));
    ListingChange decided = waiting(save(editor, other, edited(other, b -> b.ages(16, 25))));
    done(desk.deciding().withdraw(editor, taken.id(), taken.lock()));
    done(desk.deciding().approve(commissioner, decided.id(), decided.lock(), OptionalLong.empty()));

    assertThat(bench.letters()).extracting(Letter::to).containsExactly(editor.account().email());
  }

  @Test
  void anApproverOfAnAreaThatIsOnlyReachedAfterTheChangeMayDecideAndOfEnglandAnybody() {
    Service service = northern().build();
    Service national = aHelpline().build();
    bench.given(service, national);
    Person south = bench.commissioner(SOUTH);
    waiting(
        save(bench.editor(service), service, edited(service, b -> b.serving(SOUTH_TOWN.value()))));
    waiting(save(bench.editor(national), national, edited(national, b -> b.ages(18, null))));

    assertThat(desk.reading().queue(south)).hasSize(2).allMatch(QueueEntry::mayDecide);
  }

  @Test
  void aCorrectedNumberIsLiveAtOnceToldToTheLeadAndTheApproverAndCanBeTakenBack() {
    Service service = northern().build();
    bench.given(service);
    Person lead = bench.lead(service);
    Person commissioner = bench.commissioner(NORTH);

    Saved.Applied saved =
        applied(save(bench.editor(service), service, withNumber(service, "01632 960999")));

    assertThat(saved.live()).containsExactly(ListingField.CONTACTS);
    assertThat(saved.waiting()).isNull();
    assertThat(bench.live(service).contacts().getFirst().value()).isEqualTo("01632 960999");
    assertThat(bench.readers()).containsExactly(lead.account().email());
    assertThat(bench.letters().getFirst().text()).doesNotContain("01632");
    QueueEntry entry = desk.reading().queue(commissioner).getFirst();
    assertThat(entry.change().kind()).isEqualTo(ListingChange.Kind.CORRECTION);
    done(
        desk.deciding()
            .undo(commissioner, entry.change().id(), entry.change().lock(), "Not their number"));
    assertThat(bench.live(service).contacts()).isEqualTo(service.contacts());
    assertThat(desk.reading().queue(commissioner)).isEmpty();
  }

  @Test
  void anyOtherContactWaitsAndANumberCorrectedMeanwhileIsLiveAllTheSame() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    Service more =
        edited(service, b -> b.contact(Contact.Kind.WEBSITE, "https://new.example.org/"));
    assertThat(applied(save(editor, service, more)).live()).isEmpty();

    Saved.Applied saved = applied(save(editor, service, withNumber(more, "01632 960777")));

    assertThat(bench.live(service))
        .isEqualTo(
            withNumber(edited(service, b -> b.editedOn(CatalogueFixtures.TODAY)), "01632 960777"));
    ListingChange change = Objects.requireNonNull(saved.waiting());
    Person commissioner = bench.commissioner(NORTH);
    done(desk.deciding().approve(commissioner, change.id(), change.lock(), OptionalLong.empty()));
    assertThat(bench.live(service))
        .isEqualTo(
            withNumber(edited(more, b -> b.editedOn(CatalogueFixtures.TODAY)), "01632 960777"));
  }

  @Test
  void savesOfDifferentFieldsFromTheSameVersionAreMergedAndOfTheSameFieldLoseNeither() {
    Service service = northern().build();
    bench.given(service);
    Person one = bench.editor(service);
    Person other = bench.editor(service);
    ListingVersion seen = bench.version(one, service);
    applied(
        desk.editing()
            .save(
                one,
                service.id(),
                seen,
                edited(service, b -> b.described("One's").ages(16, 25)),
                ""));

    Service theirs = edited(service, b -> b.openingNote("Other's").otherConditions("Sober"));
    Saved.Applied merged = applied(desk.editing().save(other, service.id(), seen, theirs, ""));
    Service mine = edited(service, b -> b.described("Mine").ages(18, 25).interpreting());
    Saved again = desk.editing().save(other, service.id(), seen, mine, "");

    assertThat(Objects.requireNonNull(merged.waiting()).fields())
        .containsExactly(ListingField.AGES, ListingField.CONDITIONS);
    assertThat(again).isInstanceOf(Saved.Conflict.class);
    Saved.Conflict conflict = (Saved.Conflict) again;
    assertThat(conflict.fields()).containsExactly(ListingField.DESCRIPTION, ListingField.AGES);
    assertThat(conflict.base()).isEqualTo(service);
    assertThat(conflict.theirs().description()).isEqualTo("One's");
    assertThat(conflict.mine().description()).isEqualTo("Mine");
    assertThat(conflict.merged().interpreting()).isEqualTo(Stated.YES);
    assertThat(bench.live(service).interpreting()).isEqualTo(Stated.NOT_STATED);
    Service decision = ListingField.copy(conflict.fields(), conflict.mine(), conflict.merged());
    applied(desk.editing().save(other, service.id(), conflict.version(), decision, ""));
    WorkingListing end = desk.reading().open(one, service.id()).orElseThrow();
    assertThat(end.working().description()).isEqualTo("Mine");
    assertThat(end.working().eligibility().minimumAge()).isEqualTo(18);
    assertThat(end.working().openingNote()).isEqualTo("Other's");
  }

  @Test
  void aFieldSetBackToWhatIsLiveLeavesTheChangeAndTheLastOneWithdrawsIt() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    ListingChange change =
        waiting(save(editor, service, edited(service, b -> b.ages(16, 25).otherConditions("X"))));
    assertThat(waiting(save(editor, service, edited(service, b -> b.ages(16, 25)))).fields())
        .containsExactly(ListingField.AGES);

    assertThat(applied(save(editor, service, service)).waiting()).isNull();
    assertThat(desk.reading().find(editor, change.id()).orElseThrow().state())
        .isEqualTo(State.WITHDRAWN);
  }

  @Test
  void anApprovalShowsWhereTheLiveListingHasMovedInTheSameField() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    Person commissioner = bench.commissioner(NORTH);
    ListingChange change = waiting(save(editor, service, edited(service, b -> b.ages(16, 25))));
    // An import changes it behind the desk.
    bench.given(edited(service, b -> b.ages(13, 19)));

    Decided moved =
        desk.deciding().approve(commissioner, change.id(), change.lock(), OptionalLong.empty());

    assertThat(moved).isInstanceOf(Decided.Moved.class);
    assertThat(((Decided.Moved) moved).fields()).containsExactly(ListingField.AGES);
    assertThat(bench.live(service).eligibility().minimumAge()).isEqualTo(13);
    long live = ((Decided.Moved) moved).liveVersion();
    done(desk.deciding().approve(commissioner, change.id(), change.lock(), OptionalLong.of(live)));
    assertThat(bench.live(service).eligibility().minimumAge()).isEqualTo(16);
  }

  @Test
  void noFormOfAProviderChangesStatusMoneyOrAssurance() {
    Service service =
        northern().assuredOn(LocalDate.of(2026, 1, 1)).commissionedBy(null, "North PCC").build();
    bench.given(service);
    Service mine =
        edited(
            service,
            b ->
                b.withoutArrangements()
                    .status(ListingStatus.CLOSED)
                    .assuredOn(CatalogueFixtures.TODAY)
                    .runBy(CatalogueFixtures.anOrganisation().build())
                    .from("hostile", "x"));

    assertThat(save(bench.editor(service), service, mine)).isInstanceOf(Saved.Unchanged.class);
    assertThat(save(bench.editor(service), service, edited(mine, b -> b.named("Other name"))))
        .isInstanceOf(Saved.Applied.class);
    assertThat(bench.live(service))
        .isEqualTo(edited(service, b -> b.named("Other name").editedOn(CatalogueFixtures.TODAY)));
  }

  @Test
  void anEditKeepsItsDayWhenTheProvidersOwnPeopleMadeIt() {
    Service service = northern().build();
    bench.given(service);

    applied(
        save(bench.administrator(), service, edited(service, b -> b.named("By somebody else"))));
    assertThat(bench.live(service).editedOn()).isNull();

    Service live = bench.live(service);
    applied(save(bench.editor(service), live, edited(live, b -> b.named("By the provider"))));
    assertThat(bench.live(service).editedOn()).isEqualTo(CatalogueFixtures.TODAY);
  }

  @Test
  void whatAProviderProposedIsAnEditOfThatDayOnceItIsApproved() {
    Service service = northern().build();
    bench.given(service);
    ListingChange change =
        waiting(save(bench.editor(service), service, edited(service, b -> b.ages(16, 25))));
    assertThat(bench.live(service).editedOn()).isNull();
    bench.today(CatalogueFixtures.TODAY.plusDays(5));

    done(
        desk.deciding()
            .approve(bench.commissioner(NORTH), change.id(), change.lock(), OptionalLong.empty()));

    assertThat(bench.live(service).editedOn()).isEqualTo(CatalogueFixtures.TODAY);
  }

  @Test
  void somebodyElsesListingIsNotThere() {
    Service service = northern().build();
    Service other = anIdvaService().serving(SOUTH_TOWN.value()).build();
    bench.given(service, other);
    Person stranger = bench.editor(other);
    ListingVersion version = bench.version(bench.editor(service), service);

    assertThat(desk.reading().open(stranger, service.id())).isEmpty();
    Saved saved = desk.editing().save(stranger, service.id(), version, service, "");
    assertThat(saved).isInstanceOf(Saved.Refused.class);
    assertThat(((Saved.Refused) saved).problems().getFirst().reason())
        .isEqualTo(Refusal.Reason.UNKNOWN);
    assertThat(refused(desk.editing().stillCorrect(stranger, service.id())))
        .isEqualTo(Refusal.Reason.UNKNOWN);
  }

  @Test
  void whoKeepsAListingSuspendsAndClosesItAtOnceAndPublishingAgainWaits() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    Person commissioner = bench.commissioner(NORTH);

    assertThat(refused(desk.editing().suspend(editor, service.id(), " ")))
        .isEqualTo(Refusal.Reason.INVALID);
    assertThat(refused(desk.editing().suspend(commissioner, service.id(), "Threat")))
        .isEqualTo(Refusal.Reason.NOT_ALLOWED);
    assertThat(desk.editing().suspend(editor, service.id(), "Threat"))
        .isInstanceOf(Decided.Live.class);
    assertThat(bench.live(service).status()).isEqualTo(ListingStatus.SUSPENDED);
    ListingChange change = done(desk.editing().resume(editor, service.id(), "Over"));
    assertThat(bench.live(service).status()).isEqualTo(ListingStatus.SUSPENDED);
    assertThat(refused(desk.deciding().reject(commissioner, change.id(), change.lock(), " ")))
        .isEqualTo(Refusal.Reason.INVALID);
    done(desk.deciding().approve(commissioner, change.id(), change.lock(), OptionalLong.empty()));
    assertThat(bench.live(service).status()).isEqualTo(ListingStatus.PUBLISHED);
    assertThat(desk.editing().close(editor, service.id(), "Money is gone"))
        .isInstanceOf(Decided.Live.class);
    assertThat(bench.live(service).status()).isEqualTo(ListingStatus.CLOSED);
    assertThat(save(editor, service, edited(service, b -> b.named("X"))))
        .isInstanceOf(Saved.Refused.class);
  }

  @Test
  void aFirstListingIsWrittenHandedInSentBackAndPublished() {
    Service known = northern().build();
    bench.given(known);
    Person editor = bench.editor(known);
    Person commissioner = bench.commissioner(NORTH);
    ListingChange draft = done(desk.drafting().start(editor, known.organisation()));
    ListingChange first =
        done(
            desk.drafting()
                .saveDraft(
                    editor,
                    draft.id(),
                    draft.lock(),
                    Map.of("name", List.of("A "), "age", List.of())));
    // Somebody else wrote from the older state; each keeps what they typed.
    ListingChange both =
        done(
            desk.drafting()
                .saveDraft(
                    bench.editor(known),
                    draft.id(),
                    draft.lock(),
                    Map.of("area", List.of("x", "é&="))));
    assertThat(both.draft())
        .isEqualTo(Map.of("name", List.of("A "), "age", List.of(), "area", List.of("x", "é&=")));
    assertThat(first.lock()).isLessThan(both.lock());
    assertThat(desk.reading().find(commissioner, draft.id())).isEmpty();
    assertThat(refused(desk.drafting().submit(editor, draft.id(), first.lock(), known, "")))
        .isEqualTo(Refusal.Reason.MOVED);

    Service listing = northern().named("New").commissionedBy(null, "Somebody").build();
    ListingChange handedIn =
        done(desk.drafting().submit(editor, draft.id(), both.lock(), listing, ""));
    ListingChange back =
        done(desk.deciding().reject(commissioner, draft.id(), handedIn.lock(), "Say the ages"));
    assertThat(back.state()).isEqualTo(State.DRAFT);
    assertThat(back.draft()).isEqualTo(both.draft());
    ListingChange again =
        done(desk.drafting().submit(editor, draft.id(), back.lock(), listing, ""));
    assertThat(bench.catalogue().findService(draft.service())).isEmpty();
    done(desk.deciding().approve(commissioner, draft.id(), again.lock(), OptionalLong.empty()));

    Service live = bench.catalogue().findService(draft.service()).orElseThrow();
    assertThat(live.name()).isEqualTo("New");
    assertThat(live.isPublished()).isTrue();
    assertThat(live.organisation()).isEqualTo(known.organisation());
    assertThat(live.arrangements()).isEmpty();
    assertThat(live.assuredOn()).isEqualTo(CatalogueFixtures.TODAY);
  }

  @Test
  void aReasonOrACommentThatCannotBeKeptIsRefusedInWords() {
    Service service = northern().build();
    bench.given(service);
    Person commissioner = bench.commissioner(NORTH);
    ListingChange change =
        waiting(save(bench.editor(service), service, edited(service, b -> b.ages(16, 25))));

    for (String words :
        List.of("a\0b", "bell\u0007", "turned\u202Eround", "half \uD83D", "x".repeat(2001))) {
      assertThat(refused(desk.deciding().comment(commissioner, change.id(), words)))
          .isEqualTo(Refusal.Reason.INVALID);
      assertThat(refused(desk.deciding().reject(commissioner, change.id(), change.lock(), words)))
          .isEqualTo(Refusal.Reason.INVALID);
    }
    assertThat(desk.reading().find(commissioner, change.id())).contains(change);
  }

  @Test
  void aChangeIsGivenToSomebodyWhoMayDecideTalkedAboutAndRejectedWithAReason() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    Person commissioner = bench.commissioner(NORTH);
    Person colleague = bench.commissioner(NORTH);
    Person south = bench.commissioner(SOUTH);
    ListingChange change = waiting(save(editor, service, edited(service, b -> b.ages(16, 25))));

    assertThat(desk.deciding().approversOf(commissioner, change.id()))
        .extracting(ListingDeciding.Approver::id)
        .containsExactly(commissioner.account().id(), colleague.account().id());
    assertThat(
            refused(
                desk.deciding()
                    .reassign(commissioner, change.id(), change.lock(), south.account().id())))
        .isEqualTo(Refusal.Reason.INVALID);
    ListingChange given =
        done(
            desk.deciding()
                .reassign(commissioner, change.id(), change.lock(), colleague.account().id()));
    done(desk.deciding().comment(colleague, change.id(), "Why 25?"));
    done(desk.deciding().comment(editor, change.id(), "The grant says so."));
    ListingChange rejected =
        done(desk.deciding().reject(colleague, change.id(), given.lock(), "Ask the grant giver"));

    assertThat(rejected.reason()).isEqualTo("Ask the grant giver");
    ListingChange kept = desk.reading().find(editor, change.id()).orElseThrow();
    assertThat(kept.comments())
        .extracting(ListingComment::text)
        .containsExactly("Why 25?", "The grant says so.");
    assertThat(kept.state()).isEqualTo(State.REJECTED);
    assertThat(bench.live(service)).isEqualTo(service);
    assertThat(bench.letters()).extracting(Letter::text).anyMatch(t -> t.contains("Ask the grant"));
    assertThat(desk.reading().open(editor, service.id()).orElseThrow().waiting()).isNull();
  }

  @Test
  void stillCorrectNeverWaitsAndAllOfMineAreOfToday() {
    LocalDate old = LocalDate.of(2026, 1, 1);
    Service service = northern().assuredOn(old).build();
    Service sister =
        anIdvaService()
            .runBy(service.organisation())
            .serving(NORTH_CITY.value())
            .assuredOn(old)
            .build();
    Service other = anIdvaService().assuredOn(old).build();
    bench.given(service, sister, other);
    Person editor = bench.editor(service);
    ListingChange change = waiting(save(editor, service, edited(service, b -> b.ages(16, 25))));

    assertThat(desk.editing().stillCorrect(editor, service.id())).isInstanceOf(Decided.Live.class);
    assertThat(desk.editing().allStillCorrect(editor)).isEqualTo(1);

    assertThat(bench.live(service).assuredOn()).isEqualTo(CatalogueFixtures.TODAY);
    assertThat(bench.live(sister).assuredOn()).isEqualTo(CatalogueFixtures.TODAY);
    assertThat(bench.live(other).assuredOn()).isEqualTo(old);
    assertThat(desk.reading().find(editor, change.id()).orElseThrow().state())
        .isEqualTo(State.WAITING);
  }

  @Test
  void moneyIsWrittenByCommissionersOfItsAreasAndOthersMoneyIsNeitherSeenNorLost() {
    CommissioningArrangement southern = arrangement("South PCC", SOUTH);
    Service service = northern().serving(SOUTH_TOWN.value()).arrangement(southern).build();
    bench.given(service);
    Person north = bench.commissioner(NORTH);
    Person south = bench.commissioner(SOUTH);
    ListingVersion version = bench.version(north, service);
    CommissioningArrangement own = arrangement("North PCC", NORTH);

    assertThat(
            desk.funding()
                .saveFunding(bench.editor(service), service.id(), version, List.of(own), ""))
        .isInstanceOf(Saved.Refused.class);
    assertThat(desk.funding().saveFunding(north, service.id(), version, List.of(southern), ""))
        .isInstanceOf(Saved.Refused.class);
    applied(
        desk.funding().saveFunding(north, service.id(), version, List.of(own), "Contract signed"));

    assertThat(bench.live(service).arrangements()).containsExactly(southern, own);
    assertThat(desk.funding().fundingOf(north, service.id())).containsExactly(own);
    assertThat(desk.funding().fundingOf(south, service.id())).containsExactly(southern);
    assertThat(desk.funding().fundingOf(bench.editor(service), service.id())).isEmpty();
    assertThat(desk.funding().saveFunding(north, service.id(), version, List.of(), ""))
        .isInstanceOf(Saved.Conflict.class);
  }

  private static CommissioningArrangement arrangement(String who, AreaCode area) {
    return new CommissioningArrangement(
        List.of(who), List.of(who), null, 50_000L, null, null, null, null, Stated.NO, Set.of(area));
  }

  @Test
  void fiftyEditorsOfOneListingAndOfManyLoseNoUpdate() throws Exception {
    int editors = 50;
    List<Service> services = new ArrayList<>();
    Service shared = northern().build();
    services.add(shared);
    for (int i = 0; i < editors; i++) {
      services.add(
          anIdvaService().runBy(shared.organisation()).serving(NORTH_CITY.value()).build());
    }
    bench.given(services.toArray(Service[]::new));
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < editors; i++) {
      people.add(bench.editor(shared));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < editors; i++) {
        int n = i;
        all.add(
            threads.submit(
                () -> {
                  addLanguage(people.get(n), shared, n);
                  addLanguage(people.get(n), services.get(n + 1), n);
                }));
      }
      for (Future<?> each : all) {
        each.get();
      }
    }

    Service end = desk.reading().open(people.getFirst(), shared.id()).orElseThrow().working();
    Set<String> expected = new TreeSet<>();
    for (int i = 0; i < editors; i++) {
      expected.add(tag(i));
      assertThat(bench.live(services.get(i + 1)).languages()).containsExactly(tag(i));
    }
    assertThat(end.languages()).isEqualTo(expected);
    assertThat(end.eligibility().otherConditions().split(" ")).hasSize(editors);
    assertThat(bench.live(shared).eligibility().otherConditions()).isEmpty();
  }

  /**
   * Adds to one harmless and one sensitive field, deciding every conflict so that neither is lost.
   */
  private void addLanguage(Person person, Service service, int number) {
    WorkingListing seen = desk.reading().open(person, service.id()).orElseThrow();
    Service from = seen.working();
    ListingVersion version = seen.version();
    while (true) {
      Service before = from;
      Set<String> languages = new TreeSet<>(before.languages());
      languages.add(tag(number));
      String conditions = (before.eligibility().otherConditions() + " " + tag(number)).strip();
      Service mine =
          edited(
              before,
              b -> b.languages(languages.toArray(String[]::new)).otherConditions(conditions));
      Saved saved = desk.editing().save(person, service.id(), version, mine, "n" + number);
      if (!(saved instanceof Saved.Conflict conflict)) {
        applied(saved);
        return;
      }
      from = conflict.theirs();
      version = conflict.version();
    }
  }

  private static String tag(int number) {
    return "q" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }

  @Test
  void whoeverIsOvertakenEachTimeWaitsLongerAndLongerAndIsThenToldWithNothingLost() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    List<Integer> waits = new ArrayList<>();
    ListingVersion seen = bench.version(editor, service);

    Saved saved =
        bench
            .overtakenDesk(waits::add)
            .editing()
            .save(
                editor,
                service.id(),
                seen,
                edited(service, b -> b.described("Mine").ages(16, 25)),
                "");

    Refusal refusal = ((Saved.Refused) saved).problems().getFirst();
    assertThat(refusal.reason()).isEqualTo(Refusal.Reason.MOVED);
    assertThat(refusal.message())
        .contains("nothing of yours was saved")
        .contains("send it once more");
    assertThat(waits).hasSize(ListingWriting.MOST_ATTEMPTS).isSorted().startsWith(2, 4, 8);
    assertThat(bench.live(service))
        .isEqualTo(
            edited(
                service,
                b -> b.openingNote("Change " + ListingWriting.MOST_ATTEMPTS + " of another")));
    assertThat(bench.changes().findOpen(service.id())).isEmpty();
    assertThat(bench.letters()).isEmpty();
  }

  @Test
  void allListingsOfAPersonAreConfirmedInOneChangeWithAnEntryOfTheAuditForEach() {
    Service one = northern().assuredOn(null).build();
    Service other = northern().runBy(one.organisation()).assuredOn(null).build();
    Service fresh = northern().runBy(one.organisation()).assuredOn(bench.reach().today()).build();
    Service suspended =
        northern()
            .runBy(one.organisation())
            .assuredOn(null)
            .status(ListingStatus.SUSPENDED)
            .build();
    Service foreign = northern().assuredOn(null).build();
    bench.given(one, other, fresh, suspended, foreign);
    Person editor = bench.editor(one);
    ListingChange waiting = waiting(save(editor, one, edited(one, b -> b.ages(16, 25))));
    long before = bench.catalogue().latestRevision();

    assertThat(desk.editing().allStillCorrect(editor)).isEqualTo(2);

    assertThat(bench.catalogue().latestRevision()).isEqualTo(before + 1);
    assertThat(bench.live(one).assuredOn()).isEqualTo(bench.reach().today());
    assertThat(bench.live(other).assuredOn()).isEqualTo(bench.reach().today());
    assertThat(bench.live(suspended)).isEqualTo(suspended);
    assertThat(bench.live(foreign)).isEqualTo(foreign);
    assertThat(bench.changes().findOpen(one.id())).contains(waiting);
    assertThat(
            bench
                .audit()
                .find(
                    new AuditReader.Selection(null, editor.actor(), "listing.assured", null, null),
                    null,
                    100))
        .extracting(AuditEntry::subject)
        .containsExactlyInAnyOrder("service:" + one.id(), "service:" + other.id());
    assertThat(desk.editing().allStillCorrect(editor)).isZero();
  }

  @Test
  void aReasonOfTooManyWordsIsRefusedAtEveryActAndNeverCut() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    ListingVersion version = bench.version(editor, service);
    String reason = "Because. ".repeat(60);
    Service mine = edited(service, b -> b.openingNote("Mine"));

    assertThat(desk.editing().save(editor, service.id(), version, mine, reason))
        .isInstanceOf(Saved.Refused.class)
        .asString()
        .contains("at most 500 are kept");
    assertThat(
            desk.together()
                .save(
                    editor,
                    List.of(new ListingTogether.Save.OfListing(service.id(), version, mine)),
                    reason)
                .getFirst())
        .isInstanceOf(Saved.Refused.class);
    assertThat(desk.editing().close(editor, service.id(), reason))
        .isInstanceOf(Decided.Refused.class);
    assertThat(bench.live(service)).isEqualTo(service);
    assertThat(bench.changes().findOpen(service.id())).isEmpty();
  }

  @Test
  void theReasonsOfVeryManySavesAreWholeAndTheLastOnes() {
    Service service = northern().build();
    bench.given(service);
    Person editor = bench.editor(service);
    for (int i = 1; i <= 12; i++) {
      int youngest = i;
      Service now = bench.desk().reading().open(editor, service.id()).orElseThrow().working();
      desk.editing()
          .save(
              editor,
              service.id(),
              bench.version(editor, service),
              edited(now, b -> b.ages(youngest, null)),
              "Reason " + i + " " + "x".repeat(200));
    }

    String why = bench.changes().findOpen(service.id()).orElseThrow().why();
    assertThat(why).startsWith("…; Reason ").contains("; Reason 11 x").endsWith("x");
    assertThat(why.length()).isLessThanOrEqualTo(2_000);
  }

  @Test
  void aListingThatOthersKeepChangingIsNotConfirmedAndCostsNoUpdate() {
    Service service = northern().assuredOn(null).build();
    bench.given(service);

    assertThat(bench.overtakenDesk(wait -> {}).editing().allStillCorrect(bench.editor(service)))
        .isZero();

    assertThat(bench.live(service).assuredOn()).isNull();
    assertThat(bench.live(service).openingNote()).endsWith("of another");
  }
}
