package org.waymark.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.algorithm.InteriorPointArea;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.waymark.geography.Position;

/**
 * The labels of one picture, none over another. Who comes first gets the room; the same labels in
 * the same order are always placed alike.
 */
public final class MapLabels {

  /** Room for a letter and for a line at size 1, in units of the picture. */
  private static final double LETTER_WIDE = 7;

  private static final double LINE_TALL = 15;

  /** Between a point and its name, at size 1. */
  private static final double BESIDE_POINT = 5;

  /** Lines of text round a point: the middle of the first line's foot. */
  public record Label(long x, long y, List<String> lines, String style) {}

  private final MapView view;
  private final double size;
  private final List<Label> labels = new ArrayList<>();
  private final List<Position> points = new ArrayList<>();
  private final List<Envelope> taken = new ArrayList<>();

  public MapLabels(MapView view) {
    this(view, 1);
  }

  /**
   * @param size of the letters, in those of an ordinary picture: more where the whole picture is to
   *     be seen on a small screen
   */
  public MapLabels(MapView view, double size) {
    this.view = view;
    this.size = size;
  }

  /** Those that found room. */
  public List<Label> list() {
    return labels;
  }

  /** The points of those {@linkplain #placeBeside placed beside one}, to be marked. */
  public List<Position> points() {
    return points;
  }

  /** From the foot of a line to that of the next, in units of the picture. */
  public long lineTall() {
    return Math.round(LINE_TALL * size);
  }

  /** The boxes that labels take, and those kept free, in units of the picture. */
  List<Envelope> taken() {
    return List.copyOf(taken);
  }

  /** Keeps a part of the picture, in its units, free of labels. */
  public void keepFree(Envelope box) {
    taken.add(new Envelope(box));
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
    double half = halfWide(lines);
    double tall = tall(lines);
    double x = Math.clamp(view.x(at.x), half + 2, Math.max(half + 2, view.width() - half - 2));
    double y =
        Math.clamp(
            view.y(at.y), tall / 2 + 2, Math.max(tall / 2 + 2, view.height() - tall / 2 - 2));
    double room = view.unitsWide(shape.getEnvelopeInternal().getWidth());
    if (mustFit && room < half * 1.3) {
      return false;
    }
    return put(x, y, lines, style);
  }

  /**
   * Puts a name to the right of a point, or to its left, above or below, where there is room.
   *
   * @return false when there was none inside the picture
   */
  public boolean placeBeside(Position point, String name, String style) {
    List<String> lines = List.of(name);
    double half = halfWide(lines);
    double tall = tall(lines);
    double beside = BESIDE_POINT * size;
    double x = view.x(point.longitude());
    double y = view.y(point.latitude());
    Envelope mark = new Envelope(x - beside, x + beside, y - beside, y + beside);
    if (!isInside(mark) || taken.stream().anyMatch(mark::intersects)) {
      return false;
    }
    boolean placed =
        Stream.of(
                new double[] {x + beside + half, y},
                new double[] {x - beside - half, y},
                new double[] {x, y - beside - tall / 2},
                new double[] {x, y + beside + tall / 2})
            .anyMatch(at -> isInside(box(at[0], at[1], lines)) && put(at[0], at[1], lines, style));
    if (placed) {
      taken.add(mark);
      points.add(point);
    }
    return placed;
  }

  private boolean put(double x, double y, List<String> lines, String style) {
    Envelope box = box(x, y, lines);
    if (taken.stream().anyMatch(box::intersects)) {
      return false;
    }
    taken.add(box);
    double foot = y - tall(lines) / 2 + (LINE_TALL - 4) * size;
    labels.add(new Label(Math.round(x), Math.round(foot), lines, style));
    return true;
  }

  private Envelope box(double x, double y, List<String> lines) {
    double half = halfWide(lines);
    double tall = tall(lines);
    return new Envelope(x - half, x + half, y - tall / 2, y + tall / 2);
  }

  private double halfWide(List<String> lines) {
    return (lines.stream().mapToInt(String::length).max().orElse(0) * LETTER_WIDE / 2.0 + 2) * size;
  }

  private double tall(List<String> lines) {
    return lines.size() * LINE_TALL * size;
  }

  private boolean isInside(Envelope box) {
    return box.getMinX() >= 0
        && box.getMaxX() <= view.width()
        && box.getMinY() >= 0
        && box.getMaxY() <= view.height();
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
