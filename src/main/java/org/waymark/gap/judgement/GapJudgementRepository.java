package org.waymark.gap.judgement;

import java.util.function.Consumer;
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

  /** For a judgement that holds whatever others have said of its cell meanwhile. */
  long WHATEVER_WAS_SAID = Long.MAX_VALUE;

  /**
   * Keeps a judgement. It is not checked against the geography or the vocabularies: {@code
   * gap.desk} does that.
   *
   * @param judgement with id 0
   * @param known the revision up to which whoever judges has seen what was said of the cell, or
   *     {@link #WHATEVER_WAS_SAID}
   * @param alongside what belongs to it, given the judgement with its id: both are written or
   *     neither
   * @return the same with its id
   * @throws org.waymark.StaleException when something was said of the cell after {@code known};
   *     nothing is then kept
   * @throws DatabaseProblem when the database fails; nothing is then kept
   */
  GapJudgement add(GapJudgement judgement, long known, Consumer<GapJudgement> alongside);
}
