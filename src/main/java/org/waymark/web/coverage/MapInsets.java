package org.waymark.web.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.waymark.drawing.BoundaryLayer;
import org.waymark.drawing.MapLabels;
import org.waymark.drawing.MapView;
import org.waymark.geography.AreaCode;
import org.waymark.geography.Boundary;
import org.waymark.geography.BoundingBox;
import org.waymark.geography.Geography;
import org.waymark.web.coverage.CoveragePicture.Inset;
import org.waymark.web.coverage.CoveragePicture.Names;
import org.waymark.web.coverage.CoveragePicture.Shape;

/**
 * Parts of a map that are too small to be seen on it, drawn once more and larger in a corner where
 * nothing of the map lies: London with the City, and the Isles of Scilly. One for each map; used
 * once.
 *
 * @param parts all parts of the map
 * @param layer their outlines
 * @param view the picture they lie in
 */
record MapInsets(List<MapPart> parts, BoundaryLayer layer, Geography geography, MapView view) {

  /** What is drawn narrower than this, in units of the picture, is drawn once more. */
  private static final double TOO_SMALL = 130;

  private static final int WIDTH = 176;
  private static final int TALLEST = 150;
  private static final int TITLE_TALL = 20;
  private static final int EDGE = 6;

  private static final AreaCode LONDON = new AreaCode("E12000007");
  private static final AreaCode SCILLY = new AreaCode("E06000053");

  /** Insets where they have room; none for most maps. */
  List<Inset> draw() {
    List<Inset> drawn = new ArrayList<>();
    List<Envelope> taken = new ArrayList<>();
    inset("London", partsIn(LONDON), taken).ifPresent(drawn::add);
    inset("Isles of Scilly", partsIn(SCILLY), taken).ifPresent(drawn::add);
    return drawn;
  }

  private List<MapPart> partsIn(AreaCode place) {
    return geography.findArea(place).isEmpty()
        ? List.of()
        : parts.stream()
            .filter(
                part ->
                    geography
                        .smallAreasOf(place)
                        .containsAll(geography.smallAreasOf(part.area().code())))
            .filter(part -> layer.find(part.area().code()).isPresent())
            .toList();
  }

  private Optional<Inset> inset(String title, List<MapPart> shown, List<Envelope> taken) {
    if (shown.isEmpty() || shown.size() == parts.size()) {
      return Optional.empty();
    }
    Envelope box = new Envelope();
    shown.forEach(part -> box.expandToInclude(envelope(shape(part))));
    if (view.unitsWide(box.getWidth()) >= TOO_SMALL) {
      return Optional.empty();
    }
    MapView inside =
        new MapView(
            new BoundingBox(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()),
            WIDTH,
            TALLEST);
    return corners(inside)
        .filter(corner -> isFree(corner, taken))
        .findFirst()
        .map(
            corner -> {
              taken.add(corner);
              return drawn(title, shown, inside, corner);
            });
  }

  /** Corners of the picture, those over the sea of England first. */
  private Stream<Envelope> corners(MapView inside) {
    int tall = inside.height() + TITLE_TALL;
    int right = view.width() - WIDTH - EDGE;
    int low = view.height() - tall - EDGE;
    return Stream.of(
            new int[] {right, EDGE},
            new int[] {EDGE, low},
            new int[] {EDGE, EDGE},
            new int[] {right, low},
            new int[] {right, (view.height() - tall) / 2})
        .map(at -> new Envelope(at[0], at[0] + WIDTH, at[1], at[1] + tall));
  }

  private boolean isFree(Envelope corner, List<Envelope> taken) {
    Geometry there = Boundary.WGS84.toGeometry(view.degrees(corner));
    return taken.stream().noneMatch(corner::intersects)
        && layer.boundaries().values().stream()
            .noneMatch(
                boundary ->
                    envelope(boundary).intersects(there.getEnvelopeInternal())
                        && boundary.toGeometry().intersects(there));
  }

  private Inset drawn(String title, List<MapPart> shown, MapView inside, Envelope corner) {
    MapLabels labels = new MapLabels(inside);
    List<Shape> shapes = new ArrayList<>();
    for (MapPart part : shown) {
      Geometry shape = shape(part).toGeometry();
      String path = inside.path(shape);
      if (!path.isEmpty()) {
        shapes.add(new Shape(part.words(), path, part.style(), part.address()));
        labels.place(shape, List.of(part.figure()), "map-label", shown.size() > 1);
      }
    }
    return new Inset(
        Math.round(corner.getMinX()),
        Math.round(corner.getMinY()),
        inside.width(),
        inside.height() + TITLE_TALL,
        title,
        shapes,
        new Names(labels.lineTall(), labels.list(), ""));
  }

  private Boundary shape(MapPart part) {
    return Objects.requireNonNull(layer.boundaries().get(part.area().code()));
  }

  private static Envelope envelope(Boundary boundary) {
    BoundingBox box = boundary.boundingBox();
    return new Envelope(box.west(), box.east(), box.south(), box.north());
  }
}
