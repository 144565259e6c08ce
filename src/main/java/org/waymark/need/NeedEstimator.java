package org.waymark.need;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.need.AssumptionRanges.Assumption;
import org.waymark.need.CohortPeople.People;
import org.waymark.need.CrimeFigures.Figure;
import org.waymark.need.CrimeFigures.OfArea;
import org.waymark.need.CrimeFigures.Scoped;
import org.waymark.need.IndicatorSums.Sum;
import org.waymark.need.NeedAnswer.Absent;
import org.waymark.need.NeedEstimate.Counted;
import org.waymark.need.NeedFigure.Basis;
import org.waymark.report.Figures;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Says what is known of a crime among a group of an area's people, from what was recorded or
 * surveyed. Every number says what it counts and rests on, and where there is none, why. Immutable
 * and thread-safe; an answer is computed once.
 *
 * <p>Which figures are taken, for a crime and a cohort:
 *
 * <ol>
 *   <li>figures of that crime about that very cohort;
 *   <li>else, for a cohort that is not one of age or sex, those about the nearest broader cohort,
 *       and last about everybody, times the cohort's share of these people;
 *   <li>among several, those of the newest period; of one period an imported prevalence before an
 *       imported count before the built-in figures.
 * </ol>
 *
 * Nothing is ever scaled by age or sex. A broader crime's figure is never taken for a narrower one.
 * A part is never more than the whole: where sources contradict each other the newer stands.
 */
public final class NeedEstimator {

  private static final TermId SEXUAL_ABUSE = new TermId("sexual-abuse");

  /** Chance alone moves a count under this by more than half of it. */
  private static final double SMALL_COUNT = 10;

  private final Vocabularies vocabularies;
  private final LocalDate day;
  private final IndicatorSums sums;
  private final CohortPeople people;
  private final Amounts amounts;
  private final TermOrder order;
  private final CrimeFigures crimes;
  private final AssumptionRanges ranges;
  private final NeedContext context = NeedContext.builtIn();
  private final @Nullable Area england;
  private final Map<Key, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Map<EnglandKey, Optional<Double>> englandRates = new ConcurrentHashMap<>();

  private record EnglandKey(
      List<NeedRules.Part> parts,
      NeedPeriod period,
      @Nullable TermId about,
      @Nullable TermId group) {}

  private record Key(AreaKind kind, AreaCode area, TermId crimeType, @Nullable TermId cohort) {}

  private sealed interface Outcome {}

  private record Estimated(NeedEstimate estimate) implements Outcome {}

  private record Nothing(String reason) implements Outcome {}

  /**
   * @param day decides which areas are in force, and how old a figure is
   */
  public NeedEstimator(
      NeedTable table, Geography geography, Vocabularies vocabularies, LocalDate day) {
    this(table, geography, vocabularies, day, NeedRules.builtIn(), AssumptionRanges.builtIn());
  }

  NeedEstimator(
      NeedTable table,
      Geography geography,
      Vocabularies vocabularies,
      LocalDate day,
      NeedRules rules,
      AssumptionRanges ranges) {
    this.vocabularies = vocabularies;
    this.day = day;
    this.sums = new IndicatorSums(table, new AreaParts(geography, day));
    this.people = new CohortPeople(sums, geography, vocabularies, rules, ranges);
    this.ranges = ranges;
    this.amounts = new Amounts(people, vocabularies, ranges);
    this.order = new TermOrder(vocabularies);
    this.crimes = new CrimeFigures(sums, amounts, order, rules);
    this.england = geography.findArea(AreaKind.COUNTRY, AreaCode.ENGLAND).orElse(null);
  }

  /**
   * The people of a cohort who live in an area.
   *
   * @param cohort null for everybody: usual residents of Census 2021, counted by small area
   * @return empty when there are no figures for the cohort, or not for all of the area
   */
  public Optional<PopulationEstimate> population(Area area, @Nullable TermId cohort) {
    return people.of(area, cohort) instanceof People known
        ? Optional.of(known.estimate())
        : Optional.empty();
  }

  /**
   * What is known of a crime, brought to one year.
   *
   * @param cohort null for everybody
   * @return empty when no source has a figure that may be used; {@link #missingBecause} says why
   */
  public Optional<NeedEstimate> estimate(Area area, TermId crimeType, @Nullable TermId cohort) {
    return outcome(area, crimeType, cohort) instanceof Estimated known
        ? Optional.of(known.estimate())
        : Optional.empty();
  }

