package org.waymark.web.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.TopologyException;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.MapLabels;
import org.waymark.drawing.MapLabels.Label;
import org.waymark.drawing.MapView;
import org.waymark.geography.Area;
import org.waymark.geography.AreaCode;
import org.waymark.geography.AreaKind;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.Position;
import org.waymark.geography.SmallAreaSet;
import org.waymark.geography.place.NamedPlace;
import org.waymark.snapshot.Snapshot;
import org.waymark.web.coverage.MapSearch.Spot;

/**
 * A map as the server draws it, in units of the picture.
 *
 * @param shapes the parts, coloured by what the page says of them
 * @param neighbours areas round about, grey
 * @param outline path of the area the map is of; empty when no outline is known
 * @param dots path of small areas that nobody reaches; empty when there are too many to draw here
 * @param wide names on a screen as wide as the picture, or on paper
 * @param narrow the same for a small telephone, fewer and larger
 * @param spot path of the point of a place that was searched for; empty when none was
 * @param pins public places of services; empty unless they are shown
 * @param reach path of the small areas that the chosen service takes people from
 * @param insets parts too small to be seen, once more and larger
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
    Names wide,
    Names narrow,
    String spot,
    List<Pin> pins,
    String reach,
    List<Inset> insets,
    boolean approximate,
    String credit) {

  private static final int WIDTH = 860;
  private static final int TALLEST = 660;

  /** With more dots than this the page would grow heavy; the script's map has them all. */
  private static final int MOST_DOTS = 6_000;

  /** Letters of a picture that is 290 pixels wide, in those of one that is 860. */
  private static final double NARROW = 2.6;

  private static final int MOST_TOWNS = 40;
  private static final int MOST_TOWNS_NARROW = 10;

  /** How far round a place that was searched for the picture goes, in degrees: about 17 km. */
  private static final double ROUND_NORTH = 0.15;

  private static final double ROUND_EAST = 0.3;

  /** Residents of a place that tells somebody where they are. */
  private static final int SMALLEST_TOWN = 2_000;

  /**
   * One area.
   *
   * @param words what a reader would read out: name and figures
   * @param path SVG path
   * @param style class name
   * @param address where a click leads; empty for nowhere
   */
  public record Shape(String words, String path, String style, String address) {}

  /** A public place of a service, in units of the picture. */
  public record Pin(long x, long y, String label, String address) {}

  /**
   * What is written on the map.
   *
   * @param lineTall from one line of a label to the next
   * @param towns path of the points of the places that are named
   */
  public record Names(long lineTall, List<Label> labels, String towns) {}

  /**
   * A picture in the picture.
   *
   * @param x its upper left corner
   * @param title what it shows
   */
  public record Inset(
      long x, long y, int width, int height, String title, List<Shape> shapes, Names names) {}

  /**
   * Draws the parts of an area; empty when there are no outlines for it.
   *
   * @param by the kind of the parts
   * @param dots small areas to mark; may be empty
   * @param search a place that lies on the map is marked, and what is round it drawn larger; null
   *     for no search
   */
  public static Optional<CoveragePicture> of(
      Area within,
      AreaKind by,
      List<MapPart> parts,
      SmallAreaSet dots,
      @Nullable MapSearch search,
      MapLayers layers,
      Snapshot snapshot,
      MapSource source) {
    Spot spot =
        search == null || search.spot() == null || !search.spot().isOnMap() ? null : search.spot();
    BoundaryLayer own = source.boundaries().layer(within.kind());
    return own.find(within.code())
        .map(
            outline ->
                new Drawing(
                        within,
                        parts,
                        dots,
                        spot,
                        layers,
                        snapshot,
                        source,
                        source.boundaries().layer(by),
                        own,
                        outline)
                    .draw());
  }

  /** One drawing; used once. */
  private static final class Drawing {
    private final Area area;
    private final List<MapPart> parts;
    private final SmallAreaSet marked;
    private final @Nullable Spot spot;
    private final MapLayers layers;
    private final Snapshot snapshot;
    private final MapSource source;
    private final BoundaryLayer layer;
    private final BoundaryLayer own;
    private final Geometry within;
    private final MapView view;
    private final MapLabels wide;
    private final MapLabels narrow;

    Drawing(
        Area area,
        List<MapPart> parts,
        SmallAreaSet marked,
        @Nullable Spot spot,
        MapLayers layers,
        Snapshot snapshot,
        MapSource source,
        BoundaryLayer layer,
        BoundaryLayer own,
        Boundary within) {
      this.area = area;
      this.parts =
          parts.stream().sorted(Comparator.comparingLong(MapPart::residents).reversed()).toList();
      this.marked = marked;
      this.spot = spot;
      this.layers = layers;
      this.snapshot = snapshot;
      this.source = source;
      this.layer = layer;
      this.own = own;
      this.within = within.toGeometry();
      view = new MapView(spot == null ? within.boundingBox() : round(spot), WIDTH, TALLEST);
      wide = new MapLabels(view);
      narrow = new MapLabels(view, NARROW);
    }

    private static BoundingBox round(Spot spot) {
      double longitude = spot.position().longitude();
      double latitude = spot.position().latitude();
      return new BoundingBox(
          longitude - ROUND_EAST,
          latitude - ROUND_NORTH,
          longitude + ROUND_EAST,
          latitude + ROUND_NORTH);
    }

    CoveragePicture draw() {
      List<Inset> insets =
          spot == null ? new MapInsets(parts, layer, snapshot.geography(), view).draw() : List.of();
      if (spot != null) {
        wide.placeBeside(spot.position(), spot.label(), "map-label map-label--spot");
        narrow.placeBeside(spot.position(), spot.label(), "map-label map-label--spot");
      }
      for (Inset inset : insets) {
        Envelope box =
            new Envelope(
                inset.x(), inset.x() + inset.width(), inset.y(), inset.y() + inset.height());
        wide.keepFree(box);
        narrow.keepFree(box);
      }
      List<Shape> shapes = new ArrayList<>();
      for (MapPart part : parts) {
        Boundary boundary = layer.boundaries().get(part.area().code());
        if (boundary != null && view.degrees().intersects(envelope(boundary))) {
          Geometry shape = view.visible(boundary.toGeometry());
          if (!part.whole()) {
            shape = cut(shape);
          }
          String path = view.path(shape);
          if (!path.isEmpty()) {
            shapes.add(new Shape(part.words(), path, part.style(), part.address()));
            label(part, shape);
          }
        }
      }
      List<Shape> neighbours = layers.shows(MapLayers.Layer.NEIGHBOURS) ? neighbours() : List.of();
      return new CoveragePicture(
          view.width(),
          view.height(),
          shapes,
          neighbours,
          view.path(within),
          layers.shows(MapLayers.Layer.UNREACHED) ? dots(marked) : "",
          names(wide, MOST_TOWNS),
          names(narrow, MOST_TOWNS_NARROW),
          spot == null ? "" : view.dots(Stream.of(spot.position())),
          pins(),
          dots(layers.reach()),
          insets,
          layer.approximate() || own.approximate(),
          own.credit());
    }

    private Geometry cut(Geometry shape) {
      try {
        return shape.intersection(within);
      } catch (TopologyException e) {
        return shape;
      }
    }

    private String dots(SmallAreaSet marked) {
      return marked.isEmpty() || marked.size() > MOST_DOTS
          ? ""
          : view.dots(
              marked.ordinals().mapToObj(i -> snapshot.geography().smallArea(i).position()));
    }

    private List<Pin> pins() {
      return layers.pins().stream()
          .filter(point -> view.degrees().contains(point.longitude(), point.latitude()))
          .map(
              point ->
                  new Pin(
                      Math.round(view.x(point.longitude())),
                      Math.round(view.y(point.latitude())),
                      point.label(),
                      point.href()))
          .toList();
    }

    /** Towns where labels have left room: those of the area itself before those round about. */
    private Names names(MapLabels labels, int most) {
      SmallAreaSet inside = snapshot.geography().smallAreasOf(area.code());
      List<Position> ofTheSpot = List.copyOf(labels.points());
      List<NamedPlace> towns = layers.shows(MapLayers.Layer.TOWNS) ? source.towns() : List.of();
      for (boolean ofTheArea : new boolean[] {true, false}) {
        for (NamedPlace town : towns) {
          if (labels.points().size() >= most) {
            break;
          }
          if (town.weight() >= SMALLEST_TOWN && inside.contains(town.smallArea()) == ofTheArea) {
            labels.placeBeside(
                town.position(), town.name(), ofTheArea ? "map-town" : "map-town map-town--beyond");
          }
        }
      }
      return new Names(
          labels.lineTall(),
          labels.list(),
          view.dots(labels.points().stream().filter(point -> !ofTheSpot.contains(point))));
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
            .ifPresent(
                wales -> neighbour(shapes, source.boundaries().layer(AreaKind.COUNTRY), wales));
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
      Geometry shape = view.visible(boundary.toGeometry());
      String path = view.path(shape);
      if (!path.isEmpty()) {
        String words =
            other.isEnglish()
                ? other.shortName() + ": neighbour, not part of this answer"
                : other.shortName() + ": in Wales, outside the Duty";
        shapes.add(
            new Shape(
                words,
                path,
                other.isEnglish() ? "map-neighbour" : "map-neighbour map-neighbour--wales",
                ""));
        labelNeighbour(other, shape);
      }
    }

    private static Envelope envelope(Boundary boundary) {
      BoundingBox box = boundary.boundingBox();
      return new Envelope(box.west(), box.east(), box.south(), box.north());
    }

    private void label(MapPart part, Geometry shape) {
      for (MapLabels labels : List.of(wide, narrow)) {
        List<String> both = List.of(part.area().shortName(), part.figure());
        if (!labels.place(shape, both, "map-label", true)) {
          labels.place(shape, List.of(part.figure()), "map-label", true);
        }
      }
    }

    private void labelNeighbour(Area other, Geometry shape) {
      List<String> lines =
          other.isEnglish()
              ? List.of(other.shortName())
              : area.kind() == AreaKind.COUNTRY
                  ? List.of(other.shortName(), "outside the Duty")
                  : List.of(other.shortName(), "Wales, outside the Duty");
      wide.place(shape, lines, "map-label-neighbour", false);
      narrow.place(shape, lines.subList(0, 1), "map-label-neighbour", true);
    }
  }
}
