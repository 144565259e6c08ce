package org.waymark.need;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaShare;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.TermId;

/** Every indicator and value, read-only and in memory. Immutable and thread-safe. */
public final class NeedTable {

  /** A share of residents this near to one is all of them. */
  private static final double WHOLE = 0.9999995;

  private final Map<String, NeedIndicator> indicators;
  private final Map<String, Map<AreaCode, Double>> values;

  /**
   * @throws IllegalArgumentException when a value has no indicator, or an indicator stands twice
   */
  public NeedTable(List<NeedIndicator> indicators, List<NeedValue> values) {
    Map<String, NeedIndicator> byId = new LinkedHashMap<>();
    for (NeedIndicator indicator : indicators) {
      if (byId.put(indicator.id(), indicator) != null) {
        throw new IllegalArgumentException("Indicator " + indicator.id() + " stands twice");
      }
    }
    Map<String, Map<AreaCode, Double>> byIndicator = new HashMap<>();
    for (NeedValue value : values) {
      if (!byId.containsKey(value.indicator())) {
        throw new IllegalArgumentException(
            "There is a value of \"" + value.indicator() + "\", which is no indicator");
      }
      byIndicator
          .computeIfAbsent(value.indicator(), id -> new HashMap<>())
          .put(value.area(), value.value());
    }
    this.indicators = Collections.unmodifiableMap(byId);
    this.values = byIndicator;
  }

  /** A table in which nothing is known. */
  public static NeedTable empty() {
    return new NeedTable(List.of(), List.of());
  }

  /** Every indicator, by id. */
  public Collection<NeedIndicator> listIndicators() {
    return indicators.values();
  }

  public Optional<NeedIndicator> findIndicator(String id) {
    return Optional.ofNullable(indicators.get(id));
  }

  /**
   * The indicators about any of these crime types and any of these cohorts.
   *
   * @param crimeTypes a term and, when its children shall count, theirs; empty for "whichever"
   * @param cohorts the same for cohorts
   */
  public List<NeedIndicator> findIndicators(Set<TermId> crimeTypes, Set<TermId> cohorts) {
    return indicators.values().stream()
        .filter(indicator -> matches(crimeTypes, indicator.crimeType()))
        .filter(indicator -> matches(cohorts, indicator.cohort()))
        .toList();
  }

  private static boolean matches(Set<TermId> wanted, @Nullable TermId term) {
    return wanted.isEmpty() || (term != null && wanted.contains(term));
  }

  /** The figure published for this very area; empty when none was. */
  public Optional<NeedValue> findValue(String indicator, AreaCode area) {
    Double value = values.getOrDefault(indicator, Map.of()).get(area);
    return value == null ? Optional.empty() : Optional.of(new NeedValue(indicator, area, value));
  }

  /**
   * The figure for an area of any kind: as published, else summed or estimated from the areas of
   * the indicator's own kind that share residents with it.
   *
   * @param day decides which areas are in force
   * @return empty when the indicator is unknown, or the value of even one of those areas is: a sum
   *     with a hole in it is not shown
   */
  public Optional<NeedFigure> findFigure(
      String indicatorId, Area area, Geography geography, LocalDate day) {
    NeedIndicator indicator = indicators.get(indicatorId);
    if (indicator == null) {
      return Optional.empty();
    }
    Amount amount = amount(indicator, area, geography, day);
    if (amount == null) {
      return Optional.empty();
    }
    NeedIndicator below =
        indicator.denominator() == null ? null : indicators.get(indicator.denominator());
    Amount denominator = below == null ? null : amount(below, area, geography, day);
    return Optional.of(
        new NeedFigure(
            indicator, amount.value, amount.basis, denominator == null ? null : denominator.value));
  }

  /** The figures that are known of these indicators, in their order. */
  public List<NeedFigure> findFigures(
      Collection<String> indicatorIds, Area area, Geography geography, LocalDate day) {
    List<NeedFigure> figures = new ArrayList<>();
    for (String id : indicatorIds) {
      findFigure(id, area, geography, day).ifPresent(figures::add);
    }
    return List.copyOf(figures);
  }

  private record Amount(double value, NeedFigure.Basis basis) {}

  private @Nullable Amount amount(
      NeedIndicator indicator, Area area, Geography geography, LocalDate day) {
    Map<AreaCode, Double> known = values.getOrDefault(indicator.id(), Map.of());
    if (area.kind() == indicator.areaKind()) {
      Double published = known.get(area.code());
      return published == null ? null : new Amount(published, NeedFigure.Basis.PUBLISHED);
    }
    double sum = 0;
    boolean whole = true;
    List<AreaShare> parts = geography.crosswalk(area.code(), indicator.areaKind(), day);
    for (AreaShare part : parts) {
      Double value = known.get(part.area().code());
      if (value == null) {
        return null;
      }
      boolean inside = part.otherOfPopulation() >= WHOLE;
      whole &= inside;
      sum += inside ? value : value * part.otherOfPopulation();
    }
    return parts.isEmpty()
        ? null
        : new Amount(sum, whole ? NeedFigure.Basis.SUMMED : NeedFigure.Basis.ESTIMATED);
  }

  @Override
  public String toString() {
    return "NeedTable[" + indicators.size() + " indicators]";
  }
}
