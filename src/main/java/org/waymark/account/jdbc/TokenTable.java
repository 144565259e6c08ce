package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code api_token}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TokenTable extends GenericRepository<TokenRow, UUID> {

  TokenRow insert(TokenRow token);

  Optional<TokenRow> findByDigest(String digest);

  @Query("SELECT * FROM api_token WHERE organisation = :organisation ORDER BY created_at DESC, id")
  List<TokenRow> list(UUID organisation);

  int updateUsedAt(@Id UUID id, Instant usedAt);

  @Query("UPDATE api_token SET revoked_at = :when WHERE id = :id AND revoked_at IS NULL")
  int revoke(UUID id, Instant when);

  @Query("DELETE FROM api_token" + AccountTable.OF_DEMONSTRATION)
  int deleteOfDemonstration();
}
