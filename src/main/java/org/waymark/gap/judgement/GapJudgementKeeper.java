package org.waymark.gap.judgement;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.function.Consumer;
import org.waymark.Latest;

/**
 * Keeps the judgements in memory and reads them again when there is a new one. Reading is
 * serialised; asking takes no lock.
 */
@Singleton
public final class GapJudgementKeeper implements GapJudgementSource {

  private final GapJudgementRepository repository;
  private final Latest<GapJudgements> latest;

  public GapJudgementKeeper(GapJudgementRepository repository) {
    this.repository = repository;
    latest = new Latest<>(repository::load, GapJudgements::revision, repository::latestRevision);
  }

  @Override
  public GapJudgements judgements() {
    return latest.get();
  }

  /** Reads the judgements again when there is one that this node has not seen. */
  public GapJudgements refresh() {
    return latest.refresh();
  }

  /**
   * Keeps a judgement as {@link GapJudgementRepository#add} does; it is among {@link #judgements()}
   * when this returns.
   */
  public GapJudgement add(GapJudgement judgement, long known, Consumer<GapJudgement> alongside) {
    GapJudgement kept = repository.add(judgement, known, alongside);
    refresh();
    return kept;
  }

  /** Follows what other nodes wrote. */
  @Scheduled(
      fixedDelay = "${waymark.snapshot.poll:5s}",
      initialDelay = "${waymark.snapshot.poll:5s}")
  void follow() {
    latest.follow();
  }
}
