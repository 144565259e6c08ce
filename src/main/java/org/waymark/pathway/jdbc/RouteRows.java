package org.waymark.pathway.jdbc;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Every version of every route, rows that are only ever added, and the number of the changes. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface RouteRows extends GenericRepository<RouteRow, UUID> {

  void saveAll(List<RouteRow> versions);

  List<RouteRow> findByRouteOrderByVersion(UUID route);

  List<RouteRow> findByRevisionGreaterThanOrderByRevision(long revision);

  @Query(
      """
      SELECT v.* FROM referral_route r
      JOIN referral_route_version v ON v.id = r.id AND v.version = r.version
      """)
  List<RouteRow> inForce();

  @Query(
      """
      SELECT v.* FROM referral_route r
      JOIN referral_route_version v ON v.id = r.id AND v.version = r.version
      WHERE r.source = :source
      """)
  List<RouteRow> inForceOf(String source);

  @Query(
      """
      SELECT v.* FROM referral_route r
      JOIN referral_route_version v ON v.id = r.id AND v.version = r.version
      WHERE r.id IN (:routes)
      """)
  List<RouteRow> inForceAmong(Collection<UUID> routes);

  /**
   * Those that begin or end at some listings.
   *
   * @param senders the same listings by their keys
   */
  @Query(
      """
      SELECT v.* FROM referral_route r
      JOIN referral_route_version v ON v.id = r.id AND v.version = r.version
      WHERE v.receiver IN (:receivers) OR v.sender IN (:senders)
      """)
  List<RouteRow> inForceAt(Collection<UUID> receivers, Collection<String> senders);

  /** The last version that each route had then, the end of a route too. */
  @Query(
      """
      SELECT v.* FROM referral_route_version v
      JOIN (SELECT id, max(version) AS version FROM referral_route_version
        WHERE recorded_at <= :moment GROUP BY id) latest
        ON latest.id = v.id AND latest.version = v.version
      """)
  List<RouteRow> asOf(Instant moment);

  /** The last version ever kept of each: that of a route taken out counts on. */
  @Query(
      """
      SELECT id, max(version) AS version FROM referral_route_version
      WHERE id IN (:routes) GROUP BY id
      """)
  List<Numbered> latestVersions(Collection<UUID> routes);

  /** A route and the number of a version of it. */
  @Introspected
  record Numbered(UUID id, long version) {}

  @Query("SELECT latest FROM referral_route_head")
  long latestRevision();

  /** From here to the end of the transaction nobody else changes a route. */
  @Query("SELECT latest FROM referral_route_head FOR UPDATE")
  long lockRevision();

  @Query("UPDATE referral_route_head SET latest = :revision")
  void setRevision(long revision);
}
