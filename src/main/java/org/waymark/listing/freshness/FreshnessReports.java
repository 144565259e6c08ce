package org.waymark.listing.freshness;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Set;
import org.waymark.account.Authority;
import org.waymark.geography.AreaCode;
import org.waymark.listing.ListingReach;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;

/** Makes reports for whoever asks, of the areas they answer for. Thread-safe. */
@Singleton
public final class FreshnessReports {

  private final SnapshotKeeper snapshots;
  private final ListingReach reach;

  FreshnessReports(SnapshotKeeper snapshots, ListingReach reach) {
    this.snapshots = snapshots;
    this.reach = reach;
  }

  /** The police areas somebody answers for; empty when they answer for none. */
  public Set<AreaCode> areasOf(Authority authority) {
    if (authority.isAdministrator()) {
      return reach.allPoliceAreas();
    }
    Set<AreaCode> areas = new HashSet<>(authority.policeAreas());
    areas.addAll(authority.convenedAreas());
    areas.retainAll(reach.allPoliceAreas());
    return areas;
  }

  /**
   * The report.
   *
   * @param area code of one of their areas, {@link FreshnessReport#NATIONWIDE}, or empty for all
   * @param organisation identifier of the only organisation wanted; empty for all
   */
  public FreshnessReport of(Authority authority, String area, String organisation) {
    Snapshot snapshot = snapshots.professional();
    return FreshnessReport.of(
        snapshot.catalogue(),
        snapshot.geography(),
        snapshot.today(),
        reach::policeAreasOf,
        areasOf(authority),
        area,
        organisation);
  }
}
