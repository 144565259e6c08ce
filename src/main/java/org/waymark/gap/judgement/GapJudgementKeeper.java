package org.waymark.gap.judgement;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the judgements in memory and reads them again when there is a new one. Reading is
 * serialised; asking takes no lock.
 */
@Singleton
public final class GapJudgementKeeper implements GapJudgementSource {

  private final GapJudgementRepository repository;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable GapJudgements current;

  public GapJudgementKeeper(GapJudgementRepository repository) {
    this.repository = repository;
  }

  @Override
  public GapJudgements judgements() {
    GapJudgements known = current;
    return known == null ? refresh() : known;
  }

  /** Reads the judgements again when there is one that this node has not seen. */
  public GapJudgements refresh() {
    reading.lock();
    try {
      GapJudgements known = current;
      if (known == null || known.revision() != repository.latestRevision()) {
        known = repository.load();
        current = known;
      }
      return known;
    } finally {
      reading.unlock();
    }
  }

  /**
   * Keeps a judgement; it is among {@link #judgements()} when this returns.
   *
   * @param judgement with id 0
   * @return the same with its id
   */
  public GapJudgement add(GapJudgement judgement) {
    GapJudgement kept = repository.add(judgement);
    refresh();
    return kept;
  }

  /** Follows what other nodes wrote. */
  @Scheduled(
      fixedDelay = "${waymark.snapshot.poll:5s}",
      initialDelay = "${waymark.snapshot.poll:5s}")
  void follow() {
    if (current != null) {
      refresh();
    }
  }
}
