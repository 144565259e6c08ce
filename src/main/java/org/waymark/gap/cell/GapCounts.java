package org.waymark.gap.cell;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many cells of an area have each finding: the measure by which areas are compared.
 *
 * @param byFinding those with none left out
 */
public record GapCounts(Map<GapFinding, Integer> byFinding) {

  public GapCounts {
    Map<GapFinding, Integer> copy = new EnumMap<>(GapFinding.class);
    copy.putAll(byFinding);
    byFinding = Collections.unmodifiableMap(copy);
  }

  /** How many cells have that finding. */
  public int of(GapFinding finding) {
    return byFinding.getOrDefault(finding, 0);
  }

  /** All cells. */
  public int cells() {
    return byFinding.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Cells in which something is known to be missing or weak. */
  public int gaps() {
    return byFinding.entrySet().stream()
        .filter(entry -> entry.getKey().isGap())
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Cells that are provided, duplicated ones among them. */
  public int provided() {
    return of(GapFinding.PROVIDED) + of(GapFinding.DUPLICATED);
  }

  /** Provided cells as a share of all, 0 to 1. */
  public double shareProvided() {
    return cells() == 0 ? 0 : provided() / (double) cells();
  }

  /** Gaps as a share of all cells, 0 to 1. */
  public double shareOfGaps() {
    return cells() == 0 ? 0 : gaps() / (double) cells();
  }
}
