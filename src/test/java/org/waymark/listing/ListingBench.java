package org.waymark.listing;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javax.sql.DataSource;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.audit.AuditReader;
import org.waymark.audit.AuditTrail;
import org.waymark.audit.jdbc.Audits;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.field.ListingTerms;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.catalogue.jdbc.EmptyCatalogue;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyFixtures;
import org.waymark.intake.ImportDesk;
import org.waymark.mail.Letter;
import org.waymark.mail.LetterWriter;
import org.waymark.mail.Outbox;
import org.waymark.mail.Rounds;
import org.waymark.mail.SiteAddress;
import org.waymark.mail.jdbc.Outboxes;
import org.waymark.testing.Beans;

/**
 * A desk over a test database in the invented country, with people, and letters kept to be read.
 */
public final class ListingBench {

  /** Where letters say Waymark is. */
  public static final SiteAddress SITE = new SiteAddress("https://waymark.example.org", "");

  /** What suspends listings that left the file of their source, on a database. */
  static DepartedListings departed(DataSource dataSource, CatalogueRepository catalogue) {
    Clock clock = Clock.systemUTC();
    AuditTrail trail = Audits.on(Beans.transactions(dataSource), clock).trail();
    ListingChangeRepository changes = Beans.on(dataSource, ListingChangeRepository.class);
    Geography geography = GeographyFixtures.smallCountryWithDutyHolders();
    ListingReach reach =
        new ListingReach(() -> geography, () -> CatalogueFixtures.TODAY, catalogue::load);
    return new DepartedListings(
        catalogue,
        CatalogueRepositories.historyOn(dataSource),
        new ListingWriting(catalogue, changes, reach, trail, clock),
        trail);
  }

  private static final List<String> TABLES =
      List.of(
          "letter",
          "sent_notice",
          "bulk_line",
          "bulk_plan",
          "listing_merge_record",
          "listing_merge",
          "listing_comment",
          "listing_change_step",
          "listing_change");

  private final Geography geography = GeographyFixtures.smallCountryWithDutyHolders();
  private final List<Account> accounts = new CopyOnWriteArrayList<>();
  private final List<Letter> letters = new CopyOnWriteArrayList<>();
  private final Map<String, LetterWriter> writers = new HashMap<>();
  private final Outbox outbox;
  private final CatalogueRepository catalogue;
  private final ListingChangeRepository changes;
  private final ListingReach reach;
  private final ImportDesk importDesk;
  private final TestDesk desk;
  private final TestDesk withoutLetters;
  private final Function<IntConsumer, TestDesk> overtaken;
  private final Audits.Both audit;
  private final AuditTrail trail;
  private final Clock clock =
      Clock.fixed(Instant.parse("2026-06-15T09:00:00Z"), ZoneId.of("Europe/London"));
  private LocalDate today = CatalogueFixtures.TODAY;

  /** Clears the database. */
  public ListingBench(DataSource dataSource) {
    this(dataSource, CatalogueRepositories.on(dataSource));
  }

