package org.waymark.account.jdbc;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code sign_in_attempt} and {@code known_address}. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AttemptTable extends GenericRepository<AttemptRow, String> {

  /** Locks the row until the transaction ends. */
  Optional<AttemptRow> findByDigestForUpdate(String digest);

  void insert(AttemptRow attempts);

  int update(AttemptRow attempts);

  @Query("UPDATE sign_in_attempt SET attempts = attempts + 1 WHERE digest = :digest")
  int add(String digest);

  @Query(
      "UPDATE sign_in_attempt SET attempts = attempts - 1 WHERE digest = :digest AND attempts > 0")
  int giveBack(String digest);

  int deleteBySinceLessThan(Instant before);

  @Query(
      """
      INSERT INTO known_address (digest, account_id, seen_at) VALUES (:digest, :account, :seen)
      """)
  int insertKnown(String digest, UUID account, Instant seen);

  @Query("DELETE FROM known_address WHERE digest = :digest")
  int deleteKnown(String digest);

  @Query("SELECT COUNT(*) FROM known_address WHERE digest = :digest AND seen_at >= :since")
  int countKnown(String digest, Instant since);

  @Query("DELETE FROM known_address" + AccountTable.OF_DEMONSTRATION)
  int deleteOfDemonstration();
}
