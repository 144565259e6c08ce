package org.waymark.pathway;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.waymark.snapshot.Snapshot;

/**
 * Hands out the network of a snapshot and the latest routes. Thread-safe; cheap to ask while
 * neither changes. The networks of the public and of professionals are those of their snapshots.
 */
@Singleton
public final class PathwayNetworks {

  /**
   * The public's and the professionals', and the ones before them while readers still hold them.
   */
  private static final int MOST_REMEMBERED = 4;

  private final RouteKeeper keeper;
  private final Deque<PathwayNetwork> latest = new ArrayDeque<>();

  public PathwayNetworks(RouteKeeper keeper) {
    this.keeper = keeper;
  }

  /** The network of that snapshot, with the routes as they are now. */
  public synchronized PathwayNetwork of(Snapshot snapshot) {
    ReferralRoutes routes = keeper.routes();
    for (PathwayNetwork each : latest) {
      if (each.snapshot() == snapshot && each.routes() == routes) {
        return each;
      }
    }
    PathwayNetwork made = PathwayNetwork.of(snapshot, routes);
    latest.addFirst(made);
    if (latest.size() > MOST_REMEMBERED) {
      latest.removeLast();
    }
    return made;
  }
}
