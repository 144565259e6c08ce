package org.waymark.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.waymark.catalogue.CatalogueFixtures.anIdvaService;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.StaleException;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.Authority;
import org.waymark.account.Grant;
import org.waymark.account.Person;
import org.waymark.audit.AuditEntry;
import org.waymark.audit.AuditReader;
import org.waymark.audit.jdbc.Audits;
import org.waymark.catalogue.CatalogueChange;
import org.waymark.catalogue.CatalogueFixtures;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.OrganisationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.jdbc.CatalogueRepositories;
import org.waymark.geography.GeographyFixtures;
import org.waymark.returns.jdbc.ReturnRepositories;
import org.waymark.secret.KeyProblem;
import org.waymark.testing.Beans;
import org.waymark.testing.DatabaseContract;

abstract class ReturnStoreContract extends DatabaseContract {

  private static final Quarter SUMMER = new Quarter(LocalDate.of(2026, 7, 1));
  private static final Instant NOW = Instant.parse("2026-10-05T09:30:15.123456Z");

  @TempDir private Path home;

  private OrganisationId organisation = new OrganisationId(UUID.randomUUID());
  private ServiceId service = new ServiceId(UUID.randomUUID());

  @BeforeEach
  void anotherService() {
    organisation = new OrganisationId(UUID.randomUUID());
    service = new ServiceId(UUID.randomUUID());
  }

  private ReturnRepository repository() {
    return ReturnRepositories.on(dataSource(), home);
  }

  private static ReturnFigures figures(Object... pairs) {
    Map<Figure, BigDecimal> figures = new EnumMap<>(Figure.class);
    for (int i = 0; i < pairs.length; i += 2) {
      figures.put((Figure) pairs[i], new BigDecimal(pairs[i + 1].toString()));
    }
    return new ReturnFigures(figures, false);
  }

  private QuarterlyReturn entered(ReturnFigures figures) {
    return new QuarterlyReturn(
        0, service, organisation, SUMMER, figures, "account:somebody", NOW, 0);
  }

  private QuarterlyReturn add(QuarterlyReturn entered, int seen) {
    return repository().add(entered, seen, kept -> {});
  }

  private ShownReturn shown() {
    return repository().load().find(service, SUMMER).orElseThrow();
  }

  private QuarterlyReturn own() {
    return repository().listEntered(organisation, SUMMER).stream()
        .filter(each -> each.service().equals(service))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatWasEnteredComesBackWholeToItsOwnPeopleAndShownToOthers() {
    Map<Figure, BigDecimal> all = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      all.put(figure, figure.isReason() ? BigDecimal.ONE : figure.most());
    }
    all.put(Figure.WORKERS, new BigDecimal("2.75"));
    QuarterlyReturn given = entered(new ReturnFigures(all, true));

    QuarterlyReturn kept = add(given, 0);

    assertThat(kept.version()).isEqualTo(1);
    assertThat(own()).isEqualTo(kept).isEqualTo(given.kept(kept.id(), 1));
    assertThat(shown()).isEqualTo(kept.shown());
    assertThat(shown().figures().of(Figure.DECLINED_AREA)).contains(Shown.FEW);
  }

  @Test
  void rangesAndWhatIsNotToldComeBackAsTheyWere() {
    add(
        entered(
            figures(
                Figure.RECEIVED, 40,
                Figure.ACCEPTED, 38,
                Figure.DECLINED, 2,
                Figure.DECLINED_AREA, 0,
                Figure.MEDIAN_WAIT, "1.5")),
        0);

    assertThat(shown().figures().of(Figure.RECEIVED).map(Shown::words)).contains("39 to 42");
    assertThat(shown().figures().of(Figure.DECLINED_AREA)).contains(Shown.NOT_TOLD);
    assertThat(shown().figures().of(Figure.MEDIAN_WAIT).map(Shown::words)).contains("1.5");
  }

