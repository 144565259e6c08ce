package org.waymark.gap.judgement;

/** Where the judgements come from. */
public interface GapJudgementSource {

  /**
   * The judgements as this node knows them: its own at once, those of other nodes a few seconds
   * later. Costs nothing to ask; keep the answer for the whole of one calculation.
   */
  GapJudgements judgements();
}
