package org.waymark.account.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.waymark.account.AccountRepository;
import org.waymark.account.ApiTokenRepository;
import org.waymark.account.AttemptRepository;
import org.waymark.account.SessionRepository;
import org.waymark.database.Transactions;
import org.waymark.mail.Outbox;
import org.waymark.mail.jdbc.Outboxes;
import org.waymark.testing.Beans;
import org.waymark.testing.H2gisDatabase;

/** The real repositories, for tests elsewhere. */
public final class AccountRepositories implements AutoCloseable {

  private static final List<String> MIGRATIONS =
      List.of("V040__account", "V041__api_token", "V074__letter");

  private final HikariDataSource pool;
  private final Transactions transactions;
  private final Clock clock;

  private AccountRepositories(HikariDataSource pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
    transactions = Beans.transactions(pool);
  }

  /** On an H2 in memory that holds the tables of accounts and letters and nothing else. */
  public static AccountRepositories inMemory(Clock clock) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + H2gisDatabase.MODES);
    config.setUsername("sa");
    config.setMaximumPoolSize(4);
    HikariDataSource pool = new HikariDataSource(config);
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      for (String migration : MIGRATIONS) {
        statement.execute(text("/db/migration/common/" + migration + ".sql"));
      }
    } catch (SQLException e) {
      pool.close();
      throw new IllegalStateException(e);
    }
    return new AccountRepositories(pool, clock);
  }

  private static String text(String resource) {
    try (InputStream in = AccountRepositories.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What others do in the same transaction as accounts is done on these. */
  public Transactions transactions() {
    return transactions;
  }

  public AccountRepository accounts() {
    return Beans.on(pool, AccountRepository.class);
  }

  public SessionRepository sessions() {
    return Beans.on(pool, SessionRepository.class);
  }

  public AttemptRepository attempts() {
    return Beans.on(pool, AttemptRepository.class);
  }

  public ApiTokenRepository apiTokens() {
    return Beans.on(pool, ApiTokenRepository.class);
  }

  /** Takes part in the same transactions. */
  public Outbox outbox() {
    return Outboxes.on(pool, clock);
  }

  /** All there is in the tables, as SQL. */
  public String script() {
    return transactions.read(
        connection -> {
          StringBuilder script = new StringBuilder();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SCRIPT")) {
            while (row.next()) {
              script.append(row.getString(1)).append('\n');
            }
          }
          return script.toString();
        });
  }

  @Override
  public void close() {
    Beans.close(pool);
    pool.close();
  }
}
