package org.waymark.gap.report;

import java.util.HashMap;
import java.util.Map;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallArea;
import org.waymark.geography.SmallAreaSet;

/**
 * How rural areas are, by Waymark's own measure: the share of residents who live in a square of a
 * tenth of a degree a side with fewer than {@value #SPARSE_PER_SQUARE_KILOMETRE} residents a square
 * kilometre, counted at the points of small areas. It is not the official Rural Urban
 * Classification, which is not among the built-in data; it serves to find areas that are alike.
 * Immutable and thread-safe.
 */
final class Rurality {

  /** Below this density a square is rural. */
  static final int SPARSE_PER_SQUARE_KILOMETRE = 150;

  private static final double CELLS_PER_DEGREE = 10;

  /** One degree of latitude, kilometres, to within half a per cent in England. */
  private static final double KILOMETRES_PER_DEGREE = 111.2;

  private final Geography geography;
  private final Map<Long, Long> residents = new HashMap<>();

  Rurality(Geography geography) {
    this.geography = geography;
    for (SmallArea small : geography.listSmallAreas()) {
      residents.merge(square(small.position()), (long) small.population(), Long::sum);
    }
  }

  private static long square(Position at) {
    long column = (long) Math.floor(at.longitude() * CELLS_PER_DEGREE);
    long row = (long) Math.floor(at.latitude() * CELLS_PER_DEGREE);
    return row * 100_000 + column;
  }

  /** Share of the residents of a set who live in a sparse square, 0 to 1; 0 for an empty set. */
  double shareOf(SmallAreaSet area) {
    long[] sums = new long[2];
    area.forEach(
        ordinal -> {
          SmallArea small = geography.smallArea(ordinal);
          sums[0] += small.population();
          if (isSparse(small.position())) {
            sums[1] += small.population();
          }
        });
    return sums[0] == 0 ? 0 : sums[1] / (double) sums[0];
  }

  private boolean isSparse(Position at) {
    double side = KILOMETRES_PER_DEGREE / CELLS_PER_DEGREE;
    double squareKilometres = side * side * Math.cos(Math.toRadians(at.latitude()));
    return residents.getOrDefault(square(at), 0L) / squareKilometres < SPARSE_PER_SQUARE_KILOMETRE;
  }
}
