package org.waymark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.waymark.testing.DatabaseContract;

abstract class TransactionsContract extends DatabaseContract {

  private Transactions transactions() {
    return database().transactions();
  }

  @BeforeEach
  void makeTwoTables() {
    execute("DROP TABLE IF EXISTS one", "DROP TABLE IF EXISTS two");
    execute("CREATE TABLE one (n int)", "CREATE TABLE two (n int)");
    execute("INSERT INTO one VALUES (1)", "INSERT INTO two VALUES (1)");
  }

  private void execute(String... sql) {
    transactions()
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                for (String each : sql) {
                  statement.execute(each);
                }
              }
              return sql.length;
            });
  }

  private static int number(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT n FROM " + table)) {
      assertThat(row.next()).isTrue();
      return row.getInt(1);
    }
  }

  @Test
  void readerSeesTablesItHasNotTouchedYetAsTheyWereAtItsFirstQuery() {
    int sum =
        transactions()
            .read(
                connection -> {
                  int first = number(connection, "one");
                  execute("UPDATE one SET n = 10", "UPDATE two SET n = 10");
                  return first + number(connection, "two");
                });

    assertThat(sum).isEqualTo(2);
    assertThat(transactions().<Integer>read(c -> number(c, "two"))).isEqualTo(10);
  }

  @Test
  void writeThatThrowsLeavesNothing() {
    assertThatThrownBy(
            () ->
                transactions()
                    .write(
                        connection -> {
                          try (Statement statement = connection.createStatement()) {
                            statement.execute("UPDATE one SET n = 10");
                          }
                          throw new IllegalStateException("of the work itself");
                        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("of the work itself");

    assertThat(transactions().<Integer>read(c -> number(c, "one"))).isEqualTo(1);
  }

  @Test
  void writeWithinAWriteIsKeptOrUndoneWithIt() {
    Transactions transactions = transactions();
    assertThatThrownBy(
            () ->
                transactions.write(
                    outer -> {
                      transactions.write(inner -> set(inner, "one", 7));
                      throw new IllegalStateException("after the inner one");
                    }))
        .hasMessage("after the inner one");
    assertThat(transactions.<Integer>read(c -> number(c, "one"))).isEqualTo(1);

    transactions.write(
        outer -> transactions.<Integer>write(inner -> set(inner, "one", 8)) + set(outer, "two", 9));
    assertThat(transactions.<Integer>read(c -> number(c, "one"))).isEqualTo(8);
    assertThat(transactions.<Integer>read(c -> number(c, "two"))).isEqualTo(9);
  }

  private static int set(Connection connection, String table, int value) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate("UPDATE " + table + " SET n = " + value);
    }
  }

  @Test
  void readWithinAWriteIsOnItsConnectionAndSeesWhatItHasWritten() {
    Transactions transactions = transactions();
    transactions.write(
        outer -> {
          set(outer, "one", 7);
          assertThat(transactions.<Connection>read(inner -> inner)).isSameAs(outer);
          assertThat(transactions.<Integer>read(inner -> number(inner, "one"))).isEqualTo(7);
          return outer;
        });
    assertThat(transactions.<Integer>read(c -> number(c, "one"))).isEqualTo(7);
  }

  @Test
  void readWithinAReadSeesTheSameView() {
    Transactions transactions = transactions();
    int seen =
        transactions.read(
            outer -> {
              number(outer, "one");
              execute("UPDATE one SET n = 10");
              return transactions.<Integer>read(inner -> number(inner, "one"));
            });
    assertThat(seen).isEqualTo(1);
    assertThat(transactions.<Integer>read(c -> number(c, "one"))).isEqualTo(10);
  }

  @Test
  void writeGoesOnAfterAReadWithinItThatThrewSomethingOfItsOwn() {
    Transactions transactions = transactions();
    transactions.write(
        outer -> {
          assertThatThrownBy(
                  () ->
                      transactions.read(
                          inner -> {
                            throw new IllegalStateException("nothing of the database's");
                          }))
              .isInstanceOf(IllegalStateException.class);
          return set(outer, "one", 7);
        });
    assertThat(transactions.<Integer>read(c -> number(c, "one"))).isEqualTo(7);
  }

  @Test
  void oneConnectionIsEnoughForAWriterWhoReads() throws Exception {
    int connections = ((HikariDataSource) pool()).getMaximumPoolSize();
    List<Connection> taken = new ArrayList<>();
    try {
      for (int i = 1; i < connections; i++) {
        taken.add(pool().getConnection());
      }
      assertThat(countUpAndRead()).isEqualTo(1);
    } finally {
      for (Connection each : taken) {
        each.close();
      }
    }
  }

  private DataSource pool() {
    return DelegatingDataSource.unwrapDataSource(dataSource());
  }

  @Test
  void manyWritersWhoReadMeanwhileDoNotTakeTheConnectionsFromEachOther() {
    // More of them than the pool has connections, each of which reads in its turn at the table.
    int writers = 12;
    try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < writers; i++) {
        all.add(threads.submit(this::countUpAndRead));
      }
      assertThat(all).allSatisfy(each -> assertThat(each.get()).isEqualTo(1));
    }
    assertThat(transactions().<Integer>read(c -> number(c, "one"))).isEqualTo(1 + writers);
  }

  private int countUpAndRead() {
    return transactions()
        .write(
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute("UPDATE one SET n = n + 1");
              }
              return transactions().<Integer>read(c -> number(c, "two"));
            });
  }

  @Test
  void failureOfTheDatabaseIsAProblemWithARemedy() {
    assertThatThrownBy(() -> execute("SELECT * FROM no_such_table"))
        .isInstanceOfSatisfying(
            DatabaseProblem.class,
            problem -> {
              assertThat(problem).hasMessageContaining("no_such_table");
              assertThat(problem.remedy()).isNotBlank();
            });
  }

  @Test
  void connectionComesBackToThePoolAsItWas() throws SQLException {
    for (int i = 0; i < 20; i++) {
      transactions().read(connection -> number(connection, "one"));
    }
    try (Connection connection = dataSource().getConnection()) {
      assertThat(connection.getTransactionIsolation())
          .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
      assertThat(connection.getAutoCommit()).isTrue();
      assertThat(connection.isReadOnly()).isFalse();
    }
  }
}
