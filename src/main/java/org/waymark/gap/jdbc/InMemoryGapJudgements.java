package org.waymark.gap.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.gap.judgement.GapJudgements;

/** Without a database: judgements are kept until the program ends. Thread-safe. */
@Singleton
@Requires(missingBeans = DataSource.class)
final class InMemoryGapJudgements implements GapJudgementRepository {

  private GapJudgements all = GapJudgements.none();

  @Override
  public synchronized long latestRevision() {
    return all.revision();
  }

  @Override
  public synchronized GapJudgements load() {
    return all;
  }

  @Override
  public synchronized GapJudgement add(GapJudgement judgement) {
    GapJudgement kept = judgement.withId(all.revision() + 1);
    all = all.plus(kept);
    return kept;
  }
}
