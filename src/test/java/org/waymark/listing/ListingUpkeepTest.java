package org.waymark.listing;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.waymark.catalogue.CatalogueFixtures.TODAY;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;
import static org.waymark.geography.GeographyFixtures.NORTH;
import static org.waymark.geography.GeographyFixtures.SOUTH;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.account.AccountKeys;
import org.waymark.account.Person;
import org.waymark.account.Tickets;
import org.waymark.audit.AuditReader;
import org.waymark.catalogue.CatalogueFixtures.ServiceBuilder;
import org.waymark.catalogue.CommissioningArrangement;
import org.waymark.catalogue.Contact;
import org.waymark.catalogue.DeliveryMode;
import org.waymark.catalogue.ListingStatus;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.Stated;
import org.waymark.catalogue.field.ListingField;
import org.waymark.intake.TemplateColumn;
import org.waymark.listing.bulk.BulkPlanRepository;
import org.waymark.listing.bulk.BulkPreview;
import org.waymark.listing.bulk.BulkResult;
import org.waymark.listing.bulk.BulkUpdate;
import org.waymark.listing.duplicate.MergeRepository;
import org.waymark.listing.duplicate.Merged;
import org.waymark.listing.duplicate.Merging;
import org.waymark.listing.funding.FundingAlerts;
import org.waymark.listing.funding.FundingAlertsOf;
import org.waymark.listing.funding.FundingRecords;
import org.waymark.listing.jdbc.ListingChangeRepositories;
import org.waymark.listing.reminder.Reminders;
import org.waymark.listing.reminder.RemindersOf;
import org.waymark.listing.reminder.ReturnLinks;
import org.waymark.listing.reminder.ReturnReminders;
import org.waymark.listing.reminder.StillCorrectLinks;
import org.waymark.returns.Quarter;
import org.waymark.returns.QuarterlyReturn;
import org.waymark.returns.ReturnFigures;
import org.waymark.returns.ReturnKeeper;
import org.waymark.returns.ReturnRepository;
import org.waymark.returns.jdbc.ReturnRepositories;
import org.waymark.testing.DatabaseContract;
import org.waymark.testing.H2gisDatabase;
import org.waymark.testing.TestDatabase;

/** Reminders, alerts, merges and workbooks over a desk. */
class ListingUpkeepTest extends DatabaseContract {

  private static final String NORTH_CITY = "E06000001";

  @TempDir private Path folder = Path.of("unset");
  private ListingBench bench = unset();
  private SentNotices sent = (due, put) -> {};

  @SuppressWarnings("NullAway")
  private static ListingBench unset() {
    return null;
  }

  @Override
  protected TestDatabase openDatabase() {
    return H2gisDatabase.inMemory();
  }

  @BeforeEach
  void open() {
    bench = new ListingBench(dataSource());
    sent = ListingChangeRepositories.notices(database().dataSource(), bench.clock());
  }

  private Tickets tickets() {
    return new Tickets(
        new AccountKeys(folder.resolve("account.key").toString(), folder.toString()),
        bench.clock());
  }

  private StillCorrectLinks links() {
    return new StillCorrectLinks(tickets(), bench.people(), bench.reach(), bench.desk().editing());
  }

  private Reminders reminders(SentNotices notices) {
    return RemindersOf.bench(bench, notices, links());
  }

  @Test
  void aReminderGoesOutAt75And90And120DaysOnceForEachAssuranceAndToOneNodeOnly() {
    Service service = anIdvaService().assuredOn(TODAY).build();
    bench.given(service);
    Person editor = bench.editor(service);
    bench.editor(anIdvaService().build().organisation());

    assertThat(reminders(sent).put(TODAY.plusDays(74))).isZero();
    assertThat(reminders(sent).put(TODAY.plusDays(75))).isEqualTo(1);
    assertThat(reminders(sent).put(TODAY.plusDays(89))).isZero();
    assertThat(reminders(sent).put(TODAY.plusDays(125))).isEqualTo(1);
    assertThat(reminders(sent).put(TODAY.plusDays(126))).isZero();
    bench.today(TODAY.plusDays(126));
    assertThat(bench.readers()).containsExactly(editor.account().email());
    bench.desk().editing().stillCorrect(editor, service.id());
    assertThat(reminders(sent).put(TODAY.plusDays(126 + 80))).isEqualTo(1);
  }

