package org.waymark.listing;

import java.util.Optional;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;

/** Listings as they were. */
public interface PastListings {

  /**
   * A listing as it was after a change of the catalogue.
   *
   * @param version number of the change
   * @return empty when it was not there, or nobody kept it
   */
  Optional<Service> find(ServiceId service, long version);
}
