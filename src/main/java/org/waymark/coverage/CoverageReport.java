package org.waymark.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Overlay.AreaCoverage;
import org.waymark.coverage.Overlay.ServiceShare;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Geography;
import org.waymark.geography.SmallAreaSet;

/**
 * The coverage picture of one area, part by part: the numbers of the map, its table and every
 * download, made in one place so that they agree.
 *
 * <p>What counts today ({@link Standing}) makes the shares, as in the gap analysis; what is listed
 * and does not count stands beside it.
 *
 * @param within the area the picture is of
 * @param by the kind of its parts
 * @param total all of its residents, by the services that count
 * @param reachedAsListed residents whom any local service listed for the question takes, whether it
 *     counts or not
 * @param rows its parts, by name; their residents add up to the total wherever areas of the kind
 *     cover all of it
 * @param services local services that count and reach somebody in it, with the share (0 to 1) of
 *     its residents, largest share first
 * @param notCounted the same of those that are listed and do not count
 * @param nationwide services that count and reach all of England, by name; they are no part of any
 *     share; empty for an area in Wales
 * @param unreached its small areas that no local service reaches
 */
public record CoverageReport(
    Area within,
    AreaKind by,
    AreaCoverage total,
    long reachedAsListed,
    List<Row> rows,
    List<ServiceShare> services,
    List<ServiceShare> notCounted,
    List<Service> nationwide,
    SmallAreaSet unreached) {

  /**
   * One part.
   *
   * @param coverage of the residents who live both in the part's area and in the area of the
   *     report, by the services that count
   * @param reachedAsListed the residents of them whom any local service listed for the question
   *     takes
   * @param whole true when the part's area lies in the report's area with all its residents
   * @param listed true when any local service at all, of whatever kind, is listed for somebody
   *     there; false means that nothing is known, which is not the same as no service
   * @param services local services that count and reach somebody there, by name
   * @param notCounted the same of those that are listed and do not count
   */
  public record Row(
      AreaCoverage coverage,
      long reachedAsListed,
      boolean whole,
      boolean listed,
      List<Service> services,
      List<Service> notCounted) {
    public Row {
      Objects.requireNonNull(coverage);
      services = List.copyOf(services);
      notCounted = List.copyOf(notCounted);
    }

    /** Share of residents, 0 to 1, as the catalogue lists services, whether they count or not. */
    public double shareAsListed() {
      return share(reachedAsListed, coverage);
    }

    public Area area() {
      return coverage.area();
    }
  }

  public CoverageReport {
    Objects.requireNonNull(within);
    Objects.requireNonNull(by);
    Objects.requireNonNull(total);
    Objects.requireNonNull(unreached);
    rows = List.copyOf(rows);
    services = List.copyOf(services);
    notCounted = List.copyOf(notCounted);
    nationwide = List.copyOf(nationwide);
  }

  /**
   * The picture of an area.
   *
   * @param filter which services are meant; its area and the place to be served are left out of
   *     account, because the report is of {@code within}
   * @param day decides which areas are in force
   */
  public static CoverageReport of(
      ServiceIndex index, ServiceFilter filter, Area within, AreaKind by, LocalDate day) {
    Geography geography = index.geography();
    Selection chosen =
        index.selectForCoverage(filter.toBuilder().area(null).smallArea(null).build());
    Overlay overlay = Overlay.of(index, index.counting(chosen));
    Overlay beside = Overlay.of(index, index.notCounting(chosen));
    SmallAreaSet own = geography.smallAreasOf(within.code());
    List<Area> areas = new ArrayList<>();
    List<SmallAreaSet> parts = new ArrayList<>();
    for (Area area : geography.listAreas(by, day)) {
      SmallAreaSet theirs = geography.smallAreasOf(area.code());
      if (theirs.intersects(own)) {
        areas.add(area);
        parts.add(own.containsAll(theirs) ? theirs : theirs.intersect(own));
      }
    }
    List<List<Service>> reaching = overlay.servicesReachingEach(parts);
    List<List<Service>> notCounted = beside.servicesReachingEach(parts);
    SmallAreaSet listed = index.listedAnywhere();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < areas.size(); i++) {
      SmallAreaSet part = parts.get(i);
      rows.add(
          new Row(
              overlay.coverageOf(areas.get(i), part),
              overlay.reachedWith(beside, part),
              own.containsAll(geography.smallAreasOf(areas.get(i).code())),
              part.intersects(listed),
              reaching.get(i),
              notCounted.get(i)));
    }
    boolean english = own.intersects(geography.smallAreasOf(AreaCode.ENGLAND));
    return new CoverageReport(
        within,
        by,
        overlay.coverageOf(within, own),
        overlay.reachedWith(beside, own),
        rows,
        overlay.servicesReaching(own),
        beside.servicesReaching(own),
        english
            ? overlay.nationwideServices().stream()
                .map(index::service)
                .sorted(Comparator.comparing(Service::name).thenComparing(Service::id))
                .toList()
            : List.of(),
        SmallAreaSet.of(own.ordinals().filter(i -> overlay.depthAt(i) == 0)));
  }

  /** Share of all residents, 0 to 1, as the catalogue lists services, whether they count or not. */
  public double shareAsListed() {
    return share(reachedAsListed, total);
  }

  private static double share(long residents, AreaCoverage of) {
    return of.population() == 0 ? 0 : residents / (double) of.population();
  }

  /** True when anything at all is listed for somebody in the area. */
  public boolean listed() {
    return rows.stream().anyMatch(Row::listed);
  }
}
