package org.waymark.need;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.need.AssumptionRanges.Assumption;
import org.waymark.need.CohortPeople.Nobody;
import org.waymark.need.CohortPeople.People;
import org.waymark.need.IndicatorSums.Sum;
import org.waymark.need.NeedAnswer.Absent;
import org.waymark.need.NeedAnswer.Why;
import org.waymark.report.Figures;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/** Turns what sources say into numbers of a year with their ranges. Thread-safe. */
record Amounts(CohortPeople people, Vocabularies vocabularies, AssumptionRanges ranges) {

  private static final double DAYS_A_YEAR = 365.25;

  /**
   * The number of a year that a source has.
   *
   * @param about whom the source counts; null for everybody
   * @return empty when it is a share of people whose number is not known
   */
  Optional<Amount> ofSource(Area area, TermId crimeType, @Nullable TermId about, Sum sum) {
    Optional<Amount> amount =
        sum.indicator().measure() == Measure.COUNT
            ? Optional.of(ofCount(sum))
            : ofPrevalence(area, about, sum);
    return sum.isEstimated() ? amount.map(each -> moved(each, crimeType)) : amount;
  }

  private static Amount ofCount(Sum sum) {
    List<String> assumptions = new ArrayList<>();
    double low;
    double high;
    if (sum.lower() != null && sum.upper() != null) {
      low = sum.lower();
      high = sum.upper();
      assumptions.add("The range begins from the interval published with the figures.");
    } else {
      low = poissonLow(sum.value());
      high = poissonHigh(sum.value());
      assumptions.add(
          "The range begins from chance alone: 95 %, Poisson, by Byar's approximation.");
    }
    double years = 1;
    NeedPeriod period = sum.period();
    if (!period.isOneDay() && Math.abs(period.days() - DAYS_A_YEAR) > 2) {
      years = period.days() / DAYS_A_YEAR;
      assumptions.add(
          "The "
              + period.days()
              + " days counted are brought to a year, as if all days were alike.");
    }
    return new Amount(sum.value() / years, low / years, high / years, List.of(), assumptions);
  }

  private Optional<Amount> ofPrevalence(Area area, @Nullable TermId about, Sum sum) {
    NeedFigure figure = sum.figures().getFirst();
    NeedIndicator indicator = figure.indicator();
    List<String> assumptions = new ArrayList<>();
    List<NeedFigure> populationFigures = List.of();
    double number;
    double least = 1;
    double most = 1;
    if (figure.denominator() != null) {
      number = figure.denominator();
      assumptions.add("Prevalence times people: the people of whom the indicator is a share.");
    } else if (about != null && people.of(area, about) instanceof People members) {
      PopulationEstimate estimate = members.estimate();
      number = estimate.people();
      least = number == 0 ? 1 : estimate.low() / number;
      most = number == 0 ? 1 : estimate.high() / number;
      populationFigures = estimate.figures();
      assumptions.add("Prevalence times people: " + label(about) + ".");
      assumptions.addAll(estimate.assumptions());
    } else {
      return Optional.empty();
    }
    Double lower = sum.lower();
    Double upper = sum.upper();
    if (lower != null && upper != null) {
      assumptions.add("The range begins from the interval published with the prevalence.");
    } else {
      AssumptionRanges.Row unknown = ranges.of(Assumption.NO_INTERVAL);
      lower = sum.value() * unknown.least();
      upper = sum.value() * unknown.most();
      assumptions.add(unknown.basis());
    }
    double factor = number / indicator.per();
    return Optional.of(
        new Amount(
            sum.value() * factor,
            lower * factor * least,
            upper * factor * most,
            populationFigures,
            assumptions));
  }

  private Amount moved(Amount amount, TermId crimeType) {
    return widened(amount, ranges.ofCrime(Assumption.MOVED_BETWEEN_AREAS, crimeType, vocabularies));
  }

  private static Amount widened(Amount amount, AssumptionRanges.Row row) {
    List<String> assumptions = new ArrayList<>(amount.assumptions());
    assumptions.add(row.basis());
    return new Amount(
        amount.number(),
        amount.low() * row.least(),
        amount.high() * row.most(),
        amount.populationFigures(),
        assumptions);
  }

