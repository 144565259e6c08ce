package org.waymark.catalogue.confidential;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;

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

  /** The addresses of the public places of a listing, as if they were kept. */
  static HiddenPlaces ofPublic(Service listing) {
    Map<LocationId, AddressInWords> addresses = new HashMap<>();
    for (ServiceLocation place : listing.locations()) {
      if (place instanceof ServiceLocation.Public open) {
        addresses.put(open.id(), AddressInWords.of(linesOf(open), open.postcode()));
      }
    }
    return places -> {
      Map<LocationId, AddressInWords> found = new HashMap<>(addresses);
      found.keySet().retainAll(places);
      return found;
    };
  }

  /** An address as it is kept: the name of the place first. */
  static List<String> linesOf(ServiceLocation.Public place) {
    return Stream.concat(Stream.of(place.name()), place.addressLines().stream())
        .map(line -> line.replaceAll("\\p{Cntrl}+", " ").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * Keeps what was public of places that may not be known any more, sealed. Nothing where nothing
   * can be kept: a place is never shown for that.
   *
   * @param places as they were; those of which nothing was said are left out
   */
  default void keepWhatWasPublic(Collection<ServiceLocation.Public> places) {}

  /** These, and in place of what is kept those of the other. */
  default HiddenPlaces overlaidBy(HiddenPlaces other) {
    return places -> {
      Map<LocationId, AddressInWords> found = new HashMap<>(find(places));
      found.putAll(other.find(places));
      return found;
    };
  }
}
