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
import org.waymark.account.Session;
import org.waymark.account.SessionRepository;
import org.waymark.database.Transactions;

/** Sessions in H2GIS or PostGIS. Thread-safe. */
@Singleton
@Requires(beans = DataSource.class)
final class JdbcSessionRepository implements SessionRepository {

  private final Transactions transactions;

  JdbcSessionRepository(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Session session) {
    transactions.write(
        connection ->
            Sql.update(
                connection,
                """
                INSERT INTO account_session
                  (digest, account_id, device, created_at, seen_at, expires_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                session.digest(),
                session.account().value(),
                session.device(),
                session.created(),
                session.seen(),
                session.expires()));
  }

  @Override
  public Optional<Session> find(String digest) {
    return transactions.read(
        connection ->
            Sql.first(
                connection,
                "SELECT * FROM account_session WHERE digest = ?",
                JdbcSessionRepository::session,
                digest));
  }

  @Override
  public List<Session> list(AccountId account) {
    return transactions.read(
        connection ->
            Sql.list(
                connection,
                "SELECT * FROM account_session WHERE account_id = ? ORDER BY created_at DESC, digest",
                JdbcSessionRepository::session,
                account.value()));
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("digest"),
        new AccountId(row.getObject("account_id", UUID.class)),
        row.getString("device"),
        Sql.instant(row, "created_at"),
        Sql.instant(row, "seen_at"),
        Sql.instant(row, "expires_at"));
  }

  @Override
  public void noteSeen(String digest, Instant when) {
    transactions.write(
        connection ->
            Sql.update(
                connection,
                "UPDATE account_session SET seen_at = ? WHERE digest = ? AND seen_at < ?",
                when,
                digest,
                when));
  }

  @Override
  public boolean remove(String digest) {
    return transactions.write(
        connection ->
            Sql.update(connection, "DELETE FROM account_session WHERE digest = ?", digest) == 1);
  }

  @Override
  public void removeAll(AccountId account) {
    transactions.write(
        connection ->
            Sql.update(
                connection, "DELETE FROM account_session WHERE account_id = ?", account.value()));
  }

  @Override
  public void forget(Instant before) {
    transactions.write(
        connection ->
            Sql.update(connection, "DELETE FROM account_session WHERE expires_at < ?", before));
  }
}
