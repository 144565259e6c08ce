package org.waymark.gap.judgement;

import org.waymark.database.DatabaseProblem;

/** Keeps what commissioners say of cells. Nothing is ever changed or deleted. */
public interface GapJudgementRepository {

  /**
   * The number of the latest judgement; 0 when there is none. Whoever has read up to it has read
   * all: no judgement with a lower number can appear later.
   *
   * @throws DatabaseProblem when the database fails
   */
  long latestRevision();

  /**
   * Every judgement, in one consistent state.
   *
   * @throws DatabaseProblem when the database fails
   */
  GapJudgements load();

  /**
   * Keeps a judgement. It is not checked against the geography or the vocabularies: {@link
   * GapJudgementDesk} does that.
   *
   * @param judgement with id 0
   * @return the same with its id
   * @throws DatabaseProblem when the database fails; nothing is then kept
   */
  GapJudgement add(GapJudgement judgement);
}