  /**
   * Why {@link #estimate} is empty, in one or two sentences; the empty text when it is not.
   *
   * @param cohort null for everybody
   */
  public String missingBecause(Area area, TermId crimeType, @Nullable TermId cohort) {
    return outcome(area, crimeType, cohort) instanceof Nothing nothing ? nothing.reason() : "";
  }

  /**
   * What is known of how often a crime happens to a group, down to two ends or a national rate.
   *
   * @param cohort null for everybody
   * @return empty when not even that is known: then it cannot be ranked
   */
  public Optional<NeedVolume> volume(Area area, TermId crimeType, @Nullable TermId cohort) {
    return estimate(area, crimeType, cohort)
        .map(NeedEstimator::ofFigure)
        .or(() -> between(area, new Scoped(crimeType, cohort)))
        .or(() -> context.findRate(crimeType, cohort).flatMap(this::ofCountry));
  }

  /** Figures of the country that stand beside those of any area, and are not scaled to it. */
  public List<NeedContext.Figure> context(TermId crimeType, @Nullable TermId cohort) {
    return context.about(crimeType, cohort);
  }

  private static NeedVolume ofFigure(NeedEstimate known) {
    double rate = known.perThousandResidents();
    double unit = known.number() == 0 ? 0 : rate / known.number();
    double low = known.low() * unit;
    double high = known.high() * unit;
    boolean small = known.number() < SMALL_COUNT;
    return new NeedVolume(
        NeedVolume.Basis.FIGURE,
        Math.min(low, rate),
        small ? Math.max(high, rate) : rate,
        Math.max(high, rate),
        known.inWords(),
        known.soundness().label()
            + (small ? "; a small count, so that the upper end of its range is used" : ""));
  }

  /** Between the most of what is a part of it and the least of what it is a part of. */
  private Optional<NeedVolume> between(Area area, Scoped asked) {
    NeedEstimate whole = null;
    String wholeName = "";
    for (TermId crime : order.crimeAndWider(asked.crimeType())) {
      for (TermId wider : order.cohortAndWider(asked.cohort())) {
        if (outcome(area, crime, wider) instanceof Estimated all
            && (whole == null || all.estimate().high() < whole.high())) {
          whole = all.estimate();
          wholeName = label(crime) + (wider == null ? "" : " of " + label(wider));
        }
      }
    }
    if (whole == null || whole.number() == 0) {
      return Optional.empty();
    }
    double low = 0;
    for (Figure part : crimes.of(area).standing().values()) {
      if (crimes.isPart(part.scoped(), asked) && part.counted() == whole.counted()) {
        low = Math.max(low, Math.min(part.amount().low(), whole.high()));
      }
    }
    double unit = whole.perThousandResidents() / whole.number();
    return Optional.of(
        new NeedVolume(
            NeedVolume.Basis.BETWEEN,
            low * unit,
            whole.high() * unit,
            whole.high() * unit,
            "between "
                + Figures.whole((long) Math.floor(low))
                + " and "
                + Figures.whole((long) Math.ceil(whole.high()))
                + " "
                + whole.counted().words()
                + " a year: no source counts it, at most it is all "
                + wholeName
                + " of "
                + whole.period().label(),
            "weak: only what it is a part of is counted"));
  }

  private Optional<NeedVolume> ofCountry(NeedContext.Figure figure) {
    AssumptionRanges.Row row = ranges.of(Assumption.MOVED_BETWEEN_AREAS);
    return figure
        .perThousand()
        .map(
            rate ->
                new NeedVolume(
                    NeedVolume.Basis.NATIONAL,
                    rate * row.least(),
                    rate,
                    rate * row.most(),
                    "no figure of this area; "
                        + figure.area()
                        + ", "
                        + figure.period()
                        + ": "
                        + String.format(Locale.UK, "%.1f", rate)
                        + " for each 1,000 residents ("
                        + figure.label()
                        + ")",
                    "placed by the rate of the whole country, half to twice of which is allowed"
                        + " for; it says nothing of this area"));
  }

  private Outcome outcome(Area area, TermId crimeType, @Nullable TermId cohort) {
    Key key = new Key(area.kind(), area.code(), crimeType, cohort);
    Outcome known = outcomes.get(key);
    if (known == null) {
      known = compute(area, crimeType, cohort);
      outcomes.put(key, known);
    }
    return known;
  }

