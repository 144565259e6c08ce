package org.waymark.catalogue.history;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;

/**
 * What a service was from one change to the next.
 *
 * @param revision the change that made it so
 * @param service null when the change removed it
 */
public record ServiceVersion(CatalogueRevision revision, What what, @Nullable Service service) {

  /** What the change did to the service. */
  public enum What {
    /** It was there when this history began. */
    FOUND,
    ADDED,
    REPLACED,
    REMOVED
  }

  public ServiceVersion {
    Objects.requireNonNull(revision);
    if ((what == What.REMOVED) != (service == null)) {
      throw new IllegalArgumentException("A version has a service unless it was removed");
    }
  }
}
