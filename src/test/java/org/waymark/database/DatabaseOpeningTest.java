package org.waymark.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.waymark.testing.PostgisDatabase;

/** What a start finds, as a person at the terminal meets it. */
class DatabaseOpeningTest {

  @TempDir private Path home;

  private static ApplicationContext start(String url, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("datasources.default.url", url);
    return ApplicationContext.builder().deduceEnvironment(false).properties(settings).start();
  }

  private static DatabaseProblem problemOf(String url, Map<String, Object> more) {
    Throwable thrown =
        catchThrowable(
            () -> {
              try (ApplicationContext context = start(url, more)) {
                context.getBean(DataSource.class);
              }
            });
    return DatabaseProblem.findIn(thrown)
        .orElseThrow(() -> new AssertionError("Expected a problem of the database", thrown));
  }

  private String embedded() {
    return "jdbc:h2:file:" + home.resolve("data/waymark");
  }

  /** Not the bean, which gives the connection of the moment alone. */
  private static DataSource pool(ApplicationContext context) {
    return DelegatingDataSource.unwrapDataSource(context.getBean(DataSource.class));
  }

  private static void update(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void firstStartMakesFolderAndTablesAndTheNextFindsWhatWasKept() throws SQLException {
    try (ApplicationContext context = start(embedded(), Map.of())) {
      update(
          pool(context),
          """
          INSERT INTO data_set (name, edition, checksum, loaded_at)
          VALUES ('kept', '1', 'aa', CURRENT_TIMESTAMP)
          """);
    }

    try (ApplicationContext context = start(embedded(), Map.of());
        Connection connection = pool(context).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM data_set")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getInt(1)).isEqualTo(1);
    }
    assertThat(home.resolve("data/waymark.mv.db")).exists();
  }

  /** Else an instant in the hour that comes twice in October would move. */
  @Test
  void sessionsOfAnEmbeddedDatabaseAreInUtc() throws SQLException {
    try (ApplicationContext context = start(embedded(), Map.of());
        Connection connection = pool(context).getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                SELECT setting_value FROM information_schema.settings
                WHERE setting_name = 'TIME ZONE'
                """)) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("UTC");
    }
  }

  @Test
  void fileWhereTheFolderShouldBeIsNamed() throws IOException {
    Files.writeString(home.resolve("data"), "not a folder", StandardCharsets.UTF_8);

    DatabaseProblem problem = problemOf(embedded(), Map.of());

    assertThat(problem).hasMessageContaining(home.resolve("data") + " should be a folder");
    assertThat(problem.remedy()).contains("WAYMARK_HOME");
  }

  @Test
  void databaseInUseElsewhereIsSaidAtOnce() throws IOException {
    start(embedded(), Map.of()).close();
    try (FileChannel channel =
            FileChannel.open(home.resolve("data/waymark.mv.db"), StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();

      DatabaseProblem problem = problemOf(embedded(), Map.of());

      assertThat(problem).hasMessageContaining("in use by another Waymark");
      assertThat(problem.remedy()).contains("Stop the other one");
    }
  }

  @Test
  void fileThatIsNoDatabaseIsLeftAlone() throws IOException {
    Path file = home.resolve("data/waymark.mv.db");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    String content = "something else ".repeat(2000);
    Files.writeString(file, content, StandardCharsets.UTF_8);

    DatabaseProblem problem = problemOf(embedded(), Map.of());

    assertThat(problem).hasMessageContaining("damaged or of another kind");
    assertThat(file).hasContent(content);
  }

  @Test
  void databaseOfANewerWaymarkIsRefused() throws SQLException {
    try (ApplicationContext context = start(embedded(), Map.of())) {
      update(
          pool(context),
          """
          INSERT INTO "flyway_schema_history" ("installed_rank", "version", "description", "type",
            "script", "installed_by", "execution_time", "success")
          VALUES (9000, '9000', 'from the future', 'SQL', 'V9000__x.sql', 'test', 1, true)
          """);
    }

    assertThat(problemOf(embedded(), Map.of())).isInstanceOf(NewerDatabaseException.class);
  }

  @Test
  void postgresThatDoesNotAnswerIsSaidWithoutThePassword() {
    DatabaseProblem problem =
        problemOf(
            "jdbc:postgresql://127.0.0.1:1/waymark?password=hunter2",
            Map.of("datasources.default.username", "waymark"));

    assertThat(problem)
        .hasMessageContaining("No PostgreSQL answers at jdbc:postgresql://127.0.0.1:1/waymark")
        .hasMessageNotContaining("hunter2");
    assertThat(problem.remedy()).contains("DATASOURCES_DEFAULT_URL").doesNotContain("hunter2");
  }

  @Test
  @Tag("postgis")
  void postgisIsOpenedByItsAddressAlone() throws SQLException {
    try (PostgisDatabase database = PostgisDatabase.unmigrated();
        ApplicationContext context =
            start(
                database.jdbcUrl(),
                Map.of(
                    "datasources.default.username", database.username(),
                    "datasources.default.password", database.password()))) {
      assertThat(DatabaseKind.of(pool(context))).isEqualTo(DatabaseKind.POSTGIS);
    }
  }

  @Test
  @Tag("postgis")
  void missingPostgresDatabaseIsNamed() {
    try (PostgisDatabase database = PostgisDatabase.unmigrated()) {
      DatabaseProblem problem =
          problemOf(
              database.jdbcUrl() + "_gone",
              Map.of(
                  "datasources.default.username", database.username(),
                  "datasources.default.password", database.password()));

      assertThat(problem).hasMessageContaining("has no such database");
    }
  }

  @Test
  @Tag("postgis")
  void userWhoMayNotAddPostgisIsToldWhoCan() throws SQLException {
    try (PostgisDatabase database = PostgisDatabase.unmigrated()) {
      update(database.dataSource(), "DROP ROLE IF EXISTS waymark_plain");
      update(database.dataSource(), "CREATE ROLE waymark_plain LOGIN PASSWORD 'plain'");
      update(database.dataSource(), "GRANT CREATE ON SCHEMA public TO waymark_plain");
      try {
        DatabaseProblem problem =
            problemOf(
                database.jdbcUrl(),
                Map.of(
                    "datasources.default.username", "waymark_plain",
                    "datasources.default.password", "plain"));

        assertThat(problem.remedy()).contains("administrator");
        Instant limit = Instant.now().plusSeconds(20);
        while (connectionsOf(database.dataSource(), "waymark_plain") > 0) {
          // PostgreSQL takes a moment to see that one is gone.
          assertThat(Instant.now()).as("every connection is closed").isBefore(limit);
        }
      } finally {
        update(database.dataSource(), "DROP OWNED BY waymark_plain");
        update(database.dataSource(), "DROP ROLE waymark_plain");
      }
    }
  }

  private static int connectionsOf(DataSource dataSource, String role) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT count(*) FROM pg_stat_activity WHERE usename = ?")) {
      query.setString(1, role);
      try (ResultSet row = query.executeQuery()) {
        assertThat(row.next()).isTrue();
        return row.getInt(1);
      }
    }
  }

  @Test
  void settingsInTheAddressAreKept() {
    assertThat(EmbeddedDatabase.of("jdbc:h2:mem:x;LOCK_TIMEOUT=5;mode=PostgreSQL").url())
        .startsWith("jdbc:h2:mem:x;LOCK_TIMEOUT=5;mode=PostgreSQL;")
        .contains("DATABASE_TO_LOWER=TRUE")
        .doesNotContain("LOCK_TIMEOUT=60000")
        .doesNotContain("MODE=PostgreSQL;DATABASE");
  }
}
