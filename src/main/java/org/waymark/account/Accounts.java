package org.waymark.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.OrganisationId;

/**
 * Everything that is done with accounts but signing in. Each change is checked here against the
 * authority of whoever makes it, and recorded with it. Thread-safe.
 */
@Singleton
@Requires(beans = AccountRepository.class)
public final class Accounts {

  public static final int LONGEST_NAME = 200;
  private static final int LONGEST_EMAIL = 254;
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>\",;:\\p{Cntrl}]+@[^\\s@<>\",;:\\p{Cntrl}]+\\.[^\\s@<>\",;:\\p{Cntrl}]+");

  private final AccountRepository repository;
  private final Sessions sessions;
  private final Passphrases passphrases;
  private final Throttle throttle;
  private final AccountLetters letters;
  private final AccountLinks links;
  private final AuditTrail audit;
  private final Clock clock;

  public Accounts(
      AccountRepository repository,
      Sessions sessions,
      Passphrases passphrases,
      Throttle throttle,
      AccountLetters letters,
      AccountLinks links,
      AuditTrail audit,
      Clock clock) {
    this.repository = repository;
    this.sessions = sessions;
    this.passphrases = passphrases;
    this.throttle = throttle;
    this.letters = letters;
    this.links = links;
    this.audit = audit;
    this.clock = clock;
  }

  /** What became of an invitation. */
  public sealed interface Invited {

    /**
     * The account was made, or got the grants besides those it had.
     *
     * @param link for their first sign-in, where it is shown to whoever invites; null when they
     *     sign in already, or a letter brings it
     */
    record Ready(Account account, @Nullable Secret link) implements Invited {}

    /**
     * Nothing was changed.
     *
     * @param field {@code email}, {@code name} or {@code grants}
     */
    record Refused(String field, String problem) implements Invited {}
  }

  /** Somebody's session and account. */
  public record SignedIn(Session session, StoredAccount account) {}

  /** Who has a session with that cookie, while it lasts and the account is active. */
  public Optional<SignedIn> signedIn(Sessions sessions, Secret cookie) {
    return repository.atOnce(
        () ->
            sessions
                .find(cookie)
                .flatMap(
                    session ->
                        repository
                            .find(session.account())
                            .filter(stored -> stored.account().active())
                            .map(stored -> new SignedIn(session, stored))));
  }

  public Optional<StoredAccount> find(AccountId id) {
    return repository.find(id);
  }

  /**
   * @param email as typed
   */
  public Optional<StoredAccount> findByEmail(String email) {
    return repository.findByEmail(plain(email));
  }

  /** Every account, closed ones too, by name. */
  public List<StoredAccount> list() {
    return repository.list();
  }

  /** Whoever keeps the listings of an organisation, by name. */
  public List<StoredAccount> peopleOf(OrganisationId organisation) {
    return repository.list().stream()
        .filter(each -> each.account().active())
        .filter(each -> grantFor(each.account(), organisation).isPresent())
        .toList();
  }

  private static Optional<Grant.Provider> grantFor(Account account, OrganisationId organisation) {
    return account.grants().stream()
        .filter(Grant.Provider.class::isInstance)
        .map(Grant.Provider.class::cast)
        .filter(grant -> grant.organisation().equals(organisation))
        .findFirst();
  }

  /**
   * Invites somebody and writes to them.
   *
   * @param by must have the authority to give each grant
   */
  public Invited invite(Person by, String email, String name, List<Grant> grants) {
    if (grants.isEmpty() || !grants.stream().allMatch(by.authority()::mayGrant)) {
      return new Invited.Refused("grants", "Choose what they may do, of what you may give");
    }
    return invite(
        by.actor(),
        email,
        name,
        grants,
        by.authority().isAdministrator(),
        (account, signsInAlready) -> {
          letters.invite(account, signsInAlready, by.account().id());
          return null;
        });
  }

  /**
   * Makes the first administrators: whoever has the command has the database as well. No letter.
   */
  public Invited inviteAdministrator(String email, String name) {
    return invite(
        "command",
        email,
        name,
        List.of(new Grant.Administrator(false)),
        true,
        (account, signsInAlready) -> {
          if (signsInAlready) {
            return null;
          }
          letters.withdrawInvitation(account);
          return links.make(account, LinkPurpose.INVITATION);
        });
  }

  /** Somebody invented, to try Waymark as. */
  public record Demonstrator(String email, String name, List<Grant> grants) {}

  /**
   * Makes or renews accounts of the demonstration, with one passphrase for all.
   *
   * @throws IllegalArgumentException when somebody real has one of the e-mail addresses; nobody is
   *     made then
   */
  public void demonstrate(List<Demonstrator> people, String passphrase) {
    String hash = passphrases.hash(passphrase);
    repository.together(
        () -> {
          people.forEach(person -> demonstrate(person, hash));
          return people.size();
        });
  }

  private void demonstrate(Demonstrator person, String hash) {
    Optional<StoredAccount> known = repository.findByEmail(person.email());
    if (known.isPresent() && !known.get().demonstration()) {
      throw new IllegalArgumentException("Somebody real has the address " + person.email());
    }
    AccountId id = known.map(StoredAccount::id).orElseGet(AccountId::random);
    repository.removeFactor(id);
    repository.save(
        new Account(id, person.email(), person.name(), true, false, person.grants()), true);
    setPassphrase(id, hash);
  }

  /** Deletes the accounts of the demonstration, and says how many. */
  public int removeDemonstration() {
    return repository.removeDemonstration();
  }

  /** Tells somebody that they were invited, in the transaction that invites them. */
  private interface Telling {

    /**
     * @return the link when it is shown to whoever invites; null otherwise
     */
    @Nullable Secret tell(AccountId account, boolean signsInAlready);
  }

  private Invited invite(
      String actor,
      String typed,
      String typedName,
      List<Grant> grants,
      boolean mayReopen,
      Telling telling) {
    String email = plain(typed);
    String name = typedName.strip();
    if (!EMAIL.matcher(email).matches() || email.length() > LONGEST_EMAIL) {
      return new Invited.Refused(
          "email", "Enter an email address in the correct format, like name@example.com");
    }
    Optional<String> problem = nameProblem(name);
    if (problem.isPresent()) {
      return new Invited.Refused("name", problem.get());
    }
    return repository.together(
        () -> {
          Optional<StoredAccount> known = repository.findByEmail(email);
          if (known.isPresent() && !known.get().account().active() && !mayReopen) {
            return new Invited.Refused(
                "email", "This address cannot be invited. Ask an administrator");
          }
          boolean demonstration = known.map(StoredAccount::demonstration).orElse(false);
          Account account =
              known
                  .map(
                      each ->
                          new Account(
                              each.id(),
                              email,
                              each.account().name(),
                              true,
                              each.account().secondFactor(),
                              // What a closed account could do is not given back with it.
                              each.account().active()
                                  ? merged(each.account().grants(), grants)
                                  : grants))
                  .orElseGet(
                      () -> new Account(AccountId.random(), email, name, true, false, grants));
          repository.save(account, demonstration);
          record(actor, "account.invited", account.id(), Map.of("grants", words(grants)));
          boolean signsInAlready =
              known.filter(each -> each.account().active() && !each.isInvited()).isPresent();
          return new Invited.Ready(account, telling.tell(account.id(), signsInAlready));
        });
  }

  private static List<Grant> merged(List<Grant> had, List<Grant> more) {
    List<Grant> all = new ArrayList<>(had);
    for (Grant grant : more) {
      all.removeIf(each -> isOfTheSame(each, grant));
      all.add(grant);
    }
    return all;
  }

  /** True when two grants are of one organisation, body or area, so that one replaces the other. */
  public static boolean isOfTheSame(Grant one, Grant other) {
    return switch (one) {
      case Grant.Provider provider ->
          other instanceof Grant.Provider(OrganisationId organisation, boolean lead)
              && organisation.equals(provider.organisation());
      case Grant.Administrator administrator -> other instanceof Grant.Administrator;
      default -> one.equals(other);
    };
  }

  /** What is wrong with a name, in words; empty when nothing is. */
  public static Optional<String> nameProblem(String name) {
    if (name.isBlank()) {
      return Optional.of("Enter a name");
    }
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("Name must be of one line and 200 characters or fewer");
    }
    return Optional.empty();
  }

  /**
   * Gives an account these grants and no others.
   *
   * @return what is wrong, in words; empty when it was done
   */
  public Optional<String> setGrants(Person by, AccountId id, List<Grant> grants) {
    requireAdministrator(by);
    return change(
        by.actor(),
        id,
        account -> with(account, account.active(), grants),
        "account.grants-changed",
        Map.of("grants", words(grants)));
  }

  /** Takes somebody off an organisation. */
  public Optional<String> takeOff(Person by, AccountId id, OrganisationId organisation) {
    if (!by.authority().mayLead(organisation)) {
      throw new IllegalArgumentException("Only a lead takes somebody off an organisation");
    }
    return change(
        by.actor(),
        id,
        account ->
            with(
                account,
                account.active(),
                account.grants().stream()
                    .filter(
                        grant ->
                            !(grant instanceof Grant.Provider provider
                                && provider.organisation().equals(organisation)))
                    .toList()),
        "account.taken-off",
        Map.of("organisation", organisation.toString()));
  }

  /**
   * Closes an account: nobody signs in with it any more, and its history stays.
   *
   * @return what is wrong, in words; empty when it was done
   */
  public Optional<String> close(Person by, AccountId id) {
    requireAdministrator(by);
    return close(by.actor(), id);
  }

  /** As {@link #close(Person, AccountId)}, by whoever has the command. */
  public Optional<String> closeByCommand(AccountId id) {
    return close("command", id);
  }

  private Optional<String> close(String actor, AccountId id) {
    Optional<String> problem =
        change(
            actor,
            id,
            account -> with(account, false, account.grants()),
            "account.closed",
            Map.of());
    if (problem.isEmpty()) {
      sessions.endAll(id);
      repository.removeLinks(id);
    }
    return problem;
  }

  /** Ends every session of somebody. */
  public void endSessions(Person by, AccountId id) {
    requireSelfOrAdministrator(by, id);
    sessions.endAll(id);
    record(by.actor(), "account.sessions-ended", id, Map.of());
  }

  /** Somebody has lost the app and the recovery codes: they set up a new second factor. */
  public void resetSecondFactor(Person by, AccountId id) {
    requireSelfOrAdministrator(by, id);
    repository.together(
        () -> {
          repository.removeFactor(id);
          sessions.endAll(id);
          return record(by.actor(), "second-factor.removed", id, Map.of());
        });
  }

  /** Gives an account another name. */
  public Optional<String> rename(Person by, AccountId id, String name) {
    requireSelfOrAdministrator(by, id);
    Optional<String> problem = nameProblem(name);
    return problem.isPresent()
        ? problem
        : change(
            by.actor(),
            id,
            account ->
                new Account(
                    account.id(),
                    account.email(),
                    name.strip(),
                    account.active(),
                    account.secondFactor(),
                    account.grants()),
            "account.renamed",
            Map.of());
  }

  private interface Change {
    Account of(Account account);
  }

  private Optional<String> change(
      String actor, AccountId id, Change change, String action, Map<String, String> details) {
    return repository.together(
        () -> {
          Optional<StoredAccount> found = repository.find(id);
          if (found.isEmpty()) {
            return Optional.of("There is no such account");
          }
          Account changed = change.of(found.get().account());
          if (isAdministrator(found.get().account())
              && !isAdministrator(changed)
              && repository.list().stream()
                  .noneMatch(each -> !each.id().equals(id) && isAdministrator(each.account()))) {
            return Optional.of(
                "This is the last administrator. Make somebody else an administrator first");
          }
          repository.save(changed, found.get().demonstration());
          record(actor, action, id, details);
          return Optional.empty();
        });
  }

  private static boolean isAdministrator(Account account) {
    return account.active()
        && account.grants().stream().anyMatch(Grant.Administrator.class::isInstance);
  }

  private static Account with(Account account, boolean active, List<Grant> grants) {
    return new Account(
        account.id(), account.email(), account.name(), active, account.secondFactor(), grants);
  }

  /**
   * Changes one's own passphrase; every session ends.
   *
   * @return what is wrong by field ({@code current} or {@code passphrase}); empty when it was done
   */
  public Map<String, String> changePassphrase(
      Person by, String current, String chosen, String address) {
    StoredAccount stored = repository.find(by.account().id()).orElseThrow();
    Throttle.Attempt attempt = throttle.begin("passphrase", stored.account().email(), address);
    if (!attempt.allowed()) {
      return Map.of("current", "Too many wrong passphrases. Wait 15 minutes and try again");
    }
    if (!passphrases.matches(current, stored.passphrase())) {
      return Map.of("current", "The current passphrase is not right");
    }
    throttle.succeeded(attempt);
    Optional<String> problem = passphrases.problem(chosen, stored.account().email());
    if (problem.isPresent()) {
      return Map.of("passphrase", problem.get());
    }
    String hash = passphrases.hash(chosen);
    repository.together(
        () -> {
          setPassphrase(stored.id(), hash);
          letters.passphraseChanged(repository.find(stored.id()).orElseThrow());
          return stored.id();
        });
    return Map.of();
  }

  private void setPassphrase(AccountId id, String hash) {
    repository.together(
        () -> {
          repository.setPassphrase(id, hash);
          repository.removeLinks(id);
          sessions.endAll(id);
          return record("account:" + id, "passphrase.set", id, Map.of());
        });
  }

  /**
   * Sends a link to choose another passphrase, if there is such an account. Returns at once, and
   * says nothing of what it found.
   *
   * @param email as typed
   * @param address network address of whoever asks
   */
  public void askReset(String email, String address) {
    if (throttle.admitsLetter(email, address)) {
      letters.resetAsked(
          findByEmail(email).filter(each -> each.account().active() && !each.isInvited()));
    }
  }

  /** Whose link it is, while it holds. */
  public Optional<Account> findByLink(LinkPurpose purpose, Secret link) {
    return repository
        .findLink(link.digest(), purpose, now())
        .flatMap(repository::find)
        .map(StoredAccount::account);
  }

  /**
   * Sets the passphrase by a link, which then holds no longer.
   *
   * @param name their name, for an invitation; null leaves it
   * @return the account; empty when the link holds no longer
   * @throws IllegalArgumentException when name or passphrase is not good: ask first
   */
  public Optional<StoredAccount> takeLink(
      LinkPurpose purpose, Secret link, @Nullable String name, String passphrase) {
    Optional<Account> whose = findByLink(purpose, link);
    if (whose.isEmpty()) {
      return Optional.empty();
    }
    if (passphrases.problem(passphrase, whose.get().email()).isPresent()
        || (name != null && nameProblem(name).isPresent())) {
      throw new IllegalArgumentException("The name or the passphrase is not good");
    }
    String hash = passphrases.hash(passphrase);
    return repository.together(
        () -> {
          Optional<AccountId> taken = repository.takeLink(link.digest(), purpose, now());
          if (taken.isEmpty()) {
            return Optional.empty();
          }
          AccountId id = taken.get();
          StoredAccount stored = repository.find(id).orElseThrow();
          if (name != null) {
            Account old = stored.account();
            repository.save(
                new Account(
                    id, old.email(), name.strip(), old.active(), old.secondFactor(), old.grants()),
                stored.demonstration());
          }
          setPassphrase(id, hash);
          return repository.find(id);
        });
  }

  private long record(String actor, String action, AccountId id, Map<String, String> details) {
    return audit.record(actor, action, "account:" + id, details);
  }

  private static void requireAdministrator(Person by) {
    if (!by.authority().isAdministrator()) {
      throw new IllegalArgumentException("Only an administrator may do this");
    }
  }

  private static void requireSelfOrAdministrator(Person by, AccountId id) {
    if (!by.account().id().equals(id)) {
      requireAdministrator(by);
    }
  }

  private static String words(List<Grant> grants) {
    return grants.stream().map(Accounts::word).collect(Collectors.joining(", "));
  }

  private static String word(Grant grant) {
    return switch (grant) {
      case Grant.Provider provider ->
          (provider.lead() ? "lead " : "editor ") + provider.organisation();
      case Grant.Commissioner commissioner -> "commissioner " + commissioner.body().value();
      case Grant.Convenor convenor -> "convenor " + convenor.policeArea().value();
      case Grant.Administrator given ->
          given.readsWithheld() ? "administrator who reads withheld addresses" : "administrator";
    };
  }

  private Instant now() {
    return clock.instant();
  }

  private static String plain(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }
}
