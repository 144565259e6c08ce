package org.waymark.need;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
import org.waymark.need.NeedAnswer.Absent;
import org.waymark.need.NeedAnswer.Known;
import org.waymark.need.NeedAnswer.Why;
import org.waymark.need.NeedFigure.Basis;
import org.waymark.need.NeedIndicator.Origin;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;
import org.waymark.vocabulary.Vocabularies;

/**
 * Expects victims: from what was recorded or surveyed of a crime, for a cohort of an area's people.
 * Every number says what it rests on, and where there is none, why. Immutable and thread-safe; an
 * answer is computed once.
 *
 * <p>Which figures are taken, for a crime and a cohort:
 *
 * <ol>
 *   <li>figures of that crime about that very cohort;
 *   <li>else about the nearest broader cohort, and last about everybody, times the cohort's share
 *       of these people;
 *   <li>among several, those of the newest period; of one period an imported prevalence before an
 *       imported count before the built-in figures.
 * </ol>
 *
 * A broader crime's figure is never taken for a narrower crime.
 */
public final class NeedEstimator {

  private static final Set<String> VICTIM_UNITS =
      Set.of(
          "people",
          "persons",
          "victims",
          "survivors",
          "children",
          "adults",
          "women",
          "men",
          "girls",
          "boys",
          "offences",
          "crimes",
          "incidents");

  /** Units that count what happened and not to whom. */
  private static final Set<String> EVENT_UNITS = Set.of("offences", "crimes", "incidents");

  private static final TermId SEXUAL_ABUSE = new TermId("sexual-abuse");

  private static final double DAYS_A_YEAR = 365.25;

  private final NeedTable table;
  private final Geography geography;
  private final Vocabularies vocabularies;
  private final LocalDate day;
  private final NeedRules rules;
  private final Map<TermId, NeedRules.Population> populationRules = new HashMap<>();
  private final Map<Scoped, NeedRules.CrimeMeasure> crimeRules = new HashMap<>();
  private final Map<TermId, List<NeedIndicator>> importedPopulations = new HashMap<>();
  private final Map<Scoped, List<NeedIndicator>> importedCrimes = new HashMap<>();
  private final AreaParts parts;
  private final @Nullable Area england;
  private final Map<Key, Population> populations = new ConcurrentHashMap<>();
  private final Map<Key, Outcome> outcomes = new ConcurrentHashMap<>();
  private final Map<Key, Chosen> choices = new ConcurrentHashMap<>();
  private final Map<EnglandKey, Optional<Double>> englandRates = new ConcurrentHashMap<>();

  private record Scoped(TermId crimeType, @Nullable TermId cohort) {}

  private record EnglandKey(
      List<NeedRules.Part> parts,
      NeedPeriod period,
      @Nullable TermId scope,
      @Nullable TermId cohort) {}

  private record Key(
      AreaKind kind, AreaCode area, @Nullable TermId crimeType, @Nullable TermId cohort) {}

  private sealed interface Population {}

  private record People(PopulationEstimate estimate) implements Population {}

  private record NoPeople(String reason) implements Population {}

  private sealed interface Outcome {}

  private record Expected(ExpectedVictims victims) implements Outcome {}

  private record Nothing(String reason) implements Outcome {}

  /**
   * @param day decides which areas are in force, and how old a figure is
   */
  public NeedEstimator(
      NeedTable table, Geography geography, Vocabularies vocabularies, LocalDate day) {
    this(table, geography, vocabularies, day, NeedRules.builtIn());
  }

  NeedEstimator(
      NeedTable table,
      Geography geography,
      Vocabularies vocabularies,
      LocalDate day,
      NeedRules rules) {
    this.table = table;
    this.geography = geography;
    this.vocabularies = vocabularies;
    this.day = day;
    this.rules = rules;
    this.parts = new AreaParts(geography, day);
    this.england = geography.findArea(AreaKind.COUNTRY, AreaCode.ENGLAND).orElse(null);
    rules.populations().forEach(rule -> populationRules.put(rule.cohort(), rule));
    rules
        .measures()
        .forEach(rule -> crimeRules.put(new Scoped(rule.crimeType(), rule.cohort()), rule));
    sortImported(rules.indicators());
  }

