package org.waymark.web.page;

import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.asset.Assets;

/** Makes frames. */
@Singleton
public final class PageFrames {

  private record Known(long snapshot, boolean demonstration) {}

  private final SnapshotKeeper snapshots;
  private final Assets assets;
  private volatile @Nullable Known known;

  PageFrames(SnapshotKeeper snapshots, Assets assets) {
    this.snapshots = snapshots;
    this.assets = assets;
  }

  /** The frame of a page with that title, for whoever makes the request in hand. */
  public PageFrame of(String title, Section section) {
    return new PageFrame(
        title,
        section,
        assets.address(),
        isDemonstration(),
        SignedIn.current().orElse(null),
        List.of(),
        List.of());
  }

  /** Never makes a snapshot, so that a page about a failing database can still be shown. */
  private boolean isDemonstration() {
    if (!snapshots.isReady()) {
      return false;
    }
    Snapshot snapshot = snapshots.current();
    Known last = known;
    if (last == null || last.snapshot() != snapshot.number()) {
      last = new Known(snapshot.number(), snapshot.catalogue().isDemonstration());
      known = last;
    }
    return last.demonstration();
  }
}
