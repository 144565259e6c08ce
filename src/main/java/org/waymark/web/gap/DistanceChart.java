package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.waymark.gap.report.DistanceReport;

/**
 * The curve of residents over distance as the server draws it, in units of the picture.
 *
 * @param line SVG path of the curve
 * @param fill the same, closed down to the axis
 * @param points SVG path of its points, one for each row of the table
 * @param across ticks of the axis of kilometres
 * @param up ticks of the axis of shares
 */
public record DistanceChart(
    int width,
    int height,
    String line,
    String fill,
    String points,
    List<Tick> across,
    List<Tick> up) {

  static final int LEFT = 64;
  static final int RIGHT = 840;
  static final int TOP = 20;
  static final int BOTTOM = 330;
  private static final int WIDTH = 860;
  private static final int HEIGHT = 390;

  /** More ticks than this would run into each other. */
  private static final int MOST_TICKS = 12;

  /** A label on an axis, at a place along it. */
  public record Tick(long at, String label) {}

  /** Draws the curve; empty when nobody can be given a distance. */
  static Optional<DistanceChart> of(DistanceReport report) {
    if (report.measured() == 0) {
      return Optional.empty();
    }
    int last = Math.max(1, report.steps().getLast().kilometres());
    StringBuilder line = new StringBuilder();
    StringBuilder points = new StringBuilder();
    for (DistanceReport.Step step : report.steps()) {
      String at =
          String.format(Locale.ROOT, "%.1f %.1f", x(step.kilometres(), last), y(step.share()));
      line.append(line.isEmpty() ? "M" : "L").append(at);
      points.append('M').append(at).append("h0");
    }
    String fill =
        String.format(
            Locale.ROOT,
            "%sL%.1f %dL%d %dz",
            line,
            x(report.steps().getLast().kilometres(), last),
            BOTTOM,
            LEFT,
            BOTTOM);
    List<Tick> up = new ArrayList<>();
    for (int percent = 0; percent <= 100; percent += 25) {
      up.add(new Tick(Math.round(y(percent / 100.0)), percent + "%"));
    }
    return Optional.of(
        new DistanceChart(
            WIDTH, HEIGHT, line.toString(), fill, points.toString(), across(last), up));
  }

  private static List<Tick> across(int last) {
    int every = 1;
    for (int wide : new int[] {1, 2, 5, 10}) {
      every = wide;
      if (last / wide <= MOST_TICKS) {
        break;
      }
    }
    List<Tick> ticks = new ArrayList<>();
    for (int kilometres = 0; kilometres <= last; kilometres += every) {
      ticks.add(new Tick(Math.round(x(kilometres, last)), Integer.toString(kilometres)));
    }
    return ticks;
  }

  private static double x(int kilometres, int last) {
    return LEFT + (RIGHT - LEFT) * kilometres / (double) last;
  }

  private static double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * share;
  }
}
