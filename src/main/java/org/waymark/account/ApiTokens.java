package org.waymark.account;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.waymark.audit.AuditTrail;
import org.waymark.catalogue.OrganisationId;

/** Tokens with which programs keep the listings of one organisation. Thread-safe. */
@Singleton
@Requires(beans = ApiTokenRepository.class)
public final class ApiTokens {

  /** Begins every token, so that one in the wrong place is recognised by scanners. */
  public static final String PREFIX = "waymark_";

  public static final int LONGEST_DAYS = 366;
  private static final Duration USED_TO_WITHIN = Duration.ofMinutes(1);

  private final ApiTokenRepository repository;
  private final AccountRepository accounts;
  private final AuditTrail audit;
  private final Clock clock;

  public ApiTokens(
      ApiTokenRepository repository, AccountRepository accounts, AuditTrail audit, Clock clock) {
    this.repository = repository;
    this.accounts = accounts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @param days how long it holds, 1 to {@link #LONGEST_DAYS}
   * @return the token, shown this once
   */
  public Secret make(
      Person by, OrganisationId organisation, String label, boolean writes, int days) {
    requireLead(by, organisation);
    if (days < 1 || days > LONGEST_DAYS) {
      throw new IllegalArgumentException("A token holds 1 to 366 days, not " + days);
    }
    Secret secret = new Secret(PREFIX + Secret.random().value());
    Instant now = clock.instant();
    ApiToken token =
        new ApiToken(
            UUID.randomUUID(),
            organisation,
            by.account().id(),
            label.strip(),
            writes,
            now,
            now.plus(Duration.ofDays(days)),
            null,
            null);
    accounts.together(
        () -> {
          repository.add(token, secret.digest());
          return audit.record(
              by.actor(),
              "token.made",
              "token:" + token.id(),
              Map.of("organisation", organisation.toString(), "writes", String.valueOf(writes)));
        });
    return secret;
  }

  /** The tokens of an organisation, newest first, ended ones too. */
  public List<ApiToken> list(Person by, OrganisationId organisation) {
    requireLead(by, organisation);
    return repository.list(organisation);
  }

  /** Takes one back; nothing when the organisation has none with this id. */
  public void revoke(Person by, OrganisationId organisation, UUID id) {
    requireLead(by, organisation);
    if (repository.list(organisation).stream().anyMatch(each -> each.id().equals(id))) {
      accounts.together(
          () -> {
            repository.revoke(id, clock.instant());
            return audit.record(
                by.actor(),
                "token.revoked",
                "token:" + id,
                Map.of("organisation", organisation.toString()));
          });
    }
  }

  /**
   * A token that holds.
   *
   * @param maker the account of whoever made it
   */
  public record Found(ApiToken token, Account maker) {}

  /** The token, while it holds and its maker still leads the organisation. */
  public Optional<Found> find(Secret secret) {
    if (!secret.value().startsWith(PREFIX)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Optional<ApiToken> token = repository.find(secret.digest()).filter(each -> each.holds(now));
    Optional<Found> found =
        token.flatMap(
            each ->
                accounts
                    .find(each.maker())
                    .map(StoredAccount::account)
                    .filter(maker -> leads(maker, each.organisation()))
                    .map(maker -> new Found(each, maker)));
    found
        .map(Found::token)
        .filter(each -> each.used() == null || each.used().plus(USED_TO_WITHIN).isBefore(now))
        .ifPresent(each -> repository.noteUsed(each.id(), now));
    return found;
  }

  private static boolean leads(Account maker, OrganisationId organisation) {
    return maker.active()
        && maker.grants().stream()
            .anyMatch(
                grant ->
                    grant instanceof Grant.Administrator
                        || grant.equals(new Grant.Provider(organisation, true)));
  }

  private static void requireLead(Person by, OrganisationId organisation) {
    if (by.token() != null || !by.authority().mayLead(organisation)) {
      throw new IllegalArgumentException("Only a lead keeps the tokens of an organisation");
    }
  }
}