  /** Imported series that no rule reads stand for themselves. */
  private void sortImported(Set<String> ruled) {
    for (NeedIndicator indicator : table.listIndicators()) {
      boolean imported =
          !ruled.contains(indicator.id())
              && table.listEditions(indicator.id()).stream()
                  .allMatch(edition -> edition.origin() == Origin.IMPORTED);
      String unit = indicator.unit().toLowerCase(Locale.ROOT);
      if (imported && indicator.crimeType() != null) {
        if (indicator.measure() == Measure.PREVALENCE || VICTIM_UNITS.contains(unit)) {
          importedCrimes
              .computeIfAbsent(
                  new Scoped(indicator.crimeType(), indicator.cohort()), key -> new ArrayList<>())
              .add(indicator);
        }
      } else if (imported
          && indicator.cohort() != null
          && indicator.measure() == Measure.COUNT
          && unit.equals("people")) {
        importedPopulations
            .computeIfAbsent(indicator.cohort(), key -> new ArrayList<>())
            .add(indicator);
      }
    }
  }

  /**
   * The people of a cohort who live in an area.
   *
   * @param cohort null for everybody: usual residents of Census 2021, counted by small area
   * @return empty when there are no figures for the cohort, or not for all of the area
   */
  public Optional<PopulationEstimate> population(Area area, @Nullable TermId cohort) {
    return people(area, cohort) instanceof People people
        ? Optional.of(people.estimate())
        : Optional.empty();
  }

  /**
   * The victims to expect in a year.
   *
   * @param cohort null for everybody
   * @return empty when there is no figure for the crime, or no population of the cohort; {@link
   *     #missingBecause} says which
   */
  public Optional<ExpectedVictims> expectedVictims(
      Area area, TermId crimeType, @Nullable TermId cohort) {
    return outcome(area, crimeType, cohort) instanceof Expected expected
        ? Optional.of(expected.victims())
        : Optional.empty();
  }

  /**
   * Why {@link #expectedVictims} is empty, in one sentence; the empty text when it is not.
   *
   * @param cohort null for everybody
   */
  public String missingBecause(Area area, TermId crimeType, @Nullable TermId cohort) {
    return outcome(area, crimeType, cohort) instanceof Nothing nothing ? nothing.reason() : "";
  }

  // People

  private Population people(Area area, @Nullable TermId cohort) {
    Key key = new Key(area.kind(), area.code(), null, cohort);
    Population known = populations.get(key);
    if (known == null) {
      known = cohort == null ? everybody(area) : members(area, cohort);
      populations.put(key, known);
    }
    return known;
  }

  private Population everybody(Area area) {
    long residents = geography.population(area.code());
    return residents == 0
        ? new NoPeople("nothing is known of who lives in " + area.shortName())
        : new People(new PopulationEstimate(residents, false, List.of(), List.of()));
  }

  private Population members(Area area, TermId cohort) {
    List<Sum> sums = new ArrayList<>();
    List<Absent> holes = new ArrayList<>();
    for (NeedIndicator indicator : importedPopulations.getOrDefault(cohort, List.of())) {
      collect(sum(List.of(new NeedRules.Part(indicator.id(), 1)), area, null), sums, holes);
    }
    Sum imported =
        sums.stream().max(Comparator.comparing(Sum::period).thenComparing(Sum::value)).orElse(null);
    NeedRules.Population rule = populationRules.get(cohort);
    if (rule != null) {
      List<Sum> builtIn = new ArrayList<>();
      collect(sum(rule.parts(), area, null), builtIn, holes);
      if (!builtIn.isEmpty()
          && (imported == null || imported.period().compareTo(builtIn.getFirst().period()) < 0)) {
        return ruled(area, rule, builtIn.getFirst());
      }
    }
    if (imported != null) {
      return new People(
          new PopulationEstimate(
              imported.value(), isEstimated(imported.figures()), imported.figures(), List.of()));
    }
    return new NoPeople(
        holes.stream()
            .min(Comparator.comparing(Absent::why))
            .map(Absent::reason)
            .orElse("there are no figures of how many there are"));
  }

