package org.waymark.geography;

/** A box of longitudes and latitudes, WGS 84, that does not cross the antimeridian. */
public record BoundingBox(double west, double south, double east, double north) {

  public BoundingBox {
    if (!(west >= -180 && east <= 180 && south >= -90 && north <= 90)) {
      throw new IllegalArgumentException(
          "A bounding box is west,south,east,north in degrees; got "
              + west
              + ","
              + south
              + ","
              + east
              + ","
              + north);
    }
    if (!(west <= east && south <= north)) {
      throw new IllegalArgumentException(
          "A bounding box has its lower corner first: west,south,east,north; got "
              + west
              + ","
              + south
              + ","
              + east
              + ","
              + north);
    }
  }

  public boolean contains(Position p) {
    return p.longitude() >= west
        && p.longitude() <= east
        && p.latitude() >= south
        && p.latitude() <= north;
  }
}
