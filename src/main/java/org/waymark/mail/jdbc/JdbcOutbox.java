package org.waymark.mail.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.database.Transactions;
import org.waymark.mail.Outbox;
import org.waymark.mail.WaitingLetter;

/**
 * Letters in H2GIS or PostGIS. A claim is an update of one version of a letter, so that of two
 * nodes one gets it. Thread-safe.
 */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcOutbox implements Outbox {

  /** How long what was given up can be looked at. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final String SELECT =
      """
      SELECT id, kind, reader, about, since, next_try, tries, trouble, given_up_at, version
      FROM letter
      """;

  private final Transactions transactions;
  private final Clock clock;

  JdbcOutbox(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void put(String kind, UUID reader, String about) {
    Instant now = now();
    transactions.write(
        connection -> {
          update(
              connection,
              """
              DELETE FROM letter
              WHERE kind = ? AND reader = ? AND about = ? AND given_up_at IS NULL
              """,
              kind,
              reader,
              about);
          return update(
              connection,
              """
              INSERT INTO letter (id, kind, reader, about, since, next_try, tries, version)
              VALUES (?, ?, ?, ?, ?, ?, 0, 0)
              """,
              UUID.randomUUID(),
              kind,
              reader,
              about,
              now,
              now);
        });
  }

  @Override
  public void withdraw(String kind, UUID reader) {
    transactions.write(
        connection ->
            update(
                connection,
                "DELETE FROM letter WHERE kind = ? AND reader = ? AND given_up_at IS NULL",
                kind,
                reader));
  }

  @Override
  public List<WaitingLetter> listDue() {
    return list(
        "WHERE given_up_at IS NULL AND next_try <= ? ORDER BY next_try, id FETCH FIRST 100 ROWS"
            + " ONLY",
        now());
  }

  @Override
  public Optional<WaitingLetter> claim(WaitingLetter letter, Duration lease) {
    return replace(
        new WaitingLetter(
            letter.id(),
            letter.kind(),
            letter.reader(),
            letter.about(),
            letter.since(),
            now().plus(lease),
            letter.tries() + 1,
            letter.trouble(),
            null,
            letter.version() + 1));
  }

  @Override
  public void remove(WaitingLetter claimed) {
    transactions.write(
        connection -> update(connection, "DELETE FROM letter WHERE id = ?", claimed.id()));
  }

  @Override
  public void postpone(WaitingLetter claimed, String trouble, Instant nextTry) {
    replace(inTrouble(claimed, trouble, nextTry, null));
  }

  @Override
  public void giveUp(WaitingLetter claimed, String trouble) {
    Instant now = now();
    replace(inTrouble(claimed, trouble, claimed.nextTry(), now));
    transactions.write(
        connection ->
            update(connection, "DELETE FROM letter WHERE given_up_at < ?", now.minus(KEPT)));
  }

  private static WaitingLetter inTrouble(
      WaitingLetter letter, String trouble, Instant nextTry, @Nullable Instant givenUpAt) {
    return new WaitingLetter(
        letter.id(),
        letter.kind(),
        letter.reader(),
        letter.about(),
        letter.since(),
        nextTry,
        letter.tries(),
        trouble,
        givenUpAt,
        letter.version() + 1);
  }

  /** Empty when it is not at the version before any more. */
  private Optional<WaitingLetter> replace(WaitingLetter next) {
    int changed =
        transactions.write(
            connection ->
                update(
                    connection,
                    """
                    UPDATE letter SET next_try = ?, tries = ?, trouble = ?, given_up_at = ?,
                      version = ?
                    WHERE id = ? AND version = ?
                    """,
                    next.nextTry(),
                    next.tries(),
                    next.trouble(),
                    next.givenUpAt(),
                    next.version(),
                    next.id(),
                    next.version() - 1));
    return changed == 1 ? Optional.of(next) : Optional.empty();
  }

  @Override
  public List<WaitingLetter> listTroubled() {
    return list("WHERE trouble IS NOT NULL ORDER BY since, id");
  }

  private List<WaitingLetter> list(String where, Object... values) {
    return transactions.read(
        connection -> {
          List<WaitingLetter> letters = new ArrayList<>();
          try (PreparedStatement statement = connection.prepareStatement(SELECT + where)) {
            set(statement, values);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                letters.add(letter(row));
              }
            }
          }
          return letters;
        });
  }

  private static WaitingLetter letter(ResultSet row) throws SQLException {
    OffsetDateTime givenUp = row.getObject("given_up_at", OffsetDateTime.class);
    return new WaitingLetter(
        row.getObject("id", UUID.class),
        row.getString("kind"),
        row.getObject("reader", UUID.class),
        row.getString("about"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        row.getObject("next_try", OffsetDateTime.class).toInstant(),
        row.getInt("tries"),
        row.getString("trouble"),
        givenUp == null ? null : givenUp.toInstant(),
        row.getLong("version"));
  }

  private static int update(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
    }
  }

  /** Both databases keep microseconds. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