  private Outcome compute(Area area, TermId crimeType, @Nullable TermId cohort) {
    OfArea figures = crimes.of(area);
    Optional<Figure> own = figures.find(crimeType, cohort);
    if (own.isPresent()) {
      return estimated(area, own.get(), own.get().amount(), null);
    }
    String refused = figures.refused().get(new Scoped(crimeType, cohort));
    if (refused != null) {
      return new Nothing(refused);
    }
    Optional<TermId> only = crimes.onlyVictims(crimeType);
    if (cohort != null && only.isPresent() && order.isApart(cohort, only.get())) {
      return none(
          "only "
              + label(only.get())
              + " can be victims of "
              + label(crimeType)
              + ", and "
              + label(cohort)
              + " are of another age or sex");
    }
    return cohort == null
        ? missing(crimeType, figures.holes(crimeType, null))
        : fromBroader(area, crimeType, cohort, figures);
  }

  // A group's share of what a source has about more people

  private Outcome fromBroader(Area area, TermId crimeType, TermId cohort, OfArea figures) {
    List<Absent> holes = new ArrayList<>(figures.holes(crimeType, cohort));
    for (TermId broader : order.broader(cohort)) {
      Optional<Figure> whole = figures.find(crimeType, broader);
      if (whole.isPresent()) {
        return order.dependsOnAgeOrSex(cohort)
            ? notScaled(crimeType, cohort, whole.get())
            : sharedOf(area, cohort, whole.get(), figures);
      }
      holes.addAll(figures.holes(crimeType, broader));
      String refused = figures.refused().get(new Scoped(crimeType, broader));
      if (refused != null) {
        return new Nothing(refused);
      }
    }
    return missing(crimeType, holes);
  }

  private Nothing notScaled(TermId crimeType, TermId cohort, Figure whole) {
    TermId about = whole.about();
    return none(
        label(crimeType)
            + " is counted for "
            + (about == null ? "everybody" : label(about))
            + ", and no source at hand counts it for "
            + label(cohort)
            + ": a share of the residents by age or sex is not their share of the victims");
  }

  private Outcome sharedOf(Area area, TermId cohort, Figure whole, OfArea figures) {
    TermId scope = whole.scoped().cohort();
    if (!Objects.equals(whole.about(), scope)) {
      return none(
          "only "
              + label(Objects.requireNonNull(whole.about()))
              + " can be victims of "
              + label(whole.scoped().crimeType())
              + ", and how many of them are "
              + label(cohort)
              + " is not known");
    }
    return switch (amounts.share(area, whole.amount(), scope, cohort)) {
      case Amounts.NoShare no -> none(no.reason());
      case Amounts.Share share -> consistent(area, cohort, whole, share.amount(), figures);
    };
  }

  /** No more than what it is a part of, and no less than its parts; else there is no figure. */
  private Outcome consistent(
      Area area, TermId cohort, Figure whole, Amount amount, OfArea figures) {
    Scoped asked = new Scoped(whole.scoped().crimeType(), cohort);
    double low = amount.low();
    double high = amount.high();
    for (Figure part : figures.standing().values()) {
      if (crimes.isPart(part.scoped(), asked)) {
        if (CrimeFigures.exceeds(part.amount().number(), amount.number())) {
          return differs(cohort, amounts.describe(part) + ", which is a part of it");
        }
        low = Math.max(low, part.amount().low());
        high = Math.max(high, part.amount().high());
      }
    }
    for (TermId crime : order.crimeAndWider(asked.crimeType())) {
      for (TermId wider : order.cohortAndWider(cohort)) {
        if ((!crime.equals(asked.crimeType()) || !cohort.equals(wider))
            && outcome(area, crime, wider) instanceof Estimated all) {
          if (CrimeFigures.exceeds(amount.number(), all.estimate().number())) {
            return differs(
                cohort,
                "there are but "
                    + all.estimate().inWords()
                    + " for "
                    + label(crime)
                    + (wider == null ? "" : " of " + label(wider))
                    + ", of which it would be a part");
          }
          low = Math.min(low, all.estimate().low());
          high = Math.min(high, all.estimate().high());
        }
      }
    }
    return estimated(
        area,
        whole,
        new Amount(
            amount.number(),
            Math.min(low, amount.number()),
            Math.max(high, amount.number()),
            amount.populationFigures(),
            amount.assumptions()),
        cohort);
  }

