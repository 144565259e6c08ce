package org.waymark.need;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many people of a cohort in an area are to be expected as victims of a crime in a year, with
 * everything the number rests on.
 *
 * @param expected people (or offences, which the assumptions then say) in a year
 * @param low lower end of the interval; the same as {@code expected} where none is claimed
 * @param high upper end of the interval; the same as {@code expected} where none is claimed
 * @param perThousandResidents {@code expected} for each 1,000 residents of the area, whatever their
 *     cohort
 * @param englandPerThousandResidents the same of England from the same figures of the same period;
 *     null when they are not known for all of England
 * @param quality 0 to 1. The age of the oldest crime figure: 1 when its period ended less than 3
 *     years before the day, 0.75 less than 6, else 0.5; times 0.9 when estimated; times 0.8 when
 *     the cohort is assumed to be as often a victim as others
 * @param estimated true when a figure was moved between areas by shares of residents
 * @param figures the crime figures, then those of the population where one was used
 * @param assumptions in words, each a sentence; never empty
 */
public record ExpectedVictims(
    double expected,
    double low,
    double high,
    double perThousandResidents,
    @Nullable Double englandPerThousandResidents,
    double quality,
    boolean estimated,
    List<NeedFigure> figures,
    List<String> assumptions) {

  public ExpectedVictims {
    figures = List.copyOf(figures);
    assumptions = List.copyOf(assumptions);
    if (!(expected >= 0 && low <= expected && expected <= high)) {
      throw new IllegalArgumentException(
          expected + " expected victims do not lie between " + low + " and " + high);
    }
    if (!(quality >= 0 && quality <= 1)) {
      throw new IllegalArgumentException("A quality lies between 0 and 1, not at " + quality);
    }
  }

  /**
   * The area's rate as a multiple of England's, 1 when they are equal; empty when England's is not
   * known or is 0.
   */
  public Optional<Double> againstEngland() {
    return englandPerThousandResidents == null || englandPerThousandResidents == 0
        ? Optional.empty()
        : Optional.of(perThousandResidents / englandPerThousandResidents);
  }
}
