package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.waymark.account.AccountId;
import org.waymark.account.ApiToken;
import org.waymark.account.ApiTokenRepository;
import org.waymark.catalogue.OrganisationId;
import org.waymark.database.Transactions;

/** API tokens in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcApiTokenRepository implements ApiTokenRepository {

  private final Transactions transactions;

  JdbcApiTokenRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(ApiToken token, String digest) {
    transactions.write(
        connection ->
            Sql.update(
                connection,
                """
                INSERT INTO api_token
                  (id, digest, organisation, account_id, label, writes, created_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                token.id(),
                digest,
                token.organisation().value(),
                token.maker().value(),
                token.label(),
                token.writes(),
                token.created(),
                token.expires()));
  }

  @Override
  public Optional<ApiToken> find(String digest) {
    return transactions.read(
        connection ->
            Sql.first(
                connection,
                "SELECT * FROM api_token WHERE digest = ?",
                JdbcApiTokenRepository::token,
                digest));
  }

  @Override
  public List<ApiToken> list(OrganisationId organisation) {
    return transactions.read(
        connection ->
            Sql.list(
                connection,
                "SELECT * FROM api_token WHERE organisation = ? ORDER BY created_at DESC, id",
                JdbcApiTokenRepository::token,
                organisation.value()));
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getObject("id", UUID.class),
        new OrganisationId(row.getObject("organisation", UUID.class)),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("label"),
        row.getBoolean("writes"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "expires_at"),
        Sql.instantOrNull(row, "used_at"),
        Sql.instantOrNull(row, "revoked_at"));
  }

  @Override
  public void noteUsed(UUID id, Instant when) {
    transactions.write(
        connection ->
            Sql.update(connection, "UPDATE api_token SET used_at = ? WHERE id = ?", when, id));
  }

  @Override
  public void revoke(UUID id, Instant when) {
    transactions.write(
        connection ->
            Sql.update(
                connection,
                "UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
                when,
                id));
  }
}