  private Nothing differs(TermId cohort, String other) {
    return new Nothing(
        "Sources differ, so that no share is worked out for " + label(cohort) + ": " + other + ".");
  }

  // Answers

  /**
   * @param group the group the amount is a share for; null where the source counts it itself
   */
  private Outcome estimated(Area area, Figure figure, Amount amount, @Nullable TermId group) {
    if (!(people.of(area, null) instanceof People residents)) {
      return none("no residents are known of " + area.shortName());
    }
    Set<NeedFigure> used = new LinkedHashSet<>(figure.sum().figures());
    used.addAll(amount.populationFigures());
    boolean estimated = used.stream().anyMatch(each -> each.basis() == Basis.ESTIMATED);
    NeedPeriod period = figure.sum().period();
    return new Estimated(
        new NeedEstimate(
            figure.counted(),
            amount.number(),
            amount.low(),
            amount.high(),
            amount.number() / residents.estimate().people() * 1000,
            englandRate(figure, group),
            period,
            period.yearsOldOn(day),
            estimated,
            group != null,
            List.copyOf(used),
            assumptions(figure, amount, estimated)));
  }

  /** England's rate from the same indicators of the same period: two periods are not compared. */
  private @Nullable Double englandRate(Figure figure, @Nullable TermId group) {
    EnglandKey key = new EnglandKey(figure.parts(), figure.sum().period(), figure.about(), group);
    Optional<Double> known = englandRates.get(key);
    if (known == null) {
      known = rate(key, figure.scoped().crimeType());
      englandRates.put(key, known);
    }
    return known.orElse(null);
  }

  private Optional<Double> rate(EnglandKey key, TermId crimeType) {
    Area all = england;
    if (all == null
        || !(people.of(all, null) instanceof People residents)
        || !(sums.of(key.parts(), all, key.period()) instanceof Sum sum)) {
      return Optional.empty();
    }
    return amounts
        .ofSource(all, crimeType, key.about(), sum)
        .flatMap(whole -> ofGroup(all, key, whole))
        .map(number -> number / residents.estimate().people() * 1000);
  }

  private Optional<Double> ofGroup(Area all, EnglandKey key, Amount whole) {
    return key.group() == null
        ? Optional.of(whole.number())
        : amounts.share(all, whole, key.about(), key.group()) instanceof Amounts.Share share
            ? Optional.of(share.amount().number())
            : Optional.empty();
  }

  private List<String> assumptions(Figure figure, Amount amount, boolean estimated) {
    Set<String> assumptions = new LinkedHashSet<>();
    NeedIndicator first = figure.sum().indicator();
    if (figure.counted() == Counted.RECORDED_CRIMES) {
      assumptions.add(
          "Recorded crime only: counts "
              + first.unit().toLowerCase(Locale.ROOT)
              + " that were reported and recorded, not victims."
              + (order.isCrimeWithin(figure.scoped().crimeType(), SEXUAL_ABUSE)
                  ? " Most sexual offences are not reported."
                  : ""));
    }
    assumptions.addAll(figure.assumptions());
    NeedPeriod period = figure.sum().period();
    long years = period.yearsOldOn(day);
    assumptions.add(
        "The figures are of "
            + period.label()
            + (years == 0
                ? "."
                : ", a period that ended " + years + (years == 1 ? " year ago." : " years ago.")));
    if (estimated) {
      assumptions.add("Figures were moved between areas by shares of residents.");
    }
    assumptions.addAll(amount.assumptions());
    return List.copyOf(assumptions);
  }

  private Outcome missing(TermId crimeType, List<Absent> holes) {
    return holes.stream()
        .min(Comparator.comparing(NeedEstimator::weight))
        .map(hole -> none(hole.reason()))
        .orElseGet(
            () ->
                new Nothing(
                    "There is no figure for "
                        + label(crimeType)
                        + ": import one, or look at a broader crime type."));
  }

  /** What is withheld is worth saying before what is not there. */
  private static int weight(Absent hole) {
    return switch (hole.why()) {
      case SUPPRESSED -> 0;
      case MISSING -> 1;
      case UNKNOWN_INDICATOR -> 2;
    };
  }

  private static Nothing none(String because) {
    return new Nothing(
        "There is no estimate because " + because + (because.endsWith(".") ? "" : "."));
  }

  private String label(TermId term) {
    Term named = vocabularies.getTerm(term);
    return "\"" + named.label() + "\"";
  }
}
