package org.waymark.web.page;

import jakarta.inject.Singleton;
import java.util.List;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.asset.Assets;

/** Makes frames. */
@Singleton
public final class PageFrames {

  private final SnapshotKeeper snapshots;
  private final Assets assets;

  PageFrames(SnapshotKeeper snapshots, Assets assets) {
    this.snapshots = snapshots;
    this.assets = assets;
  }

  /** The frame of a page with that title, for whoever makes the request in hand. */
  public PageFrame of(String title, Section section) {
    return of(title, section, InventedWords.of(snapshots.invented(), section));
  }

  /** The same of a page that lists listings or counts them, in whatever part of the site. */
  public PageFrame ofListings(String title, Section section) {
    return of(title, section, InventedWords.of(snapshots.invented()));
  }

  private PageFrame of(String title, Section section, String invented) {
    return new PageFrame(
        title,
        section,
        assets.address(),
        invented,
        SignedIn.current().orElse(null),
        List.of(),
        List.of());
  }
}
