package org.waymark.need.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.StaleException;
import org.waymark.database.DataSetLedger;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.need.Measure;
import org.waymark.need.NeedChange;
import org.waymark.need.NeedIndicator;
import org.waymark.need.NeedMappingStore;
import org.waymark.need.NeedPeriod;
import org.waymark.need.NeedTable;
import org.waymark.need.NeedValue;
import org.waymark.testing.DatabaseContract;
import org.waymark.vocabulary.TermId;

abstract class NeedRepositoryContract extends DatabaseContract {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneId.of("Europe/London"));
  private static final AreaCode CUMBERLAND = new AreaCode("E06000063");
  private static final AreaCode WESTMORLAND = new AreaCode("E06000064");
  private static final String DISABLED = "census-2021-disabled";
  private static final NeedPeriod YEAR =
      new NeedPeriod(LocalDate.of(2024, 4, 1), LocalDate.of(2025, 3, 31));

  @BeforeEach
  void forgetEverything() throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("need_value", "need_edition", "need_indicator", "need_change", "need_mapping")) {
        statement.executeUpdate("DELETE FROM " + table);
      }
      statement.executeUpdate("DELETE FROM data_set WHERE name = 'need'");
    }
  }

  private Transactions transactions() {
    return database().transactions();
  }

  NeedRepository repository() {
    return database().bean(NeedRepository.class);
  }

  boolean loadBuiltIn() {
    return new BuiltInNeed(
            transactions(),
            CLOCK,
            database().bean(DataSetLedger.class),
            database().bean(NeedTables.class))
        .load(LoadProgress.SILENT);
  }

  /** An invented percentage, with a crime, a cohort and everything else that may be there. */
  private static NeedIndicator invented() {
    return new NeedIndicator(
        "zz-invented",
        "Invented share",
        "invented people",
        new TermId("rape"),
        new TermId("women-and-girls"),
        Measure.PREVALENCE,
        1000,
        "people",
        "census-2021-residents",
        AreaKind.DISTRICT,
        YEAR.start(),
        YEAR.end(),
        "Invented source",
        "Invented licence",
        LocalDate.of(2025, 7, 24),
        "Invented caveat",
        NeedIndicator.Origin.IMPORTED);
  }

  /** A newer edition of a built-in indicator. */
  private static NeedIndicator newerDisabled(NeedTable table) {
    NeedIndicator built = table.findIndicator(DISABLED).orElseThrow();
    return new NeedIndicator(
        DISABLED,
        built.label(),
        built.counts(),
        built.crimeType(),
        built.cohort(),
        built.measure(),
        built.per(),
        built.unit(),
        built.denominator(),
        AreaKind.COUNCIL,
        YEAR.start(),
        YEAR.end(),
        "Invented source",
        "Invented licence",
        null,
        null,
        NeedIndicator.Origin.IMPORTED);
  }

  private long apply(List<NeedIndicator> editions, NeedValue... values) throws Exception {
    NeedRepository repository = repository();
    return repository.apply(
        new NeedChange("tester", "A test", CLOCK.instant(), editions, List.of(values)),
        repository.revision());
  }

  @Test
  void whatIsReadIsWhatTheTablesSayAndIsLoadedOnce() {
    assertThat(repository().load().table().listIndicators()).isEmpty();

    assertThat(loadBuiltIn()).isTrue();
    assertThat(loadBuiltIn()).isFalse();

    NeedTable expected = BuiltInNeed.read();
    NeedTable read = repository().load().table();
    assertThat(read.listIndicators())
        .containsExactlyInAnyOrderElementsOf(expected.listIndicators());
    expected
        .listIndicators()
        .forEach(
            indicator ->
                assertThat(read.findValue(indicator.id(), CUMBERLAND))
                    .isEqualTo(expected.findValue(indicator.id(), CUMBERLAND)));
  }

  @Test
  void anImportedEditionIsReadAsItWasWritten() throws Exception {
    NeedValue bounded = new NeedValue("zz-invented", YEAR, CUMBERLAND, 2.5, 2.0, 3.25);
    NeedValue suppressed = NeedValue.suppressed("zz-invented", YEAR, WESTMORLAND);
    apply(List.of(invented()), bounded, suppressed);

    NeedTable read = repository().load().table();
    assertThat(read.findIndicator("zz-invented")).contains(invented());
    assertThat(read.listValues("zz-invented", YEAR)).containsExactlyInAnyOrder(bounded, suppressed);
  }

  @Test
  void aValueThatIsGivenAgainReplacesTheOneBefore() throws Exception {
    apply(List.of(invented()), NeedValue.of("zz-invented", YEAR, CUMBERLAND, 1));
    apply(List.of(), NeedValue.of("zz-invented", YEAR, CUMBERLAND, 2));

    assertThat(repository().load().table().listValues("zz-invented", YEAR))
        .containsExactly(NeedValue.of("zz-invented", YEAR, CUMBERLAND, 2));
  }

  @Test
  void loadingTheBuiltInFiguresAgainLeavesImportedOnesAlone() throws Exception {
    loadBuiltIn();
    NeedIndicator newer = newerDisabled(BuiltInNeed.read());
    apply(
        List.of(newer, invented()),
        NeedValue.of(DISABLED, YEAR, CUMBERLAND, 9),
        NeedValue.of("zz-invented", YEAR, CUMBERLAND, 1));
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE data_set SET checksum = 'older' WHERE name = 'need'");
    }

    assertThat(loadBuiltIn()).isTrue();

    NeedTable read = repository().load().table();
    assertThat(read.listEditions(DISABLED)).hasSize(2).first().isEqualTo(newer);
    assertThat(read.findValue(DISABLED, CUMBERLAND).orElseThrow().number()).isEqualTo(9);
    assertThat(read.findIndicator("zz-invented")).isPresent();
    NeedPeriod census = read.listEditions(DISABLED).getLast().period();
    assertThat(read.findValue(DISABLED, census, CUMBERLAND))
        .isEqualTo(BuiltInNeed.read().findValue(DISABLED, CUMBERLAND));
  }

  @Test
  void aChangeOnOneNodeIsSeenByAnother() throws Exception {
    loadBuiltIn();
    StoredNeed other = new StoredNeed(repository());
    NeedTable before = other.table();
    assertThat(other.table()).as("nothing is read twice").isSameAs(before);
    long revision = other.revision();

    apply(List.of(invented()), NeedValue.of("zz-invented", YEAR, CUMBERLAND, 1));

    assertThat(other.revision()).isGreaterThan(revision);
    assertThat(other.table().findIndicator("zz-invented")).isPresent();
    assertThat(before.findIndicator("zz-invented")).as("a table never changes").isEmpty();
  }

  @Test
  void aChangeCheckedAgainstOlderFiguresIsNotWritten() throws Exception {
    loadBuiltIn();
    long old = repository().revision() - 1;

    assertThatThrownBy(
            () ->
                repository()
                    .apply(
                        new NeedChange(
                            "tester",
                            "A test",
                            CLOCK.instant(),
                            List.of(invented()),
                            List.of(NeedValue.of("zz-invented", YEAR, CUMBERLAND, 1))),
                        old))
        .isInstanceOf(StaleException.class);
    assertThat(repository().load().table().findIndicator("zz-invented")).isEmpty();
  }

  @Test
  void aMappingIsKeptUnderItsNameAndReplacedByTheNextOfIt() {
    NeedMappingStore store = database().bean(NeedMappingStore.class);
    NeedMappingStore.Kept first =
        new NeedMappingStore.Kept("a-table", "column,indicator\nx,y\n", "tester", CLOCK.instant());
    NeedMappingStore.Kept second =
        new NeedMappingStore.Kept("a-table", "z", "another", CLOCK.instant().plusSeconds(1));
    store.keep(first);
    assertThat(store.list()).containsExactly(first);
    store.keep(second);
    assertThat(store.list()).containsExactly(second);
  }
}
