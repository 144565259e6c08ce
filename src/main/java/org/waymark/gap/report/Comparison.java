package org.waymark.gap.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.waymark.gap.GapAnalysis;
import org.waymark.gap.offer.AreaOffer;
import org.waymark.gap.offer.OfferAnswer;
import org.waymark.gap.offer.OfferOutcome;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.AreaShare;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;

/**
 * An area beside England, its region and the areas that are most like it.
 *
 * @param area the area that is compared
 * @param england all police areas of England together
 * @param regions the police areas of each region it lies in together, those with most of its
 *     residents first; empty for a region
 * @param alike areas of its kind with the most similar population and rurality, most similar first
 */
public record Comparison(
    Measures area, Measures england, List<Measures> regions, List<Measures> alike) {

  /** How many areas that are alike are named. */
  private static final int ALIKE = 5;

  /** A region with a smaller share of the area's residents is not compared with. */
  private static final double REGION_FROM = 0.1;

  /**
   * The same measures of an area, or of several police areas together.
   *
   * @param rurality share of residents in sparsely populated squares, 0 to 1, by our own measure
   * @param offers what each of them has of the questions asked, as they were judged
   */
  public record Measures(Area area, long population, double rurality, List<AreaOffer> offers) {
    public Measures {
      offers = List.copyOf(offers);
    }

    /** How many questions came to that, in all of them. */
    public int of(OfferOutcome outcome) {
      return offers.stream().mapToInt(each -> each.counts().of(outcome)).sum();
    }

    /** Questions that are relevant, in all of them. */
    public int questions() {
      return offers.stream().mapToInt(each -> each.counts().questions()).sum();
    }

    /** Share of questions met, 0 to 1; 0 where none is asked. */
    public double shareMet() {
      return questions() == 0 ? 0 : of(OfferOutcome.MET) / (double) questions();
    }

    /** Mean, over the questions, of the share of residents reached; 0 where none is asked. */
    public double meanShare() {
      return offers.stream()
          .flatMap(each -> each.answers().stream())
          .mapToDouble(OfferAnswer::share)
          .average()
          .orElse(0);
    }
  }

  /**
   * Compares an area.
   *
   * @param offerOf what an area has of the questions that are asked
   */
  public static Comparison of(GapAnalysis analysis, Area area, Function<Area, AreaOffer> offerOf) {
    Geography geography = analysis.geography();
    Rurality rurality = new Rurality(geography);
    List<Measures> regions = new ArrayList<>();
    if (area.kind() != AreaKind.REGION) {
      geography.crosswalk(area.code(), AreaKind.REGION, analysis.today()).stream()
          .filter(share -> share.ofPopulation() >= REGION_FROM)
          .forEach(share -> regions.add(together(analysis, rurality, share.area(), offerOf)));
    }
    return new Comparison(
        measures(geography, rurality, area, List.of(offerOf.apply(area))),
        together(
            analysis,
            rurality,
            geography.findArea(AreaKind.COUNTRY, AreaCode.ENGLAND).orElseThrow(),
            offerOf),
        regions,
        alike(analysis, rurality, area).stream()
            .map(other -> measures(geography, rurality, other, List.of(offerOf.apply(other))))
            .toList());
  }

  /** The police areas of a wider one. */
  private static Measures together(
      GapAnalysis analysis, Rurality rurality, Area wide, Function<Area, AreaOffer> offerOf) {
    Geography geography = analysis.geography();
    List<AreaOffer> offers =
        geography.crosswalk(wide.code(), AreaKind.POLICE_AREA, analysis.today()).stream()
            .map(AreaShare::area)
            .filter(Area::isEnglish)
            .map(offerOf)
            .toList();
    return measures(geography, rurality, wide, offers);
  }

  private static Measures measures(
      Geography geography, Rurality rurality, Area area, List<AreaOffer> offers) {
    SmallAreaSet smallAreas = geography.smallAreasOf(area.code());
    return new Measures(
        area, geography.population(smallAreas), rurality.shareOf(smallAreas), offers);
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
}
