package org.waymark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.testing.DatabaseContract;

/**
 * Instants, days and texts of entities on both databases, whatever the time zone of the machine:
 * what was written is read again, and is what plain JDBC reads.
 */
abstract class StoredValuesContract extends DatabaseContract {

  private static final TimeZone OF_THE_MACHINE = TimeZone.getDefault();

  private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
  private static final Instant INSTANT = Instant.parse("2026-07-01T09:00:00Z");

  private Moments moments() {
    return database().bean(Moments.class);
  }

  private Transactions transactions() {
    return database().transactions();
  }

  @BeforeEach
  void table() {
    transactions()
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE IF EXISTS moment");
                return statement.execute(
                    """
                    CREATE TABLE moment (
                      id INTEGER PRIMARY KEY,
                      happened TIMESTAMP WITH TIME ZONE,
                      on_day DATE,
                      words VARCHAR)
                    """);
              }
            });
  }

  @AfterEach
  void machineAsItWas() {
    TimeZone.setDefault(OF_THE_MACHINE);
  }

  private static void machineIn(String zone) {
    TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(zone)));
  }

  private Moment only() {
    return moments().findById(1).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // The hour that comes twice in October, in London and in New York, and the one left out.
    "Europe/London, 2026-10-25T00:30:00Z",
    "Europe/London, 2026-10-25T01:30:00Z",
    "Europe/London, 2026-03-29T01:30:00Z",
    "America/New_York, 2026-11-01T05:30:00Z",
    "America/New_York, 2026-11-01T06:30:00Z",
    "Europe/London, 2026-07-01T09:00:00.123456Z",
    "Pacific/Auckland, 2026-12-31T23:59:59.999999Z",
    "Europe/London, 1970-01-01T00:00:00Z",
    "Europe/London, 9999-12-31T23:59:59.999999Z",
  })
  void instantIsReadAsItWasWritten(String zone, Instant instant) {
    machineIn(zone);
    moments().save(new Moment(1, instant, null, null));
    moments().save(new Moment(2, null, null, null));
    moments().move(2, instant, DAY);

    assertThat(only().happened()).isEqualTo(instant);
    assertThat(moments().findById(2).orElseThrow().happened()).isEqualTo(instant);
    assertThat(plain("SELECT happened FROM moment WHERE id = 1", OffsetDateTime.class).toInstant())
        .isEqualTo(instant);
    assertThat(moments().findByHappenedGreaterThanOrderById(instant.minusNanos(1_000))).hasSize(2);
    assertThat(moments().findByHappenedGreaterThanOrderById(instant)).isEmpty();
  }

  @Test
  void instantIsCutToMicroseconds() {
    Moment saved = moments().save(new Moment(1, INSTANT.plusNanos(1_999), null, null));

    assertThat(saved.happened()).isEqualTo(INSTANT.plusNanos(1_000));
    assertThat(only()).isEqualTo(saved);

    moments().update(new Moment(1, INSTANT.plusNanos(2_999), null, null));
    assertThat(only().happened()).isEqualTo(INSTANT.plusNanos(2_000));
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/London, 2026-07-01",
    "Europe/London, 2026-03-29",
    "Europe/London, 2026-10-25",
    "America/New_York, 2026-07-01",
    "Pacific/Auckland, 2026-01-01",
    "Europe/London, 0001-01-01",
    "Europe/London, 1582-10-10",
    "Europe/London, 9999-12-30",
  })
  void dayIsReadAsItWasWritten(String zone, LocalDate day) {
    machineIn(zone);
    moments().save(new Moment(1, INSTANT, day, null));
    moments().save(new Moment(2, INSTANT, null, null));
    moments().move(2, INSTANT, day);

    assertThat(only().onDay()).isEqualTo(day);
    assertThat(moments().findById(2).orElseThrow().onDay()).isEqualTo(day);
    assertThat(plain("SELECT on_day FROM moment WHERE id = 1", LocalDate.class)).isEqualTo(day);
    assertThat(moments().findBetween(INSTANT, day)).hasSize(2);
    assertThat(moments().findBetween(INSTANT, day.plusDays(1))).isEmpty();
  }

  @Test
  void whatPlainJdbcWroteIsReadAsItIs() {
    machineIn("America/New_York");
    transactions()
        .write(
            connection -> {
              try (PreparedStatement insert =
                  connection.prepareStatement(
                      "INSERT INTO moment (id, happened, on_day) VALUES (1, ?, ?)")) {
                insert.setObject(1, OffsetDateTime.parse("2026-10-25T01:30:00+01:00"));
                insert.setObject(2, DAY);
                return insert.executeUpdate();
              }
            });

    assertThat(only()).isEqualTo(new Moment(1, Instant.parse("2026-10-25T00:30:00Z"), DAY, null));
  }

  @Test
  void nothingStaysNothing() {
    moments().saveAll(List.of(new Moment(1, null, null, null)));

    assertThat(only()).isEqualTo(new Moment(1, null, null, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\tb\r\nc", "\u0001", "Llanelli \uD83D\uDE80", "'; --"})
  void textIsReadAsItWasWritten(String words) {
    moments().save(new Moment(1, null, null, words));

    assertThat(only().words()).isEqualTo(words);
  }

  @Test
  void textWithANulCharacterIsRefusedInWords() {
    Moment bad = new Moment(1, null, null, "a\0b");

    assertThatThrownBy(() -> transactions().write(connection -> moments().save(bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The words \"a\\0b\" has a NUL character: take it out");
    assertThatThrownBy(() -> transactions().write(c -> moments().saveAll(List.of(bad))))
        .isInstanceOf(IllegalArgumentException.class);
    moments().save(new Moment(1, null, null, "ab"));
    assertThatThrownBy(() -> transactions().write(connection -> moments().update(bad)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(only().words()).isEqualTo("ab");
  }

  private <T> T plain(String sql, Class<T> type) {
    return transactions()
        .<T>read(
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getObject(1, type);
              }
            });
  }
}
