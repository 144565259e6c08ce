package org.waymark.need.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.waymark.database.LoadProgress;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaCode;
import org.waymark.need.NeedTable;
import org.waymark.testing.DatabaseContract;

abstract class NeedRepositoryContract extends DatabaseContract {

  @Test
  void whatIsReadIsWhatTheTablesSayAndIsLoadedOnce() throws SQLException {
    Clock clock = Clock.fixed(Instant.parse("2026-09-01T10:00:00Z"), ZoneId.of("Europe/London"));
    BuiltInNeed builtIn = new BuiltInNeed(new Transactions(dataSource()), clock);
    assertThat(new NeedRepository(new Transactions(dataSource())).load().table().listIndicators())
        .isEmpty();

    assertThat(builtIn.load(LoadProgress.SILENT)).isTrue();
    assertThat(builtIn.load(LoadProgress.SILENT)).isFalse();

    NeedTable expected = BuiltInNeed.read();
    NeedTable read = new NeedRepository(new Transactions(dataSource())).load().table();
    assertThat(read.listIndicators())
        .containsExactlyInAnyOrderElementsOf(expected.listIndicators());
    AreaCode cumberland = new AreaCode("E06000063");
    expected
        .listIndicators()
        .forEach(
            indicator ->
                assertThat(read.findValue(indicator.id(), cumberland))
                    .isEqualTo(expected.findValue(indicator.id(), cumberland)));
  }
}
