package org.waymark.gap.jdbc;

import org.waymark.gap.judgement.GapJudgementRepository;

/** Judgements for tests, without an application around them. */
public final class GapJudgementRepositories {
  private GapJudgementRepositories() {}

  /** A new one, empty, gone with the test. */
  public static GapJudgementRepository inMemory() {
    return new InMemoryGapJudgements();
  }
}
