package org.waymark.tool.demonstration;

import java.util.List;
import org.waymark.catalogue.LocationId;
import org.waymark.catalogue.ServiceId;

/**
 * A made-up address that must not be published, so that the store of withheld addresses has
 * something to keep.
 *
 * @param postcode with an inward code that no postcode has
 */
public record WithheldPlace(
    LocationId location,
    ServiceId service,
    String name,
    List<String> addressLines,
    String postcode) {

  public WithheldPlace {
    addressLines = List.copyOf(addressLines);
  }

  /** Says nothing about the place, so that no log can. */
  @Override
  public String toString() {
    return "WithheldPlace[" + location + "]";
  }
}
