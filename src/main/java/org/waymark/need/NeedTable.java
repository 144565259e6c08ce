package org.waymark.need;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaShare;
import org.waymark.geography.Geography;
import org.waymark.need.NeedAnswer.Absent;
import org.waymark.need.NeedAnswer.Known;
import org.waymark.need.NeedAnswer.Why;

/**
 * Every edition of every indicator with its values, read-only and in memory. The newest edition
 * that knows an area answers for it; older ones can be asked by their period. Immutable and
 * thread-safe.
 */
public final class NeedTable {

  /** A share of residents this near to one is all of them. */
  private static final double WHOLE = 0.9999995;

  private record Key(String indicator, NeedPeriod period) {}

  /** Newest first. */
  private final Map<String, List<NeedIndicator>> editions;

  private final Map<Key, Map<AreaCode, NeedValue>> values;

  /**
   * @throws IllegalArgumentException when a value has no edition, an edition stands twice, or two
   *     editions of one indicator disagree on what is measured
   */
  public NeedTable(List<NeedIndicator> editions, Collection<NeedValue> values) {
    Map<String, List<NeedIndicator>> byId = new LinkedHashMap<>();
    Map<Key, Map<AreaCode, NeedValue>> byEdition = new HashMap<>();
    for (NeedIndicator edition : editions) {
      List<NeedIndicator> same = byId.computeIfAbsent(edition.id(), id -> new ArrayList<>());
      if (byEdition.put(new Key(edition.id(), edition.period()), new HashMap<>()) != null) {
        throw new IllegalArgumentException(
            "Indicator " + edition.id() + " stands twice for " + edition.periodLabel());
      }
      if (!same.isEmpty() && !same.getFirst().measuresTheSameAs(edition)) {
        throw new IllegalArgumentException(
            "Two editions of indicator " + edition.id() + " measure different things");
      }
      same.add(edition);
    }
    byId.replaceAll(
        (id, list) ->
            list.stream().sorted(Comparator.comparing(NeedIndicator::period).reversed()).toList());
    for (NeedValue value : values) {
      Map<AreaCode, NeedValue> into = byEdition.get(new Key(value.indicator(), value.period()));
      if (into == null) {
        throw new IllegalArgumentException(
            "There is a value of \""
                + value.indicator()
                + "\" for "
                + value.period().label()
                + ", which is no edition of an indicator");
      }
      into.put(value.area(), value);
    }
    this.editions = byId;
    this.values = byEdition;
  }

  /** Every indicator in its newest edition, by id. */
  public Collection<NeedIndicator> listIndicators() {
    return editions.values().stream().map(List::getFirst).toList();
  }

  /** The editions of an indicator, newest period first; empty when there is no such indicator. */
  public List<NeedIndicator> listEditions(String id) {
    return editions.getOrDefault(id, List.of());
  }

  /** The newest edition of an indicator. */
  public Optional<NeedIndicator> findIndicator(String id) {
    return listEditions(id).stream().findFirst();
  }

  /** The edition of one period. */
  public Optional<NeedIndicator> findEdition(String id, NeedPeriod period) {
    return listEditions(id).stream().filter(each -> each.period().equals(period)).findFirst();
  }

  /** What the newest edition publishes for this very area; empty when it does not. */
  public Optional<NeedValue> findValue(String indicator, AreaCode area) {
    return findIndicator(indicator)
        .flatMap(edition -> findValue(indicator, edition.period(), area));
  }

  /** What the edition of one period publishes for this very area; empty when it does not. */
  public Optional<NeedValue> findValue(String indicator, NeedPeriod period, AreaCode area) {
    return Optional.ofNullable(values.getOrDefault(new Key(indicator, period), Map.of()).get(area));
  }

  /** Every value of one edition; empty when there is no such edition. */
  public Collection<NeedValue> listValues(String indicator, NeedPeriod period) {
    return values.getOrDefault(new Key(indicator, period), Map.of()).values();
  }

  /**
   * The figure for an area of any kind: as published, else put together from the areas of the
   * indicator's own kind that share residents with it. A count is summed, and moved by shares of
   * residents where borders cross; a prevalence is averaged by people.
   *
   * @param day decides which areas are in force
   * @return empty when the indicator is unknown, or the value of even one of those areas is unknown
   *     or suppressed: a sum with a hole in it is not shown
   */
  public Optional<NeedFigure> findFigure(
      String indicatorId, Area area, Geography geography, LocalDate day) {
    return findAnswer(indicatorId, area, geography, day) instanceof Known known
        ? Optional.of(known.figure())
        : Optional.empty();
  }

