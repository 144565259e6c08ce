package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.waymark.account.AccountId;
import org.waymark.account.Session;
import org.waymark.account.SessionRepository;
import org.waymark.database.Transactions;

/** Sessions in H2GIS or PostGIS. Thread-safe. */
@Requires(beans = DataSource.class)
@JdbcRepository(dialect = Dialect.POSTGRES)
abstract class JdbcSessionRepository
    implements SessionRepository, GenericRepository<SessionRow, String> {

  private final Transactions transactions;

  JdbcSessionRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Session session) {
    transactions.write(() -> insert(SessionRow.of(session)));
  }

  @Override
  public Optional<Session> find(String digest) {
    return transactions.read(() -> findByDigest(digest).map(SessionRow::session));
  }

  @Override
  public List<Session> list(AccountId account) {
    return transactions.read(
        () -> list(account.value()).stream().map(SessionRow::session).toList());
  }

  @Override
  public void noteSeen(String digest, Instant when) {
    transactions.write(() -> updateSeen(digest, when));
  }

  @Override
  public boolean remove(String digest) {
    return transactions.write(() -> deleteByDigest(digest)) == 1;
  }

  @Override
  public void removeAll(AccountId account) {
    transactions.write(() -> deleteByAccountId(account.value()));
  }

  @Override
  public void forget(Instant before) {
    transactions.write(() -> deleteByExpiresAtLessThan(before));
  }

  abstract SessionRow insert(SessionRow session);

  abstract Optional<SessionRow> findByDigest(String digest);

  @Query(
      "SELECT * FROM account_session WHERE account_id = :account ORDER BY created_at DESC, digest")
  abstract List<SessionRow> list(UUID account);

  @Query("UPDATE account_session SET seen_at = :when WHERE digest = :digest AND seen_at < :when")
  abstract int updateSeen(String digest, Instant when);

  abstract int deleteByDigest(String digest);

  abstract int deleteByAccountId(UUID account);

  abstract int deleteByExpiresAtLessThan(Instant before);

  @Query("DELETE FROM account_session" + JdbcAccountRepository.OF_DEMONSTRATION)
  abstract int deleteOfDemonstration();
}
