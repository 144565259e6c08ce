package org.waymark.pathway;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.waymark.Latest;

/**
 * Keeps the routes in memory and reads them again when there is a change. Reading is serialised;
 * asking takes no lock.
 */
@Singleton
public final class RouteKeeper {

  private final ReferralRouteRepository repository;
  private final Latest<ReferralRoutes> latest;

  public RouteKeeper(ReferralRouteRepository repository) {
    this.repository = repository;
    latest =
        new Latest<>(
            repository::load,
            repository::loadAfter,
            ReferralRoutes::revision,
            repository::latestRevision);
  }

  public ReferralRoutes routes() {
    return latest.get();
  }

  /** Reads the routes again when there is a change that this node has not seen. */
  public ReferralRoutes refresh() {
    return latest.refresh();
  }

  /**
   * Makes a change; {@link #routes()} has it when this returns.
   *
   * @param alongside what belongs to it: both are written or neither
   * @return its number
   * @throws org.waymark.StaleException when a route is not at the version expected of it
   */
  public long apply(RouteChange change, Runnable alongside) {
    long revision = repository.apply(change, alongside);
    refresh();
    return revision;
  }

  /** Every version of a route, oldest first. */
  public List<RouteVersion> history(RouteId id) {
    return repository.history(id);
  }

  /** The version a route has now, to be expected of it in a change. */
  public Optional<Long> versionOf(RouteId id) {
    return repository.versionOf(id);
  }

  /** Follows what other nodes wrote. */
  @Scheduled(
      fixedDelay = "${waymark.snapshot.poll:5s}",
      initialDelay = "${waymark.snapshot.poll:5s}")
  void follow() {
    latest.follow();
  }
}
