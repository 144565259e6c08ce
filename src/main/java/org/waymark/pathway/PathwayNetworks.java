package org.waymark.pathway;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.waymark.Once;
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
  private final Deque<Made> latest = new ArrayDeque<>();

  private record Made(Snapshot snapshot, ReferralRoutes routes, Once<PathwayNetwork> network) {}

  public PathwayNetworks(RouteKeeper keeper) {
    this.keeper = keeper;
  }

  /** The network of that snapshot, with the routes as they are now. */
  public PathwayNetwork of(Snapshot snapshot) {
    return once(snapshot, keeper.routes()).get();
  }

  private synchronized Once<PathwayNetwork> once(Snapshot snapshot, ReferralRoutes routes) {
    latest.removeIf(each -> each.network().hasFailed());
    for (Made each : latest) {
      if (each.snapshot() == snapshot && each.routes() == routes) {
        return each.network();
      }
    }
    PathwayNetwork last =
        latest.stream()
            .map(each -> each.network().known())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Once<PathwayNetwork> made =
        new Once<>(
            () -> last == null ? PathwayNetwork.of(snapshot, routes) : last.next(snapshot, routes));
    latest.addFirst(new Made(snapshot, routes, made));
    if (latest.size() > MOST_REMEMBERED) {
      latest.removeLast();
    }
    return made;
  }
}
