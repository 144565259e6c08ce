package org.waymark.catalogue;

import java.util.Set;

/**
 * Announced after a change of the catalogue is committed.
 *
 * @param revision the number of the change
 * @param services the services that were added, replaced or deleted, or whose organisation was
 *     replaced
 */
public record CatalogueChanged(long revision, Set<ServiceId> services) {
  public CatalogueChanged {
    services = Set.copyOf(services);
  }
}