  @Test
  void aReturnWithNothingStatedIsKeptToo() {
    add(entered(figures(Figure.CASELOAD, 7)), 0);

    add(entered(ReturnFigures.NONE), 1);

    assertThat(own().figures()).isEqualTo(ReturnFigures.NONE);
    assertThat(shown().figures().shown()).isEmpty();
  }

  @Test
  void aLaterVersionCountsAndTheEarlierOneStays() throws SQLException {
    add(entered(figures(Figure.CASELOAD, 30)), 0);
    Returns before = repository().load();

    add(entered(figures(Figure.CASELOAD, 31)), 1);

    assertThat(shown().version()).isEqualTo(2);
    assertThat(own().figures()).isEqualTo(figures(Figure.CASELOAD, 31));
    Returns after = repository().loadAfter(before);
    assertThat(after.find(service, SUMMER)).contains(shown());
    assertThat(after.revision()).isEqualTo(repository().latestRevision());
    assertThat(count("service = '" + service + "'")).isEqualTo(2);
  }

  @Test
  void aServiceThatHasChangedHandsIsGivenAnewByWhoeverRunsItNow() {
    add(entered(figures(Figure.CASELOAD, 3)), 0);
    OrganisationId former = organisation;
    organisation = new OrganisationId(UUID.randomUUID());

    QuarterlyReturn kept = add(entered(figures(Figure.CASELOAD, 31)), 0);

    assertThat(kept.version()).isEqualTo(2);
    assertThat(shown().organisation()).isEqualTo(organisation);
    assertThat(own().figures()).isEqualTo(figures(Figure.CASELOAD, 31));
    assertThat(repository().listEntered(former, SUMMER)).hasSize(1);
  }

  @Test
  void aReturnThatIsLongPastIsKeptAndNotHeldInMemory() {
    Quarter old = new Quarter(LocalDate.of(2025, 4, 1));
    QuarterlyReturn given =
        new QuarterlyReturn(
            0, service, organisation, old, figures(Figure.CASELOAD, 9), "account:x", NOW, 0);

    add(given, 0);

    assertThat(repository().load().find(service, old)).isEmpty();
    assertThat(repository().listEntered(organisation, old)).hasSize(1);
  }

  @Test
  void aVersionMadeOnAnotherThanIsThereIsRefused() {
    add(entered(figures(Figure.CASELOAD, 30)), 0);

    assertThatThrownBy(() -> add(entered(figures(Figure.CASELOAD, 31)), 0))
        .isInstanceOf(StaleException.class);
    assertThatThrownBy(() -> add(entered(figures(Figure.CASELOAD, 31)), 2))
        .isInstanceOf(StaleException.class);
    assertThat(own().version()).isEqualTo(1);
  }

  @Test
  void noRowIsChangedOrDeleted() {
    add(entered(figures(Figure.CASELOAD, 30)), 0);

    assertThatThrownBy(() -> execute("UPDATE quarterly_return SET shown = 'caseload=31'"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("only ever added");
    assertThatThrownBy(() -> execute("DELETE FROM quarterly_return"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("only ever added");
  }

  /** The columns tell the same of one and of four, and the sealed one has the same length. */
  @Test
  void theDatabaseTellsNoNumberOfFewPeople() throws SQLException {
    add(entered(figures(Figure.CASELOAD, 1, Figure.WAITING, 4)), 0);
    String one = row();
    service = new ServiceId(UUID.randomUUID());
    add(entered(figures(Figure.CASELOAD, 3, Figure.WAITING, 2)), 0);

    assertThat(row()).isEqualTo(one).contains("caseload=1..4 waiting=1..4");
  }

  private String row() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT shown, entered, version FROM quarterly_return WHERE service = '"
                    + service
                    + "'")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(2)).doesNotContain("caseload");
      return row.getString(1) + " " + row.getString(2).length() + " " + row.getInt(3);
    }
  }

