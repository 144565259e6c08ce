package org.waymark.snapshot;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.PublishedForm;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceArea;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.coverage.PublishedReach;
import org.waymark.coverage.ReachCalculator;
import org.waymark.geography.Geography;
import org.waymark.geography.GeographyRepository;

/** The form of a listing in a snapshot for everybody, for whoever has no snapshot yet. */
@Singleton
@Requires(beans = GeographyRepository.class)
final class PublishedListings implements PublishedForm {

  private final BeanProvider<SnapshotKeeper> keeper;
  private final GeographyRepository geographies;
  private final PublishedReach.Limits limits;
  private volatile @Nullable ReachCalculator reaches;

  PublishedListings(
      BeanProvider<SnapshotKeeper> keeper,
      GeographyRepository geographies,
      @Value("${waymark.reach.least-residents:5000}") long leastResidents,
      @Value("${waymark.reach.least-square-kilometres:5}") double leastSquareKilometres) {
    this.keeper = keeper;
    this.geographies = geographies;
    limits = new PublishedReach.Limits(leastResidents, leastSquareKilometres);
  }

  /** Geography is asked for only where something may have to be made coarser. */
  @Override
  public Service of(Service service) {
    if (!mayGiveAPlaceAway(service)) {
      return service;
    }
    SnapshotKeeper snapshots = keeper.get();
    return snapshots.isReady()
        ? snapshots.published(service)
        : new PublishedReach(reaches(), limits).of(service);
  }

  /** With what it remembers, for as long as the geography is the same. */
  private ReachCalculator reaches() {
    Geography geography = geographies.load();
    ReachCalculator known = reaches;
    if (known == null || known.geography() != geography) {
      known = new ReachCalculator(geography);
      reaches = known;
    }
    return known;
  }

  private static boolean mayGiveAPlaceAway(Service service) {
    return service.locations().stream().anyMatch(each -> !(each instanceof ServiceLocation.Public))
        && service.offers().stream()
            .flatMap(offer -> offer.serviceAreas().stream())
            .anyMatch(
                area ->
                    area instanceof ServiceArea.Drawn || area instanceof ServiceArea.TravelRadius);
  }

  @Override
  public String basis() {
    return geographies.revision() + " " + limits.residents() + " " + limits.squareKilometres();
  }
}
