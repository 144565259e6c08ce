package org.waymark.web.listing;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.waymark.catalogue.Service;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.PageFrame;

/** Shows a listing to its editors as everybody will see it, before they do. */
@Singleton
public final class ServicePreview {

  private final SnapshotKeeper snapshots;
  private final Clock clock;

  ServicePreview(SnapshotKeeper snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * The page of a listing that need not be in the catalogue; template {@code listing/service}.
   *
   * @param service of an organisation that is in the catalogue
   * @param back where the page goes back to
   */
  public ServicePage of(PageFrame frame, Service service, String back) {
    return new ServiceTeller(snapshots.professional(), clock)
        .tell(frame, snapshots.published(service), ServicePage.ReachAnswer.NOT_ASKED, "", back);
  }
}