  /** Why {@link #ofSource} is empty. */
  Absent nobody(Area area, @Nullable TermId about, Sum sum) {
    return new Absent(
        Why.MISSING,
        about == null
            ? "the people of whom \""
                + sum.indicator().label()
                + "\" is a share are not known for "
                + area.shortName()
            : noPeople(area, about));
  }

  /** A part of a number, by a group's share of those it is about, or why there is none. */
  sealed interface Shared {}

  record Share(Amount amount) implements Shared {}

  record NoShare(String reason) implements Shared {}

  /**
   * The number of a group, which is taken to be as often a victim as those a figure is about.
   *
   * @param whole the amount of those it is about
   * @param about null for everybody
   */
  Shared share(Area area, Amount whole, @Nullable TermId about, TermId group) {
    if (!(people.of(area, group) instanceof People members)) {
      return new NoShare(noPeople(area, group));
    }
    if (!(people.of(area, about) instanceof People all)) {
      return new NoShare(
          about == null ? "no residents are known of " + area.shortName() : noPeople(area, about));
    }
    PopulationEstimate those = all.estimate();
    PopulationEstimate some = members.estimate();
    AssumptionRanges.Row often = ranges.ofCohort(Assumption.GROUP_AS_OFTEN, group, vocabularies);
    Set<NeedFigure> figures = new LinkedHashSet<>(whole.populationFigures());
    figures.addAll(some.figures());
    figures.addAll(those.figures());
    List<String> assumptions = new ArrayList<>(whole.assumptions());
    assumptions.add(
        "Assumes that "
            + label(group)
            + " are as often victims as "
            + (about == null ? "everybody" : label(about))
            + ".");
    assumptions.add(often.basis());
    assumptions.addAll(some.assumptions());
    assumptions.addAll(those.assumptions());
    return new Share(
        new Amount(
            whole.number() * share(some.people(), those.people()),
            whole.low() * share(some.low(), those.high()) * often.least(),
            whole.high() * share(some.high(), those.low()) * often.most(),
            List.copyOf(figures),
            assumptions));
  }

  private static double share(double some, double all) {
    return all == 0 ? 0 : Math.min(1, some / all);
  }

  private String noPeople(Area area, TermId cohort) {
    String why = people.of(area, cohort) instanceof Nobody nobody ? nobody.reason() : "";
    return "the number of "
        + label(cohort)
        + " in "
        + area.shortName()
        + " is not known"
        + (why.isEmpty() ? "" : ": " + why);
  }

  /** A figure with its source in words: "“Rape offences” (2017/18) has 424 for “Rape”". */
  String describe(CrimeFigures.Figure figure) {
    TermId cohort = figure.scoped().cohort();
    return "\""
        + figure.sum().indicator().label()
        + (figure.parts().size() > 1 ? "\" and others (" : "\" (")
        + figure.sum().period().label()
        + ") "
        + (figure.parts().size() > 1 ? "have " : "has ")
        + Figures.whole(Math.round(figure.amount().number()))
        + " for "
        + label(figure.scoped().crimeType())
        + (cohort == null ? "" : " of " + label(cohort));
  }

  String label(TermId term) {
    return "\"" + Objects.requireNonNull(vocabularies.getTerm(term)).label() + "\"";
  }

  /**
   * Lower end of the 95 % interval of a Poisson count n by Byar's approximation: n (1 - 1/(9n) -
   * 1.96/(3 sqrt n))^3; 0 for 0. Source: Breslow and Day, Statistical Methods in Cancer Research II
   * (1987), p. 69.
   */
  static double poissonLow(double count) {
    if (count <= 0) {
      return 0;
    }
    double root = 1 - 1 / (9 * count) - 1.96 / (3 * Math.sqrt(count));
    return root <= 0 ? 0 : count * root * root * root;
  }

  /** Upper end of the same interval: (n + 1) (1 - 1/(9 (n + 1)) + 1.96/(3 sqrt(n + 1)))^3. */
  static double poissonHigh(double count) {
    double next = count + 1;
    double root = 1 - 1 / (9 * next) + 1.96 / (3 * Math.sqrt(next));
    return next * root * root * root;
  }
}
