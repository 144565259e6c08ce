package org.waymark.account.jdbc;

import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.waymark.account.AccountId;
import org.waymark.account.Session;
import org.waymark.account.SessionRepository;
import org.waymark.database.Transactions;

/** Sessions in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcSessionRepository implements SessionRepository {

  private final Transactions transactions;
  private final SessionTable sessions;

  JdbcSessionRepository(Transactions transactions, SessionTable sessions) {
    this.transactions = transactions;
    this.sessions = sessions;
  }

  @Override
  public void add(Session session) {
    transactions.write(connection -> sessions.insert(SessionRow.of(session)));
  }

  @Override
  public Optional<Session> find(String digest) {
    return transactions.read(connection -> sessions.findByDigest(digest).map(SessionRow::session));
  }

  @Override
  public List<Session> list(AccountId account) {
    return transactions.read(
        connection -> sessions.list(account.value()).stream().map(SessionRow::session).toList());
  }

  @Override
  public void noteSeen(String digest, Instant when) {
    transactions.write(connection -> sessions.noteSeen(digest, when));
  }

  @Override
  public boolean remove(String digest) {
    return transactions.write(connection -> sessions.deleteByDigest(digest)) == 1;
  }

  @Override
  public void removeAll(AccountId account) {
    transactions.write(connection -> sessions.deleteByAccountId(account.value()));
  }

  @Override
  public void forget(Instant before) {
    transactions.write(connection -> sessions.deleteByExpiresAtLessThan(before));
  }
}
