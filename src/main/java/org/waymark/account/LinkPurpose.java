package org.waymark.account;

import java.time.Duration;

/** What a link in a letter is for. */
public enum LinkPurpose {
  INVITATION(Duration.ofDays(7)),
  RESET(Duration.ofHours(1));

  private final Duration holds;

  LinkPurpose(Duration holds) {
    this.holds = holds;
  }

  /** How long after it was sent it can be used. */
  public Duration holds() {
    return holds;
  }
}
