package org.waymark.gap.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.database.Transactions;
import org.waymark.gap.cell.GapCell;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.gap.judgement.GapJudgements;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.vocabulary.TermId;

/**
 * Judgements in H2GIS or PostGIS. Thread-safe; writers wait for each other, readers wait for
 * nobody.
 */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcGapJudgementRepository implements GapJudgementRepository {

  private final Transactions transactions;
  private final Clock clock;

  JdbcGapJudgementRepository(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public long latestRevision() {
    return transactions.read(connection -> head(connection, ""));
  }

  @Override
  public GapJudgements load() {
    return transactions.read(
        connection -> new GapJudgements(head(connection, ""), judgements(connection)));
  }

  @Override
  public GapJudgement add(GapJudgement judgement) {
    if (judgement.id() != 0) {
      throw new IllegalArgumentException(
          "Judgement " + judgement.id() + " is kept already: add a new one with id 0");
    }
    return transactions.write(
        connection -> {
          // From here to the end of the transaction nobody else gets an id.
          long id = head(connection, " FOR UPDATE") + 1;
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE gap_judgement_head SET latest = ? WHERE id = 1")) {
            update.setLong(1, id);
            update.executeUpdate();
          }
          GapJudgement kept = judgement.withId(id);
          insert(connection, kept);
          return kept;
        });
  }

  private static long head(Connection connection, String lock) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT latest FROM gap_judgement_head WHERE id = 1" + lock);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The one row of gap_judgement_head is missing");
      }
      return row.getLong(1);
    }
  }

  private void insert(Connection connection, GapJudgement judgement) throws SQLException {
    GapCell cell = judgement.cell();
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO gap_judgement (id, area_kind, area, crime_type, cohort, support_type, sort,
              author, body, reason, made, expires, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert.setLong(1, judgement.id());
      insert.setString(2, cell.kind().slug());
      insert.setString(3, cell.area().value());
      insert.setString(4, cell.crimeType().value());
      insert.setString(5, cell.cohort() == null ? null : cell.cohort().value());
      insert.setString(6, cell.supportType().value());
      insert.setString(7, judgement.sort().name());
      insert.setString(8, judgement.author());
      insert.setString(9, judgement.body());
      insert.setString(10, judgement.reason());
      insert.setObject(11, judgement.made());
      insert.setObject(12, judgement.expires(), Types.DATE);
      insert.setObject(13, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static List<GapJudgement> judgements(Connection connection) throws SQLException {
    List<GapJudgement> judgements = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                """
                SELECT id, area_kind, area, crime_type, cohort, support_type, sort, author, body,
                  reason, made, expires
                FROM gap_judgement ORDER BY id
                """);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        judgements.add(judgement(row));
      }
    }
    return judgements;
  }

  private static GapJudgement judgement(ResultSet row) throws SQLException {
    return new GapJudgement(
        row.getLong(1),
        new GapCell(
            AreaKind.ofSlug(row.getString(2)).orElseThrow(),
            new AreaCode(row.getString(3)),
            new TermId(row.getString(4)),
            term(row.getString(5)),
            new TermId(row.getString(6))),
        GapJudgement.Sort.valueOf(row.getString(7)),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getObject(11, LocalDate.class),
        row.getObject(12, LocalDate.class));
  }

  private static @Nullable TermId term(@Nullable String id) {
    return id == null ? null : new TermId(id);
  }
}
