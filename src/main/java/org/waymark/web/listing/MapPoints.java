package org.waymark.web.listing;

import java.util.List;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceLocation;
import org.waymark.web.page.PageFrame;

/** Takes from a service what may be put on a map: its public locations that have a position. */
public final class MapPoints {

  private MapPoints() {}

  public static List<MapPoint> of(Catalogue catalogue, Service service) {
    return service.locations().stream()
        .filter(ServiceLocation.Public.class::isInstance)
        .map(ServiceLocation.Public.class::cast)
        .filter(place -> place.position() != null)
        .map(place -> point(catalogue, service, place))
        .toList();
  }

  /** The frame of a page that shows points, with what draws them. */
  public static PageFrame frame(PageFrame frame, List<MapPoint> points) {
    return points.isEmpty()
        ? frame
        : frame.withStyle("leaflet/leaflet.css").withScript("points.js");
  }

  private static MapPoint point(
      Catalogue catalogue, Service service, ServiceLocation.Public place) {
    if (place.position() == null) {
      throw new IllegalArgumentException("A place without a position is on no map");
    }
    return new MapPoint(
        place.position().longitude(),
        place.position().latitude(),
        catalogue.named(service),
        "/services/" + service.id());
  }
}
