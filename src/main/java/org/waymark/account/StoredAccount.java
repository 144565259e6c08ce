package org.waymark.account;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account with what only the inside of this package and its administrators need.
 *
 * @param demonstration belongs to the demonstration catalogue and goes with it
 * @param passphrase Argon2id in its usual notation; null until the invitation is taken up
 * @param passphraseNumber one more at every change of the passphrase
 * @param signedIn when somebody last signed in with it; null for never
 */
public record StoredAccount(
    Account account,
    boolean demonstration,
    @Nullable String passphrase,
    int passphraseNumber,
    @Nullable Instant signedIn) {

  public StoredAccount {
    Objects.requireNonNull(account);
  }

  public AccountId id() {
    return account.id();
  }

  /** True until the invitation is taken up. */
  public boolean isInvited() {
    return account.active() && passphrase == null;
  }

  /** Never the passphrase, not even as it is kept. */
  @Override
  public String toString() {
    return "StoredAccount[" + account.id() + "]";
  }
}
