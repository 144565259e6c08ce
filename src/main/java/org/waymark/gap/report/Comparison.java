package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.CohortLevel;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.cell.AreaGap;
import org.waymark.gap.cell.GapFinding;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.vocabulary.Term;
import org.waymark.vocabulary.TermId;

/**
 * An area beside England, its region and the areas that are most like it.
 *
 * @param area the area that is compared
 * @param england England as one area; its "national" services are still apart
 * @param regions the regions it lies in, those with most of its residents first; empty for a region
 * @param alike areas of its kind with the most similar population and rurality, most similar first
 */
public record Comparison(
    Measures area, Measures england, List<Measures> regions, List<Measures> alike) {

  /** How many areas that are alike are named. */
  private static final int ALIKE = 5;

  /** A region with a smaller share of the area's residents is not compared with. */
  private static final double REGION_FROM = 0.1;

  /**
   * The same measures of any area.
   *
   * @param rurality share of residents in sparsely populated squares, 0 to 1, by our own measure
   * @param cells how many cells were looked at
   * @param counts how many of them have each finding, those with none left out
   * @param meanShare mean, over the cells, of the share of residents whom local services reach
   */
  public record Measures(
      Area area,
      long population,
      double rurality,
      int cells,
      Map<GapFinding, Integer> counts,
      double meanShare) {
    public int count(GapFinding finding) {
      return counts.getOrDefault(finding, 0);
    }

    /** Cells with a finding that is a gap. */
    public int gaps() {
      return counts.entrySet().stream()
          .filter(each -> each.getKey().isGap())
          .mapToInt(Map.Entry::getValue)
          .sum();
    }
  }

  /**
   * Compares an area.
   *
   * @param crimeType cells of this crime type only; null for every one
   * @param level which services are meant
   */
  public static Comparison of(
      GapAnalysis analysis, Area area, @Nullable TermId crimeType, CohortLevel.Level level) {
    Geography geography = analysis.geography();
    Rurality rurality = new Rurality(geography);
    Measures own = measures(analysis, rurality, area, crimeType, level);
    List<Measures> regions = new ArrayList<>();
    if (area.kind() != AreaKind.REGION) {
      geography.crosswalk(area.code(), AreaKind.REGION, analysis.today()).stream()
          .filter(share -> share.ofPopulation() >= REGION_FROM)
          .forEach(
              share -> regions.add(measures(analysis, rurality, share.area(), crimeType, level)));
    }
    return new Comparison(
        own,
        measures(
            analysis,
            rurality,
            geography.findArea(AreaKind.COUNTRY, AreaCode.ENGLAND).orElseThrow(),
            crimeType,
            level),
        regions,
        alike(analysis, rurality, area).stream()
            .map(other -> measures(analysis, rurality, other, crimeType, level))
            .toList());
  }

  /** The nearest areas of the kind by the logarithm of their population and by their rurality. */
  private static List<Area> alike(GapAnalysis analysis, Rurality rurality, Area area) {
    record Point(Area area, double size, double rural) {}
    Geography geography = analysis.geography();
    List<Point> points =
        geography.listAreas(area.kind(), analysis.today()).stream()
            .filter(Area::isEnglish)
            .map(
                each ->
                    new Point(
                        each,
                        Math.log(Math.max(1, geography.population(each.code()))),
                        rurality.shareOf(geography.smallAreasOf(each.code()))))
            .toList();
    double sizeSpread = spread(points.stream().mapToDouble(Point::size).toArray());
    double ruralSpread = spread(points.stream().mapToDouble(Point::rural).toArray());
    Point own = points.stream().filter(each -> each.area().equals(area)).findFirst().orElseThrow();
    return points.stream()
        .filter(each -> each != own)
        .sorted(
            Comparator.comparingDouble(
                    (Point each) ->
                        Math.hypot(
                            (each.size() - own.size()) / sizeSpread,
                            (each.rural() - own.rural()) / ruralSpread))
                .thenComparing(each -> each.area().code()))
        .limit(ALIKE)
        .map(Point::area)
        .toList();
  }

  /** Standard deviation; 1 where all are the same. */
  private static double spread(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double variance = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    return variance == 0 ? 1 : Math.sqrt(variance);
  }

  private static Measures measures(
      GapAnalysis analysis,
      Rurality rurality,
      Area area,
      @Nullable TermId crimeType,
      CohortLevel.Level level) {
    AreaGap gap = analysis.of(area);
    Map<GapFinding, Integer> counts = new EnumMap<>(GapFinding.class);
    double shares = 0;
    int cells = 0;
    List<@Nullable TermId> cohorts = new ArrayList<>();
    // Nobody designs a service for everybody: "anybody" has cells at the widest level only.
    if (level == CohortLevel.Level.OPEN) {
      cohorts.add(null);
    }
    gap.terms().cohorts().forEach(cohort -> cohorts.add(cohort.id()));
    for (Term crime : gap.terms().crimeTypes()) {
      if (crimeType != null && !crimeType.equals(crime.id())) {
        continue;
      }
      for (TermId cohort : cohorts) {
        for (Term support : gap.terms().supportTypes()) {
          counts.merge(gap.finding(crime.id(), cohort, support.id(), level), 1, Integer::sum);
          shares += gap.share(crime.id(), cohort, support.id(), level);
          cells++;
        }
      }
    }
    return new Measures(
        area,
        gap.population(),
        rurality.shareOf(gap.smallAreas()),
        cells,
        counts,
        cells == 0 ? 0 : shares / cells);
  }
}
