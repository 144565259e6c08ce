package org.waymark.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import org.waymark.database.Migrations;

/**
 * A database of its own on a PostGIS server.
 *
 * <p>The server is the one named by {@code waymark.test.postgis.url} (which {@code ./waymark test}
 * sets) or {@code WAYMARK_TEST_POSTGIS_URL}; else a container, where a Docker engine answers; else
 * the test fails and says what to do. The user must be allowed to create databases and extensions.
 */
public final class PostgisDatabase implements TestDatabase {
  private static @Nullable Server server;

  private final Server on;
  private final String name;
  private final HikariDataSource pool;

  private PostgisDatabase(Server on, String name) {
    this.on = on;
    this.name = name;
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(on.urlOf(name));
    config.setUsername(on.username());
    config.setPassword(on.password());
    config.setMaximumPoolSize(4);
    this.pool = new HikariDataSource(config);
  }

  /** A new database, migrated: a copy of the one that was. */
  public static PostgisDatabase fresh() {
    return copyOf(Migrated.NAME);
  }

  /** As {@link #fresh()}, with the built-in geography and need. */
  public static PostgisDatabase loaded() {
    return copyOf(Loaded.NAME);
  }

  /** A new database, before any migration. */
  public static PostgisDatabase unmigrated() {
    return create("waymark_", "");
  }

  private static PostgisDatabase copyOf(String template) {
    return create("waymark_", " TEMPLATE " + template);
  }

  private static PostgisDatabase create(String prefix, String options) {
    Server on = server();
    String name = prefix + UUID.randomUUID().toString().replace("-", "");
    on.execute("CREATE DATABASE " + name + options);
    return new PostgisDatabase(on, name);
  }

  /** Templates are made once in a Java machine and dropped when it ends. */
  private static final class Migrated {
    private static final String NAME = template(database -> {});
  }

  private static final class Loaded {
    private static final String NAME = template(BuiltIn::loadInto);
  }

  private static String template(Consumer<TestDatabase> filling) {
    PostgisDatabase database = create("waymark_template_", "");
    Runtime.getRuntime().addShutdownHook(new Thread(database::drop, database.name + "-drop"));
    try {
      Migrations.migrate(database.dataSource());
      filling.accept(database);
    } catch (SQLException | RuntimeException e) {
      throw new IllegalStateException("The PostGIS test database could not be migrated", e);
    } finally {
      // Nobody may be connected to a template.
      Beans.close(database.pool);
      database.pool.close();
    }
    return database.name;
  }

  @Override
  public DataSource dataSource() {
    return pool;
  }

  @Override
  public String jdbcUrl() {
    return on.urlOf(name);
  }

  @Override
  public String username() {
    return on.username();
  }

  @Override
  public String password() {
    return on.password();
  }

  @Override
  public void close() {
    Beans.close(pool);
    pool.close();
    drop();
  }

  private void drop() {
    on.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private static synchronized Server server() {
    Server known = server;
    if (known == null) {
      known = findServer();
      server = known;
    }
    return known;
  }

  private static Server findServer() {
    String url = setting("waymark.test.postgis.url", "WAYMARK_TEST_POSTGIS_URL", "");
    if (!url.isEmpty()) {
      return new Server(
          url,
          setting("waymark.test.postgis.user", "WAYMARK_TEST_POSTGIS_USER", "postgres"),
          setting("waymark.test.postgis.password", "WAYMARK_TEST_POSTGIS_PASSWORD", ""));
    }
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "This test needs PostGIS. Run it with './waymark test -Dtest=...', which starts one; or"
              + " start Docker; or set WAYMARK_TEST_POSTGIS_URL, _USER and _PASSWORD, the address"
              + " being like jdbc:postgresql://127.0.0.1:5432/postgres. './waymark test --quick'"
              + " leaves such tests out.");
    }
    // Not closed here: it serves the whole run, and Testcontainers removes it when the JVM ends.
    PostgreSQLContainer container =
        new PostgreSQLContainer(
            DockerImageName.parse("postgis/postgis:17-3.5").asCompatibleSubstituteFor("postgres"));
    container.start();
    return new Server(container.getJdbcUrl(), container.getUsername(), container.getPassword());
  }

  private static String setting(String property, String variable, String otherwise) {
    String value = System.getProperty(property, "");
    if (value.isBlank()) {
      value = System.getenv().getOrDefault(variable, "");
    }
    return value.isBlank() ? otherwise : value;
  }

  /**
   * @param url of any database on it, for the statements that create and drop others
   */
  private record Server(String url, String username, String password) {
    Server {
      if (!url.startsWith("jdbc:postgresql://")) {
        throw new IllegalArgumentException(
            "WAYMARK_TEST_POSTGIS_URL is '"
                + url
                + "'; it must be like jdbc:postgresql://127.0.0.1:5432/postgres");
      }
    }

    String urlOf(String database) {
      int options = url.indexOf('?');
      String address = options < 0 ? url : url.substring(0, options);
      return address.substring(0, address.lastIndexOf('/') + 1)
          + database
          + (options < 0 ? "" : url.substring(options));
    }

    void execute(String sql) {
      try (Connection connection = DriverManager.getConnection(url, username, password);
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException e) {
        throw new IllegalStateException(
            "The PostGIS server at " + url + " did not accept: " + sql, e);
      }
    }
  }
}
