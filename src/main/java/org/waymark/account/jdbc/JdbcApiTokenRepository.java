package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
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
@Requires(beans = DataSource.class)
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcApiTokenRepository
    implements ApiTokenRepository, GenericRepository<TokenRow, UUID> {

  private final Transactions transactions;

  JdbcApiTokenRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(ApiToken token, String digest) {
    transactions.write(() -> insert(TokenRow.of(token, digest)));
  }

  @Override
  public Optional<ApiToken> find(String digest) {
    return transactions.read(() -> findByDigest(digest).map(TokenRow::token));
  }

  @Override
  public List<ApiToken> list(OrganisationId organisation) {
    return transactions.read(
        () -> list(organisation.value()).stream().map(TokenRow::token).toList());
  }

  @Override
  public void noteUsed(UUID id, Instant when) {
    transactions.write(() -> updateUsedAt(id, when));
  }

  @Override
  public void revoke(UUID id, Instant when) {
    transactions.write(() -> updateRevoked(id, when));
  }

  abstract TokenRow insert(TokenRow token);

  abstract Optional<TokenRow> findByDigest(String digest);

  @Query("SELECT * FROM api_token WHERE organisation = :organisation ORDER BY created_at DESC, id")
  abstract List<TokenRow> list(UUID organisation);

  abstract int updateUsedAt(@Id UUID id, Instant usedAt);

  @Query("UPDATE api_token SET revoked_at = :when WHERE id = :id AND revoked_at IS NULL")
  abstract int updateRevoked(UUID id, Instant when);

  @Query("DELETE FROM api_token" + JdbcAccountRepository.OF_DEMONSTRATION)
  abstract int deleteOfDemonstration();
}
