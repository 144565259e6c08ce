package org.waymark.web.gap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.BoundarySource;
import org.waymark.drawing.MapLabels;
import org.waymark.drawing.MapLabels.Label;
import org.waymark.drawing.MapView;
import org.waymark.gap.cell.GapFinding;
import org.waymark.gap.report.BoundaryReport;
import org.waymark.gap.report.BoundaryReport.Group;
import org.waymark.gap.report.BoundaryReport.Neighbour;
import org.waymark.gap.report.BoundaryReport.OverTheLine;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.Geography;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;

/**
 * Both sides of a line as the server draws them, in units of the picture. Only public places that
 * can be visited are on it.
 *
 * @param shapes the police area and its neighbours, patterned by what they are missing
 * @param outline path of the police area
 * @param near path of small areas near the line that some service takes; empty when there are none
 * @param notTaken the same, of those that none takes
 * @param nearer the same, of those for whom a service over the line is nearer and does not take
 *     them, wherever in the area they are
 * @param marks public places of services
 */
public record BoundaryPicture(
    int width,
    int height,
    List<Shape> shapes,
    String outline,
    String near,
    String notTaken,
    String nearer,
    List<Mark> marks,
    List<Label> labels,
    boolean approximate,
    String credit) {

  private static final int WIDTH = 860;
  private static final int TALLEST = 660;

  /** How much of the neighbours is seen beyond the area, in widths of what is near. */
  private static final double AROUND = 1.3;

  private static final double METRES_PER_DEGREE = 111_195;

  /**
   * One area.
   *
   * @param words what a reader would read out
   */
  public record Shape(String words, String path, String style) {}

  /**
   * The place of a service.
   *
   * @param words its name and how it stands
   * @param path an SVG path of its symbol
   */
  public record Mark(String words, String path, String style) {}

  /** Draws a report; empty when there is no outline of the area. */
  static Optional<BoundaryPicture> of(
      BoundaryReport report, Snapshot snapshot, BoundarySource boundaries) {
    BoundaryLayer layer = boundaries.layer(AreaKind.POLICE_AREA);
    return layer
        .find(report.area().code())
        .map(own -> new Drawing(report, snapshot.geography(), layer, own).draw());
  }

  /** The SVG path of a symbol round a point. */
  static String symbol(String style, double x, double y) {
    return switch (style) {
      case "gap-place--nearer" -> path("M%.1f %.1fl8 14h-16z", x, y - 9);
      case "gap-place--not" -> path("M%.1f %.1fh11v11h-11z", x - 5.5, y - 5.5);
      case "gap-place--takes" -> path("M%.1f %.1fa7 7 0 1 0 14 0a7 7 0 1 0 -14 0z", x - 7, y);
      default -> path("M%.1f %.1fa4 4 0 1 0 8 0a4 4 0 1 0 -8 0z", x - 4, y);
    };
  }

  private static String path(String format, double x, double y) {
    return String.format(Locale.ROOT, format, x, y);
  }

  /** How missing services are drawn; what the legend says. */
  private static String pattern(
      @Nullable GapFinding finding, boolean listed, boolean reachesEnough) {
    if (!listed || finding == GapFinding.NOT_ASSESSED) {
      return "gap-side--unknown";
    }
    boolean gap = finding == null ? !reachesEnough : finding.isGap();
    return gap ? "gap-side--gap" : "gap-side--provided";
  }

  /** One drawing; used once. */
  private static final class Drawing {
    private final BoundaryReport report;
    private final Geography geography;
    private final BoundaryLayer layer;
    private final Geometry own;
    private final MapView view;
    private final MapLabels labels;

    Drawing(BoundaryReport report, Geography geography, BoundaryLayer layer, Boundary own) {
      this.report = report;
      this.geography = geography;
      this.layer = layer;
      this.own = own.toGeometry();
      view = new MapView(widened(own.boundingBox()), WIDTH, TALLEST);
      labels = new MapLabels(view);
    }

    private BoundingBox widened(BoundingBox box) {
      double tall = report.settings().nearKilometres() * 1000 * AROUND / METRES_PER_DEGREE;
      double wide = tall / Math.cos(Math.toRadians((box.south() + box.north()) / 2));
      return new BoundingBox(
          box.west() - wide, box.south() - tall, box.east() + wide, box.north() + tall);
    }

    BoundaryPicture draw() {
      List<Mark> marks = marks();
      List<Shape> shapes = new ArrayList<>();
      for (Neighbour each : report.neighbours()) {
        layer
            .find(each.area().code())
            .map(boundary -> view.visible(boundary.toGeometry()))
            .ifPresent(shape -> neighbour(each, shape, shapes));
      }
      shapes.add(
          new Shape(
              report.area().shortName()
                  + ": "
                  + provision(
                      report.finding(), report.listed(), report.taken(), report.population()),
              view.path(own),
              "gap-side gap-side--own "
                  + pattern(
                      report.finding(),
                      report.listed(),
                      isEnough(report.taken(), report.population()))));
      labels.place(own, List.of(report.area().shortName()), "map-label", false);
      List<SmallAreaSet> near = new ArrayList<>(List.of(report.nearTheLine()));
      List<SmallAreaSet> known = new ArrayList<>();
      if (report.listed()) {
        known.add(report.nearTheLine());
      }
      for (Neighbour each : report.neighbours()) {
        near.add(each.there());
        if (each.isKnown()) {
          known.add(each.there());
        }
      }
      SmallAreaSet passedBy = report.nearerElsewhere();
      return new BoundaryPicture(
          view.width(),
          view.height(),
          shapes,
          view.path(own),
          dots(SmallAreaSet.union(near).intersect(report.reached()).minus(passedBy)),
          dots(SmallAreaSet.union(known).minus(report.reached())),
          dots(passedBy),
          marks,
          labels.list(),
          layer.approximate(),
          layer.credit());
    }

    private boolean isEnough(long people, long population) {
      return people >= report.settings().providedShare() * population;
    }

    private String dots(SmallAreaSet set) {
      return view.dots(
          set.ordinals()
              .mapToObj(ordinal -> geography.smallArea(ordinal).position())
              .filter(this::isSeen));
    }

    private boolean isSeen(Position position) {
      return view.degrees().contains(position.longitude(), position.latitude());
    }

    private void neighbour(Neighbour each, Geometry shape, List<Shape> shapes) {
      String path = view.path(shape);
      if (path.isEmpty()) {
        return;
      }
      boolean english = each.inDuty();
      shapes.add(
          new Shape(
              each.area().shortName()
                  + (english ? ": " : ", in Wales, outside the Duty: ")
                  + provision(each.finding(), each.listed(), each.taken(), each.population())
                  + ", "
                  + Figures.whole(each.thereResidents())
                  + " residents near the line",
              path,
              english
                  ? "gap-side "
                      + pattern(
                          each.finding(), each.listed(), isEnough(each.taken(), each.population()))
                  : "map-neighbour map-neighbour--wales"));
      labels.place(
          shape,
          english
              ? List.of(each.area().shortName())
              : List.of(each.area().shortName(), "Wales, outside the Duty"),
          "map-label-neighbour",
          false);
    }

    private List<Mark> marks() {
      List<Mark> marks = new ArrayList<>();
      report
          .ownPlaces()
          .forEach(
              place -> mark(place, "Takes people; not over the line", "gap-place--own", marks));
      mark(report.servicesOf(Group.DOES_NOT), "gap-place--not", marks);
      mark(report.servicesOf(Group.TAKES), "gap-place--takes", marks);
      mark(report.servicesOf(Group.NEARER), "gap-place--nearer", marks);
      return marks;
    }

    private void mark(Collection<OverTheLine> services, String style, List<Mark> marks) {
      for (OverTheLine each : services) {
        for (Position place : each.places()) {
          mark(place, each.service().name() + ": " + report.reasonOf(each), style, marks);
        }
      }
    }

    private void mark(Position place, String words, String style, List<Mark> marks) {
      if (isSeen(place)) {
        marks.add(
            new Mark(
                words,
                symbol(style, view.x(place.longitude()), view.y(place.latitude())),
                "gap-place " + style));
      }
    }
  }

  private static String provision(
      @Nullable GapFinding finding, boolean listed, long taken, long population) {
    String share =
        listed
            ? Figures.percent(population == 0 ? 0 : taken / (double) population)
                + " of residents taken"
            : "no services listed yet";
    return finding == null ? share : finding.symbol() + " " + finding.label() + ", " + share;
  }
}
