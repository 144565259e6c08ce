package org.waymark.geography;

import java.util.List;
import java.util.OptionalInt;

/**
 * Fixed points, and which of them is nearest to any other: straight line over the ground, as {@link
 * Position#distanceTo}. A k-d tree of unit vectors, so that neither a meridian nor a pole is a
 * special case: on a sphere the shorter chord is the shorter way. Immutable and thread-safe; made
 * in n log n, asked in about a microsecond.
 */
public final class NearestPoints {

  private static final double EARTH_DIAMETER_METRES = 2 * Position.EARTH_RADIUS_METRES;

  /** Points in tree order: the middle of a range is its root, the halves beside it its branches. */
  private final double[] x;

  private final double[] y;
  private final double[] z;

  /** The index that a point in tree order was given with. */
  private final int[] given;

  private final List<Position> points;

  /**
   * @param points in any order; known from then on by their index in this list
   */
  public NearestPoints(List<Position> points) {
    this.points = List.copyOf(points);
    int count = points.size();
    x = new double[count];
    y = new double[count];
    z = new double[count];
    given = new int[count];
    for (int i = 0; i < count; i++) {
      Position point = points.get(i);
      double cosine = Math.cos(Math.toRadians(point.latitude()));
      x[i] = cosine * Math.cos(Math.toRadians(point.longitude()));
      y[i] = cosine * Math.sin(Math.toRadians(point.longitude()));
      z[i] = Math.sin(Math.toRadians(point.latitude()));
      given[i] = i;
    }
    arrange(0, count, 0);
  }

  private double[] axis(int depth) {
    return switch (depth % 3) {
      case 0 -> x;
      case 1 -> y;
      default -> z;
    };
  }

  private void arrange(int start, int end, int depth) {
    if (end - start > 1) {
      int middle = (start + end) >>> 1;
      select(axis(depth), start, end - 1, middle);
      arrange(start, middle, depth + 1);
      arrange(middle + 1, end, depth + 1);
    }
  }

  /** Hoare's selection: afterwards nothing before {@code wanted} is greater, nothing after less. */
  private void select(double[] key, int first, int last, int wanted) {
    int low = first;
    int high = last;
    while (low < high) {
      double pivot = key[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (key[i] < pivot) {
          i++;
        }
        while (key[j] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (wanted <= j) {
        high = j;
      } else if (wanted >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private void swap(int i, int j) {
    double keptX = x[i];
    x[i] = x[j];
    x[j] = keptX;
    double keptY = y[i];
    y[i] = y[j];
    y[j] = keptY;
    double keptZ = z[i];
    z[i] = z[j];
    z[j] = keptZ;
    int keptGiven = given[i];
    given[i] = given[j];
    given[j] = keptGiven;
  }

  /** The index of the nearest point; empty when there are no points. */
  public OptionalInt nearestTo(Position from) {
    int found = search(from, Double.POSITIVE_INFINITY);
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /** Metres to the nearest point; positive infinity when there are no points. */
  public double metresToNearest(Position from) {
    int found = search(from, Double.POSITIVE_INFINITY);
    return found < 0 ? Double.POSITIVE_INFINITY : points.get(found).metresTo(from);
  }

  /** True when at least one point lies within the distance, or exactly at it. */
  public boolean anyWithin(Position from, Distance distance) {
    // A little further than asked, so that rounding loses nothing; the exact distance decides.
    double half = Math.min(Math.PI / 2, (distance.metres() + 0.01) / EARTH_DIAMETER_METRES);
    double chord = 2 * Math.sin(half) + 1e-12;
    int found = search(from, chord * chord);
    return found >= 0 && points.get(found).metresTo(from) <= distance.metres();
  }

  private int search(Position from, double squaredChord) {
    double cosine = Math.cos(Math.toRadians(from.latitude()));
    Search search =
        new Search(
            cosine * Math.cos(Math.toRadians(from.longitude())),
            cosine * Math.sin(Math.toRadians(from.longitude())),
            Math.sin(Math.toRadians(from.latitude())),
            squaredChord);
    search.descend(0, given.length, 0);
    return search.found;
  }

  /** One question. */
  private final class Search {
    private final double fromX;
    private final double fromY;
    private final double fromZ;
    private double best;
    private int found = -1;

    Search(double fromX, double fromY, double fromZ, double best) {
      this.fromX = fromX;
      this.fromY = fromY;
      this.fromZ = fromZ;
      this.best = best;
    }

    void descend(int start, int end, int depth) {
      if (start >= end) {
        return;
      }
      int middle = (start + end) >>> 1;
      double dx = x[middle] - fromX;
      double dy = y[middle] - fromY;
      double dz = z[middle] - fromZ;
      double squared = dx * dx + dy * dy + dz * dz;
      if (squared < best || (squared == best && found >= 0 && given[middle] < found)) {
        best = squared;
        found = given[middle];
      }
      double across =
          switch (depth % 3) {
            case 0 -> -dx;
            case 1 -> -dy;
            default -> -dz;
          };
      boolean before = across < 0;
      if (before) {
        descend(start, middle, depth + 1);
      } else {
        descend(middle + 1, end, depth + 1);
      }
      // Nothing on the far side of the plane is nearer than the plane itself.
      if (across * across <= best) {
        if (before) {
          descend(middle + 1, end, depth + 1);
        } else {
          descend(start, middle, depth + 1);
        }
      }
    }
  }
}