  /** Clears the database, for desks that write to that catalogue on it. */
  ListingBench(DataSource dataSource, CatalogueRepository catalogue) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : TABLES) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      EmptyCatalogue.make(dataSource);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    // One of it: what belongs together has to be in one transaction.
    Transactions transactions = Beans.transactions(dataSource);
    audit = Audits.on(transactions, clock);
    trail = audit.trail();
    this.catalogue = catalogue;
    changes = Beans.on(dataSource, ListingChangeRepository.class);
    reach = new ListingReach(() -> geography, () -> today, this::load);
    ListingPeople people = () -> List.copyOf(accounts);
    outbox = Outboxes.on(dataSource, clock);
    ListingLetters listingLetters =
        new ListingLetters(
            outbox, changes, new ListingRules(catalogue, changes, reach), people, reach, SITE);
    write(listingLetters);
    CatalogueHistory past = CatalogueRepositories.historyOn(dataSource);
    importDesk = new Importing(catalogue, past, changes);
    desk =
        desk(
            catalogue,
            new ListingWriting(catalogue, changes, reach, trail, clock),
            past,
            listingLetters);
    Outbox full =
        (Outbox)
            Proxy.newProxyInstance(
                Outbox.class.getClassLoader(),
                new Class<?>[] {Outbox.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("no letter can be put");
                });
    withoutLetters =
        desk(
            catalogue,
            new ListingWriting(catalogue, changes, reach, trail, clock),
            past,
            new ListingLetters(
                full, changes, new ListingRules(catalogue, changes, reach), people, reach, SITE));
    overtaken =
        pause -> {
          CatalogueRepository faster = new OvertakenCatalogue(catalogue);
          return desk(
              faster,
              new ListingWriting(faster, changes, reach, trail, clock, pause),
              past,
              listingLetters);
        };
  }

  private TestDesk desk(
      CatalogueRepository written,
      ListingWriting writing,
      CatalogueHistory past,
      ListingLetters listingLetters) {
    ListingRules rules = new ListingRules(written, changes, reach);
    ListingReading reading = new ListingReading(rules, changes, past, reach, clock);
    ListingEditing editing =
        new ListingEditing(reading, rules, writing, written, changes, reach, listingLetters);
    ListingFunding funding = new ListingFunding(reading, rules, writing, reach);
    return new TestDesk(
        reading,
        editing,
        new ListingDeciding(rules, writing, changes, reach, people(), listingLetters),
        funding,
        new ListingDrafting(rules, writing, changes, reach, listingLetters),
        new ListingTogether(rules, writing, editing, funding));
  }

  /** A desk that can put no letter. */
  TestDesk deskWithoutLetters() {
    return withoutLetters;
  }

  /**
   * A desk where others change each listing just before it is written.
   *
   * @param pause is told how long to wait at most, in milliseconds
   */
  TestDesk overtakenDesk(IntConsumer pause) {
    return overtaken.apply(pause);
  }

  private Catalogue load() {
    return catalogue.load();
  }

  public TestDesk desk() {
    return desk;
  }

  public CatalogueRepository catalogue() {
    return catalogue;
  }

  /** Takes what files say. */
  ImportDesk importDesk() {
    return importDesk;
  }

  /** The same on any database. */
  static ImportDesk importDesk(DataSource dataSource, CatalogueRepository catalogue) {
    return new Importing(
        catalogue,
        CatalogueRepositories.historyOn(dataSource),
        Beans.on(dataSource, ListingChangeRepository.class));
  }

  public ListingChangeRepository changes() {
    return changes;
  }

  public ListingReach reach() {
    return reach;
  }

  public Clock clock() {
    return clock;
  }

  AuditReader audit() {
    return audit.reader();
  }

  public AuditTrail trail() {
    return trail;
  }

  public ListingPeople people() {
    return () -> List.copyOf(accounts);
  }

  public Outbox outbox() {
    return outbox;
  }

  /** Has this one write the letters of its kinds from now on. */
  public void write(LetterWriter writer) {
    writer.kinds().forEach(kind -> writers.put(kind, writer));
  }

  public void today(LocalDate day) {
    today = day;
  }

  /** Sends what waits; the letters sent so far. */
  public List<Letter> letters() {
    Rounds.send(outbox, List.copyOf(Set.copyOf(writers.values())), letters::add, clock);
    return letters;
  }

  /** Puts listings in the catalogue, as an import would. */
  public void given(Service... services) {
    catalogue.apply(
        CatalogueChange.of(
            "import", "given", CatalogueFixtures.organisationsOf(services), List.of(services)));
  }

  /** The listing the public reads. */
  public Service live(Service service) {
    return catalogue.findService(service.id()).orElseThrow();
  }

  /** The version of a listing as it is now, for somebody who sees it. */
  public ListingVersion version(Person person, Service service) {
    return desk.reading().open(person, service.id()).orElseThrow().version();
  }

  public Person editor(Service service) {
    return editor(service.organisation());
  }

  public Person editor(OrganisationId organisation) {
    return person(new Grant.Provider(organisation, false));
  }

  public Person lead(Service service) {
    return person(new Grant.Provider(service.organisation(), true));
  }

  /** Somebody in the office of a local policing body. */
  public Person commissioner(AreaCode policeArea) {
    return person(new Grant.Commissioner(policeArea));
  }

  public Person administrator() {
    return person(new Grant.Administrator(false));
  }

  /** Somebody new with these grants. */
  public Person person(Grant... grants) {
    int number = accounts.size() + 1;
    Account account =
        new Account(
            AccountId.random(),
            "person" + number + "@example.org",
            "Person " + number,
            true,
            false,
            List.of(grants));
    accounts.add(account);
    return new Person(account, Authority.of(account.grants(), geography, today), "");
  }

  /** The terms of the invented country. */
  public ListingTerms terms() {
    return new ListingTerms(org.waymark.vocabulary.Vocabularies.builtIn(), geography);
  }

  /** Whom the letters went to, without doubles, in order. */
  public List<String> readers() {
    List<String> readers = new ArrayList<>();
    letters()
        .forEach(
            letter -> {
              if (!readers.contains(letter.to())) {
                readers.add(letter.to());
              }
            });
    return readers;
  }

  /** A form with one field. */
  public static Map<String, List<String>> form(String name, String... values) {
    return Map.of(name, List.of(values));
  }
}
