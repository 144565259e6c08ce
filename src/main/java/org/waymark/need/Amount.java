package org.waymark.need;

import java.util.List;

/**
 * A number of a year with its range.
 *
 * @param populationFigures what a number of people in it was computed from
 * @param assumptions in words, each a sentence
 */
record Amount(
    double number,
    double low,
    double high,
    List<NeedFigure> populationFigures,
    List<String> assumptions) {

  Amount {
    populationFigures = List.copyOf(populationFigures);
    assumptions = List.copyOf(assumptions);
  }

  /** The same with another lower end. */
  Amount withLow(double lower) {
    return new Amount(number, lower, high, populationFigures, assumptions);
  }
}