  private Population ruled(Area area, NeedRules.Population rule, Sum sum) {
    double people = sum.value();
    List<NeedFigure> figures = new ArrayList<>(sum.figures());
    Set<String> assumptions = new LinkedHashSet<>(rule.assumptions());
    if (rule.shareOf() != null) {
      if (!(people(area, rule.shareOf()) instanceof People share)) {
        return new NoPeople("there are no figures of " + label(rule.shareOf()));
      }
      PopulationEstimate sharing = share.estimate();
      Double all = sharing.figures().isEmpty() ? null : sharing.figures().getFirst().denominator();
      double of = all == null ? geography.population(area.code()) : all;
      people *= of == 0 ? 0 : Math.min(1, sharing.people() / of);
      figures.addAll(sharing.figures());
      assumptions.addAll(sharing.assumptions());
    }
    return new People(
        new PopulationEstimate(people, isEstimated(figures), figures, List.copyOf(assumptions)));
  }

  // Sums of indicators

  private sealed interface SumOrHole {}

  private record Sum(
      NeedPeriod period,
      double value,
      @Nullable Double lower,
      @Nullable Double upper,
      List<NeedFigure> figures)
      implements SumOrHole {}

  private record Holed(Absent why) implements SumOrHole {}

  private static void collect(SumOrHole sum, List<Sum> sums, List<Absent> holes) {
    switch (sum) {
      case Sum good -> sums.add(good);
      case Holed holed -> holes.add(holed.why());
    }
  }

