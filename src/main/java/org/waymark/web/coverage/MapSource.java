package org.waymark.web.coverage;

import jakarta.inject.Singleton;
import java.util.List;
import org.waymark.drawing.BoundarySource;
import org.waymark.geography.place.NamedPlace;
import org.waymark.search.Places;

/**
 * What maps are drawn from besides the figures they show: outlines, and the names of places.
 *
 * @param boundaries outlines of areas
 * @param places where somebody's words lie, and which towns there are to name
 */
@Singleton
public record MapSource(BoundarySource boundaries, Places places) {

  /** Towns, the one to name first first. */
  List<NamedPlace> towns() {
    return places.onMaps();
  }
}
