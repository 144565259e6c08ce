package org.waymark.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Slows down whoever guesses, without letting them lock anybody out.
 *
 * <ul>
 *   <li>An account and an address together: five wrong attempts in a quarter of an hour. Somebody
 *       who guesses from elsewhere does not touch the owner's own five.
 *   <li>An account from addresses that never signed in to it: thirty wrong attempts in an hour, so
 *       that a thousand addresses guess no more than a few. Using them up does not touch an address
 *       from which the account was signed in to in the last 90 days.
 *   <li>An address for all accounts: a hundred wrong attempts in an hour, many people of one office
 *       being behind one address.
 * </ul>
 *
 * <p>An owner at a new address, while somebody else uses the thirty up, or behind the same address
 * as the guesser, still gets in: a reset link by mail passes by all of this, and makes their
 * address a known one.
 *
 * <p>Attempts are taken from the budget before the passphrase is looked at and given back when it
 * was right, so that many at once get no further than one after another. E-mail addresses that have
 * no account are treated alike. Thread-safe.
 */
@Singleton
@Requires(beans = AttemptRepository.class)
record Throttle(AttemptRepository attempts, AccountKeys keys, Clock clock) {

  static final int PAIR = 5;
  static final int STRANGERS = 30;
  static final int ADDRESS = 100;
  static final int LETTERS = 3;

  private static final Duration PAIR_TIME = Duration.ofMinutes(15);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration KNOWN_FOR = Duration.ofDays(90);
  private static final int IPV6_HALF = 4;

  /**
   * An attempt that may go on.
   *
   * @param taken what it was taken from
   */
  public record Attempt(boolean allowed, List<String> taken) {
    public Attempt {
      taken = List.copyOf(taken);
    }
  }

  /**
   * Begins an attempt.
   *
   * @param what kind of attempt, e.g. {@code passphrase}
   * @param email as typed
   * @param address network address of whoever tries
   */
  public Attempt begin(String what, String email, String address) {
    Instant now = clock.instant();
    String account = email.strip().toLowerCase(Locale.ROOT);
    String network = network(address);
    List<AttemptRepository.Budget> budgets = new ArrayList<>();
    budgets.add(new AttemptRepository.Budget(key(what, "pair", account, network), PAIR, PAIR_TIME));
    budgets.add(new AttemptRepository.Budget(key(what, "address", network), ADDRESS, HOUR));
    if (!attempts.isKnown(known(account, network), now.minus(KNOWN_FOR))) {
      budgets.add(new AttemptRepository.Budget(key(what, "account", account), STRANGERS, HOUR));
    }
    return new Attempt(
        attempts.take(budgets, now),
        budgets.stream().map(AttemptRepository.Budget::digest).toList());
  }

  /** It was a good one. */
  public void succeeded(Attempt attempt) {
    attempts.giveBack(attempt.taken());
  }

  /** The account was signed in to from the address, all factors included. */
  public void know(StoredAccount account, String address) {
    attempts.know(
        known(account.account().email(), network(address)), account.id(), clock.instant());
  }

  /** True when another letter may be sent to an e-mail address at the wish of an address. */
  public boolean admitsLetter(String email, String address) {
    return attempts.take(
        List.of(
            new AttemptRepository.Budget(
                key("letter", "account", email.strip().toLowerCase(Locale.ROOT)), LETTERS, HOUR),
            new AttemptRepository.Budget(
                key("letter", "address", network(address)), ADDRESS, HOUR)),
        clock.instant());
  }

  private String known(String account, String network) {
    return key("known", account, network);
  }

  private String key(String... parts) {
    return keys.signInHex("attempts", String.join("\n", parts));
  }

  /** One household has many IPv6 addresses: the first half counts. */
  private static String network(String address) {
    if (!address.contains(":")) {
      return address;
    }
    String[] groups = address.split(":", -1);
    StringBuilder half = new StringBuilder();
    for (int i = 0; i < Math.min(IPV6_HALF, groups.length); i++) {
      if (groups[i].isEmpty() && i > 0) {
        break;
      }
      half.append(groups[i]).append(':');
    }
    return half.toString();
  }
}
