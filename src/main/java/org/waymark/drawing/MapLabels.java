package org.waymark.drawing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** The labels of one picture, none over another. */
public final class MapLabels {

  /** Room for a letter, in units of the picture. */
  private static final int LETTER_WIDE = 7;

  private static final int LINE_TALL = 15;

  /** Lines of text round a point. */
  public record Label(long x, long y, List<String> lines, String style) {}

  private final MapView view;
  private final List<Label> labels = new ArrayList<>();
  private final List<Envelope> taken = new ArrayList<>();

  public MapLabels(MapView view) {
    this.view = view;
  }

  /** Those that found room. */
  public List<Label> list() {
    return labels;
  }

  /**
   * Puts a label on a shape where there is room for it.
   *
   * @param style class name
   * @param mustFit whether there is only room where the shape is about as wide as the label
   * @return false when there was none
   */
  public boolean place(Geometry shape, List<String> lines, String style, boolean mustFit) {
    Coordinate at = middle(shape);
    if (at == null) {
      return false;
    }
    double half = lines.stream().mapToInt(String::length).max().orElse(0) * LETTER_WIDE / 2.0 + 2;
    double tall = lines.size() * LINE_TALL;
    double x = Math.clamp(view.x(at.x), half + 2, view.width() - half - 2);
    double y = Math.clamp(view.y(at.y), tall / 2 + 2, view.height() - tall / 2 - 2);
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