  /** The sum for the newest period that has all parts, or for the period given. */
  private SumOrHole sum(List<NeedRules.Part> wanted, Area area, @Nullable NeedPeriod only) {
    List<String> ids = wanted.stream().map(NeedRules.Part::indicator).toList();
    Absent first = null;
    for (NeedPeriod period : only == null ? table.commonPeriods(ids) : List.of(only)) {
      SumOrHole sum = sum(wanted, area, period, area.shortName());
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

  private SumOrHole sum(
      List<NeedRules.Part> wanted, Area area, NeedPeriod period, String areaName) {
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

  // Victims

  private Outcome outcome(Area area, TermId crimeType, @Nullable TermId cohort) {
    Key key = new Key(area.kind(), area.code(), crimeType, cohort);
    Outcome known = outcomes.get(key);
    if (known == null) {
      known = compute(area, crimeType, cohort);
      outcomes.put(key, known);
    }
    return known;
  }

  /**
   * Figures that were chosen for an area.
   *
   * @param scope whom they are about; null for everybody
   * @param parts what to add up
   */
  private record Choice(
      @Nullable TermId scope,
      List<NeedRules.Part> parts,
      Sum sum,
      boolean imported,
      List<String> assumptions) {

    Measure measure() {
      return sum.figures().getFirst().indicator().measure();
    }
  }

  private Outcome compute(Area area, TermId crimeType, @Nullable TermId cohort) {
    List<Absent> holes = new ArrayList<>();
    TermId only = rules.onlyVictims(crimeType).orElse(null);
    for (Scope scope : scopes(cohort, only)) {
      Chosen chosen = choose(area, crimeType, scope.cohort());
      holes.addAll(chosen.holes());
      Choice choice = chosen.choice();
      if (choice != null) {
        if (only != null && cohort != null && only.equals(scope.cohort())) {
          Nothing impossible = impossible(crimeType, cohort, only);
          if (impossible != null) {
            return impossible;
          }
        }
        return expect(area, crimeType, cohort, choice);
      }
    }
    return new Nothing(
        sentence(
            holes.stream()
                .min(Comparator.comparing(NeedEstimator::weight))
                .map(hole -> "there is no estimate because " + hole.reason())
                .orElse(
                    "there is no figure for "
                        + label(crimeType)
                        + ": import one, or look at a broader crime type")));
  }

  /** What is withheld is worth saying before what is not there. */
  private static int weight(Absent hole) {
    return switch (hole.why()) {
      case SUPPRESSED -> 0;
      case MISSING -> 1;
      case UNKNOWN_INDICATOR -> 2;
    };
  }

  private record Scope(@Nullable TermId cohort) {}

  /**
   * The cohort itself, broader ones from near to far, everybody; last who alone can be a victim.
   */
  private List<Scope> scopes(@Nullable TermId cohort, @Nullable TermId only) {
    List<Scope> scopes = new ArrayList<>();
    if (cohort != null) {
      vocabularies.cohorts().selfAndAncestors(cohort).forEach(each -> scopes.add(new Scope(each)));
    }
    scopes.add(new Scope(null));
    if (only != null && !scopes.contains(new Scope(only))) {
      scopes.add(new Scope(only));
    }
    return scopes;
  }

  /** A crime against children has no victims among older people. */
  private @Nullable Nothing impossible(TermId crimeType, TermId cohort, TermId only) {
    Term asked = vocabularies.cohorts().get(cohort);
    Term victims = vocabularies.cohorts().get(only);
    boolean apart =
        (asked.ageFrom() != null && victims.ageTo() != null && asked.ageFrom() > victims.ageTo())
            || (asked.ageTo() != null
                && victims.ageFrom() != null
                && asked.ageTo() < victims.ageFrom());
    return apart
        ? new Nothing(
            sentence(
                "there is no estimate because only "
                    + label(only)
                    + " can be victims of "
                    + label(crimeType)
                    + ", and "
                    + label(cohort)
                    + " are of another age"))
        : null;
  }

  /**
   * @param choice null when no figure answers
   * @param holes why others did not
   */
  private record Chosen(@Nullable Choice choice, List<Absent> holes) {}

  private Chosen choose(Area area, TermId crimeType, @Nullable TermId scope) {
    Key key = new Key(area.kind(), area.code(), crimeType, scope);
    Chosen known = choices.get(key);
    if (known == null) {
      known = chooseAmong(area, new Scoped(crimeType, scope));
      choices.put(key, known);
    }
    return known;
  }

  private Chosen chooseAmong(Area area, Scoped scoped) {
    List<Choice> possible = new ArrayList<>();
    List<Absent> holes = new ArrayList<>();
    for (NeedIndicator indicator : importedCrimes.getOrDefault(scoped, List.of())) {
      add(
          new NeedRules.CrimeMeasure(
              scoped.crimeType(), scoped.cohort(), List.of(indicator.id()), List.of()),
          true,
          area,
          possible,
          holes);
    }
    NeedRules.CrimeMeasure rule = crimeRules.get(scoped);
    if (rule != null) {
      add(rule, false, area, possible, holes);
    }
    return new Chosen(
        possible.stream()
            .max(
                Comparator.comparing((Choice choice) -> choice.sum().period())
                    .thenComparing(Choice::imported)
                    .thenComparing(choice -> choice.measure() == Measure.PREVALENCE)
                    .thenComparing(choice -> choice.parts().getFirst().indicator()))
            .orElse(null),
        List.copyOf(holes));
  }

  private void add(
      NeedRules.CrimeMeasure measure,
      boolean imported,
      Area area,
      List<Choice> choices,
      List<Absent> holes) {
    List<NeedRules.Part> wanted =
        measure.indicators().stream().map(id -> new NeedRules.Part(id, 1)).toList();
    switch (sum(wanted, area, null)) {
      case Sum sum ->
          choices.add(new Choice(measure.cohort(), wanted, sum, imported, measure.assumptions()));
      case Holed holed -> holes.add(holed.why());
    }
  }

  /** Victims in a year with their interval, from the figures of one choice. */
  private record Amount(
      double expected,
      double low,
      double high,
      boolean borrowed,
      List<NeedFigure> populationFigures,
      List<String> assumptions) {}

  private sealed interface AmountOrHole {}

  private record Counted(Amount amount) implements AmountOrHole {}

  private record Uncounted(String reason) implements AmountOrHole {}

  private Outcome expect(Area area, TermId crimeType, @Nullable TermId cohort, Choice choice) {
    if (!(people(area, null) instanceof People residents)) {
      return new Nothing(
          sentence("there is no estimate because no residents are known of " + area.shortName()));
    }
    AmountOrHole counted = amount(area, cohort, choice.scope(), choice.sum());
    if (counted instanceof Uncounted uncounted) {
      return new Nothing(sentence("there is no estimate because " + uncounted.reason()));
    }
    Amount amount = ((Counted) counted).amount();
    List<NeedFigure> figures = new ArrayList<>(choice.sum().figures());
    figures.addAll(amount.populationFigures());
    boolean estimated = isEstimated(figures);
    double people = residents.estimate().people();
    return new Expected(
        new ExpectedVictims(
            amount.expected(),
            amount.low(),
            amount.high(),
            amount.expected() / people * 1000,
            england(cohort, choice),
            quality(choice.sum().period(), estimated, amount.borrowed()),
            estimated,
            figures,
            assumptions(crimeType, choice, amount, estimated)));
  }

  /** England's rate from the same indicators of the same period: two periods are not compared. */
  private @Nullable Double england(@Nullable TermId cohort, Choice choice) {
    EnglandKey key = new EnglandKey(choice.parts(), choice.sum().period(), choice.scope(), cohort);
    Optional<Double> known = englandRates.get(key);
    if (known == null) {
      known = englandRate(key);
      englandRates.put(key, known);
    }
    return known.orElse(null);
  }

  private Optional<Double> englandRate(EnglandKey key) {
    Area all = england;
    return all != null
            && people(all, null) instanceof People residents
            && sum(key.parts(), all, key.period()) instanceof Sum sum
            && amount(all, key.cohort(), key.scope(), sum) instanceof Counted counted
        ? Optional.of(counted.amount().expected() / residents.estimate().people() * 1000)
        : Optional.empty();
  }

  private AmountOrHole amount(Area area, @Nullable TermId cohort, @Nullable TermId scope, Sum sum) {
    return sum.figures().getFirst().indicator().measure() == Measure.COUNT
        ? ofCount(area, cohort, scope, sum)
        : ofPrevalence(area, cohort, scope, sum);
  }

  private AmountOrHole ofCount(
      Area area, @Nullable TermId cohort, @Nullable TermId scope, Sum sum) {
    List<String> assumptions = new ArrayList<>();
    double low;
    double high;
    if (sum.lower() != null && sum.upper() != null) {
      low = sum.lower();
      high = sum.upper();
      assumptions.add("The interval is the one published with the figures.");
    } else {
      low = poissonLow(sum.value());
      high = poissonHigh(sum.value());
      assumptions.add(
          "The interval is that of chance alone: 95 %, Poisson, by Byar's approximation.");
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
    double share = 1;
    TermId borrower = Objects.equals(cohort, scope) ? null : cohort;
    List<NeedFigure> populationFigures = List.of();
    if (borrower != null) {
      TermId base = base(borrower, scope);
      if (!(people(area, borrower) instanceof People members)) {
        return noPeople(area, borrower);
      }
      if (!(people(area, base) instanceof People all)) {
        return base == null
            ? new Uncounted("no residents are known of " + area.shortName())
            : noPeople(area, base);
      }
      double people = all.estimate().people();
      share = people == 0 ? 0 : Math.min(1, members.estimate().people() / people);
      populationFigures = figuresOf(members, all);
      assumptions.add(asOftenAs(borrower, base));
      assumptions.addAll(members.estimate().assumptions());
      assumptions.addAll(all.estimate().assumptions());
    }
    double factor = share / years;
    return new Counted(
        new Amount(
            sum.value() * factor,
            low * factor,
            high * factor,
            borrower != null,
            populationFigures,
            assumptions));
  }

  /**
   * Whose share the cohort is of those the figures are about. A cohort that is not all of the age
   * of the only possible victims is measured against everybody.
   */
  private @Nullable TermId base(TermId cohort, @Nullable TermId scope) {
    if (scope == null || vocabularies.cohorts().isWithin(cohort, scope)) {
      return scope;
    }
    Term asked = vocabularies.cohorts().get(cohort);
    Term victims = vocabularies.cohorts().get(scope);
    boolean inside =
        (victims.ageFrom() == null
                || victims.ageFrom() == 0
                || (asked.ageFrom() != null && asked.ageFrom() >= victims.ageFrom()))
            && (victims.ageTo() == null
                || (asked.ageTo() != null && asked.ageTo() <= victims.ageTo()));
    return inside ? scope : null;
  }

  private AmountOrHole ofPrevalence(
      Area area, @Nullable TermId cohort, @Nullable TermId scope, Sum sum) {
    NeedFigure figure = sum.figures().getFirst();
    NeedIndicator indicator = figure.indicator();
    List<String> assumptions = new ArrayList<>();
    List<NeedFigure> populationFigures = List.of();
    boolean borrowed = !Objects.equals(cohort, scope) && cohort != null;
    double people;
    if (!borrowed && figure.denominator() != null) {
      people = figure.denominator();
      assumptions.add(
          "Prevalence times people: "
              + table
                  .findIndicator(Objects.requireNonNull(indicator.denominator()))
                  .map(NeedIndicator::label)
                  .orElse("its denominator")
              + ".");
    } else if (cohort == null) {
      return new Uncounted(
          "the people of whom \""
              + indicator.label()
              + "\" is a share are not known for "
              + area.shortName());
    } else if (people(area, cohort) instanceof People members) {
      people = members.estimate().people();
      populationFigures = members.estimate().figures();
      assumptions.add("Prevalence times people: " + label(cohort) + ".");
      if (borrowed) {
        assumptions.add(asOftenAs(cohort, scope));
      }
      assumptions.addAll(members.estimate().assumptions());
    } else {
      return noPeople(area, cohort);
    }
    double factor = people / indicator.per();
    Double lower = sum.lower();
    Double upper = sum.upper();
    assumptions.add(
        lower != null && upper != null
            ? "The interval is the one published with the prevalence."
            : "No interval was published, and none is claimed: low and high repeat the figure.");
    return new Counted(
        new Amount(
            sum.value() * factor,
            (lower == null || upper == null ? sum.value() : lower) * factor,
            (lower == null || upper == null ? sum.value() : upper) * factor,
            borrowed,
            populationFigures,
            assumptions));
  }

  private static List<NeedFigure> figuresOf(People members, People all) {
    Set<NeedFigure> figures = new LinkedHashSet<>(members.estimate().figures());
    figures.addAll(all.estimate().figures());
    return List.copyOf(figures);
  }

  private AmountOrHole noPeople(Area area, TermId cohort) {
    String why = people(area, cohort) instanceof NoPeople nobody ? nobody.reason() : "";
    return new Uncounted(
        "the number of "
            + label(cohort)
            + " in "
            + area.shortName()
            + " is not known"
            + (why.isEmpty() ? "" : ": " + why));
  }

  private String asOftenAs(TermId cohort, @Nullable TermId others) {
    return "Assumes that "
        + label(cohort)
        + " are as often victims as "
        + (others == null ? "everybody" : label(others))
        + ".";
  }

  private List<String> assumptions(
      TermId crimeType, Choice choice, Amount amount, boolean estimated) {
    Set<String> assumptions = new LinkedHashSet<>();
    NeedIndicator first = choice.sum().figures().getFirst().indicator();
    if (first.measure() == Measure.COUNT
        && EVENT_UNITS.contains(first.unit().toLowerCase(Locale.ROOT))) {
      assumptions.add(
          "Recorded crime only: counts "
              + first.unit().toLowerCase(Locale.ROOT)
              + " that were reported and recorded, not victims."
              + (vocabularies.crimeTypes().isWithin(crimeType, SEXUAL_ABUSE)
                  ? " Most sexual offences are not reported."
                  : ""));
    }
    assumptions.addAll(choice.assumptions());
    long years = choice.sum().period().yearsOldOn(day);
    assumptions.add(
        "The figures are of "
            + choice.sum().period().label()
            + (years == 0
                ? "."
                : ", a period that ended " + years + (years == 1 ? " year ago." : " years ago.")));
    if (estimated) {
      assumptions.add("Figures were moved between areas by shares of residents.");
    }
    assumptions.addAll(amount.assumptions());
    return List.copyOf(assumptions);
  }

  private double quality(NeedPeriod period, boolean estimated, boolean borrowed) {
    long years = period.yearsOldOn(day);
    double byAge = years < 3 ? 1 : years < 6 ? 0.75 : 0.5;
    return byAge * (estimated ? 0.9 : 1) * (borrowed ? 0.8 : 1);
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

  private static boolean isEstimated(List<NeedFigure> figures) {
    return figures.stream().anyMatch(figure -> figure.basis() == Basis.ESTIMATED);
  }

  private String label(TermId term) {
    return "\"" + vocabularies.getTerm(term).label() + "\"";
  }

  private static String sentence(String clause) {
    return clause.substring(0, 1).toUpperCase(Locale.UK)
        + clause.substring(1)
        + (clause.endsWith(".") ? "" : ".");
  }
}
