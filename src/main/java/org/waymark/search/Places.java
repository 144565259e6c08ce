package org.waymark.search;

import org.waymark.geography.PlaceLookup;

/** Answers where a postcode, an outward code or a town is. Thread-safe. */
@FunctionalInterface
public interface Places {

  /**
   * @param asked what was typed; may be empty
   */
  PlaceLookup find(String asked);
}
