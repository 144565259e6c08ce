package org.waymark.query;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.place.PlaceFinder;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.snapshot.SnapshotKeeper;

/** Places of the latest geography; full postcodes too where a directory of them is loaded. */
@Singleton
final class FoundPlaces implements Places {

  private record Known(Geography geography, PlaceFinder finder) {}

  private final SnapshotKeeper snapshots;
  private final PostcodeDirectory postcodes;
  private final Clock clock;
  private volatile @Nullable Known known;

  FoundPlaces(
      SnapshotKeeper snapshots,
      @io.micronaut.core.annotation.Nullable PostcodeDirectory postcodes,
      Clock clock) {
    this.snapshots = snapshots;
    this.postcodes = postcodes == null ? PostcodeDirectory.EMPTY : postcodes;
    this.clock = clock;
  }

  @Override
  public PlaceLookup find(String asked) {
    Geography geography = snapshots.current().geography();
    Known last = known;
    if (last == null || !last.geography().equals(geography)) {
      last = new Known(geography, new PlaceFinder(geography, postcodes, clock));
      known = last;
    }
    return last.finder().find(asked);
  }
}