  @Test
  void figuresAreAskedForWhenAQuarterHasEndedAndAgainWhileAServiceHasNone() {
    LocalDate ended = LocalDate.of(2026, 3, 31);
    Quarter winter = Quarter.of(ended);
    Service service = anIdvaService().named("North IDVA").assuredOn(TODAY).build();
    bench.given(service);
    Person editor = bench.editor(service);
    bench.editor(anIdvaService().build().organisation());
    ReturnRepository repository = ReturnRepositories.inMemory();
    ReturnKeeper returns = new ReturnKeeper(repository);
    ReturnLinks links = RemindersOf.returnLinks(bench, tickets());
    ReturnReminders reminders = RemindersOf.returns(bench, sent, returns, links);

    assertThat(reminders.put(ended)).as("the quarter before it is long over").isEqualTo(1);
    assertThat(bench.readers()).as("and closes today").isEmpty();
    assertThat(reminders.put(ended.plusDays(1))).isEqualTo(1);
    assertThat(reminders.put(ended.plusDays(14))).isZero();
    assertThat(reminders.put(ended.plusDays(30)))
        .as("one that was missed is not sent")
        .isEqualTo(1);
    assertThat(bench.readers()).containsExactly(editor.account().email());
    assertThat(bench.letters().getLast().text())
        .contains("January to March 2026", "North IDVA", "until 30 June 2026")
        .contains(ListingBench.SITE.of("/returns/"));
    assertThat(letterLink(links).quarter()).isEqualTo(winter);
    assertThat(letterLink(links).organisation()).isEqualTo(service.organisation());

    repository.add(
        new QuarterlyReturn(
            0,
            service.id(),
            service.organisation(),
            winter,
            ReturnFigures.NONE,
            editor.actor(),
            bench.clock().instant(),
            0),
        0,
        kept -> {});
    returns.refresh();
    assertThat(reminders.put(ended.plusDays(57))).isZero();
  }

  private ReturnLinks.Signed letterLink(ReturnLinks links) {
    String text = bench.letters().getLast().text();
    String ticket = text.replaceFirst("(?s).*/returns/", "").replaceFirst("(?s)\\s.*", "");
    return links.read(ticket).orElseThrow();
  }

  @Test
  void aLinkIsForOneListingAndAccountReadingItChangesNothingAndATamperedOneIsWorthNothing() {
    Service service = anIdvaService().assuredOn(TODAY.minusDays(100)).build();
    Service other = anIdvaService().build();
    bench.given(service, other);
    Person editor = bench.editor(service);
    StillCorrectLinks links = links();
    String ticket = links.path(service.id(), editor.account().id()).replace("/still-correct/", "");

    assertThat(links.read(ticket).orElseThrow().service()).isEqualTo(service.id());
    assertThat(bench.live(service).assuredOn()).isEqualTo(TODAY.minusDays(100));
    assertThat(links.confirm("x" + ticket)).isEmpty();
    String foreign = links.path(other.id(), editor.account().id()).replace("/still-correct/", "");
    assertThat(links.confirm(foreign).orElseThrow()).isInstanceOf(Decided.Refused.class);
    assertThat(links.confirm(ticket).orElseThrow()).isInstanceOf(Decided.Live.class);
    assertThat(bench.live(service).assuredOn()).isEqualTo(TODAY);
  }

  @Test
  void commissionersOfTheAreaHearTwelveSixAndThreeMonthsBeforeMoneyEndsAndNoSumIsInTheLetter() {
    CommissioningArrangement money =
        new CommissioningArrangement(
            List.of("North PCC"),
            List.of(),
            null,
            98_765L,
            null,
            TODAY.plusMonths(12),
            null,
            null,
            Stated.NO,
            Set.of(NORTH));
    Service service = anIdvaService().serving(NORTH_CITY).arrangement(money).build();
    bench.given(service);
    Person north = bench.commissioner(NORTH);
    Person south = bench.commissioner(SOUTH);
    FundingAlerts alerts = FundingAlertsOf.bench(bench, sent);

    assertThat(alerts.list(north)).hasSize(1);
    assertThat(alerts.list(south)).isEmpty();
    assertThat(alerts.list(bench.lead(service))).isEmpty();
    assertThat(alerts.put(TODAY.minusDays(1))).isZero();
    assertThat(alerts.put(TODAY)).isEqualTo(1);
    assertThat(alerts.put(TODAY.plusMonths(5))).isZero();
    assertThat(alerts.put(TODAY.plusMonths(6))).isEqualTo(1);
    assertThat(alerts.put(TODAY.plusMonths(10))).isEqualTo(1);
    assertThat(alerts.put(TODAY.plusMonths(11))).isZero();
    assertThat(bench.readers()).containsExactly(north.account().email());
    assertThat(bench.letters()).noneMatch(letter -> letter.text().matches("(?s).*(98,?765|£).*"));
  }

