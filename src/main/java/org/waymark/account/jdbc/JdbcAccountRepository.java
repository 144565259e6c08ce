package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.AccountRepository;
import org.waymark.account.Grant;
import org.waymark.account.LinkPurpose;
import org.waymark.account.StoredAccount;
import org.waymark.database.Transactions;

/** Accounts in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcAccountRepository implements AccountRepository {

  private final Transactions transactions;
  private final AccountTable accounts;
  private final SessionTable sessions;
  private final TokenTable tokens;
  private final AttemptTable attempts;
  private final Clock clock;

  JdbcAccountRepository(
      Transactions transactions,
      AccountTable accounts,
      SessionTable sessions,
      TokenTable tokens,
      AttemptTable attempts,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.attempts = attempts;
    this.clock = clock;
  }

  @Override
  public <T extends @Nullable Object> T together(Supplier<T> work) {
    return write(all -> work.get());
  }

  private <T extends @Nullable Object> T write(Function<AccountTable, T> work) {
    return transactions.write(connection -> work.apply(accounts));
  }

  @Override
  public Optional<StoredAccount> find(AccountId id) {
    // In a write, so that what was changed in the same transaction is seen.
    return write(all -> all.findById(id.value()).map(this::whole));
  }

  @Override
  public Optional<StoredAccount> findByEmail(String email) {
    return write(all -> all.findByEmail(email).map(this::whole));
  }

  private StoredAccount whole(AccountRow row) {
    return row.account(
        accounts.findFactor(row.id()).filter(FactorRow::confirmed).isPresent(),
        accounts.listGrants(row.id()).stream().map(GrantRow::grant).toList());
  }

  @Override
  public List<StoredAccount> list() {
    return transactions.read(
        connection -> {
          Map<UUID, List<Grant>> grants = new HashMap<>();
          for (GrantRow row : accounts.listGrants()) {
            grants.computeIfAbsent(row.accountId(), id -> new ArrayList<>()).add(row.grant());
          }
          Set<UUID> withFactor = new HashSet<>(accounts.listWithFactor());
          return accounts.findAllOrderByNameAndEmail().stream()
              .map(
                  row ->
                      row.account(
                          withFactor.contains(row.id()), grants.getOrDefault(row.id(), List.of())))
              .toList();
        });
  }

  @Override
  public void save(Account account, boolean demonstration) {
    write(
        all -> {
          UUID id = account.id().value();
          if (all.existsByEmailAndIdNotEquals(account.email(), id)) {
            throw new IllegalArgumentException("Another account has this e-mail address");
          }
          if (all.update(id, account.email(), account.name(), account.active(), demonstration)
              == 0) {
            all.insert(
                new AccountRow(
                    id,
                    account.email(),
                    account.name(),
                    account.active(),
                    demonstration,
                    null,
                    0,
                    clock.instant(),
                    null));
          }
          all.deleteGrants(id);
          for (Grant grant : account.grants()) {
            GrantRow row = GrantRow.of(id, grant);
            all.insertGrant(id, row.kind(), row.subject(), row.further());
          }
          return account;
        });
  }

  @Override
  public void setPassphrase(AccountId id, String hash) {
    write(all -> all.setPassphrase(id.value(), hash));
  }

  @Override
  public void noteSignIn(AccountId id, Instant when) {
    write(all -> all.updateSignedInAt(id.value(), when));
  }

  @Override
  public int removeDemonstration() {
    return write(
        all -> {
          all.deleteGrantsOfDemonstration();
          all.deleteFactorsOfDemonstration();
          all.deleteCodesOfDemonstration();
          all.deleteLinksOfDemonstration();
          sessions.deleteOfDemonstration();
          attempts.deleteOfDemonstration();
          tokens.deleteOfDemonstration();
          return all.deleteByDemonstrationTrue();
        });
  }

  @Override
  public Optional<StoredFactor> findFactor(AccountId id) {
    return write(
        all ->
            all.findFactor(id.value())
                .map(factor -> new StoredFactor(factor.secret(), factor.confirmed())));
  }

  @Override
  public void startFactor(AccountId id, String sealedSecret) {
    write(
        all -> {
          all.deleteFactor(id.value());
          return all.insertFactor(id.value(), sealedSecret);
        });
  }

  @Override
  public void confirmFactor(AccountId id) {
    write(all -> all.confirmFactor(id.value()));
  }

  @Override
  public void removeFactor(AccountId id) {
    write(all -> all.deleteCodes(id.value()) + all.deleteFactor(id.value()));
  }

  @Override
  public boolean takeStep(AccountId id, long step) {
    return write(all -> all.takeStep(id.value(), step)) == 1;
  }

  @Override
  public void setRecoveryCodes(AccountId id, Set<String> digests) {
    write(
        all -> {
          all.deleteCodes(id.value());
          digests.forEach(digest -> all.insertCode(id.value(), digest));
          return id;
        });
  }

  @Override
  public int countRecoveryCodes(AccountId id) {
    return transactions.read(connection -> accounts.countCodes(id.value()));
  }

  @Override
  public boolean takeRecoveryCode(AccountId id, String digest) {
    return write(all -> all.takeCode(id.value(), digest)) == 1;
  }

  @Override
  public void addLink(String digest, AccountId id, LinkPurpose purpose, Instant expires) {
    write(
        all -> {
          all.deleteLinks(id.value(), purpose);
          return all.insertLink(digest, id.value(), purpose, expires);
        });
  }

  @Override
  public Optional<AccountId> findLink(String digest, LinkPurpose purpose, Instant now) {
    return write(all -> all.findLink(digest, purpose, now).map(AccountId::new));
  }

  @Override
  public Optional<AccountId> takeLink(String digest, LinkPurpose purpose, Instant now) {
    return write(all -> findLink(digest, purpose, now).filter(whose -> all.takeLink(digest) == 1));
  }

  @Override
  public void removeLinks(AccountId id) {
    write(all -> all.deleteLinks(id.value()));
  }
}
