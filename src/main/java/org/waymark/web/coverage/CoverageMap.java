package org.waymark.web.coverage;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.waymark.coverage.CoverageReport;
import org.waymark.coverage.ServiceFilter;
import org.waymark.geography.Area;
import org.waymark.query.CoverageQuestion;
import org.waymark.report.PageAddress;
import org.waymark.snapshot.Snapshot;

/** The map of a coverage report on other pages than its own. */
public final class CoverageMap {

  private CoverageMap() {}

  /** Who is reached by any service at all; null when there are no outlines for the area. */
  public static @Nullable MapFigure ofAnyService(Area area, Snapshot snapshot, MapSource source) {
    CoverageReport report =
        CoverageReport.of(
            snapshot.services(),
            ServiceFilter.ALL,
            area,
            CoverageQuestion.usual(area),
            snapshot.today());
    CoverageShow show = CoverageShow.usual(report);
    return figure(
        report,
        show,
        "Map of " + area.shortName(),
        "The area with its neighbours. The table of districts on the coverage map says the same.",
        "/coverage/map.json?area="
            + area.code()
            + "&by="
            + report.by().slug()
            + "&show="
            + show.slug(),
        part -> PageAddress.ofArea(part.kind().slug(), part.code()),
        null,
        MapLayers.USUAL,
        snapshot,
        source);
  }

  static @Nullable MapFigure figure(
      CoverageReport report,
      CoverageShow show,
      String name,
      String description,
      String dataAddress,
      Function<Area, String> address,
      @Nullable MapSearch search,
      MapLayers layers,
      Snapshot snapshot,
      MapSource source) {
    List<MapPart> parts = show.parts(report, address);
    return CoveragePicture.of(
            report.within(),
            report.by(),
            parts,
            report.unreached(),
            search,
            layers,
            snapshot,
            source)
        .map(
            picture ->
                new MapFigure(
                    name,
                    description,
                    picture,
                    dataAddress,
                    show.title(),
                    show.keys(report, parts),
                    true,
                    search))
        .orElse(null);
  }
}
