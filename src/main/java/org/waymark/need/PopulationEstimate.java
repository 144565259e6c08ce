package org.waymark.need;

import java.util.List;

/**
 * How many people of a cohort live in an area.
 *
 * @param people usual residents; not a whole number where bands are split
 * @param low lower end of the range that its assumptions leave; the same as {@code people} when it
 *     rests on none
 * @param high upper end of the same
 * @param estimated true when a figure was moved between areas by shares of residents
 * @param figures what it was computed from; empty for everybody where small areas were counted
 * @param assumptions in words, each a sentence; empty when the figures say it as it is
 */
public record PopulationEstimate(
    double people,
    double low,
    double high,
    boolean estimated,
    List<NeedFigure> figures,
    List<String> assumptions) {

  public PopulationEstimate {
    figures = List.copyOf(figures);
    assumptions = List.copyOf(assumptions);
    if (!(people >= 0 && people < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("There cannot be " + people + " people");
    }
    if (!(low >= 0 && low <= people && people <= high)) {
      throw new IllegalArgumentException(
          people + " people do not lie between " + low + " and " + high);
    }
  }
}
