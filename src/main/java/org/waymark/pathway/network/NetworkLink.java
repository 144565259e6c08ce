package org.waymark.pathway.network;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Freshness;
import org.waymark.pathway.Agreement;
import org.waymark.pathway.Crossing;
import org.waymark.pathway.NetworkRoute;

/**
 * A way between two stops of the network of an area.
 *
 * @param freshness null for what only a listing says
 * @param waitWeeks usual wait in weeks along it; null when it is not stated
 */
public record NetworkLink(
    NetworkRoute way,
    Agreement.Status standing,
    @Nullable Freshness freshness,
    boolean confirmed,
    Crossing crossing,
    @Nullable Integer waitWeeks) {

  public NetworkLink {
    Objects.requireNonNull(way);
    Objects.requireNonNull(standing);
    Objects.requireNonNull(crossing);
  }
}
