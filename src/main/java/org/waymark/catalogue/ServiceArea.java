package org.waymark.catalogue;

import java.util.Objects;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.Distance;

/** Where an offer reaches. */
public sealed interface ServiceArea {

  /** Every resident of an area of any kind. */
  record Coded(AreaCode area) implements ServiceArea {
    public Coded {
      Objects.requireNonNull(area);
    }
  }

  /** Everybody who lives inside a drawn boundary. */
  record Drawn(String name, Boundary boundary) implements ServiceArea {
    public Drawn {
      Objects.requireNonNull(boundary);
    }
  }

  /**
   * Everybody within a straight-line distance of one of the service's public locations. A withheld
   * or area-only location never anchors a radius: the circle would give its place away.
   */
  record TravelRadius(Distance distance) implements ServiceArea {

    /** The longest radius that makes sense; beyond it name areas instead. */
    public static final Distance LONGEST = Distance.ofKilometres(200);

    public TravelRadius {
      if (distance.metres() <= 0 || distance.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "A travel radius is above 0 and at most "
                + LONGEST.kilometres()
                + " km, not "
                + distance.kilometres()
                + " km");
      }
    }
  }

  /** Everybody in England. */
  record EnglandWide() implements ServiceArea {}
}
