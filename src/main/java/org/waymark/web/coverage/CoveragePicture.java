package org.waymark.web.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.waymark.coverage.CoverageReport;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.BoundarySource;
import org.waymark.drawing.MapLabels;
import org.waymark.drawing.MapLabels.Label;
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

  /**
   * One area.
   *
   * @param words what a reader would read out: name and figures
   * @param path SVG path
   * @param style class name
   */
  public record Shape(String words, String path, String style) {}

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
        + Figures.count(row.services().size(), "local service", "local services")
        + (row.notCounted().isEmpty()
            ? ""
            : "; "
                + Figures.whole(row.notCounted().size())
                + " listed, not counted, with which "
                + Figures.percent(row.shareAsListed()));
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
    private final MapLabels labels;

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
      labels = new MapLabels(view);
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
            shapes.add(new Shape(row.words(), path, row.style()));
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
          labels.list(),
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
      String path = view.path(view.visible(shape));
      if (!path.isEmpty()) {
        String words =
            other.isEnglish()
                ? other.shortName() + ": neighbour, not part of this answer"
                : other.shortName() + ": in Wales, outside the Duty";
        shapes.add(
            new Shape(
                words,
                path,
                other.isEnglish() ? "map-neighbour" : "map-neighbour map-neighbour--wales"));
        labelNeighbour(other, view.visible(shape));
      }
    }

    private static Envelope envelope(Boundary boundary) {
      BoundingBox box = boundary.boundingBox();
      return new Envelope(box.west(), box.east(), box.south(), box.north());
    }

    private void label(MapPart row, Geometry shape) {
      List<String> both = List.of(row.area().shortName(), row.figure());
      if (!labels.place(shape, both, "map-label", true)) {
        labels.place(shape, List.of(row.figure()), "map-label", true);
      }
    }

    private void labelNeighbour(Area other, Geometry shape) {
      if (area.kind() == AreaKind.COUNTRY) {
        labels.place(
            shape, List.of(other.shortName(), "outside the Duty"), "map-label-neighbour", false);
      } else {
        labels.place(
            shape,
            other.isEnglish()
                ? List.of(other.shortName())
                : List.of(other.shortName(), "Wales, outside the Duty"),
            "map-label-neighbour",
            false);
      }
    }
  }
}
