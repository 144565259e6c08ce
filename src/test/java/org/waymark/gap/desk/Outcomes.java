package org.waymark.gap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** What a desk answered, when it has to be one thing. */
final class Outcomes {

  private Outcomes() {}

  static <T> T kept(DeskOutcome<T> outcome) {
    assertThat(outcome).as("%s", outcome).isInstanceOf(DeskOutcome.Kept.class);
    return ((DeskOutcome.Kept<T>) outcome).kept();
  }

  static <T> List<AskedProblem> problems(DeskOutcome<T> outcome) {
    assertThat(outcome).as("%s", outcome).isInstanceOf(DeskOutcome.Refused.class);
    return ((DeskOutcome.Refused<T>) outcome).problems();
  }

  static <T> List<T> since(DeskOutcome<T> outcome) {
    assertThat(outcome).as("%s", outcome).isInstanceOf(DeskOutcome.MovedOn.class);
    return ((DeskOutcome.MovedOn<T>) outcome).since();
  }
}
