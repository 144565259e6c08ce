package org.waymark.gap.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.waymark.StaleException;
import org.waymark.database.Transactions;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.gap.judgement.GapJudgements;

/**
 * Judgements in H2GIS or PostGIS. Thread-safe; writers wait for each other, readers wait for
 * nobody.
 */
@Singleton
@Requires(beans = DataSource.class)
record JdbcGapJudgementRepository(Transactions transactions, JudgementRows rows, Clock clock)
    implements GapJudgementRepository {

  @Override
  public long latestRevision() {
    return transactions.read(() -> rows.latest());
  }

  @Override
  public GapJudgements load() {
    return transactions.read(
        () ->
            new GapJudgements(
                rows.latest(),
                rows.listOrderById().stream().map(JudgementRows.Row::judgement).toList()));
  }

  @Override
  public GapJudgement add(GapJudgement judgement, long known, Consumer<GapJudgement> alongside) {
    if (judgement.id() != 0) {
      throw new IllegalArgumentException(
          "Judgement " + judgement.id() + " is kept already: add a new one with id 0");
    }
    return transactions.write(
        () -> {
          GapJudgement kept = judgement.withId(rows.lockLatest() + 1);
          refuseWhenJudgedSince(judgement, known);
          rows.setLatest(kept.id());
          rows.save(JudgementRows.Row.of(kept, clock.instant()));
          alongside.accept(kept);
          return kept;
        });
  }

  /** Under the lock, so that nobody says anything between this and the writing. */
  private void refuseWhenJudgedSince(GapJudgement judgement, long known) {
    boolean judgedSince =
        rows.listByIdGreaterThan(known).stream()
            .anyMatch(row -> row.judgement().question().equals(judgement.question()));
    if (judgedSince) {
      throw new StaleException("Something was said of this meanwhile");
    }
  }
}
