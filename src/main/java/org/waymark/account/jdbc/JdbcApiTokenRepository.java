package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.waymark.account.ApiToken;
import org.waymark.account.ApiTokenRepository;
import org.waymark.catalogue.OrganisationId;
import org.waymark.database.Transactions;

/** API tokens in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcApiTokenRepository implements ApiTokenRepository {

  private final Transactions transactions;
  private final TokenTable tokens;

  JdbcApiTokenRepository(Transactions transactions, TokenTable tokens) {
    this.transactions = transactions;
    this.tokens = tokens;
  }

  @Override
  public void add(ApiToken token, String digest) {
    transactions.write(connection -> tokens.insert(TokenRow.of(token, digest)));
  }

  @Override
  public Optional<ApiToken> find(String digest) {
    return transactions.read(connection -> tokens.findByDigest(digest).map(TokenRow::token));
  }

  @Override
  public List<ApiToken> list(OrganisationId organisation) {
    return transactions.read(
        connection -> tokens.list(organisation.value()).stream().map(TokenRow::token).toList());
  }

  @Override
  public void noteUsed(UUID id, Instant when) {
    transactions.write(connection -> tokens.updateUsedAt(id, when));
  }

  @Override
  public void revoke(UUID id, Instant when) {
    transactions.write(connection -> tokens.revoke(id, when));
  }
}
