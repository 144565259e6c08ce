package org.waymark.gap.desk;

import java.util.List;

/**
 * What became of a request to a desk of the gap analysis.
 *
 * @param <T> what a desk keeps
 */
public sealed interface DeskOutcome<T> {

  /** It was kept. */
  record Kept<T>(T kept) implements DeskOutcome<T> {}

  /**
   * Nothing was kept.
   *
   * @param problems everything that is wrong, in the order of the fields; never empty
   */
  record Refused<T>(List<AskedProblem> problems) implements DeskOutcome<T> {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /** Nothing was kept: whoever asks may not speak for the area. */
  record NotAllowed<T>(String why) implements DeskOutcome<T> {}

  /**
   * Nothing was kept: others have said or done something about the same since it was looked at.
   *
   * @param since what they did, oldest first; empty when it was looked at in some other store
   */
  record MovedOn<T>(List<T> since) implements DeskOutcome<T> {
    public MovedOn {
      since = List.copyOf(since);
    }
  }
}
