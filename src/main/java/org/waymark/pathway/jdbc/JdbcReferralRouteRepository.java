package org.waymark.pathway.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.waymark.database.Transactions;
import org.waymark.pathway.ReferralRoute;
import org.waymark.pathway.ReferralRouteRepository;
import org.waymark.pathway.ReferralRoutes;
import org.waymark.pathway.RouteChange;
import org.waymark.pathway.RouteId;
import org.waymark.pathway.RouteVersion;
import org.waymark.pathway.StaleRouteException;

/** Routes in H2GIS or PostGIS. Thread-safe; writers wait for each other, readers for nobody. */
@Singleton
final class JdbcReferralRouteRepository implements ReferralRouteRepository {

  private static final int BATCH = 1_000;

  private final Transactions transactions;
  private final Clock clock;

  JdbcReferralRouteRepository(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public long latestRevision() {
    return transactions.read(connection -> head(connection, ""));
  }

  @Override
  public ReferralRoutes load() {
    return transactions.read(
        connection -> new ReferralRoutes(head(connection, ""), inForce(connection)));
  }

  private static List<ReferralRoute> inForce(Connection connection) throws SQLException {
    List<ReferralRoute> routes = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT v.* FROM referral_route r JOIN referral_route_version v"
                + " ON v.id = r.id AND v.version = r.version")) {
      statement.setFetchSize(BATCH);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          routes.add(RouteRows.route(row));
        }
      }
    }
    return routes;
  }

  @Override
  public ReferralRoutes asOf(Instant moment) {
    return transactions.read(
        connection -> {
          List<RouteVersion> then = new ArrayList<>();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT v.* FROM referral_route_version v JOIN (SELECT id, max(version) AS"
                      + " version FROM referral_route_version WHERE recorded_at <= ? GROUP BY id)"
                      + " latest ON latest.id = v.id AND latest.version = v.version")) {
            statement.setObject(1, moment.atOffset(ZoneOffset.UTC));
            statement.setFetchSize(BATCH);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                then.add(RouteRows.version(row));
              }
            }
          }
          return new ReferralRoutes(
              then.stream().mapToLong(RouteVersion::revision).max().orElse(0),
              then.stream().filter(each -> !each.removed()).map(RouteVersion::route).toList());
        });
  }

  @Override
  public List<RouteVersion> history(RouteId id) {
    return transactions.read(
        connection -> {
          List<RouteVersion> versions = new ArrayList<>();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT * FROM referral_route_version WHERE id = ? ORDER BY version")) {
            statement.setObject(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                versions.add(RouteRows.version(row));
              }
            }
          }
          return versions;
        });
  }

  @Override
  public Optional<Long> versionOf(RouteId id) {
    return transactions.read(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement("SELECT version FROM referral_route WHERE id = ?")) {
            statement.setObject(1, id.value());
            try (ResultSet row = statement.executeQuery()) {
              return row.next() ? Optional.of(row.getLong(1)) : Optional.<Long>empty();
            }
          }
        });
  }

  @Override
  public long apply(RouteChange change) {
    return transactions.write(
        connection -> {
          long revision = nextRevision(connection);
          Map<RouteId, Long> there = versions(connection, change);
          change
              .expected()
              .forEach(
                  (id, expected) -> {
                    long actual = there.getOrDefault(id, 0L);
                    if (actual != expected) {
                      throw new StaleRouteException(id, expected, actual);
                    }
                  });
          Map<RouteId, Long> kept = latestVersions(connection, change);
          write(connection, change, revision, there, kept);
          return revision;
        });
  }

  /** From here to the end of the transaction nobody else changes a route. */
  private static long nextRevision(Connection connection) throws SQLException {
    long revision = head(connection, " FOR UPDATE") + 1;
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE referral_route_head SET latest = ? WHERE id = 1")) {
      update.setLong(1, revision);
      update.executeUpdate();
    }
    return revision;
  }

  private static long head(Connection connection, String lock) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT latest FROM referral_route_head WHERE id = 1" + lock);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw new SQLException("The one row of referral_route_head is missing");
      }
      return row.getLong(1);
    }
  }

  /** The versions in force of the routes that a change names. */
  private static Map<RouteId, Long> versions(Connection connection, RouteChange change)
      throws SQLException {
    List<RouteId> asked = new ArrayList<>(change.expected().keySet());
    change.routes().forEach(route -> asked.add(route.id()));
    return numbers(connection, "SELECT version FROM referral_route WHERE id = ?", asked);
  }

  /** The last version ever kept of each: that of a route taken out counts on. */
  private static Map<RouteId, Long> latestVersions(Connection connection, RouteChange change)
      throws SQLException {
    return numbers(
        connection,
        "SELECT max(version) FROM referral_route_version WHERE id = ?",
        change.routes().stream().map(ReferralRoute::id).toList());
  }

  private static Map<RouteId, Long> numbers(Connection connection, String sql, List<RouteId> asked)
      throws SQLException {
    Map<RouteId, Long> numbers = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (RouteId id : asked) {
        statement.setObject(1, id.value());
        try (ResultSet row = statement.executeQuery()) {
          if (row.next() && row.getObject(1) != null) {
            numbers.put(id, row.getLong(1));
          }
        }
      }
    }
    return numbers;
  }

  private void write(
      Connection connection,
      RouteChange change,
      long revision,
      Map<RouteId, Long> there,
      Map<RouteId, Long> kept)
      throws SQLException {
    OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    try (PreparedStatement version = connection.prepareStatement(RouteRows.INSERT);
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO referral_route (version, source, external_id, id)"
                    + " VALUES (?, ?, ?, ?)");
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE referral_route SET version = ?, source = ?, external_id = ?"
                    + " WHERE id = ?")) {
      int waiting = 0;
      for (ReferralRoute route : change.routes()) {
        long number = kept.getOrDefault(route.id(), 0L) + 1;
        RouteRows.set(
            version,
            new RouteVersion(
                route, number, revision, false, change.who(), change.why(), now.toInstant()));
        version.addBatch();
        PreparedStatement current = there.containsKey(route.id()) ? update : insert;
        current.setLong(1, number);
        current.setString(2, route.provenance().source());
        current.setString(3, route.provenance().externalId());
        current.setObject(4, route.id().value());
        current.addBatch();
        if (++waiting % BATCH == 0) {
          version.executeBatch();
          insert.executeBatch();
          update.executeBatch();
        }
      }
      version.executeBatch();
      insert.executeBatch();
      update.executeBatch();
    }
  }

  @Override
  public int removeSource(String source, String who, String why) {
    return transactions.write(
        connection -> {
          List<RouteVersion> last = new ArrayList<>();
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "SELECT v.* FROM referral_route r JOIN referral_route_version v"
                      + " ON v.id = r.id AND v.version = r.version WHERE r.source = ?")) {
            statement.setString(1, source);
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                last.add(RouteRows.version(row));
              }
            }
          }
          if (last.isEmpty()) {
            return 0;
          }
          long revision = nextRevision(connection);
          try (PreparedStatement version = connection.prepareStatement(RouteRows.INSERT)) {
            int waiting = 0;
            for (RouteVersion each : last) {
              RouteRows.set(
                  version,
                  new RouteVersion(
                      each.route(), each.version() + 1, revision, true, who, why, clock.instant()));
              version.addBatch();
              if (++waiting % BATCH == 0) {
                version.executeBatch();
              }
            }
            version.executeBatch();
          }
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM referral_route WHERE source = ?")) {
            delete.setString(1, source);
            delete.executeUpdate();
          }
          return last.size();
        });
  }

  static UUID uuid(ResultSet row, String column) throws SQLException {
    UUID value = row.getObject(column, UUID.class);
    if (value == null) {
      throw new SQLException("referral_route_version." + column + " is missing");
    }
    return value;
  }
}
