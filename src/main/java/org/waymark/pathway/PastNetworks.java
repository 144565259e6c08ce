package org.waymark.pathway;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.catalogue.history.CatalogueHistory;
import org.waymark.coverage.ReachCalculator;
import org.waymark.coverage.ServiceIndex;
import org.waymark.geography.Geography;
import org.waymark.snapshot.Snapshot;

/**
 * The public's network as it was at the end of a day: the services that were public then and the
 * routes of then, on the geography of now. Thread-safe.
 *
 * <p>To make one takes a moment, and anybody may ask: one is made at a time, and the two last are
 * kept, for a comparison has two. What a day gone by was does not change.
 */
@Singleton
public final class PastNetworks {

  private static final int KEPT = 2;

  private record Reaches(Geography geography, ReachCalculator calculator) {}

  private final CatalogueHistory history;
  private final ReferralRouteRepository routes;
  private final Map<LocalDate, PathwayNetwork> made = new LinkedHashMap<>(8, 0.75f, true);
  private @Nullable Reaches reaches;

  public PastNetworks(CatalogueHistory history, ReferralRouteRepository routes) {
    this.history = history;
    this.routes = routes;
  }

  /**
   * @param now gives the geography and the vocabularies
   * @return empty where no history is kept
   * @throws IllegalArgumentException for a day before the history began; the message names the
   *     first day
   */
  public synchronized Optional<PathwayNetwork> of(LocalDate day, Snapshot now) {
    List<ServiceId> one =
        now.catalogue().listServices().stream().limit(1).map(Service::id).toList();
    if (!one.isEmpty() && history.lastChanges(one).isEmpty()) {
      return Optional.empty();
    }
    Reaches known = reaches;
    if (known == null || known.geography() != now.geography()) {
      known = new Reaches(now.geography(), new ReachCalculator(now.geography()));
      reaches = known;
      made.clear();
    }
    PathwayNetwork network = made.get(day);
    if (network == null) {
      network = make(day, now, known.calculator());
      made.put(day, network);
      if (made.size() > KEPT) {
        made.remove(made.keySet().iterator().next());
      }
    }
    return Optional.of(network);
  }

  private PathwayNetwork make(LocalDate day, Snapshot now, ReachCalculator reach) {
    Catalogue then = history.asOf(day);
    Catalogue seen =
        new Catalogue(
            then.revision(),
            then.listOrganisations(),
            then.listServices().stream().filter(Service::isPublic).toList());
    return PathwayNetwork.of(
        new Snapshot(
            now.number(),
            day,
            now.vocabularies(),
            now.geography(),
            seen,
            new ServiceIndex(seen, now.vocabularies(), reach, day)),
        routes.asOf(CatalogueHistory.endOf(day)));
  }
}
