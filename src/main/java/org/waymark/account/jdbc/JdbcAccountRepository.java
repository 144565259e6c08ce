package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.waymark.catalogue.OrganisationId;
import org.waymark.database.Transactions;
import org.waymark.geography.AreaCode;

/** Accounts in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcAccountRepository implements AccountRepository {

  private static final String COLUMNS =
      """
      SELECT a.id, a.email, a.name, a.active, a.demonstration, a.passphrase, a.passphrase_number,
        a.signed_in_at,
        EXISTS (SELECT 1 FROM account_second_factor f
          WHERE f.account_id = a.id AND f.confirmed) AS has_factor
      FROM account a
      """;

  private static final List<String> PARTS =
      List.of(
          "account_grant",
          "account_second_factor",
          "account_recovery_code",
          "account_session",
          "account_link",
          "known_address",
          "api_token");

  private final Transactions transactions;
  private final Clock clock;

  JdbcAccountRepository(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public <T extends @Nullable Object> T together(Supplier<T> work) {
    return transactions.write(connection -> work.get());
  }

  @Override
  public Optional<StoredAccount> find(AccountId id) {
    return one("WHERE a.id = ?", id.value());
  }

  @Override
  public Optional<StoredAccount> findByEmail(String email) {
    return one("WHERE a.email = ?", email);
  }

  private Optional<StoredAccount> one(String where, Object value) {
    // In a write, so that what was changed in the same transaction is seen.
    return transactions.write(
        connection -> {
          List<StoredAccount> found =
              Sql.list(connection, COLUMNS + where, row -> account(row, List.of()), value);
          if (found.isEmpty()) {
            return Optional.empty();
          }
          StoredAccount bare = found.getFirst();
          List<Grant> grants =
              Sql.list(
                  connection,
                  """
                  SELECT kind, subject, further FROM account_grant
                  WHERE account_id = ? ORDER BY kind, subject
                  """,
                  JdbcAccountRepository::grant,
                  bare.id().value());
          return Optional.of(withGrants(bare, grants));
        });
  }

  @Override
  public List<StoredAccount> list() {
    return transactions.read(
        connection -> {
          Map<UUID, List<Grant>> grants = new HashMap<>();
          Sql.list(
              connection,
              "SELECT account_id, kind, subject, further FROM account_grant ORDER BY kind, subject",
              row ->
                  grants
                      .computeIfAbsent(
                          row.getObject("account_id", UUID.class), id -> new ArrayList<>())
                      .add(grant(row)));
          return Sql.list(
              connection,
              COLUMNS + "ORDER BY a.name, a.email",
              row -> account(row, grants.getOrDefault(row.getObject("id", UUID.class), List.of())));
        });
  }

  private static StoredAccount withGrants(StoredAccount bare, List<Grant> grants) {
    Account account = bare.account();
    return new StoredAccount(
        new Account(
            account.id(),
            account.email(),
            account.name(),
            account.active(),
            account.secondFactor(),
            grants),
        bare.demonstration(),
        bare.passphrase(),
        bare.passphraseNumber(),
        bare.signedIn());
  }

  private static StoredAccount account(ResultSet row, List<Grant> grants) throws SQLException {
    return new StoredAccount(
        new Account(
            new AccountId(row.getObject("id", UUID.class)),
            row.getString("email"),
            row.getString("name"),
            row.getBoolean("active"),
            row.getBoolean("has_factor"),
            grants),
        row.getBoolean("demonstration"),
        row.getString("passphrase"),
        row.getInt("passphrase_number"),
        Sql.instantOrNull(row, "signed_in_at"));
  }

  private static Grant grant(ResultSet row) throws SQLException {
    String subject = row.getString("subject");
    boolean further = row.getBoolean("further");
    return switch (row.getString("kind")) {
      case "PROVIDER" -> new Grant.Provider(new OrganisationId(UUID.fromString(subject)), further);
      case "COMMISSIONER" -> new Grant.Commissioner(new AreaCode(subject));
      case "CONVENOR" -> new Grant.Convenor(new AreaCode(subject));
      case "ADMINISTRATOR" -> new Grant.Administrator(further);
      default -> throw new SQLException("There is no such kind of grant");
    };
  }

  @Override
  public void save(Account account, boolean demonstration) {
    transactions.write(
        connection -> {
          if (Sql.list(
                  connection,
                  "SELECT id FROM account WHERE email = ? AND id <> ?",
                  row -> row.getString(1),
                  account.email(),
                  account.id().value())
              .isEmpty()) {
            put(connection, account, demonstration);
            return account;
          }
          throw new IllegalArgumentException("Another account has this e-mail address");
        });
  }

  private void put(Connection connection, Account account, boolean demonstration)
      throws SQLException {
    UUID id = account.id().value();
    if (Sql.update(
            connection,
            "UPDATE account SET email = ?, name = ?, active = ?, demonstration = ? WHERE id = ?",
            account.email(),
            account.name(),
            account.active(),
            demonstration,
            id)
        == 0) {
      Sql.update(
          connection,
          """
          INSERT INTO account (id, email, name, active, demonstration, passphrase_number, created_at)
          VALUES (?, ?, ?, ?, ?, 0, ?)
          """,
          id,
          account.email(),
          account.name(),
          account.active(),
          demonstration,
          clock.instant());
    }
    Sql.update(connection, "DELETE FROM account_grant WHERE account_id = ?", id);
    for (Grant grant : account.grants()) {
      switch (grant) {
        case Grant.Provider provider ->
            insert(
                connection,
                id,
                "PROVIDER",
                provider.organisation().value().toString(),
                provider.lead());
        case Grant.Commissioner commissioner ->
            insert(connection, id, "COMMISSIONER", commissioner.body().value(), false);
        case Grant.Convenor convenor ->
            insert(connection, id, "CONVENOR", convenor.policeArea().value(), false);
        case Grant.Administrator given ->
            insert(connection, id, "ADMINISTRATOR", "", given.readsWithheld());
      }
    }
  }

  private static void insert(
      Connection connection, UUID id, String kind, String subject, boolean further)
      throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO account_grant (account_id, kind, subject, further) VALUES (?, ?, ?, ?)",
        id,
        kind,
        subject,
        further);
  }

  @Override
  public void setPassphrase(AccountId id, String hash) {
    update(
        """
        UPDATE account SET passphrase = ?, passphrase_number = passphrase_number + 1 WHERE id = ?
        """,
        hash,
        id.value());
  }

  @Override
  public void noteSignIn(AccountId id, Instant when) {
    update("UPDATE account SET signed_in_at = ? WHERE id = ?", when, id.value());
  }

  @Override
  public int removeDemonstration() {
    return transactions.write(
        connection -> {
          for (String part : PARTS) {
            Sql.update(
                connection,
                "DELETE FROM "
                    + part
                    + " WHERE account_id IN (SELECT id FROM account WHERE demonstration)");
          }
          return Sql.update(connection, "DELETE FROM account WHERE demonstration");
        });
  }

  @Override
  public Optional<StoredFactor> findFactor(AccountId id) {
    return transactions.write(
        connection ->
            Sql.first(
                connection,
                "SELECT secret, confirmed FROM account_second_factor WHERE account_id = ?",
                row -> new StoredFactor(row.getString(1), row.getBoolean(2)),
                id.value()));
  }

  @Override
  public void startFactor(AccountId id, String sealedSecret) {
    transactions.write(
        connection -> {
          Sql.update(
              connection, "DELETE FROM account_second_factor WHERE account_id = ?", id.value());
          return Sql.update(
              connection,
              """
              INSERT INTO account_second_factor (account_id, secret, confirmed, last_step)
              VALUES (?, ?, ?, 0)
              """,
              id.value(),
              sealedSecret,
              false);
        });
  }

  @Override
  public void confirmFactor(AccountId id) {
    update("UPDATE account_second_factor SET confirmed = TRUE WHERE account_id = ?", id.value());
  }

  @Override
  public void removeFactor(AccountId id) {
    transactions.write(
        connection -> {
          Sql.update(
              connection, "DELETE FROM account_recovery_code WHERE account_id = ?", id.value());
          return Sql.update(
              connection, "DELETE FROM account_second_factor WHERE account_id = ?", id.value());
        });
  }

  @Override
  public boolean takeStep(AccountId id, long step) {
    return update(
            """
            UPDATE account_second_factor SET last_step = ? WHERE account_id = ? AND last_step < ?
            """,
            step,
            id.value(),
            step)
        == 1;
  }

  @Override
  public void setRecoveryCodes(AccountId id, Set<String> digests) {
    transactions.write(
        connection -> {
          Sql.update(
              connection, "DELETE FROM account_recovery_code WHERE account_id = ?", id.value());
          for (String digest : digests) {
            Sql.update(
                connection,
                "INSERT INTO account_recovery_code (account_id, digest) VALUES (?, ?)",
                id.value(),
                digest);
          }
          return digests.size();
        });
  }

  @Override
  public int countRecoveryCodes(AccountId id) {
    return transactions.read(
        connection ->
            Sql.first(
                    connection,
                    "SELECT COUNT(*) FROM account_recovery_code WHERE account_id = ?",
                    row -> row.getInt(1),
                    id.value())
                .orElse(0));
  }

  @Override
  public boolean takeRecoveryCode(AccountId id, String digest) {
    return update(
            "DELETE FROM account_recovery_code WHERE account_id = ? AND digest = ?",
            id.value(),
            digest)
        == 1;
  }

  @Override
  public void addLink(String digest, AccountId id, LinkPurpose purpose, Instant expires) {
    transactions.write(
        connection -> {
          Sql.update(
              connection,
              "DELETE FROM account_link WHERE account_id = ? AND purpose = ?",
              id.value(),
              purpose.name());
          return Sql.update(
              connection,
              """
              INSERT INTO account_link (digest, account_id, purpose, expires_at)
              VALUES (?, ?, ?, ?)
              """,
              digest,
              id.value(),
              purpose.name(),
              expires);
        });
  }

  @Override
  public Optional<AccountId> findLink(String digest, LinkPurpose purpose, Instant now) {
    return transactions.write(
        connection ->
            Sql.first(
                connection,
                """
                SELECT l.account_id FROM account_link l JOIN account a ON a.id = l.account_id
                WHERE l.digest = ? AND l.purpose = ? AND l.expires_at > ? AND a.active
                """,
                row -> new AccountId(row.getObject(1, UUID.class)),
                digest,
                purpose.name(),
                now));
  }

  @Override
  public Optional<AccountId> takeLink(String digest, LinkPurpose purpose, Instant now) {
    return transactions.write(
        connection -> {
          Optional<AccountId> whose = findLink(digest, purpose, now);
          return whose.isPresent()
                  && Sql.update(connection, "DELETE FROM account_link WHERE digest = ?", digest)
                      == 1
              ? whose
              : Optional.empty();
        });
  }

  @Override
  public void removeLinks(AccountId id) {
    update("DELETE FROM account_link WHERE account_id = ?", id.value());
  }

  private int update(String sql, @Nullable Object... values) {
    return transactions.write(connection -> Sql.update(connection, sql, values));
  }
}
