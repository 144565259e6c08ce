package org.waymark.gap;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.waymark.need.NeedEstimator;
import org.waymark.need.NeedSource;
import org.waymark.need.NeedTable;
import org.waymark.snapshot.Snapshot;

/**
 * Hands out the estimator of the need figures as they are now, with what it has worked out already.
 * Thread-safe; cheap to ask.
 */
@Singleton
public final class NeedEstimates {

  private record Made(NeedTable table, Snapshot snapshot, NeedEstimator estimator) {
    boolean isOf(NeedTable other, Snapshot wanted) {
      return table == other
          && snapshot.geography() == wanted.geography()
          && snapshot.today().equals(wanted.today());
    }
  }

  private final NeedSource need;
  private volatile @Nullable Made latest;

  NeedEstimates(NeedSource need) {
    this.need = need;
  }

  /**
   * The estimator for the areas and the day of a snapshot; made by each who asks while there is
   * none, so that nobody waits.
   */
  public NeedEstimator of(Snapshot snapshot) {
    NeedTable table = need.table();
    Made known = latest;
    if (known == null || !known.isOf(table, snapshot)) {
      known =
          new Made(
              table,
              snapshot,
              new NeedEstimator(
                  table, snapshot.geography(), snapshot.vocabularies(), snapshot.today()));
      latest = known;
    }
    return known.estimator();
  }

  /** Goes up whenever the figures change; cheap to ask. */
  public long revision() {
    return need.revision();
  }
}