  @Test
  void commissionersAreAskedOnceToPutARecordRightThatTheirProviderHasOutlived() {
    LocalDate ended = TODAY.minusDays(40);
    Service confirmed =
        anIdvaService()
            .named("Confirmed")
            .serving(NORTH_CITY)
            .commissionedBy(ended, "North PCC")
            .assuredOn(TODAY.minusDays(3))
            .build();
    Service silent =
        anIdvaService()
            .named("Silent")
            .serving(NORTH_CITY)
            .commissionedBy(ended, "North PCC")
            .assuredOn(ended)
            .build();
    bench.given(confirmed, silent);
    Person north = bench.commissioner(NORTH);
    bench.commissioner(SOUTH);
    bench.lead(confirmed);
    FundingRecords records = FundingAlertsOf.records(bench, sent);

    assertThat(records.put(TODAY)).isEqualTo(1);
    assertThat(records.put(TODAY.plusDays(1))).isZero();
    assertThat(bench.readers()).containsExactly(north.account().email());
    assertThat(bench.letters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.text())
                    .contains("Confirmed", "put the record right")
                    .doesNotContain("Silent", "2026"));
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

  @Test
  void twoListingsBecomeOneAndArePartedExactlyUnlessOneWasEdited() {
    Service kept = anIdvaService().named("Kept").serving(NORTH_CITY).build();
    Service dropped =
        anIdvaService()
            .named("Dropped")
            .serving(NORTH_CITY)
            .ages(16, 25)
            .atAWithheldLocation()
            .build();
    bench.given(kept, dropped);
    Person commissioner = bench.commissioner(NORTH);
    Set<ListingField> ages = EnumSet.of(ListingField.AGES);

    assertThat(
            merging()
                .preview(commissioner, kept.id(), dropped.id(), ages, bench.terms())
                .orElseThrow()
                .problems())
        .isEmpty();
    assertThat(
            merging()
                .merge(
                    commissioner,
                    kept.id(),
                    version(kept),
                    dropped.id(),
                    version(dropped),
                    EnumSet.of(ListingField.LOCATIONS),
                    ""))
        .isInstanceOf(Merged.Refused.class);
    Merged merged =
        merging()
            .merge(
                commissioner, kept.id(), version(kept), dropped.id(), version(dropped), ages, "");
    assertThat(merged).isInstanceOf(Merged.Done.class);
    assertThat(bench.live(kept).eligibility().minimumAge()).isEqualTo(16);
    assertThat(bench.live(dropped).status()).isEqualTo(ListingStatus.CLOSED);
    UUID id = ((Merged.Done) merged).merge().id();
    assertThat(merging().undo(bench.commissioner(SOUTH), id)).isInstanceOf(Merged.Refused.class);

    assertThat(merging().undo(commissioner, id)).isInstanceOf(Merged.Done.class);
    assertThat(bench.live(kept)).isEqualTo(kept);
    assertThat(bench.live(dropped)).isEqualTo(dropped);
    assertThat(merging().undo(commissioner, id)).isInstanceOf(Merged.Refused.class);

    Merged again =
        merging()
            .merge(
                commissioner, kept.id(), version(kept), dropped.id(), version(dropped), ages, "");
    bench.given(ServiceBuilder.from(bench.live(kept)).described("Edited").build());
    Merged undone = merging().undo(commissioner, ((Merged.Done) again).merge().id());
    assertThat(undone).isInstanceOf(Merged.Refused.class);
    assertThat(((Merged.Refused) undone).message()).contains("Kept").contains("edited since");
  }

