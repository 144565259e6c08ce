package org.waymark.account;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Short words that only Waymark can have written, good for a while and for one purpose: a form for
 * somebody who is not signed in, the step between passphrase and code. Nothing of them is kept, so
 * one can be shown again until its time is over; what may happen once needs more. Thread-safe.
 */
@Singleton
public final class Tickets {

  private static final int LONGEST = 2000;

  private final AccountKeys keys;
  private final Clock clock;

  public Tickets(AccountKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Writes a ticket of letters, digits, dots, hyphens and underscores.
   *
   * @param purpose it can be read for the same one only
   * @param words can be read by whoever has the ticket
   */
  public String write(String purpose, String words, Duration holds) {
    String body =
        clock.instant().plus(holds).getEpochSecond()
            + "."
            + Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(words.getBytes(StandardCharsets.UTF_8));
    return body + "." + keys.signInHex("ticket " + purpose, body);
  }

  /** The words of a ticket; empty when it is not of ours, for something else, or too old. */
  public Optional<String> read(String purpose, String ticket) {
    int last = ticket.lastIndexOf('.');
    int first = ticket.indexOf('.');
    if (ticket.length() > LONGEST || first < 0 || last <= first) {
      return Optional.empty();
    }
    String body = ticket.substring(0, last);
    // Of equal time whatever is wrong with it.
    if (!MessageDigest.isEqual(
        keys.signInHex("ticket " + purpose, body).getBytes(StandardCharsets.UTF_8),
        ticket.substring(last + 1).getBytes(StandardCharsets.UTF_8))) {
      return Optional.empty();
    }
    return clock.instant().getEpochSecond() < Long.parseLong(body.substring(0, first))
        ? Optional.of(
            new String(
                Base64.getUrlDecoder().decode(body.substring(first + 1)), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
