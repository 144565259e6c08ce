package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.List;
import org.waymark.gap.report.ContractFigures;
import org.waymark.gap.report.ContractTimeline;

/**
 * Ends of funding by quarter as the server draws them, in units of the picture.
 *
 * @param bars two for each quarter that has any: last funding below, other funding above
 * @param quarters labels along the axis
 * @param counts labels up the axis
 */
public record ContractChart(
    int width, int height, List<Bar> bars, List<Tick> quarters, List<Tick> counts) {

  private static final int WIDTH = 860;
  private static final int HEIGHT = 340;
  private static final int LEFT = 50;
  private static final int RIGHT = 850;
  private static final int TOP = 20;
  private static final int BOTTOM = 270;

  /**
   * One bar.
   *
   * @param words what a reader would read out
   */
  public record Bar(long x, long y, long width, long height, String style, String words) {}

  /** A label on an axis, at a place along it; a second line where there is one. */
  public record Tick(long at, String label, String second) {}

  static ContractChart of(ContractTimeline timeline) {
    long most =
        Math.max(
            1,
            timeline.quarters().stream().mapToLong(each -> each.ending().size()).max().orElse(1));
    double wide = (RIGHT - LEFT) / (double) timeline.quarters().size();
    List<Bar> bars = new ArrayList<>();
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < timeline.quarters().size(); i++) {
      ContractTimeline.Quarter quarter = timeline.quarters().get(i);
      long last = quarter.ending().stream().filter(ContractTimeline.End::last).count();
      long other = quarter.ending().size() - last;
      long x = Math.round(LEFT + wide * (i + 0.15));
      long width = Math.round(wide * 0.7);
      long lastTall = Math.round((BOTTOM - TOP) * last / (double) most);
      long otherTall = Math.round((BOTTOM - TOP) * other / (double) most);
      String when = ContractFigures.label(quarter);
      if (last > 0) {
        bars.add(
            new Bar(
                x,
                BOTTOM - lastTall,
                width,
                lastTall,
                "gap-funding gap-funding--last",
                when + ": last funding of " + last + (last == 1 ? " service" : " services")));
      }
      if (other > 0) {
        bars.add(
            new Bar(
                x,
                BOTTOM - lastTall - otherTall,
                width,
                otherTall,
                "gap-funding gap-funding--other",
                when + ": " + other + " with other funding"));
      }
      ticks.add(
          new Tick(
              Math.round(LEFT + wide * (i + 0.5)),
              ContractFigures.months(quarter),
              Integer.toString(quarter.ends().getYear())));
    }
    List<Tick> counts = new ArrayList<>();
    long every = Math.max(1, (most + 4) / 5);
    for (long count = 0; count <= most; count += every) {
      counts.add(
          new Tick(
              Math.round(BOTTOM - (BOTTOM - TOP) * count / (double) most),
              Long.toString(count),
              ""));
    }
    return new ContractChart(WIDTH, HEIGHT, bars, ticks, counts);
  }
}