  @Test
  void twoOrganisationsBecomeOneWithTheListingsOfBothAndAreParted() {
    Service one = anIdvaService().serving(NORTH_CITY).build();
    Service other = anIdvaService().serving(NORTH_CITY).build();
    bench.given(one, other);
    Person administrator = bench.administrator();
    var before = bench.catalogue().load();

    Merged merged = merging().merge(administrator, one.organisation(), other.organisation(), "");

    assertThat(merged).isInstanceOf(Merged.Done.class);
    assertThat(bench.catalogue().load().servicesOf(one.organisation())).hasSize(2);
    assertThat(bench.catalogue().load().findOrganisation(other.organisation())).isEmpty();
    assertThat(merging().undo(administrator, ((Merged.Done) merged).merge().id()))
        .isInstanceOf(Merged.Done.class);
    assertThat(bench.catalogue().load().listServices()).isEqualTo(before.listServices());
    assertThat(bench.catalogue().load().listOrganisations()).isEqualTo(before.listOrganisations());
  }

  private BulkUpdate bulk() {
    return new BulkUpdate(
        bench.desk().reading(),
        bench.desk().editing(),
        bench.desk().funding(),
        bench.desk().together(),
        bench.reach(),
        database().bean(BulkPlanRepository.class),
        null,
        bench.clock());
  }

