package org.waymark.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.waymark.audit.AuditTrail;

/**
 * How somebody proves who they are: passphrase, then a code where the account has a second factor.
 * The answer to a wrong passphrase is the same, and takes as long, whether there is such an account
 * or not. Thread-safe.
 */
@Singleton
@Requires(beans = AccountRepository.class)
public final class SignIn {

  private static final String TICKET = "second factor";
  private static final Duration TIME_FOR_THE_CODE = Duration.ofMinutes(10);

  private final AccountRepository repository;
  private final Passphrases passphrases;
  private final SecondFactor secondFactor;
  private final Throttle throttle;
  private final Tickets tickets;
  private final AuditTrail audit;
  private final Clock clock;

  public SignIn(
      AccountRepository repository,
      Passphrases passphrases,
      SecondFactor secondFactor,
      Throttle throttle,
      Tickets tickets,
      AuditTrail audit,
      Clock clock) {
    this.repository = repository;
    this.passphrases = passphrases;
    this.secondFactor = secondFactor;
    this.throttle = throttle;
    this.tickets = tickets;
    this.audit = audit;
    this.clock = clock;
  }

  /** What comes next. */
  public sealed interface Step {

    /** They are who they say; begin a session. */
    record Done(Account account) implements Step {}

    /**
     * A code is asked for.
     *
     * @param ticket says that the passphrase was right; ten minutes
     */
    record CodeWanted(String ticket) implements Step {
      @Override
      public String toString() {
        return "CodeWanted";
      }
    }

    /** Not right, or nobody's. */
    record Refused() implements Step {}

    /** Too many wrong attempts of late; nothing was looked at. */
    record TooMany() implements Step {}

    /** Begin again: it took too long, or the passphrase was changed meanwhile. */
    record TooLate() implements Step {}
  }

  /**
   * The first step.
   *
   * @param email as typed
   * @param address network address of whoever tries
   */
  public Step passphrase(String email, String passphrase, String address) {
    Throttle.Attempt attempt = throttle.begin("passphrase", email, address);
    if (!attempt.allowed()) {
      return new Step.TooMany();
    }
    Optional<StoredAccount> found =
        repository
            .findByEmail(email.strip().toLowerCase(Locale.ROOT))
            .filter(each -> each.account().active());
    boolean right =
        passphrases.matches(passphrase, found.map(StoredAccount::passphrase).orElse(null));
    if (!right || found.isEmpty()) {
      noteFailure(found, "passphrase");
      return new Step.Refused();
    }
    throttle.succeeded(attempt);
    return proven(found.get(), address);
  }

  /** What comes after the passphrase, or a link in a letter, was right. */
  public Step proven(StoredAccount stored, String address) {
    return stored.account().secondFactor()
        ? new Step.CodeWanted(
            tickets.write(TICKET, stored.id() + " " + stored.passphraseNumber(), TIME_FOR_THE_CODE))
        : done(stored, address, "passphrase");
  }

  /** The second step: a code of the authenticator app, or a recovery code. */
  public Step code(String ticket, String code, String address) {
    Optional<StoredAccount> found = tickets.read(TICKET, ticket).flatMap(this::stillHolds);
    if (found.isEmpty()) {
      return new Step.TooLate();
    }
    Throttle.Attempt attempt = throttle.begin("code", found.get().id().toString(), address);
    if (!attempt.allowed()) {
      return new Step.TooMany();
    }
    if (!secondFactor.take(found.get().id(), code)) {
      noteFailure(found, "code");
      return new Step.Refused();
    }
    throttle.succeeded(attempt);
    return done(found.get(), address, "passphrase and code");
  }

  /** True when somebody who is signed in shows a code, as before changing how they prove it. */
  public boolean isProven(Person person, String code, String address) {
    AccountId id = person.account().id();
    Throttle.Attempt attempt = throttle.begin("code", id.toString(), address);
    if (!attempt.allowed() || !secondFactor.take(id, code)) {
      return false;
    }
    throttle.succeeded(attempt);
    return true;
  }

  private Optional<StoredAccount> stillHolds(String words) {
    String[] parts = words.split(" ");
    return repository
        .find(new AccountId(UUID.fromString(parts[0])))
        .filter(each -> each.account().active() && each.account().secondFactor())
        .filter(each -> Integer.toString(each.passphraseNumber()).equals(parts[1]));
  }

  /**
   * Somebody whom an OpenID provider vouches for, instead of a passphrase.
   *
   * @param email verified by the provider
   * @return refused when no active account has it
   */
  public Step vouchedFor(String email, String provider, String address) {
    Optional<StoredAccount> found =
        repository
            .findByEmail(email.strip().toLowerCase(Locale.ROOT))
            .filter(each -> each.account().active());
    if (found.isEmpty()) {
      noteFailure(found, provider);
      return new Step.Refused();
    }
    return found.get().account().secondFactor()
        ? proven(found.get(), address)
        : done(found.get(), address, provider);
  }

  private Step done(StoredAccount stored, String address, String how) {
    throttle.know(stored, address);
    repository.together(
        () -> {
          repository.noteSignIn(stored.id(), clock.instant());
          return audit.record(
              "account:" + stored.id(),
              "account.signed-in",
              "account:" + stored.id(),
              Map.of("with", how));
        });
    return new Step.Done(stored.account());
  }

  /** Never what was typed: people type passphrases into the wrong box. */
  private void noteFailure(Optional<StoredAccount> found, String what) {
    String subject = "account:" + found.map(each -> each.id().toString()).orElse("unknown");
    audit.record("waymark", "account.sign-in-failed", subject, Map.of("with", what));
  }
}
