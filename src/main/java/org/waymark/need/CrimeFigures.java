package org.waymark.need;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.need.IndicatorSums.Holed;
import org.waymark.need.IndicatorSums.Sum;
import org.waymark.need.NeedAnswer.Absent;
import org.waymark.need.NeedEstimate.Counted;
import org.waymark.need.NeedIndicator.Origin;
import org.waymark.vocabulary.TermId;

/**
 * The figures of crimes that a source has for an area, about everybody or about the very group, and
 * which of them stand beside one another. Where two sources contradict each other, because a part
 * would be more than the whole, the newer stands and the other is not shown. Thread-safe; an area
 * is looked at once.
 */
final class CrimeFigures {

  private static final Set<String> EVENT_UNITS = Set.of("offences", "crimes", "incidents");

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
          "boys");

  /**
   * A crime and whom its figure is about.
   *
   * @param cohort null for everybody
   */
  record Scoped(TermId crimeType, @Nullable TermId cohort) {}

  /**
   * A figure of a source.
   *
   * @param about whom the source counts, which is another than the cohort of {@code scoped} where
   *     nobody else can be a victim; null for everybody
   * @param amount the number of a year with its range
   */
  record Figure(
      Scoped scoped,
      @Nullable TermId about,
      List<NeedRules.Part> parts,
      Sum sum,
      boolean imported,
      List<String> assumptions,
      Amount amount) {

    Counted counted() {
      return sum.indicator().measure() == Measure.COUNT
              && EVENT_UNITS.contains(sum.indicator().unit().toLowerCase(Locale.ROOT))
          ? Counted.RECORDED_CRIMES
          : Counted.VICTIMS;
    }

    private Figure within(double low, double high) {
      return new Figure(
          scoped,
          about,
          parts,
          sum,
          imported,
          assumptions,
          new Amount(
              amount.number(),
              Math.min(amount.low(), low),
              Math.min(amount.high(), high),
              amount.populationFigures(),
              amount.assumptions()));
    }
  }

  /**
   * What an area has.
   *
   * @param standing figures that do not contradict one another
   * @param refused why a figure that is there is not shown, a sentence
   * @param holes why others are not there
   */
  record OfArea(
      Map<Scoped, Figure> standing, Map<Scoped, String> refused, Map<Scoped, List<Absent>> holes) {

    Optional<Figure> find(TermId crimeType, @Nullable TermId cohort) {
      return Optional.ofNullable(standing.get(new Scoped(crimeType, cohort)));
    }

    List<Absent> holes(TermId crimeType, @Nullable TermId cohort) {
      return holes.getOrDefault(new Scoped(crimeType, cohort), List.of());
    }
  }

  private record Key(AreaKind kind, AreaCode area) {}

  private final IndicatorSums sums;
  private final Amounts amounts;
  private final TermOrder order;
  private final Map<Scoped, List<NeedRules.CrimeMeasure>> measures = new LinkedHashMap<>();
  private final Set<String> ruled;
  private final Map<TermId, TermId> onlyVictims = new HashMap<>();
  private final Map<Key, OfArea> known = new ConcurrentHashMap<>();

  CrimeFigures(IndicatorSums sums, Amounts amounts, TermOrder order, NeedRules rules) {
    this.sums = sums;
    this.amounts = amounts;
    this.order = order;
    this.ruled = rules.indicators();
    sums.table().listIndicators().stream().filter(this::isUsable).forEach(this::addImported);
    rules.measures().forEach(this::add);
    sortOnlyVictims(rules);
  }

  /** Imported series that no rule reads stand for themselves. */
  private boolean isUsable(NeedIndicator indicator) {
    String unit = indicator.unit().toLowerCase(Locale.ROOT);
    return indicator.crimeType() != null
        && !ruled.contains(indicator.id())
        && sums.table().listEditions(indicator.id()).stream()
            .allMatch(edition -> edition.origin() == Origin.IMPORTED)
        && (indicator.measure() == Measure.PREVALENCE
            || VICTIM_UNITS.contains(unit)
            || EVENT_UNITS.contains(unit));
  }

  private void addImported(NeedIndicator indicator) {
    TermId crime = indicator.crimeType();
    if (crime != null) {
      add(
          new NeedRules.CrimeMeasure(
              crime, indicator.cohort(), List.of(indicator.id()), Set.of(), List.of()));
    }
  }

  private void add(NeedRules.CrimeMeasure measure) {
    measures
        .computeIfAbsent(
            new Scoped(measure.crimeType(), measure.cohort()), key -> new ArrayList<>())
        .add(measure);
  }

  /** A crime that the rules count for one group and its parts alone has no other victims. */
  private void sortOnlyVictims(NeedRules rules) {
    Map<TermId, List<@Nullable TermId>> cohorts = new LinkedHashMap<>();
    for (NeedRules.CrimeMeasure measure : rules.measures()) {
      cohorts
          .computeIfAbsent(measure.crimeType(), crime -> new ArrayList<>())
          .add(measure.cohort());
    }
    cohorts.forEach(
        (crime, counted) -> {
          for (TermId widest : counted) {
            if (widest != null
                && counted.stream().allMatch(each -> order.isCohortWithin(each, widest))) {
              onlyVictims.put(crime, widest);
              measures
                  .computeIfAbsent(new Scoped(crime, null), key -> new ArrayList<>())
                  .addAll(measures.getOrDefault(new Scoped(crime, widest), List.of()));
            }
          }
        });
  }

  /** The cohort whose members alone can be victims of the crime; empty for any other crime. */
  Optional<TermId> onlyVictims(TermId crimeType) {
    return Optional.ofNullable(onlyVictims.get(crimeType));
  }

  OfArea of(Area area) {
    Key key = new Key(area.kind(), area.code());
    OfArea found = known.get(key);
    if (found == null) {
      found = lookAt(area);
      known.put(key, found);
    }
    return found;
  }

  private OfArea lookAt(Area area) {
    List<Figure> figures = new ArrayList<>();
    Map<Scoped, List<Absent>> holes = new HashMap<>();
    measures.forEach(
        (scoped, all) -> {
          List<Absent> missing = new ArrayList<>();
          best(area, scoped, all, missing).ifPresent(figures::add);
          if (!missing.isEmpty()) {
            holes.put(scoped, List.copyOf(missing));
          }
        });
    Reconciliation reconciliation = new Reconciliation();
    figures.stream()
        .sorted(
            Comparator.comparing((Figure figure) -> figure.sum().period())
                .thenComparing(Figure::imported)
                .reversed()
                .thenComparingInt(
                    figure -> order.depth(figure.scoped().crimeType(), figure.scoped().cohort()))
                .thenComparing(figure -> figure.sum().indicator().id()))
        .forEach(reconciliation::add);
    return reconciliation.finish(holes);
  }

  /** Among several: of the newest period, of one period imported ones first, prevalence first. */
  private Optional<Figure> best(
      Area area, Scoped scoped, List<NeedRules.CrimeMeasure> all, List<Absent> holes) {
    List<Figure> possible = new ArrayList<>();
    for (NeedRules.CrimeMeasure measure : all) {
      List<NeedRules.Part> parts =
          measure.indicators().stream().map(id -> new NeedRules.Part(id, 1)).toList();
      switch (sums.of(parts, area, null)) {
        case Sum sum ->
            amounts
                .ofSource(area, scoped.crimeType(), measure.cohort(), sum)
                .map(amount -> amount.withLow(amount.low() * certainShare(measure, sum)))
                .ifPresentOrElse(
                    amount ->
                        possible.add(
                            new Figure(
                                scoped,
                                measure.cohort(),
                                parts,
                                sum,
                                !ruled.contains(measure.indicators().getFirst()),
                                measure.assumptions(),
                                amount)),
                    () -> holes.add(amounts.nobody(area, measure.cohort(), sum)));
        case Holed holed -> holes.add(holed.why());
      }
    }
    return possible.stream()
        .max(
            Comparator.comparing((Figure figure) -> figure.sum().period())
                .thenComparing(Figure::imported)
                .thenComparing(figure -> figure.sum().indicator().measure() == Measure.PREVALENCE)
                .thenComparing(figure -> figure.parts().getFirst().indicator()));
  }

  /** The share of a sum that is certainly of the crime. */
  private static double certainShare(NeedRules.CrimeMeasure measure, Sum sum) {
    double certain = 0;
    for (NeedFigure figure : sum.figures()) {
      certain += measure.uncertain().contains(figure.indicator().id()) ? 0 : figure.value();
    }
    return measure.uncertain().isEmpty() || sum.value() == 0 ? 1 : certain / sum.value();
  }

  /** Takes figures in, those to be kept first, and refuses what contradicts them. */
  private final class Reconciliation {
    private final Map<Scoped, Figure> standing = new LinkedHashMap<>();
    private final Map<Scoped, String> refused = new HashMap<>();

    void add(Figure figure) {
      String why = contradiction(figure);
      if (why == null) {
        standing.put(figure.scoped(), figure);
      } else {
        refused.put(figure.scoped(), why);
      }
    }

    private @Nullable String contradiction(Figure figure) {
      for (Figure other : standing.values()) {
        if (isPart(figure, other) && exceeds(number(figure), number(other))) {
          return differ(figure, other, "a part of which it would be");
        }
        if (isPart(other, figure) && exceeds(number(other), number(figure))) {
          return differ(figure, other, "which would be a part of it");
        }
      }
      return sumContradiction(figure);
    }

    /** Children and adults, women and men: who cannot be both are together no more than all. */
    private @Nullable String sumContradiction(Figure figure) {
      List<Figure> all = new ArrayList<>(standing.values());
      all.add(figure);
      for (Figure whole : all) {
        if (whole.scoped().equals(figure.scoped()) || isPart(figure, whole)) {
          List<Figure> parts =
              all.stream()
                  .filter(each -> each.scoped().cohort() != null && isPart(each, whole))
                  .toList();
          List<Figure> most = mostApart(parts);
          if (exceeds(most.stream().mapToDouble(CrimeFigures::number).sum(), number(whole))) {
            return "Sources differ: "
                + String.join(", and ", most.stream().map(amounts::describe).toList())
                + ", are together more than "
                + amounts.describe(whole)
                + ". What is newer stands.";
          }
        }
      }
      return null;
    }

    /** Parts no two of which can share a person, with the largest sum. */
    private List<Figure> mostApart(List<Figure> parts) {
      if (parts.isEmpty()) {
        return List.of();
      }
      Figure first = parts.getFirst();
      List<Figure> rest = parts.subList(1, parts.size());
      List<Figure> apart = rest.stream().filter(each -> isApart(first, each)).toList();
      List<Figure> with = new ArrayList<>(List.of(first));
      with.addAll(mostApart(apart));
      if (apart.size() == rest.size()) {
        return with;
      }
      List<Figure> without = mostApart(rest);
      return total(with) >= total(without) ? with : without;
    }

    /** No part has a wider range than the whole. */
    OfArea finish(Map<Scoped, List<Absent>> holes) {
      Map<Scoped, Figure> narrowed = new LinkedHashMap<>();
      standing.values().stream()
          .sorted(
              Comparator.comparingInt(
                  figure -> order.depth(figure.scoped().crimeType(), figure.scoped().cohort())))
          .forEach(
              figure -> {
                Figure within = figure;
                for (Figure wider : narrowed.values()) {
                  if (isPart(within, wider)) {
                    within = within.within(wider.amount().low(), wider.amount().high());
                  }
                }
                narrowed.put(within.scoped(), within);
              });
      return new OfArea(narrowed, Map.copyOf(refused), Map.copyOf(holes));
    }

    private String differ(Figure figure, Figure other, String how) {
      return "Sources differ, so that it is not shown: "
          + amounts.describe(figure)
          + ", and "
          + amounts.describe(other)
          + ", "
          + how
          + ". What is newer stands.";
    }
  }

  private boolean isPart(Figure part, Figure whole) {
    return !part.scoped().equals(whole.scoped()) && isPart(part.scoped(), whole.scoped());
  }

  /** True when the first counts some of what the second counts. */
  boolean isPart(Scoped part, Scoped whole) {
    return order.isCrimeWithin(part.crimeType(), whole.crimeType())
        && order.isCohortWithin(part.cohort(), whole.cohort());
  }

  private boolean isApart(Figure one, Figure other) {
    TermId cohort = one.scoped().cohort();
    TermId others = other.scoped().cohort();
    return cohort != null && others != null && order.isApart(cohort, others);
  }

  private static double number(Figure figure) {
    return figure.amount().number();
  }

  private static double total(List<Figure> figures) {
    return figures.stream().mapToDouble(CrimeFigures::number).sum();
  }

  /** More than by rounding. */
  static boolean exceeds(double part, double whole) {
    return part > whole * (1 + 1e-9) + 1e-9;
  }
}
