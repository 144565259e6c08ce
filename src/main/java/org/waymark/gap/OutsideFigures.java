package org.waymark.gap;

import java.util.Objects;
import org.waymark.gap.cell.CapacityFigures;
import org.waymark.gap.offer.ExpectedCases;

/**
 * What the analysis goes by besides the catalogue.
 *
 * @param capacity what providers say each quarter
 * @param expected how many cases there are to expect
 */
record OutsideFigures(CapacityFigures capacity, ExpectedCases expected) {

  /** Nothing but the catalogue. */
  static final OutsideFigures NONE =
      new OutsideFigures(CapacityFigures.NONE, ExpectedCases.UNKNOWN);

  OutsideFigures {
    Objects.requireNonNull(capacity);
    Objects.requireNonNull(expected);
  }
}
