package org.waymark.geography.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.database.DataSetLedger;
import org.waymark.database.LoadProgress;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.tables.BuiltInTables;
import org.waymark.testing.DatabaseContract;

abstract class GeographyRepositoryContract extends DatabaseContract {

  private static final LocalDate TODAY = LocalDate.of(2026, 9, 1);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneId.of("Europe/London"));

  private BuiltInGeography builtIn() {
    return new BuiltInGeography(database().transactions(), CLOCK, ledger(), boundaries());
  }

  @BeforeEach
  void loadOnce() {
    builtIn().load(LoadProgress.SILENT);
  }

  @Test
  void whatIsReadIsWhatTheTablesSay() {
    BuiltInTables tables = BuiltInTables.read();

    Geography geography = new GeographyReader(database().transactions()).load();

    assertThat(geography.listSmallAreas()).isEqualTo(tables.smallAreas());
    assertThat(geography.listOutcodes()).containsExactlyInAnyOrderElementsOf(tables.outcodes());
    for (BuiltInTables.AreaRow row : tables.areas()) {
      assertThat(geography.findArea(row.area().kind(), row.area().code())).contains(row.area());
    }
    for (BuiltInTables.SuccessionRow row : tables.successions()) {
      assertThat(geography.successorsOf(row.succession().predecessor()))
          .containsOnlyOnce(row.succession());
    }
    assertThat(tables.districts())
        .allSatisfy(
            district -> assertThat(geography.findDistrict(district.code())).contains(district));
    assertThat(geography.dutyHolders(new AreaCode("E23000002"), TODAY))
        .containsExactlyElementsOf(
            tables.dutyHolders().stream()
                .filter(
                    holder ->
                        holder.policeArea().value().equals("E23000002") && holder.isValidOn(TODAY))
                .toList());
  }

  @Test
  void secondLoadFindsNothingToDo() {
    assertThat(builtIn().load(LoadProgress.SILENT)).isFalse();
  }

  @Test
  void loadBrokenOffInTheMiddleLeavesNothingAndTheNextMendsIt() throws SQLException {
    forgetGeography();
    LoadProgress killed =
        (what, done, total) -> {
          if (done > 10_000) {
            throw new IllegalStateException("killed");
          }
        };

    assertThatThrownBy(() -> builtIn().load(killed)).hasMessage("killed");

    assertThatThrownBy(() -> new GeographyReader(database().transactions()).load())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("waymark geodata load");
    assertThat(builtIn().load(LoadProgress.SILENT)).isTrue();
    assertThat(new GeographyReader(database().transactions()).load().smallAreaCount())
        .isEqualTo(35_672);
  }

  @Test
  void tablesOfAnotherReleaseReplaceTheseWhole() throws SQLException {
    execute("UPDATE data_set SET checksum = 'of an older release' WHERE name = 'geography'");
    execute("DELETE FROM small_area WHERE ordinal > 100");
    execute("UPDATE area SET short_name = 'Old name' WHERE code = 'E23000002'");

    assertThat(builtIn().load(LoadProgress.SILENT)).isTrue();

    Geography geography = new GeographyReader(database().transactions()).load();
    assertThat(geography.smallAreaCount()).isEqualTo(35_672);
    assertThat(geography.getArea(new AreaCode("E23000002")).shortName()).isEqualTo("Cumbria");
  }

  @Test
  void progressRisesToTheTotal() throws SQLException {
    forgetGeography();
    List<Long> done = new ArrayList<>();

    builtIn()
        .load(
            (what, soFar, total) -> {
              if (what.equals("Small areas")) {
                assertThat(total).isEqualTo(35_672);
                done.add(soFar);
              }
            });

    assertThat(done).isSorted().hasSizeGreaterThan(10).endsWith(35_672L);
  }

  @Test
  void ledgerSaysWhatWasLoadedAndWhen() {
    DataSetLedger.Entry entry = ledger().findByName("geography").orElseThrow();

    assertThat(entry.edition()).contains("Census 2021");
    assertThat(entry.checksum()).hasSize(64);
    assertThat(entry.loadedAt()).isEqualTo(CLOCK.instant());
  }

  @Test
  void countsOfTheDayAreThoseOfTheDay() {
    Geography geography = new GeographyReader(database().transactions()).load();

    assertThat(geography.listAreas(AreaKind.ICB, LocalDate.of(2026, 3, 31))).hasSize(42);
    assertThat(geography.listAreas(AreaKind.ICB, LocalDate.of(2026, 4, 1))).hasSize(36);
  }

  @Test
  void groundAndNeighboursComeFromTheOutlines() {
    Geography geography = new GeographyReader(database().transactions()).load();
    AreaCode cumbria = new AreaCode("E23000002");

    assertThat(geography.hectares(cumbria)).isBetween(600_000.0, 750_000.0);
    assertThat(geography.neighboursOf(AreaKind.POLICE_AREA, cumbria))
        .extracting(Area::shortName)
        .contains("Lancashire", "Northumbria", "North Yorkshire")
        .doesNotContain("Cumbria", "Kent");
  }

  @Test
  void everyAreaInForceHasAnApproximateOutline() {
    Geography geography = new GeographyReader(database().transactions()).load();
    for (AreaKind kind : AreaKind.values()) {
      assertThat(boundaries().findByKindOrderByCode(kind.slug()))
          .allMatch(StoredOutline::approximate)
          .extracting(StoredOutline::code)
          .containsAll(
              geography.listAreas(kind, TODAY).stream().map(area -> area.code().value()).toList());
    }
  }

  private DataSetLedger ledger() {
    return database().bean(DataSetLedger.class);
  }

  private BoundaryRepository boundaries() {
    return database().bean(BoundaryRepository.class);
  }

  private void forgetGeography() throws SQLException {
    execute("DELETE FROM data_set WHERE name = 'geography'");
    execute("DELETE FROM small_area");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
