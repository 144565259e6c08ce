package org.waymark.web.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.waymark.coverage.CoverageReport;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.BoundarySource;
import org.waymark.drawing.MapView;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.SmallAreaSet;
import org.waymark.report.Figures;
import org.waymark.snapshot.Snapshot;

/**
 * A coverage map as the server draws it, in units of the picture.
 *
 * @param shapes the parts, coloured by share
 * @param neighbours areas round about, grey
 * @param outline path of the area the map is of; empty when no outline is known
 * @param dots path of small areas that nobody reaches; empty when there are too many to draw here
 * @param approximate true when the outlines are
 * @param credit the credit line of the outlines
 */
public record CoveragePicture(
    int width,
    int height,
    List<Shape> shapes,
    List<Shape> neighbours,
    String outline,
    String dots,
    List<Label> labels,
    boolean approximate,
    String credit) {

  private static final int WIDTH = 860;
  private static final int TALLEST = 660;

  /** With more dots than this the page would grow heavy; the script's map has them all. */
  private static final int MOST_DOTS = 6_000;

  /** Room for a label, in units. */
  private static final int LETTER_WIDE = 7;

  private static final int LINE_TALL = 15;

  /**
   * One area.
   *
   * @param code its GSS code
   * @param words what a reader would read out: name and figures
   * @param path SVG path
   * @param style class name
   */
  public record Shape(String code, String words, String path, String style) {}

  /** Lines of text round a point. */
  public record Label(long x, long y, List<String> lines, String style) {}

  /** Draws a report; empty when there are no outlines for it. */
  public static Optional<CoveragePicture> of(
      CoverageReport report, Snapshot snapshot, BoundarySource boundaries) {
    return of(
        report.within(), report.by(), parts(report), report.unreached(), snapshot, boundaries);
  }

  /**
   * Draws the parts of an area; empty when there are no outlines for it.
   *
   * @param by the kind of the parts
   * @param dots small areas to mark; may be empty
   */
  public static Optional<CoveragePicture> of(
      Area within,
      AreaKind by,
      List<MapPart> parts,
      SmallAreaSet dots,
      Snapshot snapshot,
      BoundarySource boundaries) {
    BoundaryLayer own = boundaries.layer(within.kind());
    return own.find(within.code())
        .map(
            outline ->
                new Drawing(
                        within,
                        parts,
                        dots,
                        snapshot,
                        boundaries,
                        boundaries.layer(by),
                        own,
                        outline)
                    .draw());
  }

  /** The rows of a report as parts of a map. */
  static List<MapPart> parts(CoverageReport report) {
    return report.rows().stream()
        .map(
            row ->
                new MapPart(
                    row.area(),
                    row.whole(),
                    row.coverage().population(),
                    words(row),
                    row.listed() ? Figures.percent(row.coverage().share()) : "Not listed",
                    ShareClass.of(row).style()))
        .toList();
  }

  /** The words of a part for a tool tip or a screen reader. */
  static String words(CoverageReport.Row row) {
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
        + Figures.count(row.services().size(), "local service", "local services");
  }

  /** One drawing; used once. */
  private static final class Drawing {
    private final Area area;
    private final List<MapPart> rows;
    private final SmallAreaSet marked;
    private final Snapshot snapshot;
    private final BoundarySource boundaries;
    private final BoundaryLayer parts;
    private final BoundaryLayer own;
    private final Geometry within;
    private final MapView view;
    private final Geometry window;
    private final List<Label> labels = new ArrayList<>();
    private final List<Envelope> taken = new ArrayList<>();

    Drawing(
        Area area,
        List<MapPart> rows,
        SmallAreaSet marked,
        Snapshot snapshot,
        BoundarySource boundaries,
        BoundaryLayer parts,
        BoundaryLayer own,
        Boundary within) {
      this.area = area;
      this.rows = rows;
      this.marked = marked;
      this.snapshot = snapshot;
      this.boundaries = boundaries;
      this.parts = parts;
      this.own = own;
      this.within = within.toGeometry();
      BoundingBox box = within.boundingBox();
      view = new MapView(box, WIDTH, TALLEST);
      window = Boundary.WGS84.toGeometry(view.degrees());
    }

    CoveragePicture draw() {
      List<Shape> shapes = new ArrayList<>();
      List<MapPart> bySize =
          rows.stream().sorted(Comparator.comparingLong(MapPart::residents).reversed()).toList();
      for (MapPart row : bySize) {
        Boundary boundary = parts.boundaries().get(row.area().code());
        if (boundary != null) {
          Geometry shape = boundary.toGeometry();
          if (!row.whole()) {
            shape = cut(shape);
          }
          String path = view.path(shape);
          if (!path.isEmpty()) {
            shapes.add(new Shape(row.area().code().value(), row.words(), path, row.style()));
            label(row, shape);
          }
        }
      }
      return new CoveragePicture(
          view.width(),
          view.height(),
          shapes,
          neighbours(),
          view.path(within),
          dots(),
          labels,
          parts.approximate() || own.approximate(),
          own.credit());
    }

    private Geometry cut(Geometry shape) {
      try {
        return shape.intersection(within);
      } catch (TopologyException e) {
        return shape;
      }
    }

    private String dots() {
      return marked.isEmpty() || marked.size() > MOST_DOTS
          ? ""
          : view.dots(
              marked.ordinals().mapToObj(i -> snapshot.geography().smallArea(i).position()));
    }

    private List<Shape> neighbours() {
      List<Shape> shapes = new ArrayList<>();
      AreaKind kind = area.kind();
      for (Area other : snapshot.geography().listAreas(kind, snapshot.today())) {
        neighbour(shapes, own, other);
      }
      if (kind == AreaKind.ICB || kind == AreaKind.REGION) {
        snapshot
            .geography()
            .findArea(AreaKind.COUNTRY, AreaCode.WALES)
            .ifPresent(wales -> neighbour(shapes, boundaries.layer(AreaKind.COUNTRY), wales));
      }
      return shapes;
    }

    private void neighbour(List<Shape> shapes, BoundaryLayer layer, Area other) {
      Boundary boundary = layer.boundaries().get(other.code());
      if (boundary == null
          || other.code().equals(area.code())
          || !view.degrees().intersects(envelope(boundary))) {
        return;
      }
      Geometry shape = boundary.toGeometry();
      String path = view.path(visible(shape));
      if (!path.isEmpty()) {
        String words =
            other.isEnglish()
                ? other.shortName() + ": neighbour, not part of this answer"
                : other.shortName() + ": in Wales, outside the Duty";
        shapes.add(
            new Shape(
                other.code().value(),
                words,
                path,
                other.isEnglish() ? "map-neighbour" : "map-neighbour map-neighbour--wales"));
        labelNeighbour(other, visible(shape));
      }
    }

    private static Envelope envelope(Boundary boundary) {
      BoundingBox box = boundary.boundingBox();
      return new Envelope(box.west(), box.east(), box.south(), box.north());
    }

    /** What the window shows of a shape. */
    private Geometry visible(Geometry shape) {
      try {
        return window.contains(shape) ? shape : shape.intersection(window);
      } catch (TopologyException e) {
        return shape;
      }
    }

    private void label(MapPart row, Geometry shape) {
      List<String> both = List.of(row.area().shortName(), row.figure());
      if (!place(shape, both, "map-label", true)) {
        place(shape, List.of(row.figure()), "map-label", true);
      }
    }

    private void labelNeighbour(Area other, Geometry shape) {
      if (area.kind() == AreaKind.COUNTRY) {
        place(shape, List.of(other.shortName(), "outside the Duty"), "map-label-neighbour", false);
      } else {
        place(
            shape,
            other.isEnglish()
                ? List.of(other.shortName())
                : List.of(other.shortName(), "Wales, outside the Duty"),
            "map-label-neighbour",
            false);
      }
    }

    /** Puts a label on a shape where there is room for it. */
    private boolean place(Geometry shape, List<String> lines, String style, boolean mustFit) {
      Coordinate at = middle(shape);
      if (at == null) {
        return false;
      }
      double x = view.x(at.x);
      double y = view.y(at.y);
      double half = lines.stream().mapToInt(String::length).max().orElse(0) * LETTER_WIDE / 2.0 + 2;
      double tall = lines.size() * LINE_TALL;
      x = Math.clamp(x, half + 2, view.width() - half - 2);
      y = Math.clamp(y, tall / 2 + 2, view.height() - tall / 2 - 2);
      Envelope box = new Envelope(x - half, x + half, y - tall / 2, y + tall / 2);
      double room = view.unitsWide(shape.getEnvelopeInternal().getWidth());
      if ((mustFit && room < half * 1.3) || taken.stream().anyMatch(box::intersects)) {
        return false;
      }
      taken.add(box);
      labels.add(new Label(Math.round(x), Math.round(y - tall / 2 + LINE_TALL - 4), lines, style));
      return true;
    }

    /** A point well inside the largest part of a shape. */
    private static @Nullable Coordinate middle(Geometry shape) {
      Geometry largest = shape;
      for (int i = 0; i < shape.getNumGeometries(); i++) {
        Geometry part = shape.getGeometryN(i);
        if (i == 0 || part.getArea() > largest.getArea()) {
          largest = part;
        }
      }
      return largest.isEmpty() || largest.getDimension() < 2
          ? null
          : InteriorPointArea.getInteriorPoint(largest);
    }
  }
}
