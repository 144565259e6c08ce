package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code account_session}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface SessionTable extends GenericRepository<SessionRow, String> {

  SessionRow insert(SessionRow session);

  Optional<SessionRow> findByDigest(String digest);

  @Query(
      "SELECT * FROM account_session WHERE account_id = :account ORDER BY created_at DESC, digest")
  List<SessionRow> list(UUID account);

  @Query("UPDATE account_session SET seen_at = :when WHERE digest = :digest AND seen_at < :when")
  int noteSeen(String digest, Instant when);

  int deleteByDigest(String digest);

  int deleteByAccountId(UUID account);

  int deleteByExpiresAtLessThan(Instant before);

  @Query("DELETE FROM account_session" + AccountTable.OF_DEMONSTRATION)
  int deleteOfDemonstration();
}