  @Test
  void withoutItsKeyWhatIsShownIsStillReadAndWhatWasEnteredIsNot(@TempDir Path elsewhere) {
    add(entered(figures(Figure.CASELOAD, 30)), 0);
    ReturnRepository without = ReturnRepositories.on(dataSource(), elsewhere);

    assertThat(without.load().find(service, SUMMER)).contains(shown());
    assertThatThrownBy(() -> without.listEntered(organisation, SUMMER))
        .isInstanceOf(KeyProblem.class);
  }

  // ---- The desk ---------------------------------------------------------------------------------

  private record Bench(
      ReturnDesk desk, ReturnKeeper keeper, AuditReader audit, Service one, Service other) {}

  private Bench bench(Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    Audits.Both audit = Audits.on(Beans.transactions(dataSource()), clock);
    CatalogueRepository catalogue = CatalogueRepositories.on(dataSource());
    Service one = anIdvaService().runBy(organisation).build();
    Service other = anIdvaService().runBy(organisation).build();
    catalogue.apply(
        CatalogueChange.of(
            "test", "the beginning", CatalogueFixtures.organisationsOf(one), List.of(one, other)));
    ReturnKeeper keeper = new ReturnKeeper(repository());
    ReturnDesk desk = new ReturnDesk(repository(), keeper, catalogue, audit.trail(), clock);
    return new Bench(desk, keeper, audit.reader(), one, other);
  }

  private static Person person(Grant... grants) {
    Account account =
        new Account(
            AccountId.random(), "p@example.org", "P. Provider", true, false, List.of(grants));
    return new Person(
        account,
        Authority.of(
            account.grants(),
            GeographyFixtures.smallCountryWithDutyHolders(),
            LocalDate.of(2026, 10, 5)),
        "");
  }

  private Person own(boolean lead) {
    return person(new Grant.Provider(organisation, lead));
  }

  private static ReturnDesk.Typed typed(int seen, String... pairs) {
    Map<Figure, String> figures = new EnumMap<>(Figure.class);
    for (int i = 0; i < pairs.length; i += 2) {
      figures.put(Figure.ofSlug(pairs[i]).orElseThrow(), pairs[i + 1]);
    }
    return new ReturnDesk.Typed(figures, false, seen);
  }

  @Test
  void theOneServiceIsKeptWhereTheOtherIsRefused() {
    Bench bench = bench(NOW);
    Map<ServiceId, ReturnDesk.Typed> typed = new LinkedHashMap<>();
    typed.put(bench.one().id(), typed(0, "caseload", "twelve"));
    typed.put(bench.other().id(), typed(0, "caseload", "12", "waiting", ""));

    var outcomes = bench.desk().give(own(false), organisation, SUMMER, typed);

    assertThat(outcomes.get(bench.one().id())).isInstanceOf(ReturnDesk.Refused.class);
    assertThat(outcomes.get(bench.other().id()))
        .isInstanceOfSatisfying(
            ReturnDesk.Kept.class,
            kept -> assertThat(kept.given().figures()).isEqualTo(figures(Figure.CASELOAD, 12)));
    assertThat(bench.keeper().returns().find(bench.other().id(), SUMMER)).isPresent();
    assertThat(bench.keeper().returns().find(bench.one().id(), SUMMER)).isEmpty();
  }

