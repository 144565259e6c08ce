package org.waymark.need;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.need.NeedAnswer.Absent;
import org.waymark.need.NeedAnswer.Known;
import org.waymark.need.NeedAnswer.Why;
import org.waymark.need.NeedFigure.Basis;

/** Adds indicators up for an area, all of one period. Thread-safe. */
record IndicatorSums(NeedTable table, AreaParts parts) {

  /** A sum, or why there is none. */
  sealed interface Answer {}

  /**
   * A sum.
   *
   * @param lower sum of the published lower bounds; null when one has none
   * @param upper sum of the published upper bounds; null when one has none
   */
  record Sum(
      NeedPeriod period,
      double value,
      @Nullable Double lower,
      @Nullable Double upper,
      List<NeedFigure> figures)
      implements Answer {

    NeedIndicator indicator() {
      return figures.getFirst().indicator();
    }

    boolean isEstimated() {
      return figures.stream().anyMatch(figure -> figure.basis() == Basis.ESTIMATED);
    }
  }

  /** There is no sum. */
  record Holed(Absent why) implements Answer {}

  /** The sum for the newest period that has all of them, or for the period given. */
  Answer of(List<NeedRules.Part> wanted, Area area, @Nullable NeedPeriod only) {
    List<String> ids = wanted.stream().map(NeedRules.Part::indicator).toList();
    Absent first = null;
    for (NeedPeriod period : only == null ? table.commonPeriods(ids) : List.of(only)) {
      Answer sum = of(wanted, area, period, area.shortName());
      if (sum instanceof Holed holed && holed.why().why() != Why.SUPPRESSED) {
        first = first == null ? holed.why() : first;
      } else {
        return sum;
      }
    }
    return new Holed(
        first == null
            ? new Absent(
                Why.UNKNOWN_INDICATOR,
                "the figures it is made of are not there for one period: " + String.join(", ", ids))
            : first);
  }

  private Answer of(List<NeedRules.Part> wanted, Area area, NeedPeriod period, String areaName) {
    double value = 0;
    Double lower = 0.0;
    Double upper = 0.0;
    List<NeedFigure> figures = new ArrayList<>();
    for (NeedRules.Part part : wanted) {
      switch (table.answer(part.indicator(), period, area, parts)) {
        case Known known -> {
          NeedFigure figure = known.figure();
          value += figure.value() * part.weight();
          lower = plus(lower, figure.lower(), part.weight());
          upper = plus(upper, figure.upper(), part.weight());
          figures.add(figure);
        }
        case Absent absent -> {
          return new Holed(
              wanted.size() == 1
                  ? absent
                  : new Absent(
                      absent.why(),
                      "a figure of the sum for " + areaName + " is absent: " + absent.reason()));
        }
      }
    }
    return new Sum(period, value, lower, upper, List.copyOf(figures));
  }

  private static @Nullable Double plus(
      @Nullable Double sum, @Nullable Double bound, double weight) {
    return sum == null || bound == null ? null : Double.valueOf(sum + bound * weight);
  }
}
