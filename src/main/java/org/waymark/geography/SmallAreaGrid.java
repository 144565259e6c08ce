package org.waymark.geography;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Small areas by tenths of a degree: a first, coarse answer to "what is near?". Callers test the
 * exact distance themselves.
 */
final class SmallAreaGrid {

  private static final int CELLS_PER_DEGREE = 10;

  /** Shortest degree of latitude anywhere on the ellipsoid, metres, rounded down. */
  private static final double METRES_PER_DEGREE = 110_500;

  private final Map<Long, int[]> cells = new HashMap<>();

  SmallAreaGrid(List<SmallArea> smallAreas) {
    Map<Long, List<Integer>> lists = new HashMap<>();
    for (SmallArea small : smallAreas) {
      Position at = small.position();
      lists
          .computeIfAbsent(key(cell(at.longitude()), cell(at.latitude())), k -> new ArrayList<>())
          .add(small.ordinal());
    }
    lists.forEach((k, list) -> cells.put(k, list.stream().mapToInt(i -> i).toArray()));
  }

  private static int cell(double degrees) {
    return (int) Math.floor(degrees * CELLS_PER_DEGREE);
  }

  private static long key(int column, int row) {
    return ((long) row << 32) | (column & 0xffff_ffffL);
  }

  /**
   * The ordinals of every small area within the distance, and of some beyond it; in no order.
   *
   * @param metres straight-line distance
   */
  IntStream near(Position centre, double metres) {
    return near(
        centre.longitude(), centre.latitude(), centre.longitude(), centre.latitude(), metres);
  }

  /**
   * The ordinals of every small area within the distance of any point of a box, and of some beyond
   * it; in no order.
   *
   * @param metres straight-line distance
   */
  IntStream near(
      double westernmost,
      double southernmost,
      double easternmost,
      double northernmost,
      double metres) {
    double latitudes = metres / METRES_PER_DEGREE;
    double furthestFromEquator =
        Math.min(89, Math.max(Math.abs(southernmost), Math.abs(northernmost)) + latitudes);
    double longitudes = latitudes / Math.cos(Math.toRadians(furthestFromEquator));
    int west = cell(Math.max(-180, westernmost - longitudes));
    int east = cell(Math.min(180, easternmost + longitudes));
    int south = cell(Math.max(-90, southernmost - latitudes));
    int north = cell(Math.min(90, northernmost + latitudes));
    if ((long) (east - west + 1) * (north - south + 1) > cells.size()) {
      return cells.values().stream().flatMapToInt(IntStream::of);
    }
    return IntStream.rangeClosed(south, north)
        .flatMap(
            row ->
                IntStream.rangeClosed(west, east)
                    .flatMap(
                        column -> IntStream.of(cells.getOrDefault(key(column, row), new int[0]))));
  }
}
