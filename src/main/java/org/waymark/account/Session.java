package org.waymark.account;

import java.time.Instant;
import java.util.Objects;

/**
 * Somebody is signed in on one browser.
 *
 * @param digest of the random number in their cookie
 * @param device browser and system in a few words
 * @param expires whatever happens
 */
public record Session(
    String digest,
    AccountId account,
    String device,
    Instant created,
    Instant seen,
    Instant expires) {

  static final int LONGEST_DEVICE = 100;

  public Session {
    Objects.requireNonNull(account);
    if (device.length() > LONGEST_DEVICE) {
      device = device.substring(0, LONGEST_DEVICE);
    }
  }

  /** Never the digest. */
  @Override
  public String toString() {
    return "Session of " + account;
  }
}