  /**
   * As {@link #findFigure}, with the reason when there is none. An edition that does not know the
   * area leaves the answer to the next older one; one that suppresses it does not, so that what is
   * withheld today is not given away by yesterday's figure.
   */
  public NeedAnswer findAnswer(String indicatorId, Area area, Geography geography, LocalDate day) {
    return answer(indicatorId, area, new AreaParts(geography, day));
  }

  /** As {@link #findAnswer}, of the edition of one period alone. */
  public NeedAnswer findAnswer(
      String indicatorId, NeedPeriod period, Area area, Geography geography, LocalDate day) {
    return answer(indicatorId, period, area, new AreaParts(geography, day));
  }

  /** The figures that are known of these indicators, in their order, each of its newest period. */
  public List<NeedFigure> findFigures(
      Collection<String> indicatorIds, Area area, Geography geography, LocalDate day) {
    AreaParts parts = new AreaParts(geography, day);
    List<NeedFigure> figures = new ArrayList<>();
    for (String id : indicatorIds) {
      if (answer(id, area, parts) instanceof Known known) {
        figures.add(known.figure());
      }
    }
    return List.copyOf(figures);
  }

  /**
   * The figures of all these indicators for the newest period that has every one of them: parts
   * that will be added up must be of one period.
   *
   * @return in their order; empty when no period has them all
   */
  public List<NeedFigure> findFiguresOfOnePeriod(
      List<String> indicatorIds, Area area, Geography geography, LocalDate day) {
    AreaParts parts = new AreaParts(geography, day);
    for (NeedPeriod period : commonPeriods(indicatorIds)) {
      List<NeedFigure> figures = new ArrayList<>();
      for (String id : indicatorIds) {
        if (answer(id, period, area, parts) instanceof Known known) {
          figures.add(known.figure());
        }
      }
      if (figures.size() == indicatorIds.size()) {
        return List.copyOf(figures);
      }
    }
    return List.of();
  }

  /** The periods for which every one of these indicators has an edition, newest first. */
  List<NeedPeriod> commonPeriods(List<String> indicatorIds) {
    TreeSet<NeedPeriod> common = null;
    for (String id : indicatorIds) {
      Set<NeedPeriod> own = new LinkedHashSet<>();
      listEditions(id).forEach(edition -> own.add(edition.period()));
      if (common == null) {
        common = new TreeSet<>(own);
      } else {
        common.retainAll(own);
      }
    }
    return common == null ? List.of() : List.copyOf(common.descendingSet());
  }

  NeedAnswer answer(String id, Area area, AreaParts parts) {
    Absent first = null;
    for (NeedIndicator edition : listEditions(id)) {
      switch (answer(edition, area, parts)) {
        case Known known -> {
          return known;
        }
        case Absent absent -> {
          if (absent.why() == Why.SUPPRESSED) {
            return absent;
          }
          first = first == null ? absent : first;
        }
      }
    }
    return first == null ? unknown(id) : first;
  }

  NeedAnswer answer(String id, NeedPeriod period, Area area, AreaParts parts) {
    return findEdition(id, period)
        .map(edition -> answer(edition, area, parts))
        .orElseGet(() -> unknown(id));
  }

  private static Absent unknown(String id) {
    return new Absent(Why.UNKNOWN_INDICATOR, "there is no indicator \"" + id + "\"");
  }

  private NeedAnswer answer(NeedIndicator edition, Area area, AreaParts parts) {
    return switch (outcome(edition, area, parts)) {
      case Amount amount ->
          new Known(
              new NeedFigure(
                  edition,
                  amount.value,
                  amount.basis,
                  denominator(edition, area, parts),
                  amount.lower,
                  amount.upper));
      case Hole hole -> hole.why;
    };
  }

  /**
   * Of the denominator's editions the one nearest in time: a rate divides by its own day's people.
   */
  private @Nullable Double denominator(NeedIndicator edition, Area area, AreaParts parts) {
    String below = edition.denominator();
    if (below == null) {
      return null;
    }
    return listEditions(below).stream()
        .sorted(
            Comparator.comparingLong(
                other -> Math.abs(ChronoUnit.DAYS.between(other.periodEnd(), edition.periodEnd()))))
        .flatMap(
            other ->
                outcome(other, area, parts) instanceof Amount amount
                    ? Optional.of(amount.value).stream()
                    : Optional.<Double>empty().stream())
        .findFirst()
        .orElse(null);
  }

  private sealed interface Outcome {}

  private record Amount(
      double value, NeedFigure.Basis basis, @Nullable Double lower, @Nullable Double upper)
      implements Outcome {}

