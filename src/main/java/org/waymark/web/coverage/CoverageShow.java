package org.waymark.web.coverage;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.waymark.coverage.CoverageReport;
import org.waymark.geography.Area;
import org.waymark.report.Figures;

/** What the colours of a coverage map show. */
enum CoverageShow {
  SHARE(
      "share",
      "Share of residents reached",
      "Share of residents whom at least one local service that counts takes"),
  SERVICES(
      "services",
      "Local services for each resident",
      "How many local services that count take a resident, on average");

  /** The parameter that chooses. */
  static final String PARAMETER = "show";

  private final String slug;
  private final String label;
  private final String title;

  CoverageShow(String slug, String label, String title) {
    this.slug = slug;
    this.label = label;
    this.title = title;
  }

  String slug() {
    return slug;
  }

  String label() {
    return label;
  }

  /** What the key says above its colours. */
  String title() {
    return title;
  }

  static Optional<CoverageShow> ofSlug(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug.equals(slug)).findFirst();
  }

  /**
   * What a map shows of which nobody said what: the share, unless it is the same for all and the
   * map would be of one colour.
   */
  static CoverageShow usual(CoverageReport report) {
    long classes = report.rows().stream().map(ShareClass::of).distinct().count();
    return report.rows().size() > 1 && classes == 1 && report.listed() ? SERVICES : SHARE;
  }

  /**
   * The rows of a report as parts of a map.
   *
   * @param address where a click on an area leads
   */
  List<MapPart> parts(CoverageReport report, Function<Area, String> address) {
    DepthClasses depths = DepthClasses.of(report);
    return report.rows().stream()
        .map(
            row ->
                new MapPart(
                    row.area(),
                    row.whole(),
                    row.coverage().population(),
                    words(row),
                    figure(row),
                    this == SHARE ? ShareClass.of(row).style() : depths.style(row),
                    address.apply(row.area())))
        .toList();
  }

  /** The key to a map of these parts of a report. */
  List<MapFigure.Key> keys(CoverageReport report, List<MapPart> parts) {
    return this == SHARE ? ShareClass.keys(parts) : DepthClasses.of(report).keys(parts);
  }

  private String figure(CoverageReport.Row row) {
    if (!row.listed()) {
      return "Not listed";
    }
    return this == SHARE
        ? Figures.percent(row.coverage().share())
        : Figures.oneDecimal(row.coverage().meanDepth());
  }

  /** The words of a part for a tool tip or a screen reader. */
  private static String words(CoverageReport.Row row) {
    String name = row.area().shortName();
    if (!row.listed()) {
      return name + ": no services listed yet";
    }
    return name
        + ": "
        + Figures.percent(row.coverage().share())
        + " of "
        + Figures.whole(row.coverage().population())
        + " residents reached, "
        + Figures.count(row.services().size(), "local service", "local services")
        + ", "
        + Figures.oneDecimal(row.coverage().meanDepth())
        + " for each resident on average"
        + (row.notCounted().isEmpty()
            ? ""
            : "; "
                + Figures.whole(row.notCounted().size())
                + " listed, not counted, with which "
                + Figures.percent(row.shareAsListed()));
  }
}
