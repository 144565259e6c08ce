package org.waymark.gap.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.waymark.StaleException;
import org.waymark.gap.judgement.GapJudgement;
import org.waymark.gap.judgement.GapJudgementRepository;
import org.waymark.gap.judgement.GapJudgements;

/** Without a database: judgements are kept until the test ends. Thread-safe. */
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
  public synchronized GapJudgement add(
      GapJudgement judgement, long known, Consumer<GapJudgement> alongside) {
    if (all.versionOf(judgement.question()) > known) {
      throw new StaleException("Something was said of this meanwhile");
    }
    GapJudgement kept = judgement.withId(all.revision() + 1);
    alongside.accept(kept);
    List<GapJudgement> more = new ArrayList<>(all.list());
    more.add(kept);
    all = new GapJudgements(kept.id(), more);
    return kept;
  }
}
