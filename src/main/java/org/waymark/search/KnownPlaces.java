package org.waymark.search;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Geography;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.place.NamedPlace;
import org.waymark.geography.place.PlaceFinder;
import org.waymark.geography.place.PostcodeDirectory;
import org.waymark.snapshot.SnapshotKeeper;

/** Places of the geography that is shown: one finder is made for each geography. */
@Singleton
final class KnownPlaces implements Places {

  private record Made(Geography geography, PlaceFinder finder) {}

  private final SnapshotKeeper snapshots;
  private final PostcodeDirectory postcodes;
  private final Clock clock;
  private volatile @Nullable Made made;

  KnownPlaces(SnapshotKeeper snapshots, PostcodeDirectory postcodes, Clock clock) {
    this.snapshots = snapshots;
    this.postcodes = postcodes;
    this.clock = clock;
  }

  @Override
  public PlaceLookup find(String asked) {
    return finder().find(asked);
  }

  @Override
  public List<NamedPlace> onMaps() {
    return finder().onMaps();
  }

  private PlaceFinder finder() {
    Geography geography = snapshots.current().geography();
    Made last = made;
    if (last == null || last.geography() != geography) {
      last = new Made(geography, new PlaceFinder(geography, postcodes, clock));
      made = last;
    }
    return last.finder();
  }
}
