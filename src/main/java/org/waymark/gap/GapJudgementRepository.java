package org.waymark.gap;

/** Keeps what commissioners say of cells. Nothing is ever changed or deleted. */
public interface GapJudgementRepository {

  /** The number of the latest judgement; 0 when there is none. Cheap to ask. */
  long latestRevision();

  /** Every judgement. */
  GapJudgements load();

  /**
   * Keeps a judgement.
   *
   * @param judgement with id 0
   * @return the same with its id
   */
  GapJudgement add(GapJudgement judgement);
}
