package org.waymark.pathway.journey;

import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import org.waymark.pathway.PathwayNetwork;
import org.waymark.pathway.PathwayNetworks;
import org.waymark.snapshot.Snapshot;

/** Hands out the finder for the network of a snapshot. Thread-safe; cheap to ask. */
@Singleton
public final class JourneyFinders {

  private static final int MOST_REMEMBERED = 4;

  private final PathwayNetworks networks;
  private final JourneySettings settings;
  private final Deque<JourneyFinder> latest = new ArrayDeque<>();

  public JourneyFinders(PathwayNetworks networks, JourneySettings settings) {
    this.networks = networks;
    this.settings = settings;
  }

  /** The finder for that snapshot, with the routes as they are now. */
  public JourneyFinder of(Snapshot snapshot) {
    return of(networks.of(snapshot));
  }

  private synchronized JourneyFinder of(PathwayNetwork network) {
    for (JourneyFinder each : latest) {
      if (each.network() == network) {
        return each;
      }
    }
    JourneyFinder made = new JourneyFinder(network, settings);
    latest.addFirst(made);
    if (latest.size() > MOST_REMEMBERED) {
      latest.removeLast();
    }
    return made;
  }
}
