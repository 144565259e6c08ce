package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
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
@Requires(beans = DataSource.class)
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcAccountRepository
    implements AccountRepository, GenericRepository<AccountRow, UUID> {

  /** Which rows of a table that has an account belong to the demonstration. */
  static final String OF_DEMONSTRATION =
      " WHERE account_id IN (SELECT id FROM account WHERE demonstration)";

  private final Transactions transactions;
  private final JdbcSessionRepository sessions;
  private final JdbcApiTokenRepository tokens;
  private final JdbcAttemptRepository attempts;
  private final Clock clock;

  JdbcAccountRepository(
      Transactions transactions,
      JdbcSessionRepository sessions,
      JdbcApiTokenRepository tokens,
      JdbcAttemptRepository attempts,
      Clock clock) {
    this.transactions = transactions;
    this.sessions = sessions;
    this.tokens = tokens;
    this.attempts = attempts;
    this.clock = clock;
  }

  @Override
  public <T extends @Nullable Object> T together(Supplier<T> work) {
    return transactions.write(work);
  }

  @Override
  public <T extends @Nullable Object> T atOnce(Supplier<T> look) {
    return transactions.read(look);
  }

  @Override
  public Optional<StoredAccount> find(AccountId id) {
    return transactions.read(() -> findById(id.value()).map(this::whole));
  }

  @Override
  public Optional<StoredAccount> findByEmail(String email) {
    return transactions.read(() -> readByEmail(email).map(this::whole));
  }

  private StoredAccount whole(AccountRow row) {
    return row.account(
        findFactor(row.id()).filter(FactorRow::confirmed).isPresent(),
        listGrants(row.id()).stream().map(GrantRow::grant).toList());
  }

  @Override
  public List<StoredAccount> list() {
    return transactions.read(
        () -> {
          Map<UUID, List<Grant>> grants = new HashMap<>();
          for (GrantRow row : listGrants()) {
            grants.computeIfAbsent(row.accountId(), id -> new ArrayList<>()).add(row.grant());
          }
          Set<UUID> withFactor = new HashSet<>(listWithFactor());
          return findAllOrderByNameAndEmail().stream()
              .map(
                  row ->
                      row.account(
                          withFactor.contains(row.id()), grants.getOrDefault(row.id(), List.of())))
              .toList();
        });
  }

  @Override
  public void save(Account account, boolean demonstration) {
    transactions.write(
        () -> {
          UUID id = account.id().value();
          if (existsByEmailAndIdNotEquals(account.email(), id)) {
            throw new IllegalArgumentException("Another account has this e-mail address");
          }
          if (update(id, account.email(), account.name(), account.active(), demonstration) == 0) {
            insert(
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
          deleteGrants(id);
          for (Grant grant : account.grants()) {
            GrantRow row = GrantRow.of(id, grant);
            insertGrant(id, row.kind(), row.subject(), row.further());
          }
          return account;
        });
  }

  @Override
  public void setPassphrase(AccountId id, String hash) {
    transactions.write(() -> setPassphrase(id.value(), hash));
  }

  @Override
  public void noteSignIn(AccountId id, Instant when) {
    transactions.write(() -> updateSignedInAt(id.value(), when));
  }

  @Override
  public int removeDemonstration() {
    return transactions.write(
        () -> {
          if (!existsByDemonstrationTrue()) {
            return 0;
          }
          deleteGrantsOfDemonstration();
          deleteFactorsOfDemonstration();
          deleteCodesOfDemonstration();
          deleteLinksOfDemonstration();
          sessions.deleteOfDemonstration();
          attempts.deleteOfDemonstration();
          tokens.deleteOfDemonstration();
          return deleteByDemonstrationTrue();
        });
  }

  @Override
  public Optional<StoredFactor> findFactor(AccountId id) {
    return transactions.read(
        () ->
            findFactor(id.value())
                .map(factor -> new StoredFactor(factor.secret(), factor.confirmed())));
  }

  @Override
  public void startFactor(AccountId id, String sealedSecret) {
    transactions.write(
        () -> {
          deleteFactor(id.value());
          return insertFactor(id.value(), sealedSecret);
        });
  }

  @Override
  public void confirmFactor(AccountId id) {
    transactions.write(() -> confirmFactor(id.value()));
  }

  @Override
  public void removeFactor(AccountId id) {
    transactions.write(() -> deleteCodes(id.value()) + deleteFactor(id.value()));
  }

  @Override
  public boolean takeStep(AccountId id, long step) {
    return transactions.write(() -> takeStep(id.value(), step)) == 1;
  }

  @Override
  public void setRecoveryCodes(AccountId id, Set<String> digests) {
    transactions.write(
        () -> {
          deleteCodes(id.value());
          digests.forEach(digest -> insertCode(id.value(), digest));
          return id;
        });
  }

  @Override
  public int countRecoveryCodes(AccountId id) {
    return transactions.read(() -> countCodes(id.value()));
  }

  @Override
  public boolean takeRecoveryCode(AccountId id, String digest) {
    return transactions.write(() -> takeCode(id.value(), digest)) == 1;
  }

  @Override
  public void addLink(String digest, AccountId id, LinkPurpose purpose, Instant expires) {
    transactions.write(
        () -> {
          deleteLinks(id.value(), purpose);
          return insertLink(digest, id.value(), purpose, expires);
        });
  }

  @Override
  public Optional<AccountId> findLink(String digest, LinkPurpose purpose, Instant now) {
    return transactions.read(() -> findLinked(digest, purpose, now).map(AccountId::new));
  }

  @Override
  public Optional<AccountId> takeLink(String digest, LinkPurpose purpose, Instant now) {
    return transactions.write(
        () -> findLink(digest, purpose, now).filter(whose -> takeLink(digest) == 1));
  }

  @Override
  public void removeLinks(AccountId id) {
    transactions.write(() -> deleteLinks(id.value()));
  }

  abstract Optional<AccountRow> findById(UUID id);

  abstract Optional<AccountRow> readByEmail(String email);

  abstract List<AccountRow> findAllOrderByNameAndEmail();

  abstract boolean existsByEmailAndIdNotEquals(String email, UUID id);

  abstract void insert(AccountRow account);

  abstract int update(
      @Id UUID id, String email, String name, boolean active, boolean demonstration);

  abstract int updateSignedInAt(@Id UUID id, Instant signedInAt);

  @Query(
      """
      UPDATE account SET passphrase = :hash, passphrase_number = passphrase_number + 1
      WHERE id = :id
      """)
  abstract int setPassphrase(UUID id, String hash);

  abstract boolean existsByDemonstrationTrue();

  abstract int deleteByDemonstrationTrue();

  @Query("SELECT * FROM account_grant WHERE account_id = :account ORDER BY kind, subject")
  abstract List<GrantRow> listGrants(UUID account);

  @Query("SELECT * FROM account_grant ORDER BY kind, subject")
  abstract List<GrantRow> listGrants();

  @Query(
      """
      INSERT INTO account_grant (account_id, kind, subject, further)
      VALUES (:account, :kind, :subject, :further)
      """)
  abstract int insertGrant(UUID account, GrantRow.Kind kind, String subject, boolean further);

  @Query("DELETE FROM account_grant WHERE account_id = :account")
  abstract int deleteGrants(UUID account);

  @Query("DELETE FROM account_grant" + OF_DEMONSTRATION)
  abstract int deleteGrantsOfDemonstration();

  @Query("SELECT * FROM account_second_factor WHERE account_id = :account")
  abstract Optional<FactorRow> findFactor(UUID account);

  @Query("SELECT account_id FROM account_second_factor WHERE confirmed")
  abstract List<UUID> listWithFactor();

  @Query(
      """
      INSERT INTO account_second_factor (account_id, secret, confirmed, last_step)
      VALUES (:account, :secret, FALSE, 0)
      """)
  abstract int insertFactor(UUID account, String secret);

  @Query("UPDATE account_second_factor SET confirmed = TRUE WHERE account_id = :account")
  abstract int confirmFactor(UUID account);

  @Query(
      """
      UPDATE account_second_factor SET last_step = :step
      WHERE account_id = :account AND last_step < :step
      """)
  abstract int takeStep(UUID account, long step);

  @Query("DELETE FROM account_second_factor WHERE account_id = :account")
  abstract int deleteFactor(UUID account);

  @Query("DELETE FROM account_second_factor" + OF_DEMONSTRATION)
  abstract int deleteFactorsOfDemonstration();

  @Query("INSERT INTO account_recovery_code (account_id, digest) VALUES (:account, :digest)")
  abstract int insertCode(UUID account, String digest);

  @Query("SELECT COUNT(*) FROM account_recovery_code WHERE account_id = :account")
  abstract int countCodes(UUID account);

  @Query("DELETE FROM account_recovery_code WHERE account_id = :account AND digest = :digest")
  abstract int takeCode(UUID account, String digest);

  @Query("DELETE FROM account_recovery_code WHERE account_id = :account")
  abstract int deleteCodes(UUID account);

  @Query("DELETE FROM account_recovery_code" + OF_DEMONSTRATION)
  abstract int deleteCodesOfDemonstration();

  @Query(
      """
      INSERT INTO account_link (digest, account_id, purpose, expires_at)
      VALUES (:digest, :account, :purpose, :expires)
      """)
  abstract int insertLink(String digest, UUID account, LinkPurpose purpose, Instant expires);

  @Query(
      """
      SELECT l.account_id FROM account_link l JOIN account a ON a.id = l.account_id
      WHERE l.digest = :digest AND l.purpose = :purpose AND l.expires_at > :now AND a.active
      """)
  abstract Optional<UUID> findLinked(String digest, LinkPurpose purpose, Instant now);

  @Query("DELETE FROM account_link WHERE digest = :digest")
  abstract int takeLink(String digest);

  @Query("DELETE FROM account_link WHERE account_id = :account AND purpose = :purpose")
  abstract int deleteLinks(UUID account, LinkPurpose purpose);

  @Query("DELETE FROM account_link WHERE account_id = :account")
  abstract int deleteLinks(UUID account);

  @Query("DELETE FROM account_link" + OF_DEMONSTRATION)
  abstract int deleteLinksOfDemonstration();
}
