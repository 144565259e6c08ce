package org.waymark.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where failed attempts are counted. Thread-safe. */
public interface AttemptRepository {

  /**
   * One thing that is counted.
   *
   * @param digest of what is counted
   * @param most attempts in the time
   */
  record Budget(String digest, int most, Duration time) {}

  /**
   * Adds one to every budget when all have room, and to none otherwise. Of many at once no more get
   * through than there is room.
   *
   * @return true when all had room
   */
  boolean take(List<Budget> budgets, Instant now);

  /** Takes an attempt back out of the budgets: it was a good one. */
  void giveBack(List<String> digests);

  /** Notes an address as one an account was signed in to from. */
  void know(String digest, AccountId account, Instant when);

  /** True when the address was noted since a moment. */
  boolean isKnown(String digest, Instant since);
}
