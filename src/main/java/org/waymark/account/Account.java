package org.waymark.account;

import java.util.List;
import java.util.Objects;

/**
 * Somebody who can sign in.
 *
 * @param email lower case; what they sign in with
 * @param name what other signed-in people see beside what they did
 * @param active false when it was closed: nobody signs in with it, and its history stays
 * @param secondFactor true when a time-based one-time password is asked for besides the passphrase
 */
public record Account(
    AccountId id,
    String email,
    String name,
    boolean active,
    boolean secondFactor,
    List<Grant> grants) {

  public Account {
    Objects.requireNonNull(id);
    if (email.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("An account needs an e-mail address and a name");
    }
    grants = List.copyOf(grants);
  }
}