  /** Writes into a cell of the row of a service, by heading. */
  private static void edit(Path file, String serviceName, String heading, String value)
      throws Exception {
    int at = TemplateColumn.COLUMNS.listHeadings().indexOf(heading);
    int name = TemplateColumn.COLUMNS.listHeadings().indexOf(TemplateColumn.SERVICE_NAME.heading());
    List<List<String>> rows = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file);
        ReadableWorkbook book = new ReadableWorkbook(in)) {
      for (Row row : book.getFirstSheet().read()) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < TemplateColumn.COLUMNS.listHeadings().size(); i++) {
          cells.add(row.getCellText(i));
        }
        if (cells.get(name).equals(serviceName)) {
          cells.set(at, value);
        }
        rows.add(cells);
      }
    }
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Services");
      for (int row = 0; row < rows.size(); row++) {
        for (int cell = 0; cell < rows.get(row).size(); cell++) {
          if (!rows.get(row).get(cell).isEmpty()) {
            sheet.value(row, cell, rows.get(row).get(cell));
          }
        }
      }
    }
  }

  @Test
  void aWorkbookThatIsNotEditedChangesNothing() throws Exception {
    Service service =
        anIdvaService()
            .named("Mine")
            .serving(NORTH_CITY)
            .contact(Contact.Kind.TELEPHONE, "01632 960001", "Day (9 to 5)")
            .contact(Contact.Kind.EMAIL, "a@example.org")
            .contact(Contact.Kind.TELEPHONE, "01632 960002")
            .at(-2.9, 53.99)
            .atAWithheldLocation()
            .commissionedBy(TODAY.plusYears(1), "North PCC")
            .build();
    bench.given(service);
    for (Person person : List.of(bench.editor(service), bench.commissioner(NORTH))) {
      Path file = folder.resolve("all.xlsx");
      assertThat(bulk().write(person, file)).isEqualTo(1);

      BulkPreview preview = bulk().read(person, file);

      assertThat(preview.refused()).isEmpty();
      assertThat(preview.changes()).isEmpty();
      assertThat(preview.unchanged()).isEqualTo(1);
    }
  }

  /** What a person may make of any cell. */
  private static final List<String> ODD =
      List.of("maybe", "Polsh", "31/02/2026", "-5", "Mon-Fri 9-5; whenever", "<b>both</b>", "0999");

  @Test
  void noCellOfAWorkbookIsChangedWithoutEffectAndWithoutAWord() throws Exception {
    Service service =
        ServiceBuilder.from(
                anIdvaService()
                    .named("Mine")
                    .serving(NORTH_CITY)
                    .contact(Contact.Kind.TELEPHONE, "01632 960001", "Day")
                    .contact(Contact.Kind.EMAIL, "a@example.org")
                    .languages("pl")
                    .at(-2.9, 53.99)
                    .commissionedBy(TODAY.plusYears(1), "North PCC")
                    .build())
            .build();
    bench.given(service);
    Person editor = bench.editor(service);
    Path downloaded = folder.resolve("mine.xlsx");
    bulk().write(editor, downloaded);
    List<String> without = new ArrayList<>();
    for (String heading : TemplateColumn.COLUMNS.listHeadings()) {
      for (String odd : ODD) {
        Path file = Files.copy(downloaded, folder.resolve("edited.xlsx"), REPLACE_EXISTING);
        edit(file, "Mine", heading, odd);
        BulkPreview preview = bulk().read(editor, file);
        if (preview.changes().isEmpty()
            && preview.refused().isEmpty()
            && preview.notes().stream().noneMatch(note -> note.contains(heading))) {
          without.add(heading + ": " + odd + " " + preview.notes());
        }
      }
    }
    assertThat(without).isEmpty();
  }

  @Test
  void aBadCellOfAWorkbookCostsNoGoodOne() throws Exception {
    Service mine =
        anIdvaService()
            .named("Mine")
            .serving(NORTH_CITY)
            .by(DeliveryMode.TELEPHONE)
            .languages("ur")
            .openOn(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0))
            .build();
    bench.given(mine);
    Person editor = bench.editor(mine);
    Path file = folder.resolve("mine.xlsx");
    bulk().write(editor, file);
    edit(file, "Mine", "Description", "From the workbook");
    edit(file, "Mine", "Languages", "Polsh");
    edit(file, "Mine", "Delivery", "Semaphore");
    edit(file, "Mine", "Opening times", "whenever");
    edit(file, "Mine", "Interpreters", "maybe");
    edit(file, "Mine", "Organisation e-mail", "new@example.org");

    BulkPreview preview = bulk().read(editor, file);

    assertThat(preview.refused()).isEmpty();
    assertThat(preview.changes().getFirst().differences())
        .extracting(FieldChange::field)
        .contains(ListingField.DESCRIPTION)
        .doesNotContain(
            ListingField.LANGUAGES,
            ListingField.OFFERS,
            ListingField.OPENING_TIMES,
            ListingField.INTERPRETING);
    assertThat(String.join("\n", preview.notes()))
        .contains(
            "Did you mean \"Polish\"?",
            "\"Semaphore\"",
            "\"whenever\"",
            "\"maybe\"",
            "new@example.org");
  }

  @Test
  void anEditedWorkbookIsShownAsDifferencesThenSavedThroughTheDeskAndMergedWithOthersEdits()
      throws Exception {
    Service mine = anIdvaService().named("Mine").serving(NORTH_CITY).build();
    Service bad =
        anIdvaService().named("Bad").runBy(mine.organisation()).serving(NORTH_CITY).build();
    Service foreign = anIdvaService().named("Foreign").serving(NORTH_CITY).build();
    bench.given(mine, bad, foreign);
    Person editor = bench.editor(mine);
    Path file = folder.resolve("mine.xlsx");
    assertThat(bulk().write(editor, file)).isEqualTo(2);
    edit(file, "Mine", "Description", "From the workbook");
    edit(file, "Mine", "Youngest age", "16");
    edit(file, "Bad", "Support types", "no such support");
    bench
        .desk()
        .editing()
        .save(
            editor,
            mine.id(),
            bench.version(editor, mine),
            ServiceBuilder.from(mine).openingNote("By hand").build(),
            "");

    BulkPreview preview = bulk().read(editor, file);

    assertThat(preview.refused()).hasSize(1);
    assertThat(preview.changes()).hasSize(1);
    assertThat(preview.changes().getFirst().differences())
        .extracting(FieldChange::field)
        .containsExactly(ListingField.DESCRIPTION, ListingField.AGES);
    assertThat(preview.changes().getFirst().waiting()).containsExactly(ListingField.AGES);
    assertThat(bench.live(mine).description()).isEmpty();
    assertThat(bulk().apply(bench.editor(mine), preview.plan(), "")).isEmpty();
    BulkResult result = bulk().apply(editor, preview.plan(), "").orElseThrow();
    assertThat(result.outcomes()).hasSize(1);
    assertThat(bench.live(mine).description()).isEqualTo("From the workbook");
    assertThat(bench.live(mine).openingNote()).isEqualTo("By hand");
    assertThat(bench.live(mine).eligibility().minimumAge()).isZero();
    assertThat(bulk().apply(editor, preview.plan(), "")).isEmpty();
  }

  @Test
  void aRowThatDoesNotSayFromWhichVersionItWasDownloadedUndoesNothingOfOthers() throws Exception {
    Service mine = anIdvaService().named("Mine").serving(NORTH_CITY).build();
    bench.given(mine);
    Person editor = bench.editor(mine);
    Path file = folder.resolve("mine.xlsx");
    bulk().write(editor, file);
    bench.given(ServiceBuilder.from(mine).openingNote("By hand").build());

    for (String id : List.of(mine.id().toString(), mine.id() + "@", mine.id() + "@9999.0")) {
      edit(file, "Mine", "Description", "From the workbook " + id.length());
      edit(file, "Mine", "Service id", id);

      BulkPreview preview = bulk().read(editor, file);

      assertThat(preview.changes()).isEmpty();
      assertThat(preview.refused()).singleElement().asString().contains("Download");
    }
    assertThat(bench.live(mine).openingNote()).isEqualTo("By hand");
  }

  @Test
  void aWorkbookOfManyListingsIsOneChangeOfTheCatalogueWithAnEntryOfTheAuditForEach()
      throws Exception {
    Service one = anIdvaService().named("One").serving(NORTH_CITY).build();
    Service waits =
        anIdvaService().runBy(one.organisation()).serving(NORTH_CITY).named("Waits").build();
    Service disputed =
        anIdvaService().runBy(one.organisation()).serving(NORTH_CITY).named("Disputed").build();
    Service both =
        anIdvaService().runBy(one.organisation()).serving(NORTH_CITY).named("Both").build();
    bench.given(one, waits, disputed, both);
    Person editor = bench.editor(one);
    Path file = folder.resolve("many.xlsx");
    bulk().write(editor, file);
    edit(file, "One", "Description", "From the workbook");
    edit(file, "Waits", "Youngest age", "16");
    edit(file, "Disputed", "Opening note", "From the workbook");
    edit(file, "Both", "Opening note", "From the workbook");
    edit(file, "Both", "Youngest age", "18");
    BulkPreview preview = bulk().read(editor, file);
    assertThat(preview.changes()).hasSize(4);
    saveByHand(editor, disputed);
    long before = bench.catalogue().latestRevision();

    BulkResult result = bulk().apply(editor, preview.plan(), "Yearly check").orElseThrow();

    assertThat(bench.catalogue().latestRevision()).isEqualTo(before + 1);
    assertThat(result.outcomes())
        .extracting(BulkResult.Outcome::name)
        .containsExactlyInAnyOrder("One", "Waits", "Disputed", "Both");
    assertThat(outcome(result, disputed)).isInstanceOf(Saved.Conflict.class);
    assertThat(bench.live(disputed).openingNote()).isEqualTo("By hand");
    for (Service kept : List.of(one, waits, both)) {
      assertThat(outcome(result, kept))
          .isInstanceOfSatisfying(
              Saved.Applied.class,
              applied -> assertThat(applied.version()).isEqualTo(bench.version(editor, kept)));
    }
    assertThat(bench.live(one).description()).isEqualTo("From the workbook");
    assertThat(bench.live(both).openingNote()).isEqualTo("From the workbook");
    assertThat(bench.changes().findOpen(waits.id())).isPresent();
    assertThat(bench.changes().findOpen(both.id())).isPresent();
    assertThat(audited(editor, "listing.saved"))
        .containsExactlyInAnyOrder(one.id(), disputed.id(), both.id());
    assertThat(audited(editor, "listing.proposed"))
        .containsExactlyInAnyOrder(waits.id(), both.id());
  }

  private void saveByHand(Person editor, Service service) {
    bench
        .desk()
        .editing()
        .save(
            editor,
            service.id(),
            bench.version(editor, service),
            ServiceBuilder.from(service).openingNote("By hand").build(),
            "");
  }

  private static Saved outcome(BulkResult result, Service service) {
    return result.outcomes().stream()
        .filter(each -> each.service().equals(service.id()))
        .findFirst()
        .orElseThrow()
        .saved();
  }

  private List<ServiceId> audited(Person person, String action) {
    return bench
        .audit()
        .find(new AuditReader.Selection(null, person.actor(), action, null, null), null, 100)
        .stream()
        .map(each -> ServiceId.of(each.subject().replace("service:", "")))
        .toList();
  }

  @Test
  void whatALineOfManyCannotSaveIsToldAndCostsNoOther() {
    Service good = anIdvaService().serving(NORTH_CITY).build();
    Service refuge =
        anIdvaService()
            .runBy(good.organisation())
            .serving(NORTH_CITY)
            .atAWithheldLocation()
            .build();
    Service foreign = anIdvaService().serving(NORTH_CITY).build();
    bench.given(good, refuge, foreign);
    Person editor = bench.editor(good);

    List<Saved> saved =
        bench
            .desk()
            .together()
            .save(
                editor,
                List.of(
                    ofListing(foreign, "Not theirs"),
                    ofListing(good, "Kept"),
                    ofListing(refuge, "At CA98 7QX"),
                    ofListing(good, "Kept after that")),
                "Together");

    assertThat(saved.get(0)).isInstanceOf(Saved.Refused.class);
    assertThat(saved.get(1)).isInstanceOf(Saved.Applied.class);
    assertThat(saved.get(2)).isInstanceOf(Saved.Refused.class);
    assertThat(saved.get(3)).isInstanceOf(Saved.Conflict.class);
    assertThat(bench.live(good).openingNote()).isEqualTo("Kept");
    assertThat(bench.live(refuge)).isEqualTo(refuge);
    assertThat(bench.live(foreign)).isEqualTo(foreign);
  }

  private ListingTogether.Save ofListing(Service service, String note) {
    return new ListingTogether.Save.OfListing(
        service.id(),
        bench.version(bench.administrator(), service),
        ServiceBuilder.from(service).openingNote(note).build());
  }

  @Test
  void savingManyIsGivenUpWhereOthersAreAlwaysFasterAndSaysSoOfEach() {
    Service one = anIdvaService().serving(NORTH_CITY).build();
    Service other = anIdvaService().runBy(one.organisation()).serving(NORTH_CITY).build();
    bench.given(one, other);
    List<Integer> waits = new ArrayList<>();

    List<Saved> saved =
        bench
            .overtakenDesk(waits::add)
            .together()
            .save(
                bench.editor(one),
                List.of(ofListing(one, "Mine"), ofListing(other, "Mine")),
                "Try");

    assertThat(saved)
        .hasSize(2)
        .allSatisfy(
            each -> assertThat(each).isInstanceOfAny(Saved.Refused.class, Saved.Conflict.class));
    assertThat(waits).hasSizeLessThanOrEqualTo(3 * ListingWriting.MOST_ATTEMPTS);
    assertThat(bench.live(one).openingNote()).endsWith("of another");
  }

  @Test
  void aWorkbookTakesNoWordsThatGiveAHiddenPlaceAway() throws Exception {
    Service refuge =
        anIdvaService().named("Refuge").serving(NORTH_CITY).atAWithheldLocation().build();
    bench.given(refuge);
    Person editor = bench.editor(refuge);
    for (String heading : List.of("Description", "Other conditions", "Opening note", "E-mail")) {
      Path file = folder.resolve(heading + ".xlsx");
      bulk().write(editor, file);
      edit(file, "Refuge", heading, "a@example.org (at ca98 7qx)");

      BulkPreview preview = bulk().read(editor, file);

      assertThat(preview.changes()).isEmpty();
      assertThat(preview.refused()).hasSize(1);
      assertThat(preview.refused().getFirst().why()).contains("Remove the postcode CA98 7QX");
      assertThat(bulk().apply(editor, preview.plan(), "").orElseThrow().outcomes()).isEmpty();
    }
    assertThat(bench.live(refuge)).isEqualTo(refuge);
  }

  @Test
  void rowsOfOthersAreRefusedAndMoneyIsForCommissionersOnly() throws Exception {
    Service service =
        anIdvaService()
            .named("Mine")
            .serving(NORTH_CITY)
            .commissionedBy(TODAY.plusYears(1), "North PCC")
            .build();
    Service other = anIdvaService().named("Other").serving("E06000002").build();
    bench.given(service, other);
    Path others = folder.resolve("others.xlsx");
    bulk().write(bench.editor(other), others);
    Person editor = bench.editor(service);
    BulkPreview refused = bulk().read(editor, others);
    assertThat(refused.changes()).isEmpty();
    assertThat(refused.refused()).hasSize(1);

    Path file = folder.resolve("mine.xlsx");
    bulk().write(editor, file);
    edit(file, "Mine", "Yearly value", "5");
    assertThat(bulk().read(editor, file).changes()).isEmpty();

    Person commissioner = bench.commissioner(NORTH);
    bulk().write(commissioner, file);
    edit(file, "Mine", "Yearly value", "70000");
    edit(file, "Mine", "Description", "Not theirs to say");
    BulkPreview preview = bulk().read(commissioner, file);
    assertThat(preview.refused()).hasSize(1);
    assertThat(bulk().apply(commissioner, preview.plan(), "")).isPresent();
    assertThat(bench.live(service).arrangements().getFirst().yearlyValuePounds()).isEqualTo(70_000);
    assertThat(bench.live(service).description()).isEmpty();
  }
}