  private record Hole(Absent why) implements Outcome {}

  private Outcome outcome(NeedIndicator edition, Area area, AreaParts parts) {
    Map<AreaCode, NeedValue> known =
        values.getOrDefault(new Key(edition.id(), edition.period()), Map.of());
    if (area.kind() == edition.areaKind()) {
      NeedValue own = known.get(area.code());
      if (own != null) {
        return own.isSuppressed()
            ? hole(Why.SUPPRESSED, edition, area)
            : new Amount(own.number(), NeedFigure.Basis.PUBLISHED, own.lower(), own.upper());
      }
    }
    Outcome today = made(edition, area, known, parts.today(area, edition.areaKind()), parts);
    if (today instanceof Hole hole && hole.why.why() == Why.MISSING) {
      // It may be published for the areas of its own time, which have ended since.
      List<AreaShare> then = parts.on(area, edition.areaKind(), edition.periodEnd());
      if (made(edition, area, known, then, parts) instanceof Amount amount) {
        return amount;
      }
    }
    return today;
  }

  private Outcome made(
      NeedIndicator edition,
      Area area,
      Map<AreaCode, NeedValue> known,
      List<AreaShare> shares,
      AreaParts parts) {
    Area missing = shares.isEmpty() ? area : null;
    for (AreaShare share : shares) {
      NeedValue value = known.get(share.area().code());
      if (value == null) {
        missing = missing == null ? share.area() : missing;
      } else if (value.isSuppressed()) {
        return hole(Why.SUPPRESSED, edition, share.area());
      }
    }
    if (missing != null) {
      return hole(Why.MISSING, edition, missing);
    }
    return edition.measure() == Measure.COUNT
        ? sum(known, shares)
        : mean(edition, known, shares, parts);
  }

  private static Hole hole(Why why, NeedIndicator edition, Area area) {
    return new Hole(
        new Absent(
            why,
            "\""
                + edition.label()
                + "\" ("
                + edition.periodLabel()
                + ") is "
                + (why == Why.SUPPRESSED ? "suppressed" : "not known")
                + " for "
                + area.shortName()));
  }

  private static Outcome sum(Map<AreaCode, NeedValue> known, List<AreaShare> shares) {
    double sum = 0;
    Double lower = 0.0;
    Double upper = 0.0;
    boolean whole = true;
    for (AreaShare share : shares) {
      NeedValue value = value(known, share);
      boolean inside = share.otherOfPopulation() >= WHOLE;
      double part = inside ? 1 : share.otherOfPopulation();
      whole &= inside;
      sum += value.number() * part;
      lower = plus(lower, value.lower(), part);
      upper = plus(upper, value.upper(), part);
    }
    return new Amount(
        sum, whole ? NeedFigure.Basis.SUMMED : NeedFigure.Basis.ESTIMATED, lower, upper);
  }

  private Outcome mean(
      NeedIndicator edition,
      Map<AreaCode, NeedValue> known,
      List<AreaShare> shares,
      AreaParts parts) {
    boolean whole = shares.stream().allMatch(share -> share.otherOfPopulation() >= WHOLE);
    List<Double> weights = new ArrayList<>();
    for (AreaShare share : shares) {
      Double people = whole ? denominator(edition, share.area(), parts) : null;
      if (people == null) {
        weights = shares.stream().map(each -> (double) each.population()).toList();
        break;
      }
      weights.add(people);
    }
    double all = weights.stream().mapToDouble(Double::doubleValue).sum();
    double mean = 0;
    Double lower = 0.0;
    Double upper = 0.0;
    for (int i = 0; i < shares.size(); i++) {
      NeedValue value = value(known, shares.get(i));
      double part = all == 0 ? 1.0 / shares.size() : weights.get(i) / all;
      mean += value.number() * part;
      lower = plus(lower, value.lower(), part);
      upper = plus(upper, value.upper(), part);
    }
    return new Amount(
        mean, whole ? NeedFigure.Basis.AVERAGED : NeedFigure.Basis.ESTIMATED, lower, upper);
  }

  private static NeedValue value(Map<AreaCode, NeedValue> known, AreaShare share) {
    NeedValue value = known.get(share.area().code());
    if (value == null) {
      throw new IllegalStateException("Looked at before: " + share.area());
    }
    return value;
  }

  private static @Nullable Double plus(@Nullable Double sum, @Nullable Double bound, double part) {
    return sum == null || bound == null ? null : Double.valueOf(sum + bound * part);
  }

  @Override
  public String toString() {
    return "NeedTable[" + editions.size() + " indicators]";
  }
}
