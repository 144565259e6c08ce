package org.waymark.catalogue.field;

import java.util.ArrayList;
import java.util.List;
import org.waymark.catalogue.AccessibilityFeature;
import org.waymark.catalogue.ServiceLocation;

/** What is said of a place, as far as it may be known. */
public final class PlaceFacts {

  private static final ChoicesCodec<AccessibilityFeature> ACCESS =
      new ChoicesCodec<>(AccessibilityFeature.class);

  private PlaceFacts() {}

  static List<String> tell(List<ServiceLocation> places, ListingTerms terms) {
    return places.stream().map(place -> tell(place, terms)).toList();
  }

  private static String tell(ServiceLocation location, ListingTerms terms) {
    return switch (location) {
      case ServiceLocation.Public place -> {
        List<String> parts = new ArrayList<>();
        if (!place.name().isBlank()) {
          parts.add(place.name());
        }
        parts.addAll(place.addressLines());
        if (place.postcode() != null) {
          parts.add(place.postcode());
        }
        String features =
            place.accessibility().isEmpty()
                ? ""
                : " (" + String.join(", ", ACCESS.tell(place.accessibility(), terms)) + ")";
        yield "Public: " + String.join(", ", parts) + features;
      }
      case ServiceLocation.AreaOnly area -> "Area only: " + terms.area(area.area());
      case ServiceLocation.Withheld _ -> "Withheld";
    };
  }
}
