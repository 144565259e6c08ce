package org.waymark.web.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.waymark.coverage.CoverageReport;
import org.waymark.report.Figures;

/**
 * How the number of local services that take a resident, on average, is drawn. How many is many
 * depends on what was asked for; the classes of a map therefore hold about as many of its areas
 * each, and its key says where they begin. "None" and "not listed" are no part of that.
 *
 * @param from where each class begins, in tenths of a service, rising
 */
record DepthClasses(List<Long> from) {

  private static final int MOST = 5;

  static DepthClasses of(CoverageReport report) {
    List<Long> depths =
        report.rows().stream()
            .filter(row -> row.listed() && tenths(row) > 0)
            .map(DepthClasses::tenths)
            .sorted()
            .toList();
    return new DepthClasses(
        IntStream.range(0, MOST)
            .filter(i -> !depths.isEmpty())
            .mapToObj(i -> depths.get(depths.size() * i / MOST))
            .distinct()
            .toList());
  }

  /** As it is shown, so that what looks alike is of one class. */
  private static long tenths(CoverageReport.Row row) {
    return Math.round(row.coverage().meanDepth() * 10);
  }

  /** The class name of a row's colour. */
  String style(CoverageReport.Row row) {
    if (!row.listed()) {
      return ShareClass.NOT_LISTED.style();
    }
    long tenths = tenths(row);
    long reached = from.stream().filter(begin -> begin <= tenths).count();
    return reached == 0 ? ShareClass.NONE.style() : style((int) reached - 1);
  }

  /** Fewer classes are as far from each other as there is room. */
  private String style(int place) {
    return "share-"
        + (from.size() == 1
            ? MOST / 2 + 1
            : 1 + Math.round(place * (MOST - 1) / (double) (from.size() - 1)));
  }

  List<MapFigure.Key> keys(List<MapPart> parts) {
    List<MapFigure.Key> keys = new ArrayList<>();
    keys.add(MapFigure.Key.of(ShareClass.NONE.style(), "", "None", parts));
    for (int i = 0; i < from.size(); i++) {
      String label =
          i + 1 < from.size()
              ? words(from.get(i)) + " to " + words(from.get(i + 1) - 1)
              : words(from.get(i)) + " and more";
      keys.add(MapFigure.Key.of(style(i), "", label, parts));
    }
    ShareClass unknown = ShareClass.NOT_LISTED;
    keys.add(MapFigure.Key.of(unknown.style(), "", unknown.label(), parts));
    return keys;
  }

  private static String words(long tenths) {
    return Figures.oneDecimal(tenths / 10.0);
  }
}
