package org.waymark.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Makes links, each at the moment it is handed to somebody: a letter that is sent, or a terminal.
 * Thread-safe.
 */
@Singleton
@Requires(beans = AccountRepository.class)
record AccountLinks(AccountRepository repository, Clock clock) {

  /** A new link in place of any earlier one of the same account and purpose. */
  Secret make(AccountId account, LinkPurpose purpose) {
    Secret secret = Secret.random();
    repository.addLink(secret.digest(), account, purpose, clock.instant().plus(purpose.holds()));
    return secret;
  }
}
