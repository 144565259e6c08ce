package org.waymark.pathway;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
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
 * routes of then, on the geography of now. Made anew each time, which takes a moment; thread-safe.
 */
@Singleton
public final class PastNetworks {

  private record Reaches(Geography geography, ReachCalculator calculator) {}

  private final CatalogueHistory history;
  private final ReferralRouteRepository routes;
  private volatile @Nullable Reaches reaches;

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
  public Optional<PathwayNetwork> of(LocalDate day, Snapshot now) {
    List<ServiceId> one =
        now.catalogue().listServices().stream().limit(1).map(Service::id).toList();
    if (!one.isEmpty() && history.lastChanges(one).isEmpty()) {
      return Optional.empty();
    }
    Catalogue then = history.asOf(day);
    Catalogue seen =
        new Catalogue(
            then.revision(),
            then.listOrganisations(),
            then.listServices().stream().filter(Service::isPublic).toList());
    Reaches known = reaches;
    if (known == null || known.geography() != now.geography()) {
      known = new Reaches(now.geography(), new ReachCalculator(now.geography()));
      reaches = known;
    }
    return Optional.of(
        PathwayNetwork.of(
            new Snapshot(
                now.number(),
                day,
                now.vocabularies(),
                now.geography(),
                seen,
                new ServiceIndex(seen, now.vocabularies(), known.calculator(), day)),
            routes.asOf(CatalogueHistory.endOf(day))));
  }
}