  @Test
  void theAuditTellsWhichFiguresWereStatedAndNoneOfThem() {
    Bench bench = bench(NOW);
    Person who = own(true);

    bench
        .desk()
        .give(
            who,
            organisation,
            SUMMER,
            Map.of(bench.one().id(), typed(0, "caseload", "3", "waiting", "4567")));

    List<AuditEntry> entries =
        bench
            .audit()
            .find(AuditReader.Selection.ofSubject("service:" + bench.one().id()), null, 10);
    assertThat(entries)
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.actor()).isEqualTo(who.actor());
              assertThat(entry.action()).isEqualTo("return.given");
              assertThat(entry.details())
                  .containsExactlyInAnyOrderEntriesOf(
                      Map.of("quarter", "2026-07", "version", "1", "figures", "caseload waiting"));
            });
  }

  @Test
  void theSameAgainIsNoOtherVersionAndNothingIsNoReturn() {
    Bench bench = bench(NOW);
    Map<ServiceId, ReturnDesk.Typed> typed = Map.of(bench.one().id(), typed(0, "caseload", "12"));
    bench.desk().give(own(true), organisation, SUMMER, typed);

    var again = bench.desk().give(own(true), organisation, SUMMER, typed);
    var nothing =
        bench.desk().give(own(true), organisation, SUMMER, Map.of(bench.other().id(), typed(0)));

    assertThat(again.get(bench.one().id()))
        .isInstanceOfSatisfying(
            ReturnDesk.Kept.class, kept -> assertThat(kept.given().version()).isEqualTo(1));
    assertThat(nothing.get(bench.other().id())).isEqualTo(new ReturnDesk.Nothing());
    assertThat(bench.keeper().returns().find(bench.other().id(), SUMMER)).isEmpty();
  }

  @Test
  void whatSomebodyElseGaveMeanwhileIsNotWrittenOver() {
    Bench bench = bench(NOW);
    bench
        .desk()
        .give(
            own(true), organisation, SUMMER, Map.of(bench.one().id(), typed(0, "caseload", "12")));

    var outcome =
        bench
            .desk()
            .give(
                own(true),
                organisation,
                SUMMER,
                Map.of(bench.one().id(), typed(0, "caseload", "13")));

    assertThat(outcome.get(bench.one().id()))
        .isInstanceOfSatisfying(
            ReturnDesk.Overtaken.class,
            overtaken ->
                assertThat(overtaken.now().figures()).isEqualTo(figures(Figure.CASELOAD, 12)));
  }

  @Test
  void nobodyButTheOrganisationsOwnPeopleGivesOrReadsWhatWasEntered() {
    Bench bench = bench(NOW);
    Map<ServiceId, ReturnDesk.Typed> typed = Map.of(bench.one().id(), typed(0, "caseload", "12"));
    for (Person other :
        List.of(
            person(),
            person(new Grant.Administrator(true)),
            person(new Grant.Provider(new OrganisationId(UUID.randomUUID()), true)))) {
      assertThatThrownBy(() -> bench.desk().give(other, organisation, SUMMER, typed))
          .isInstanceOf(SecurityException.class);
      assertThatThrownBy(() -> bench.desk().entered(other, organisation, SUMMER))
          .isInstanceOf(SecurityException.class);
    }
    assertThat(ReturnDesk.mayGive(own(false), organisation)).isTrue();
  }

  @Test
  void aServiceOfAnotherOrganisationIsRefusedAndNothingIsKept() {
    Bench bench = bench(NOW);
    Map<ServiceId, ReturnDesk.Typed> typed =
        Map.of(bench.one().id(), typed(0, "caseload", "12"), service, typed(0, "caseload", "12"));

    assertThatThrownBy(() -> bench.desk().give(own(true), organisation, SUMMER, typed))
        .isInstanceOf(SecurityException.class);
    assertThat(bench.keeper().returns().find(bench.one().id(), SUMMER)).isEmpty();
  }

  @Test
  void aQuarterIsTakenFromAWeekBeforeItsEndUntilTheEndOfTheNext() {
    for (String closed : List.of("2026-09-22T12:00:00Z", "2027-01-01T00:00:01Z")) {
      Bench bench = bench(Instant.parse(closed));
      assertThatThrownBy(
              () ->
                  bench
                      .desk()
                      .give(
                          own(true),
                          organisation,
                          SUMMER,
                          Map.of(bench.one().id(), typed(0, "caseload", "12"))))
          .isInstanceOf(ReturnDesk.ClosedException.class)
          .hasMessageContaining("July to September 2026");
    }
  }

  private long count(String where) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT COUNT(*) FROM quarterly_return WHERE " + where)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
