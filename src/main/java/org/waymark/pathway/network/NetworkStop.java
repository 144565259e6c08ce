package org.waymark.pathway.network;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.pathway.Waypoint;
import org.waymark.vocabulary.JourneyStage;

/**
 * An entry point or a service in the network of an area.
 *
 * @param service null for an entry point
 * @param stages what a service does for residents of the area; none for an entry point
 * @param outside true when the service is known to sit in another police area
 * @param placeKnown false when where the service sits is not public, and its reach does not tell
 */
public record NetworkStop(
    Waypoint waypoint,
    @Nullable Service service,
    Set<JourneyStage> stages,
    boolean outside,
    boolean placeKnown) {

  public NetworkStop {
    Objects.requireNonNull(waypoint);
    stages = Set.copyOf(stages);
  }

  public boolean isEntryPoint() {
    return service == null;
  }

  /** The first stage it serves: the column it stands in; null for an entry point. */
  public @Nullable JourneyStage column() {
    return stages.stream().min(java.util.Comparator.naturalOrder()).orElse(null);
  }
}
