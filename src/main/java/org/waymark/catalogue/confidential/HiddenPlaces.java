package org.waymark.catalogue.confidential;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.waymark.catalogue.LocationId;

/** What is kept of places that may not be known, as far as words are compared with it. */
@FunctionalInterface
public interface HiddenPlaces {

  /** Nothing is kept. */
  HiddenPlaces NONE = places -> Map.of();

  /**
   * The addresses that are kept of these places; none for a place of which none is kept.
   *
   * @throws RuntimeException when one is kept and cannot be opened: nothing may be written then
   */
  Map<LocationId, AddressInWords> find(Collection<LocationId> places);

  /** These, and in place of what is kept those of the other. */
  default HiddenPlaces overlaidBy(HiddenPlaces other) {
    return places -> {
      Map<LocationId, AddressInWords> found = new HashMap<>(find(places));
      found.putAll(other.find(places));
      return found;
    };
  }
}
