package org.waymark.search;

import java.util.List;
import org.waymark.geography.PlaceLookup;
import org.waymark.geography.place.NamedPlace;

/** Answers where a postcode, an outward code or a town is. Thread-safe. */
public interface Places {

  /**
   * @param asked what was typed; may be empty
   */
  PlaceLookup find(String asked);

  /**
   * The towns, villages and parts of cities that a map may name, the one to name first first; the
   * same list, the same object, while the geography stays.
   */
  List<NamedPlace> onMaps();
}
