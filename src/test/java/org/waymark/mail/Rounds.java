package org.waymark.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Sends what waits, at the word of a test. */
public final class Rounds {
  private Rounds() {}

  /** One round of a node with these writers. */
  public static void send(
      Outbox outbox, List<? extends LetterWriter> writers, Carrier carrier, Clock clock) {
    sender(outbox, writers, carrier, clock).sendDue();
  }

  static LetterSender sender(
      Outbox outbox, List<? extends LetterWriter> writers, Carrier carrier, Clock clock) {
    return new LetterSender(outbox, List.copyOf(writers), carrier, clock, Duration.ofSeconds(1));
  }
}
