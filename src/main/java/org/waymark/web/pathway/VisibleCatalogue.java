package org.waymark.web.pathway;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.waymark.snapshot.Snapshot;
import org.waymark.snapshot.SnapshotKeeper;
import org.waymark.web.page.SignedIn;

/** What whoever makes a request may see of the catalogue. */
@Singleton
record VisibleCatalogue(SnapshotKeeper snapshots) {

  /** Keep it for the whole request. */
  Snapshot of(HttpRequest<?> request) {
    return snapshots.forReader(
        SignedIn.person(request).filter(each -> each.authority().isProfessional()).isPresent());
  }
}
